#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "job/folder/output_folder.hpp"
#include "job/json/json_writer.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path =
        fs::temp_directory_path() /
        to_path("kaoping-输出-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    Folder() { fs::remove_all(path); }
    ~Folder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("what a run replaces goes to the history, what it does not change stays") {
    const Folder folder;
    {
        OutputFolder first(folder.path);
        first.put("a.txt", "one");
        first.put("评分/b.txt", "two");
        first.finish();
    }
    CHECK_FALSE(fs::exists(folder.path / to_path("历史")));
    {
        OutputFolder second(folder.path);
        second.put("a.txt", "one");
        second.finish();
        CHECK_FALSE(fs::exists(folder.path / to_path("历史")));
    }
    {
        OutputFolder third(folder.path);
        third.put("a.txt", "changed");
        third.retire_others("评分");
        CHECK(read_file(folder.path / "a.txt") == "one");  // not yet
        third.finish();
    }
    CHECK(read_file(folder.path / "a.txt") == "changed");
    CHECK(read_file(folder.path / to_path("历史/1/a.txt")) == "one");
    CHECK_FALSE(fs::exists(folder.path / to_path("评分/b.txt")));
    CHECK(read_file(folder.path / to_path("历史/1/评分/b.txt")) == "two");
    OutputFolder fourth(folder.path);
    fourth.put("a.txt", "again");
    fourth.finish();
    CHECK(read_file(folder.path / to_path("历史/2/a.txt")) == "changed");
    CHECK(fourth.made().at("a.txt") == sha256_hex("again"));
    CHECK(fourth.kept() ==
          std::map<std::string, std::string>{{"历史/2/a.txt", sha256_hex("changed")}});
}

TEST_CASE("parts left by a kill are cleared away") {
    const Folder folder;
    fs::create_directories(folder.path);
    std::ofstream(folder.path / "results.json.kaoping-part") << "half";
    { const OutputFolder run(folder.path); }
    CHECK(fs::is_empty(folder.path));
}

TEST_CASE("parts are looked for where a run writes, not in what else stands in the folder") {
    const Folder folder;
    const auto left = [&](const char* relative) {
        const fs::path part = folder.path / to_path(relative) / "0123456789abcdef.kaoping-part";
        fs::create_directories(part.parent_path());
        std::ofstream(part) << "half";
        return part;
    };
    const fs::path graded = left("评分"), of_round = left("rugao-service-institution-2025"),
                   graded_of_round = left("rugao-service-institution-2025/评分");
    const fs::path other = left("照片/2024"), deep = left("评分/别的/更深");
    const OutputFolder run(folder.path);
    CHECK_FALSE(fs::exists(graded));
    CHECK_FALSE(fs::exists(of_round));
    CHECK_FALSE(fs::exists(graded_of_round));
    CHECK(fs::exists(other));
    CHECK(fs::exists(deep));
}

TEST_CASE("JSON keeps order and exact numbers") {
    JsonWriter json(0);
    json.begin_object()
        .key("z")
        .number(*Number::parse("88.12345"), 4)
        .key("a")
        .begin_array()
        .text("引\"号\n")
        .null()
        .boolean(true)
        .end_array();
    json.key("e").begin_object().end_object().end_object();
    CHECK(json.result() == R"({"z": 88.1235, "a": ["引\"号\n", null, true], "e": {}})");
    CHECK(json_quoted(std::string("\x01", 1)) == R"("\u0001")");
}

TEST_CASE("digests are those of FIPS 180-4") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
