#include "intake/defined_names.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

namespace {

std::string shown(std::string_view text) {
    const auto reference = parse_reference(text);
    if (!reference) return "broken";
    return reference->sheet + "!" + to_a1(reference->range.first) + ":" +
           to_a1(reference->range.last);
}

std::vector<Sheet> two_sheets() {
    std::vector<Sheet> sheets(2);
    sheets[0].name = "指标表";
    sheets[1].name = "Data";
    return sheets;
}

std::string resolved(std::vector<StoredName> names) {
    std::string text;
    for (const DefinedName& name : resolve_names(std::move(names), two_sheets()))
        text += name.name + "=" +
                (name.range ? name.sheet + "!" + to_a1(name.range->first) : "broken" + name.sheet) +
                ";";
    return text;
}

}  // namespace

TEST_CASE("references") {
    struct Row {
        std::string text;
        std::string wanted;
    };
    const Row rows[] = {
        {"Sheet1!$A$1", "Sheet1!A1:A1"},
        {"指标表!$F$7", "指标表!F7:F7"},
        {"'指标表'!$F$7:$H$9", "指标表!F7:H9"},
        {"=Sheet1!A1", "Sheet1!A1:A1"},
        {" Sheet1!$A$1 ", "Sheet1!A1:A1"},
        {"'It''s'!$B$2", "It's!B2:B2"},
        {"'a!b'!$B$2", "a!b!B2:B2"},
        {"Sheet1!$B$2:$A$1", "Sheet1!A1:B2"},
        {"Sheet1!$A$1:Sheet1!$B$2", "Sheet1!A1:B2"},
        {"Sheet1!$XFD$1048576", "Sheet1!XFD1048576:XFD1048576"},
        {"#REF!", "broken"},
        {"Sheet1!#REF!", "broken"},
        {"#REF!$A$1", "broken"},
        {"42", "broken"},
        {"\"text\"", "broken"},
        {"Sheet1!$A$1,Sheet1!$B$2", "broken"},
        {"Sheet1!$A:$A", "broken"},
        {"Sheet1!$1:$2", "broken"},
        {"$A$1", "broken"},
        {"OFFSET(Sheet1!$A$1,0,0)", "broken"},
        {"Sheet1!$A$1:Sheet2!$B$2", "broken"},
        {"Sheet1!$XFE$1", "broken"},
        {"", "broken"},
        {"'unclosed", "broken"},
        {"'", "broken"},
        {"!$A$1", "broken"},
        {"''!$A$1", "broken"},
        {"Sheet1!", "broken"},
        {"Sheet1!$A$1:", "broken"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        // "#REF!$A$1" parses as a sheet "#REF"; no sheet has such a name, so resolving breaks it.
        if (row.text == "#REF!$A$1") CHECK(resolved({{"n", row.text}}) == "n=broken;");
        else CHECK(shown(row.text) == row.wanted);
    }
}

TEST_CASE("which names a workbook means") {
    CHECK(resolved({{"f_a", "指标表!$A$1"}, {"f_b", "data!$B$1"}}) == "f_a=指标表!A1;f_b=Data!B1;");
    CHECK(resolved({{"f_a", "Data!$A$1", true}, {"F_A", "Data!$A$2"}}) == "F_A=Data!A2;");
    CHECK(resolved({{"f_a", "Data!$A$1", true}, {"f_a", "Data!$A$2", true}}) == "f_a=Data!A1;");
    CHECK(resolved({{"f_a", "Data!$A$1"}, {"f_a", "Data!$A$2"}}) == "f_a=Data!A1;");
    CHECK(resolved({{"_xlnm.Print_Area", "#REF!"}, {"_XLNM.x", "Data!$A$1"}, {"", "Data!$A$1"}})
              .empty());
    CHECK(resolved({{"b", "Gone!$A$1"}, {"a", "[1]Data!$A$1"}, {"c", "Data:指标表!$A$1"}}) ==
          "b=broken;a=broken;c=broken;");
}
