#include "intake/defined_names.hpp"

#include <algorithm>
#include <utility>

#include "intake/xml.hpp"
#include "model/ascii.hpp"

namespace kaoping {

namespace {

std::string fold(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), ascii_lower);
    return result;
}

// Takes the sheet and its '!' off the front; nullopt when there is none.
std::optional<std::string> take_sheet(std::string_view& text) {
    std::string sheet;
    if (!text.empty() && text.front() == '\'') {
        std::size_t at = 1;
        for (; at < text.size(); ++at) {
            if (text[at] == '\'' && (at + 1 == text.size() || text[at + 1] != '\'')) break;
            if (text[at] == '\'') ++at;
            sheet += text[at];
        }
        if (at + 1 >= text.size() || text[at + 1] != '!') return std::nullopt;
        text.remove_prefix(at + 2);
        return sheet;
    }
    const std::size_t mark = text.find('!');
    if (mark == std::string_view::npos) return std::nullopt;
    sheet = text.substr(0, mark);
    text.remove_prefix(mark + 1);
    return sheet;
}

// Indexes of the names kept, in file order.
std::vector<std::size_t> kept_names(const std::vector<StoredName>& stored) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        std::string key = fold(stored[i].name);
        if (key.empty() || key.starts_with("_xlnm.")) continue;
        order.emplace_back(std::move(key), i);
    }
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        if (stored[a.second].local != stored[b.second].local) return stored[b.second].local;
        return a.second < b.second;
    });
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i == 0 || order[i].first != order[i - 1].first) kept.push_back(order[i].second);
    std::sort(kept.begin(), kept.end());
    return kept;
}

}  // namespace

std::optional<Reference> parse_reference(std::string_view text) {
    text = xml_trimmed(text);
    if (text.starts_with('=')) text = xml_trimmed(text.substr(1));
    auto sheet = take_sheet(text);
    if (!sheet || sheet->empty()) return std::nullopt;
    std::string_view first = text;
    std::string_view last = text;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        first = text.substr(0, colon);
        last = text.substr(colon + 1);
        // LibreOffice repeats the sheet: Sheet1!$A$1:Sheet1!$B$2 (seen in names it did not
        // simplify).
        if (last.find('!') != std::string_view::npos && take_sheet(last) != sheet)
            return std::nullopt;
    }
    const auto a = from_a1(first);
    const auto b = from_a1(last);
    if (!a || !b) return std::nullopt;
    const Range range{{std::min(a->row, b->row), std::min(a->column, b->column)},
                      {std::max(a->row, b->row), std::max(a->column, b->column)}};
    return Reference{std::move(*sheet), range};
}

std::vector<DefinedName> resolve_names(std::vector<StoredName> stored,
                                       const std::vector<Sheet>& sheets) {
    std::vector<std::pair<std::string, std::size_t>> by_name;
    for (std::size_t i = 0; i < sheets.size(); ++i) by_name.emplace_back(fold(sheets[i].name), i);
    std::sort(by_name.begin(), by_name.end());

    std::vector<DefinedName> names;
    for (const std::size_t i : kept_names(stored)) {
        DefinedName name;
        name.name = std::move(stored[i].name);
        if (auto reference = parse_reference(stored[i].reference)) {
            const std::string key = fold(reference->sheet);
            const auto found =
                std::lower_bound(by_name.begin(), by_name.end(), std::pair{key, std::size_t{0}});
            if (found != by_name.end() && found->first == key) {
                name.sheet = sheets[found->second].name;
                name.range = reference->range;
            }
        }
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace kaoping
