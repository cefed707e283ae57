#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "job/option_values.hpp"
#include "reports/wording/catalogue.hpp"

using namespace kaoping;

// What documents say of the options for offices and scripts, against the table of options.
namespace {

std::string source(const std::string& file) {
    std::ifstream in(std::string(KAOPING_SOURCE_DIR) + "/" + file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// In a cell of a table of Markdown.
std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, "\\");
    return text;
}

std::string row_of(const Option& option) {
    const Text wanted = wanted_words(option);
    const Text& help = words(MessageCode::of("option-" + std::string(option.name)));
    const std::string value = wanted.zh == wanted.en ? wanted.zh : wanted.zh + " / " + wanted.en;
    return "| `" + std::string(option.script) + "` | " + cell(value) + " | " + cell(help.zh) +
           " | " + cell(help.en) + " |";
}

std::vector<std::string> rows_beginning_with(const std::string& text, const std::string& start) {
    std::vector<std::string> rows;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (text.compare(at, start.size(), start) == 0) rows.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return rows;
}

// The names in the sentence "Options, all of them optional…: …." of a comment.
std::set<std::string> names_listed(const std::string& text) {
    const auto from = text.find(':', text.find("Options, all of them optional"));
    const std::string list = text.substr(from, text.find(".\n", from) - from);
    static const std::regex name("[A-Z][A-Za-z]*[a-z]");
    std::set<std::string> names;
    for (std::sregex_iterator it(list.begin(), list.end(), name), end; it != end; ++it)
        names.insert(it->str());
    return names;
}

}  // namespace

TEST_CASE("docs/com.md has a row for each option of scripts, in the order of the table") {
    std::string wanted, found;
    for (const Option& option : option_table())
        if (!option.script.empty()) wanted += row_of(option) + "\n";
    const std::string document = source("docs/com.md");
    const auto table = document.find("| 选项 | 值 | 说明 | meaning |\n");
    REQUIRE(table != std::string::npos);
    const std::string rest = document.substr(table);
    for (const std::string& row : rows_beginning_with(rest.substr(0, rest.find("\n\n")), "| `"))
        found += row + "\n";
    CHECK(found == wanted);
}

TEST_CASE("the interfaces for COM and UNO list each option of scripts and no other") {
    std::set<std::string> wanted;
    for (const Option& option : option_table())
        if (!option.script.empty()) wanted.emplace(option.script);
    for (const char* file :
         {"addin/windows/engine/kaoping.idl", "addin/libreoffice/idl/kaoping.idl"}) {
        CAPTURE(file);
        CHECK(names_listed(source(file)) == wanted);
    }
}
