#include "intake/sources.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "intake/file_kind.hpp"
#include "support/book_builder.hpp"

using namespace kaoping;
using namespace kaoping::test;
namespace fs = std::filesystem;

namespace {

// A folder of its own that is removed again.
class Folder {
public:
    Folder()
        : path(fs::temp_directory_path() /
               ("kaoping-sources-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() {
        std::error_code error;
        fs::remove_all(path, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& content = "x") const {
        const fs::path file = path / fs::path(std::u8string(name.begin(), name.end()));
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
    }

    const fs::path path;
};

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& t : texts) text += (text.empty() ? "" : " | ") + t;
    return text;
}

std::string sources_of(const SourceList& list) {
    std::vector<std::string> paths;
    for (const Source& source : list.sources) paths.push_back(source.path);
    return joined(paths);
}

std::string findings_of(const SourceList& list) {
    std::vector<std::string> texts;
    for (const Finding& finding : list.findings)
        texts.push_back(std::string(finding.code.text()) + " " + finding.args.at(0).second.zh);
    return joined(texts);
}

// The content of the source at this path, or its refusal.
std::string loaded(const SourceList& list, const std::string& path) {
    for (const Source& source : list.sources) {
        if (source.path != path) continue;
        const auto content = source.load();
        if (const auto* text = std::get_if<std::string>(&content)) return *text;
        const auto& refusal = std::get<Refusal>(content);
        return "refused " + std::string(to_code(refusal.code)) + " " +
               std::string(refusal.message.text());
    }
    return "no such source";
}

SourceList expand(const Folder& folder) { return expand_sources({folder.path}); }

const std::string results = "{ \"engine\": \"kaoping 0.1.0\", \"rounds\": [] }";

}  // namespace

