#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "reports/wording/catalogue.hpp"

using namespace kaoping;

namespace {

// The names in {…}; plural and select forms bring words of their own, which are left out.
std::set<std::string> places(const std::string& pattern) {
    static const std::regex place(R"(\{([a-z_]+)(\}|,))");
    std::set<std::string> names;
    for (std::sregex_iterator it(pattern.begin(), pattern.end(), place), end; it != end; ++it)
        names.insert((*it)[1]);
    return names;
}

}  // namespace

TEST_CASE("every message stands once, in both languages, with the same places") {
    const std::filesystem::path folder =
        std::filesystem::path(KAOPING_SOURCE_DIR) / "reports/wording/messages.d";
    std::map<std::string, std::string> seen;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        for (const auto& entry : YAML::LoadFile(file.path().string())) {
            const auto code = entry.first.as<std::string>();
            CAPTURE(code);
            CHECK_MESSAGE(seen.try_emplace(code, file.path().string()).second, "stands twice");
            REQUIRE(entry.second["zh"]);
            REQUIRE(entry.second["en"]);
            const auto zh = entry.second["zh"].as<std::string>();
            const auto en = entry.second["en"].as<std::string>();
            CHECK_FALSE(zh.empty());
            CHECK_FALSE(en.empty());
            // Grammar may need a number twice or not at all, but nothing may stand in Chinese only
            // or English only but {subject}.
            if (code != "expert-note") CHECK(places(zh) == places(en));
            const auto known = MessageCode::find(code);
            REQUIRE(known);
            // The program's own reading of the files, when it is built, is YAML's.
            CHECK(words(*known).zh == zh);
            CHECK(words(*known).en == en);
        }
    }
    CHECK(seen.size() == MessageCode::all().size());
}

// A code stands in quotation marks where it is used, or its beginning does before what completes
// it: "status-" + name.
TEST_CASE("every message is used by the program") {
    const std::filesystem::path root(KAOPING_SOURCE_DIR);
    std::string sources;
    for (const char* folder : {"core", "reports", "addin"})
        for (const auto& file : std::filesystem::recursive_directory_iterator(root / folder))
            if (file.path().extension() == ".cpp" || file.path().extension() == ".hpp") {
                std::ifstream in(file.path());
                sources.append(std::istreambuf_iterator<char>(in),
                               std::istreambuf_iterator<char>());
            }
    std::set<std::string> beginnings;
    static const std::regex beginning("\"([a-z][a-z_-]*-)\"\\s*\\+");
    for (std::sregex_iterator it(sources.begin(), sources.end(), beginning), end; it != end; ++it)
        beginnings.insert((*it)[1]);
    CHECK(beginnings.contains("status-"));
    for (const auto& file :
         std::filesystem::directory_iterator(root / "reports/wording/messages.d"))
        for (const auto& entry : YAML::LoadFile(file.path().string())) {
            const auto code = entry.first.as<std::string>();
            const bool completed =
                std::any_of(beginnings.begin(), beginnings.end(),
                            [&](const std::string& b) { return code.starts_with(b); });
            CHECK_MESSAGE((completed || sources.find('"' + code + '"') != std::string::npos), code);
        }
}

TEST_CASE("messages are filled in the reader's language") {
    const Text text = message("results-in", {{"path", {"甲", "a"}}});
    CHECK(text.zh.find("甲") != std::string::npos);
    CHECK(text.en.find("a") != std::string::npos);
    const Finding finding{Severity::error,
                          FindingCode::read("of-a-rubric"),
                          "f",
                          "指标表!F7",
                          {{"message", {"太多", "too many"}}, {"article", same("第一条")}}};
    CHECK(describe(finding, "x.xlsx").zh.find("太多") != std::string::npos);
    CHECK(describe(finding, "x.xlsx").en.find("too many") != std::string::npos);
}
