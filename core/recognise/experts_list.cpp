#include "recognise/experts_list.hpp"

#include <algorithm>

#include "recognise/bureau_table.hpp"
#include "recognise/roster_table.hpp"
#include "text/bureau_words.hpp"
#include "text/normal.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

enum Header : std::size_t { name, unit, recused };

// 、 ； ; and line ends divide names; a comma may be part of one.
std::vector<std::string> divided(std::string_view text) {
    constexpr std::u32string_view dividers = U"\u3001\uFF1B;\n\r";
    std::vector<std::string> parts;
    std::u32string part;
    const auto take = [&] {
        const std::string whole = unicode::to_utf8(part);
        const std::string_view trimmed = unicode::trimmed(whole);
        if (!trimmed.empty()) parts.emplace_back(trimmed);
        part.clear();
    };
    for (const char32_t c : unicode::to_utf32(text)) {
        if (dividers.find(c) == std::u32string_view::npos) part += c;
        else take();
    }
    take();
    return parts;
}

// A dash or a stroke says that there is none.
bool says_nothing(std::string_view text) {
    const std::u32string all = unicode::to_utf32(list_key(text));
    return std::all_of(all.begin(), all.end(), [](char32_t c) {
        return c == U'/' || c == U'-' || c == U'\u2014' || c == U'\\';
    });
}

bool names(const std::string& entry, const Organisation& organisation) {
    if (name_key(entry) == name_key(organisation.name)) return true;
    Cell typed;
    typed.text = entry;
    return !organisation.uscc.empty() && org_code(&typed, false) == organisation.uscc;
}

}  // namespace

ExpertList read_expert_list(const Workbook& workbook) {
    ExpertList list;
    const auto table =
        locate_hand_table(workbook,
                          {std::string(printed::expert_name), std::string(printed::expert_unit),
                           std::string(printed::recused_from)},
                          name, list.findings);
    if (!table) return list;
    for (const std::uint32_t row : table->rows) {
        ListedExpert expert;
        expert.name = name_key(table->text(name, row, workbook.date1904));
        expert.unit = table->text(unit, row, workbook.date1904);
        expert.cell = table->address(name, row);
        for (std::string& entry : divided(table->text(recused, row, workbook.date1904)))
            if (!says_nothing(entry)) expert.recused_from.push_back(std::move(entry));
        if (expert.name.empty()) {
            list.findings.push_back({Severity::warning, "expert-nameless", "", expert.cell, {}});
            continue;
        }
        const auto same_name = [&](const ListedExpert& e) { return e.name == expert.name; };
        const auto before = std::find_if(list.experts.begin(), list.experts.end(), same_name);
        if (before != list.experts.end()) {
            // The points of two people of one name could not be told apart.
            list.findings.push_back(
                {Severity::error,
                 "expert-listed-twice",
                 "",
                 expert.cell,
                 {{"expert", same(expert.name)}, {"first", same(before->cell)}}});
            continue;
        }
        list.experts.push_back(std::move(expert));
    }
    return list;
}

bool recused_from(const ListedExpert& expert, const Organisation& organisation) {
    return std::any_of(expert.recused_from.begin(), expert.recused_from.end(),
                       [&](const std::string& entry) { return names(entry, organisation); });
}

std::vector<Finding> check_recusals(const ExpertList& list,
                                    std::span<const Organisation> organisations) {
    std::vector<Finding> findings;
    for (const ListedExpert& expert : list.experts) {
        for (const std::string& entry : expert.recused_from) {
            const bool known = std::any_of(organisations.begin(), organisations.end(),
                                           [&](const Organisation& o) { return names(entry, o); });
            if (!known)
                findings.push_back({Severity::warning,
                                    "recusal-unmatched",
                                    "",
                                    expert.cell,
                                    {{"expert", same(expert.name)}, {"found", same(entry)}}});
        }
        for (const Organisation& organisation : organisations) {
            if (expert.unit.empty() || name_key(expert.unit) != name_key(organisation.name) ||
                recused_from(expert, organisation))
                continue;
            findings.push_back(
                {Severity::warning,
                 "expert-of-organisation",
                 "",
                 expert.cell,
                 {{"expert", same(expert.name)}, {"found", same(organisation.name)}}});
        }
    }
    return findings;
}

}  // namespace kaoping
