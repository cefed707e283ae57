#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "results_support.hpp"

namespace kaoping {

namespace {

using Json = nlohmann::json;

// Which members docs/results.schema.Json has at each place, against those that are written there.
class SchemaWalk {
public:
    explicit SchemaWalk(Json schema) : schema_(std::move(schema)) { list(schema_); }

    void visit(const Json& value) { visit(value, schema_, "results"); }

    std::set<std::string> unknown;  // written, not in the schema
    std::set<std::string> missing;  // required by it, not written

    // In the schema, written nowhere.
    std::set<std::string> unwritten() const {
        std::set<std::string> left;
        for (const auto& [schema, names] : known_)
            for (const std::string& name : names)
                if (!written_.contains({schema, name})) left.insert(name);
        return left;
    }

private:
    const Json& resolved(const Json& schema) const {
        if (!schema.contains("$ref")) return schema;
        return schema_.at(Json::json_pointer(schema.at("$ref").get<std::string>().substr(1)));
    }

    void list(const Json& schema) {
        if (schema.is_object() && schema.contains("properties") &&
            schema.at("properties").is_object())
            for (const auto& [name, member] : schema.at("properties").items())
                known_[&schema].insert(name);
        if (schema.is_structured())
            for (const Json& part : schema) list(part);
    }

    void visit(const Json& value, const Json& unresolved, const std::string& path) {
        const Json& schema = resolved(unresolved);
        if (schema.contains("anyOf")) {
            if (!value.is_null()) visit(value, schema.at("anyOf").at(0), path);
            return;
        }
        if (value.is_array())
            for (const Json& element : value) visit(element, schema.at("items"), path + "[]");
        if (!value.is_object()) return;
        for (const Json& name : schema.value("required", Json::array()))
            if (!value.contains(name.get<std::string>()))
                missing.insert(path + "." + name.get<std::string>());
        for (const auto& [name, member] : value.items()) {
            const auto& properties = schema.value("properties", Json::object());
            if (properties.contains(name)) {
                written_.insert({&schema, name});
                visit(member, schema.at("properties").at(name), path + "." + name);
            } else if (schema.at("additionalProperties").is_object()) {
                visit(member, schema.at("additionalProperties"), path + ".*");
            } else {
                unknown.insert(path + "." + name);
            }
        }
    }

    Json schema_;
    std::map<const Json*, std::set<std::string>> known_;
    std::set<std::pair<const Json*, std::string>> written_;
};

Json schema_of_the_docs() {
    const auto text = read_file(to_path(KAOPING_SOURCE_DIR "/docs/results.schema.json"));
    REQUIRE(text);
    return Json::parse(*text);
}

}  // namespace

TEST_CASE("the schema has every member that is written, and no other") {
    auto subject = full_subject("甲");
    subject.outputs.returned = "退回/甲.xlsx";
    SchemaWalk walk(schema_of_the_docs());
    walk.visit(Json::parse(written_results({subject})));
    CHECK(walk.unknown == std::set<std::string>{});
    CHECK(walk.missing == std::set<std::string>{});
    // `parts` (CONTRACT), with members of its own whose names others have too, is not written yet.
    CHECK(walk.unwritten() == std::set<std::string>{"parts", "points", "max", "basis"});
}

TEST_CASE("the walk over the schema finds what it is for") {
    Json results = Json::parse(written_results({full_subject("甲")}));
    Json& subject = results["rounds"][0]["subjects"][0];
    subject["values"]["site_area"]["new"] = 1;
    subject.erase("status");
    SchemaWalk walk(schema_of_the_docs());
    walk.visit(results);
    CHECK(walk.unknown == std::set<std::string>{"results.rounds[].subjects[].values.*.new"});
    CHECK(walk.missing == std::set<std::string>{"results.rounds[].subjects[].status"});
    CHECK(walk.unwritten().contains("status"));
}

}  // namespace kaoping
