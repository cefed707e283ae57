#include "reports/returned/returned_copy.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "model/ascii.hpp"
#include "reports/returned/comments.hpp"
#include "reports/returned/opinion_sheet.hpp"
#include "reports/returned/package_editor.hpp"
#include "reports/returned/xml_outline.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/sheet_text.hpp"

namespace kaoping {

namespace {

constexpr std::string_view worksheet_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
constexpr std::size_t sheet_name_limit = 31;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
    return text;
}

std::string found_text(const Finding& finding) {
    for (const auto& [name, text] : finding.args)
        if (name == "found") return text.zh;
    return {};
}

// The applicant's workbook: its sheets, and what is added to them.
class ReturnedWorkbook {
public:
    ReturnedWorkbook(PackageEditor& package, std::string_view file)
        : package_(package), file_(file) {}

    bool extend(const std::vector<Finding>& findings) {
        if (!read_sheets()) return false;
        const std::string title = free_title();
        std::map<std::string, Remarks> remarks;  // by worksheet part
        std::vector<Opinion> opinions;
        for (const Severity severity : {Severity::error, Severity::warning})
            for (const Finding& finding : findings)
                if (finding.severity == severity) take(finding, title, remarks, opinions);
        for (const auto& [part, cells] : remarks)
            if (!add_remarks(package_, part, cells, words("returned-author").zh)) return false;
        return add_sheet(title, opinions);
    }

private:
    bool read_sheets() {
        const auto root = package_.relationships("");
        const PartRelationship* main =
            root ? relationship_of_kind(*root, "officeDocument") : nullptr;
        if (main == nullptr) return false;
        part_ = main->part;
        const auto xml = package_.text(part_);
        const auto outline = xml ? XmlOutline::parse(*xml, 3) : std::nullopt;
        const auto relationships = package_.relationships(part_);
        if (!outline || !relationships || outline->root().local != "workbook") return false;
        dialect_ = dialect_of(outline->root().space);
        for (const PartRelationship& r : *relationships)
            if (r.kind() == "styles" && package_.has(r.part)) styles_part_ = r.part;
        const XmlElement* sheets = outline->child(outline->root(), "sheets");
        if (sheets == nullptr || sheets->self_closing) return false;
        for (const XmlElement* sheet : outline->children(*sheets)) {
            const std::string* name = sheet->attribute("name");
            const std::string* id = sheet->attribute("id");
            const std::string* number = sheet->attribute("sheetId");
            const PartRelationship* found =
                id == nullptr ? nullptr : relationship_of_id(*relationships, *id);
            if (sheet->local != "sheet" || name == nullptr || found == nullptr) return false;
            sheets_.emplace_back(*name, found->kind() == "worksheet" ? found->part : "");
            unsigned sheet_id = 0;
            if (number != nullptr)
                std::from_chars(number->data(), number->data() + number->size(), sheet_id);
            last_sheet_id_ = std::max(last_sheet_id_, sheet_id);
        }
        return true;
    }

    // 退回意见, or 退回意见(2) when the applicant sent back an earlier returned copy.
    std::string free_title() const {
        const auto taken = [&](const std::string& title) {
            return std::any_of(sheets_.begin(), sheets_.end(),
                               [&](const auto& s) { return lower(s.first) == lower(title); });
        };
        const std::string base = sheet_title(words("returned-sheet").zh, sheet_name_limit - 6);
        std::string title = base;
        for (int n = 2; taken(title); ++n) title = base + "(" + std::to_string(n) + ")";
        return title;
    }

    void take(const Finding& finding, const std::string& title,
              std::map<std::string, Remarks>& remarks, std::vector<Opinion>& opinions) {
        Opinion opinion{
            finding.severity, finding.cell, {}, found_text(finding), describe(finding, file_)};
        const std::size_t mark = finding.cell.rfind('!');
        const auto at = mark == std::string::npos
                            ? std::nullopt
                            : from_a1(std::string_view(finding.cell).substr(mark + 1));
        const auto sheet = std::find_if(sheets_.begin(), sheets_.end(), [&](const auto& s) {
            return at && s.first == finding.cell.substr(0, mark);
        });
        if (sheet != sheets_.end() && !sheet->second.empty()) {
            opinion.target = quote_sheet(sheet->first) + "!" + to_a1(*at);
            const bool error = finding.severity == Severity::error;
            std::string& remark = remarks[sheet->second][*at];
            if (remark.empty()) remark = message("returned-remark", {{"sheet", same(title)}}).zh;
            remark += "\n" + message(error ? MessageCode("returned-error") : "returned-warning",
                                     {{"text", opinion.text}})
                                 .zh;
        }
        opinions.push_back(std::move(opinion));
    }

    bool add_sheet(const std::string& title, const std::vector<Opinion>& opinions) {
        OpinionStyles styles;
        const auto styles_xml = styles_part_.empty() ? std::nullopt : package_.text(styles_part_);
        if (const auto styled = styles_xml ? add_opinion_styles(*styles_xml) : std::nullopt) {
            package_.put(styles_part_, styled->xml);
            styles = styled->styles;
        }
        const std::string part = package_.free_name(folder_of(part_) + "worksheets/sheet", ".xml");
        package_.put(part, opinion_sheet(title, opinions, styles, dialect_));
        const auto id = package_.relate(part_, dialect_.relationships + "/worksheet", part);
        const auto xml = package_.text(part_);
        const auto outline = xml ? XmlOutline::parse(*xml, 2) : std::nullopt;
        if (!id || !outline || !package_.declare(part, worksheet_type)) return false;
        TextEdits edits(*xml);
        const XmlElement& sheets = *outline->child(outline->root(), "sheets");
        edits.append(sheets, "<" + sheets.prefix + "sheet xmlns:r=\"" + dialect_.relationships +
                                 "\" name=\"" + xml_escaped(title) + "\" sheetId=\"" +
                                 std::to_string(last_sheet_id_ + 1) + "\" r:id=\"" + *id + "\"/>");
        package_.put(part_, edits.apply());
        return true;
    }

    PackageEditor& package_;
    std::string_view file_;
    std::string part_;  // of the workbook
    std::string styles_part_;
    Dialect dialect_;
    std::vector<std::pair<std::string, std::string>> sheets_;  // name, part; no part: no worksheet
    unsigned last_sheet_id_ = 0;
};

}  // namespace

std::optional<std::string> returned_copy(std::string_view original,
                                         const std::vector<Finding>& findings,
                                         std::string_view file) {
    const auto package = PackageEditor::open(original);
    if (package == nullptr || !ReturnedWorkbook(*package, file).extend(findings))
        return std::nullopt;
    return package->finish();
}

}  // namespace kaoping