TEST_CASE("kinds of files by name") {
    struct Row {
        std::string name;
        FileKind wanted;
    };
    const Row rows[] = {
        {"a.xlsx", FileKind::spreadsheet},
        {"A.XLSM", FileKind::spreadsheet},
        {"a.xls", FileKind::spreadsheet},
        {"a.et", FileKind::spreadsheet},
        {"a.ods", FileKind::spreadsheet},
        {"a.csv", FileKind::spreadsheet},
        {"a.rar", FileKind::spreadsheet},
        {"a.tar.gz", FileKind::spreadsheet},
        {"a.zip", FileKind::zip},
        {"A.ZIP", FileKind::zip},
        {"a.pdf", FileKind::attachment},
        {"a.JPG", FileKind::attachment},
        {"a.docx", FileKind::attachment},
        {"a.wps", FileKind::attachment},
        {"~$a.xlsx", FileKind::ignored},
        {".~lock.a.xlsx#", FileKind::ignored},
        {".hidden.xlsx", FileKind::ignored},
        {"Thumbs.db", FileKind::ignored},
        {"desktop.ini", FileKind::ignored},
        {"__MACOSX", FileKind::ignored},
        {"a", FileKind::unknown},
        {"a.dat", FileKind::unknown},
        {"xlsx", FileKind::unknown},
        {"", FileKind::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(static_cast<int>(kind_of(row.name)) == static_cast<int>(row.wanted));
    }
}

TEST_CASE("own results are known by their engine") {
    CHECK(is_own_results(results));
    CHECK(is_own_results("{\"engine\":\"kaoping 1\"}"));
    CHECK_FALSE(is_own_results("{\"engine\": \"other\", \"about\": \"kaoping\"}"));
    CHECK_FALSE(is_own_results("{}"));
    CHECK_FALSE(is_own_results("\"engine\""));
}

TEST_CASE("a folder is walked in the order of its paths") {
    const Folder folder;
    for (const char* name :
         {"b.xlsx", "a/2.xlsx", "a/1.xlsx", "a.xlsx", "乙.xlsx", "甲/丙.xls", "~$b.xlsx",
          ".~lock.b.xlsx#", ".git/x.xlsx", "Thumbs.db", "desktop.ini", "__MACOSX/b.xlsx",
          "证明.pdf", "a/图.png", "说明", "c.rar"})
        folder.write(name);
    const SourceList list = expand(folder);
    CHECK(sources_of(list) ==
          "a.xlsx | a/1.xlsx | a/2.xlsx | b.xlsx | c.rar | 乙.xlsx | 甲/丙.xls");
    CHECK(joined(list.attachments) == "a/图.png | 证明.pdf | 说明");
    CHECK(findings_of(list).empty());
    CHECK(loaded(list, "b.xlsx") == "x");
}

TEST_CASE("names are NFC, and GB18030 when they are not UTF-8") {
    const Folder folder;
    folder.write("e\xCC\x81.xlsx");
    CHECK(sources_of(expand(folder)) == "\xC3\xA9.xlsx");
    if (fs::path::preferred_separator != '/') return;  // names of Windows are UTF-16
    folder.write("\xB1\xA8\xB1\xED.xlsx");
    CHECK(sources_of(expand(folder)) == "\xC3\xA9.xlsx | 报表.xlsx");
    CHECK(loaded(expand(folder), "报表.xlsx") == "x");
}

TEST_CASE("one file goes by its base name, several PATHs by theirs") {
    const Folder folder;
    folder.write("one/a.xlsx");
    folder.write("two/one/a.xlsx");
    folder.write("b.xlsx");
    CHECK(sources_of(expand_sources({folder.path / "one" / "a.xlsx"})) == "a.xlsx");
    CHECK(sources_of(expand_sources({folder.path / "one"})) == "a.xlsx");
    CHECK(sources_of(expand_sources({folder.path / "one" / ""})) == "a.xlsx");
    CHECK(sources_of(expand_sources({folder.path / "one", folder.path / "b.xlsx"})) ==
          "b.xlsx | one/a.xlsx");
    CHECK(sources_of(expand_sources({folder.path / "one" / "", folder.path / "two" / "one"})) ==
          "one (2)/a.xlsx | one/a.xlsx");
    CHECK(sources_of(expand_sources(
              {folder.path / "one" / "a.xlsx", folder.path / "two" / "one" / "a.xlsx"})) ==
          "a (2).xlsx | a.xlsx");
    CHECK(findings_of(expand_sources({folder.path / "gone.xlsx"})) ==
          "path-not-found " + (folder.path / "gone.xlsx").string());
    CHECK(expand_sources({}).sources.empty());
}

TEST_CASE("result folders are skipped: this run's silently, others with a word") {
    const Folder folder;
    folder.write("a.xlsx");
    folder.write("out/b.xlsx");
    folder.write("old/results.json", results);
    folder.write("old/评分/c.xlsx");
    folder.write("other/results.json", "{\"engine\": \"something else\"}");
    folder.write("other/d.xlsx");
    SourceOptions options;
    options.output = folder.path / "out";
    const SourceList list = expand_sources({folder.path}, options);
    CHECK(sources_of(list) == "a.xlsx | other/d.xlsx");
    CHECK(joined(list.attachments) == "other/results.json");
    CHECK(findings_of(list) == "results-folder-skipped old");
    CHECK(findings_of(expand_sources({folder.path / "old"})) == "results-folder-skipped old");
}

TEST_CASE("files that are not what their name says") {
    const Folder folder;
    folder.write("report", Book().bytes());
    folder.write("report.bak", Book().bytes());
    folder.write("words.dat", make_zip({{"_rels/.rels", "<x/>"}, {"word/document.xml", "<x/>"}}));
    folder.write("bundle", make_zip({{"in.xlsx", "x"}}));
    folder.write("renamed.zip", Book().bytes());
    folder.write("rar.zip", "Rar!\x1A\x07");
    folder.write("broken.zip", make_zip({{"a.xlsx", "x"}}).substr(0, 30));
    folder.write("empty.zip", make_zip({{"folder/", "", false}}));
    const SourceList list = expand(folder);
    CHECK(sources_of(list) ==
          "broken.zip | bundle/in.xlsx | empty.zip | rar.zip | renamed.zip | report | report.bak");
    CHECK(joined(list.attachments) == "words.dat");
    CHECK(loaded(list, "renamed.zip") == Book().bytes());
    CHECK(loaded(list, "rar.zip") == "refused unsupported-format unsupported-archive");
    CHECK(loaded(list, "broken.zip") == "refused damaged damaged-archive");
    CHECK(loaded(list, "empty.zip") == "refused not-a-workbook archive-empty");
}

TEST_CASE("zips of workbooks") {
    const std::string inner = make_zip({{"d.xlsx", "D"}});
    const Folder folder;
    folder.write("a.zip", make_zip({{"b.xlsx", "B"},
                                    {"\xB1\xA8\xB1\xED/c.xlsx", "C"},
                                    {"dir\\e.xlsx", "E"},
                                    {"inner.zip", inner},
                                    {"证明.pdf", "P"},
                                    {"~$b.xlsx", ""},
                                    {"__MACOSX/._b.xlsx", ""},
                                    {".DS_Store", ""},
                                    {"noname", Book().bytes()},
                                    {"note", "text"},
                                    {"locked.xlsx", "L", true, 1},
                                    {"wrong.xlsx", "W", true, 0, "", {}, 1},
                                    {"b.xlsx", "B2"}}));
    const SourceList list = expand(folder);
    CHECK(sources_of(list) ==
          "a.zip/b (2).xlsx | a.zip/b.xlsx | a.zip/dir/e.xlsx | a.zip/inner.zip/d.xlsx | "
          "a.zip/locked.xlsx | a.zip/noname | "
          "a.zip/wrong.xlsx | a.zip/报表/c.xlsx");
    CHECK(joined(list.attachments) == "a.zip/note | a.zip/证明.pdf");
    CHECK(loaded(list, "a.zip/b.xlsx") == "B");
    CHECK(loaded(list, "a.zip/b (2).xlsx") == "B2");
    CHECK(loaded(list, "a.zip/报表/c.xlsx") == "C");
    CHECK(loaded(list, "a.zip/inner.zip/d.xlsx") == "D");
    CHECK(loaded(list, "a.zip/locked.xlsx") == "refused encrypted encrypted-part");
    CHECK(loaded(list, "a.zip/wrong.xlsx") == "refused damaged damaged-part");
}

TEST_CASE("zips in zips to depth three") {
    std::string zip = make_zip({{"form.xlsx", "F"}});
    for (const char* name : {"3.zip", "2.zip"}) zip = make_zip({{name, zip}});
    const Folder folder;
    folder.write("1.zip", zip);
    CHECK(sources_of(expand(folder)) == "1.zip/2.zip/3.zip/form.xlsx");
    folder.write(
        "1.zip",
        make_zip({{"2.zip",
                   make_zip({{"3.zip", make_zip({{"4.zip", make_zip({{"form.xlsx", "F"}})}})}})}}));
    CHECK(sources_of(expand(folder)) == "1.zip/2.zip/3.zip/4.zip");
    CHECK(loaded(expand(folder), "1.zip/2.zip/3.zip/4.zip") ==
          "refused too-large archive-too-deep");
}

TEST_CASE("results inside a zip are skipped too") {
    const Folder folder;
    folder.write(
        "a.zip",
        make_zip({{"out/results.json", results}, {"out/评分/a.xlsx", "x"}, {"b.xlsx", "x"}}));
    CHECK(sources_of(expand(folder)) == "a.zip/b.xlsx");
    CHECK(findings_of(expand(folder)) == "results-folder-skipped a.zip/out/");
}

TEST_CASE("budgets of sources") {
    const Folder folder;
    folder.write("a.xlsx", std::string(101, 'x'));
    folder.write("b.zip", make_zip({{"c.xlsx", std::string(101, 'x')},
                                    {"d.zip", make_zip({{"e.xlsx", std::string(200, 'x')}})}}));
    SourceOptions options;
    options.limits.max_file_bytes = 100;
    options.max_nested_bytes = 10;
    const SourceList list = expand_sources({folder.path}, options);
    CHECK(loaded(list, "a.xlsx") == "refused too-large file-too-large");
    CHECK(loaded(list, "b.zip/c.xlsx") == "refused too-large file-too-large");
    CHECK(loaded(list, "b.zip/d.zip") == "refused too-large part-too-large");
    options.max_sources = 2;
    CHECK(expand_sources({folder.path}, options).sources.size() == 2);
    CHECK(findings_of(expand_sources({folder.path}, options)).starts_with("too-many-files"));
}

TEST_CASE("a file that is gone by the time it is read is a refusal") {
    const Folder folder;
    folder.write("a.xlsx");
    folder.write("b.zip", make_zip({{"c.xlsx", "x"}}));
    const SourceList list = expand(folder);
    fs::remove(folder.path / "a.xlsx");
    fs::remove(folder.path / "b.zip");
    CHECK(loaded(list, "a.xlsx") == "refused damaged cannot-open");
    CHECK(loaded(list, "b.zip/c.xlsx") == "refused damaged damaged-part");
}

#ifndef _WIN32
TEST_CASE("links are followed once and never in circles") {
    const Folder folder;
    const Folder elsewhere;
    folder.write("real/a.xlsx");
    elsewhere.write("b.xlsx");
    fs::create_directory_symlink(folder.path, folder.path / "real" / "up");
    fs::create_directory_symlink(folder.path / "real", folder.path / "alias");
    fs::create_symlink(folder.path / "real" / "a.xlsx", folder.path / "same.xlsx");
    fs::create_symlink(folder.path / "nowhere.xlsx", folder.path / "dangling.xlsx");
    const SourceList list = expand(folder);
    CHECK(sources_of(list) == "dangling.xlsx | real/a.xlsx | same.xlsx");
    CHECK(loaded(list, "dangling.xlsx") == "refused damaged cannot-open");
}

TEST_CASE("links that lead out of the folder given are listed and not followed") {
    const Folder folder;
    const Folder elsewhere;
    folder.write("a.xlsx");
    elsewhere.write("b.xlsx");
    elsewhere.write("c.zip");
    fs::create_directory_symlink(elsewhere.path, folder.path / "linked");
    fs::create_symlink(elsewhere.path / "b.xlsx", folder.path / "b.xlsx");
    fs::create_symlink(elsewhere.path / "c.zip", folder.path / "c.zip");
    const SourceList list = expand(folder);
    CHECK(sources_of(list) == "a.xlsx");
    std::string reported;
    for (const Finding& finding : list.findings)
        reported += std::string(finding.code.text()) + " " + finding.args.at(0).second.en + "; ";
    CHECK(reported == "link-leads-out b.xlsx; link-leads-out c.zip; link-leads-out linked; ");
    // A link that is itself what was asked for is followed.
    fs::create_directory_symlink(elsewhere.path, folder.path / "asked");
    const SourceList asked = expand_sources({folder.path / "asked" / ""});
    CHECK(sources_of(asked).starts_with("b.xlsx"));
}
#endif
