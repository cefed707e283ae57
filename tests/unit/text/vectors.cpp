// Every row of the shared vectors (CONTRACT.md, cell text).
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "support.hpp"
#include "text/normal.hpp"

using namespace kaoping;
using namespace kaoping::testing;

namespace {

struct Row {
    std::string line;
    std::vector<std::string> columns;
};

std::vector<Row> rows_of(const std::string& name) {
    std::ifstream file(std::string(KAOPING_SHARED_DIR) + "/vectors/" + name);
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        Row row{line, {}};
        std::istringstream stream(line);
        for (std::string column; std::getline(stream, column, '\t');) row.columns.push_back(column);
        row.columns.resize(std::max<std::size_t>(row.columns.size(), 6));
        rows.push_back(row);
    }
    if (rows.empty())
        MESSAGE("SKIPPED: no shared vectors at " << KAOPING_SHARED_DIR << "/vectors/" << name);
    return rows;
}

// \u200b of JSON.
std::string unescaped(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "\\u") != 0) {
            result += text[at];
            continue;
        }
        const auto c = static_cast<unsigned>(std::stoul(text.substr(at + 2, 4), nullptr, 16));
        if (c >= 0x800) {
            result += static_cast<char>(0xE0 | (c >> 12));
            result += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        } else {
            result += static_cast<char>(0xC0 | (c >> 6));
        }
        result += static_cast<char>(0x80 | (c & 0x3F));
        at += 5;
    }
    return result;
}

// The reading in the vectors' words.
std::string outcome(const Reading& reading, const CellSpec& spec) {
    if (has(reading, Severity::error)) {
        CHECK(is_missing(reading.value));
        return "error";
    }
    std::string value = value_text(reading.value);
    if (spec.type == ValueType::name && is_given(reading.value)) value = name_key(value);
    return (has(reading, Severity::warning) ? "warn:" : "") + value;
}

void check(const Row& row, const Cell& cell, bool date1904, const std::string& expected,
           const std::string& remark) {
    CAPTURE(row.line);
    const CellSpec spec = spec_of(row.columns[0], row.columns[1]);
    const Reading reading = read_cell(&cell, date1904, spec);
    std::string got = outcome(reading, spec);
    // One row says its warning in the note only.
    if (remark.find("warning") != std::string::npos && expected.rfind("warn:", 0) != 0) {
        CHECK(got.rfind("warn:", 0) == 0);
        got.erase(0, 5);
    }
    CHECK(got == expected);
    if (remark.find("info finding") != std::string::npos) CHECK(has(reading, Severity::info));
    for (const Finding& finding : reading.findings) {
        if (finding.severity != Severity::error) continue;
        REQUIRE(!finding.args.empty());
        CHECK(finding.args[0].first == "found");
        CHECK(!finding.args[0].second.zh.empty());
    }
    if (const auto code = remark.find("digits-lost"); code != std::string::npos)
        CHECK(has(reading, "digits-lost"));
    if (remark.find("suggest 0") != std::string::npos)
        CHECK(argument(reading, "suggest") == "91350100M000100Y43");
}

}  // namespace

TEST_CASE("text cells read as the shared vectors say") {
    for (const Row& row : rows_of("cell_text.tsv"))
        check(row, text_cell(unescaped(row.columns[2])), false, row.columns[3], row.columns[4]);
}

TEST_CASE("typed cells read as the shared vectors say") {
    for (const Row& row : rows_of("cell_typed.tsv")) {
        const std::string stored = row.columns[2].substr(2);
        Cell cell;
        cell.text = stored;
        const std::string& code = row.columns[3];
        if (code.find('%') != std::string::npos) cell.format = NumberFormat::percent;
        else if (code.find("¥") != std::string::npos) cell.format = NumberFormat::currency;
        else if (code.find("yy") != std::string::npos) cell.format = NumberFormat::date;
        else if (code != "General") cell.format = NumberFormat::other;
        switch (row.columns[2][0]) {
            case 'n': cell.kind = CellKind::number; break;
            case 'b':
                cell.kind = CellKind::boolean;
                cell.text = stored == "TRUE" ? "1" : "0";
                break;
            case 'e': cell.kind = CellKind::error; break;
            default: cell.kind = CellKind::number; cell.iso_date = true;
        }
        const bool date1904 = row.columns[5].find("date1904") != std::string::npos;
        check(row, cell, date1904, row.columns[4], row.columns[5]);
    }
}
