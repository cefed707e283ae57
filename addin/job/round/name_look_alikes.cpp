#include "job/round/name_look_alikes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "reports/wording/catalogue.hpp"
#include "score/look_alikes.hpp"
#include "text/shown.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// U+0430
std::string code_of(char32_t c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string code;
    for (auto rest = static_cast<std::uint32_t>(c); rest != 0 || code.size() < 4; rest /= 16)
        code.insert(code.begin(), digits[rest % 16]);
    return "U+" + code;
}

Text character(const std::u32string& text, std::size_t at) {
    if (at >= text.size()) return words("name-ends-there");
    std::string utf8;
    unicode::append_utf8(utf8, text[at]);
    return same(shown_in_line(utf8));
}

Text code(const std::u32string& text, std::size_t at) {
    return same(at < text.size() ? code_of(text[at]) : "–");
}

// The first character that the two do not have in common.
Text difference(std::string_view found, std::string_view other) {
    const std::u32string a = unicode::to_utf32(found);
    const std::u32string b = unicode::to_utf32(other);
    const auto at = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    return message("name-differs-there", {{"at", same(std::to_string(at + 1))},
                                          {"found", character(a, at)},
                                          {"code", code(a, at)},
                                          {"want", character(b, at)},
                                          {"other", code(b, at)}});
}

// The other one: its names as published, as compared and as typed, and where it stands.
struct Other {
    std::string published;
    std::string compared;
    std::string typed;
    std::string where;
};

Finding looks_like(const NamedForm& form, const Other& other) {
    // Widths and characters without ink are reported only where nothing else differs.
    const bool same_name = form.candidate.organisation.name == other.compared;
    return {
        Severity::warning,
        "name-looks-like",
        "org_name",
        "",
        {{"found", same(shown_in_line(form.org_name))},
         {"other", same(shown_in_line(other.published))},
         {"where", same(shown_in_line(other.where))},
         {"difference", same_name ? difference(form.candidate.typed_name, other.typed)
                                  : difference(form.candidate.organisation.name, other.compared)}}};
}

}  // namespace

std::vector<std::optional<Finding>> name_look_alikes(const std::vector<NamedForm>& forms,
                                                     std::span<const RosterRow> roster,
                                                     const std::string& roster_file) {
    std::vector<DuplicateCandidate> candidates;
    for (const NamedForm& form : forms) candidates.push_back(form.candidate);
    std::vector<DuplicateCandidate> expected;
    for (const RosterRow& row : roster)
        expected.push_back({key_of(row.organisation), {}, {}, row.organisation.name});
    const auto others = look_alikes(candidates, expected);
    std::vector<std::optional<Finding>> findings(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (!others[i]) continue;
        const bool handed_in = *others[i] < forms.size();
        const DuplicateCandidate& other =
            handed_in ? candidates[*others[i]] : expected[*others[i] - forms.size()];
        findings[i] = looks_like(
            forms[i], {handed_in ? forms[*others[i]].org_name : other.typed_name,
                       other.organisation.name, other.typed_name,
                       handed_in ? forms[*others[i]].file
                                 : roster_file.substr(roster_file.find_last_of("/\\") + 1) + " " +
                                       roster[*others[i] - forms.size()].cell});
    }
    return findings;
}

std::vector<Finding> for_applicant(std::vector<Finding> findings) {
    std::erase_if(findings,
                  [](const Finding& finding) { return finding.code == "name-looks-like"; });
    return findings;
}

}  // namespace kaoping
