#include <doctest/doctest.h>

#include <array>

#include "job/json/json_values.hpp"

namespace kaoping {

namespace {

enum class Mark { good, bad };

constexpr std::array<JsonWord<Mark>, 2> mark_words{{{Mark::good, "good"}, {Mark::bad, "bad"}}};
std::span<const JsonWord<Mark>> json_words(Mark) { return mark_words; }

struct Extra {
    Number points;
    std::optional<std::string> why;
    friend bool operator==(const Extra&, const Extra&) = default;
};

template <class Archive, JsonLike<Extra> T>
void json_members(Archive& a, T& extra) {
    a.required("points", extra.points, 4);
    a.required("why", extra.why);
}

struct Place {
    std::string name;
    Mark mark = Mark::good;
    std::optional<Extra> extra;
    JsonMap<JsonScalar> cells;
    std::vector<std::string> notes;
    std::optional<int> line;
    friend bool operator==(const Place&, const Place&) = default;
};

template <class Archive, JsonLike<Place> T>
void json_members(Archive& a, T& place) {
    a.required("name", place.name);
    a.member("mark", place.mark);
    a.group(place.extra);
    a.member("cells", place.cells);
    a.optional("notes", place.notes);
    a.optional("line", place.line);
}

std::string written(const Place& place) {
    JsonWriter json(0);
    write_json(json, place);
    return json.take();
}

Place whole_place() {
    Place place{.name = "甲\"\n", .mark = Mark::bad, .notes = {"a", ""}, .line = -3};
    place.extra = Extra{*Number::parse("1.25"), std::nullopt};
    place.cells["null"] = std::monostate();
    place.cells["yes"] = true;
    place.cells["much"] = *Number::parse("12345678901234567890.125");
    place.cells["text"] = std::string("１２");
    return place;
}

}  // namespace

TEST_CASE("what is written is read again") {
    for (const Place& place : {whole_place(), Place{.name = "乙"}}) {
        Place again;
        REQUIRE_FALSE(read_json(written(place), again));
        CHECK(again == place);
    }
    CHECK(written({.name = "乙"}) == R"({"name": "乙", "mark": "good", "cells": {}})");
}

TEST_CASE("members that are not known are passed over, whatever stands in them") {
    Place place;
    REQUIRE_FALSE(read_json(
        R"({"new": {"name": "no", "deep": [[{"line": 1}], 2]}, "name": "yes", "more": null})",
        place));
    CHECK(place.name == "yes");
    CHECK_FALSE(place.line);
}

TEST_CASE("what is missing or of another kind is named by its path") {
    struct Row {
        const char* text;
        const char* path;
    };
    for (const Row& row : {Row{R"([{"mark": "good"}])", "[0].name"},
                           Row{R"([{"name": "a"}, {"name": 1}])", "[1].name"},
                           Row{R"([{"name": "a", "mark": "best"}])", "[0].mark"},
                           Row{R"([{"name": "a", "points": 1}])", "[0].why"},
                           Row{R"([{"name": "a", "notes": ["x", 2]}])", "[0].notes[1]"},
                           Row{R"([{"name": "a", "cells": {"x": []}}])", "[0].cells.x"},
                           Row{R"([{"name": "a", "line": 1.5}])", "[0].line"},
                           Row{R"([{"name": {}}])", "[0].name"}, Row{R"([7])", "[0]"}}) {
        CAPTURE(row.text);
        std::vector<Place> places;
        const auto failure = read_json(row.text, places);
        REQUIRE(failure);
        CHECK(failure->path == row.path);
    }
}

TEST_CASE("lenient reading leaves what is of another kind") {
    std::vector<Place> places;
    REQUIRE_FALSE(read_json(R"([{"name": ["a"], "mark": 7, "points": "x", "line": 4}, 5])", places,
                            JsonMode::lenient));
    REQUIRE(places.size() == 2);
    CHECK(places[0].name.empty());
    CHECK(places[0].line == 4);
    Place place;
    CHECK(read_json(R"({"mark": "bad"})", place, JsonMode::lenient)->path == "name");
    CHECK(read_json(R"({"name": "a", "notes": 1})", place, JsonMode::lenient)->path == "notes");
    CHECK(read_json("[]", place, JsonMode::lenient));
}

TEST_CASE("text that is no JSON fails without a path") {
    const std::string whole = written(whole_place());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Place place;
        const auto failure = read_json(whole.substr(0, size), place);
        REQUIRE(failure);
        CHECK(failure->path.empty());
    }
    Place place;
    CHECK(read_json(whole + "x", place)->path.empty());
    CHECK(read_json(R"({"name": "\xff"})", place)->path.empty());
    CHECK(read_json(R"({"x": )" + std::string(100000, '['), place)->path.empty());
}

TEST_CASE("a stream hands on one element after the other") {
    JsonStream<Place> places;
    std::vector<std::string> met;
    places.begun = [&](Place& place) { met.push_back("<" + place.name); };
    places.read = [&](Place& place) {
        met.push_back(place.name);
        return place.line ? std::string() : std::string("line");
    };
    std::string text = R"([{"name": "a", "line": 1}, {"name": "b"}, {"name": "c"}])";
    CHECK(read_json(text, places)->path == "[1].line");
    CHECK(met == std::vector<std::string>{"<", "a", "<", "b"});
}

}  // namespace kaoping
