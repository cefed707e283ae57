#include "recognise/identify.hpp"

#include <algorithm>
#include <array>

#include "model/identity.hpp"
#include "recognise/label_index.hpp"
#include "recognise/name_index.hpp"

namespace kaoping {

namespace {

constexpr double enough =
    0.5;  // share of a rubric's own names or labels that makes a workbook its form

std::string property(const Workbook& workbook, std::string_view key) {
    const auto found =
        workbook.properties.find(std::string(identity::property_prefix) + std::string(key));
    return found == workbook.properties.end() ? std::string() : found->second;
}

// Programs rewrite 2025 as 2025.0 or 2.025E3.
std::optional<int> parse_year(const std::string& text) {
    const auto number = Number::parse(text);
    const auto year = number ? number->to_int() : std::nullopt;
    if (!year || *year < 1900 || *year > 9999) return std::nullopt;
    return static_cast<int>(*year);
}

std::optional<int> year_of(const NameIndex& names, const Workbook& workbook) {
    const auto hidden = parse_year(names.hidden(identity::key_year));
    return hidden ? hidden : parse_year(property(workbook, identity::key_year));
}

double share(int found, int all) { return all == 0 ? 0 : static_cast<double>(found) / all; }

double share_of_names(const NameIndex& names, const Rubric& rubric) {
    int found = 0;
    int all = 0;
    const auto look = [&](std::string_view prefix, const std::string& id) {
        ++all;
        if (names.named(prefix, id).state != NameIndex::State::absent) ++found;
    };
    for (const Field& field : rubric.fields)
        if (!field.identity) look(identity::field, field.id);
    for (const List& list : rubric.lists) look(identity::list, list.id);
    return share(found, all);
}

double share_of_labels(const LabelIndex& labels, const Workbook& workbook, const Rubric& rubric) {
    int found = 0;
    int all = 0;
    const auto count = [&](bool there) {
        ++all;
        if (there) ++found;
    };
    for (const Field& field : rubric.fields)
        if (!field.identity && field.series < 2) count(labels.holds(field.label.zh));
    for (const List& list : rubric.lists)
        count(workbook.sheet(list.label.zh) != nullptr || labels.holds(list.label.zh));
    return share(found, all);
}

struct Choice {
    std::string best;
    bool tied = false;  // another rubric fits as well
};

template <class Share>
Choice best_fit(const KnownRubrics& rubrics, Share share_of) {
    Choice choice;
    double most = 0;
    for (const Rubric* rubric : rubrics.all()) {
        const double fit = share_of(*rubric);
        if (fit < enough || fit < most) continue;
        choice.tied = fit <= most;
        choice.best = rubric->id;
        most = fit;
    }
    return choice;
}

// The kinds other than the form have names of their own: points in graded workbooks, rows of keys
// in the bureau's.
std::optional<WorkbookKind> kind_by_names(const NameIndex& names, const Rubric* rubric) {
    const auto has = [&](std::string_view name) {
        return names.named(name, {}).state != NameIndex::State::absent;
    };
    if (has(identity::key_uscc) && has(identity::expert)) return WorkbookKind::expert;
    if (has(identity::key_uscc)) return WorkbookKind::review;
    if (rubric == nullptr) return std::nullopt;
    const auto graded = std::count_if(
        rubric->indicators.begin(), rubric->indicators.end(), [&](const Indicator& i) {
            return names.named(identity::points, i.id).state != NameIndex::State::absent;
        });
    if (graded > 0 && 2 * static_cast<std::size_t>(graded) >= rubric->indicators.size())
        return WorkbookKind::graded;
    if (share_of_names(names, *rubric) >= enough) return WorkbookKind::form;
    return std::nullopt;
}

// The four ways, each with what it says; the words of the finding tell them apart.
enum Way { hidden_sheet, properties, defined_names, printed_labels };
using Statements = std::array<std::string, 4>;

std::string majority(const Statements& said) {
    std::string chosen;
    std::size_t most = 0;
    for (const Way way : {printed_labels, defined_names, hidden_sheet, properties}) {
        if (said[way].empty()) continue;
        const auto votes =
            static_cast<std::size_t>(std::count(said.begin(), said.end(), said[way]));
        if (votes <= most) continue;
        most = votes;
        chosen = said[way];
    }
    return chosen;
}

bool contradictory(const Statements& said) {
    const std::string* first = nullptr;
    for (const std::string& statement : said) {
        if (statement.empty()) continue;
        if (first == nullptr) first = &statement;
        if (statement != *first) return true;
    }
    return false;
}

void report(std::vector<Finding>& findings, FindingCode code, const Statements& said,
            const std::string& chosen) {
    if (!contradictory(said)) return;
    const auto shown = [&](Way way) { return same(said[way].empty() ? "-" : said[way]); };
    findings.push_back({Severity::warning,
                        code,
                        "",
                        "",
                        {{"hidden", shown(hidden_sheet)},
                         {"properties", shown(properties)},
                         {"names", shown(defined_names)},
                         {"labels", shown(printed_labels)},
                         {"chosen", same(chosen)}}});
}

Finding refused(FindingCode code, std::vector<std::pair<std::string, Text>> args = {}) {
    return {Severity::error, code, "", "", std::move(args)};
}

class Identification {
public:
    Identification(const Workbook& workbook, const KnownRubrics& rubrics)
        : workbook_(workbook), rubrics_(rubrics), names_(workbook) {}

    Identity run() {
        identity_.year = year_of(names_, workbook_);
        report_year();
        choose_rubric();
        choose_kind();
        identity_.refusal = refusal();
        return identity_;
    }

private:
    void report_year() {
        Statements said;
        const auto hidden = parse_year(names_.hidden(identity::key_year));
        const auto stored = parse_year(property(workbook_, identity::key_year));
        if (hidden) said[hidden_sheet] = std::to_string(*hidden);
        if (stored) said[properties] = std::to_string(*stored);
        report(identity_.findings, "identity-year-differs", said, said[hidden_sheet]);
    }

    void choose_rubric() {
        Statements said;
        said[hidden_sheet] = names_.hidden(identity::key_rubric);
        said[properties] = property(workbook_, identity::key_rubric);
        said[defined_names] = rubric_by_names(said);
        const std::string claimed = majority(said);
        const bool labels_needed =
            claimed.empty() || contradictory(said) || said[defined_names].empty();
        // Review and expert workbooks, rosters and summaries carry no labels of fields.
        if (labels_needed && !claims_other_kind()) said[printed_labels] = rubric_by_labels();
        identity_.rubric = majority(said);
        report(identity_.findings, "identity-rubric-differs", said, identity_.rubric);
    }

    std::string rubric_by_names(const Statements& said) const {
        for (const Way way : {hidden_sheet, properties}) {
            const Rubric* claimed = rubrics_.find(said[way]);
            if (claimed != nullptr && share_of_names(names_, *claimed) >= enough)
                return claimed->id;
        }
        const Choice choice =
            best_fit(rubrics_, [&](const Rubric& r) { return share_of_names(names_, r); });
        return choice.tied ? std::string() : choice.best;
    }

    std::string rubric_by_labels() {
        const LabelIndex labels(workbook_);
        const Choice choice = best_fit(
            rubrics_, [&](const Rubric& r) { return share_of_labels(labels, workbook_, r); });
        several_ = choice.tied;
        return choice.tied ? std::string() : choice.best;
    }

    bool claims_other_kind() const {
        const std::string claimed = claimed_kind();
        const auto kind = workbook_kind(claimed);
        return !claimed.empty() && kind != WorkbookKind::form && kind != WorkbookKind::graded;
    }

    std::string claimed_kind() const {
        const std::string hidden = names_.hidden(identity::key_kind);
        return hidden.empty() ? property(workbook_, identity::key_kind) : hidden;
    }

    void choose_kind() {
        Statements said;
        said[hidden_sheet] = names_.hidden(identity::key_kind);
        said[properties] = property(workbook_, identity::key_kind);
        const bool names_needed =
            contradictory(said) || (said[hidden_sheet].empty() && said[properties].empty());
        if (names_needed)
            if (const auto kind = kind_by_names(names_, rubrics_.find(identity_.rubric)))
                said[defined_names] = word_of(*kind);
        identity_.stated_kind = majority(said);
        // A rubric is known by its labels alone when everything else is lost: what can be filled in
        // is a form.
        if (identity_.stated_kind.empty() && !identity_.rubric.empty())
            identity_.stated_kind = word_of(WorkbookKind::form);
        identity_.kind = workbook_kind(identity_.stated_kind);
        report(identity_.findings, "identity-kind-differs", said, identity_.stated_kind);
    }

    std::optional<Finding> refusal() const {
        if (!identity_.stated_kind.empty() && identity_.kind != WorkbookKind::form)
            return refused("not-a-form", {{"kind", same(identity_.stated_kind)}});
        if (identity_.rubric.empty())
            return refused(several_ ? FindingCode("several-forms") : "unknown-form");
        if (rubrics_.find(identity_.rubric) == nullptr)
            return refused("unknown-rubric", {{"rubric", same(identity_.rubric)}});
        return std::nullopt;
    }

    const Workbook& workbook_;
    const KnownRubrics& rubrics_;
    NameIndex names_;
    Identity identity_;
    bool several_ = false;
};

}  // namespace

std::optional<int> stated_year(const Workbook& workbook) {
    return year_of(NameIndex(workbook), workbook);
}

Identity identify(const Workbook& workbook, const KnownRubrics& rubrics) {
    return Identification(workbook, rubrics).run();
}

Identity identify(const Workbook& workbook, std::span<const Rubric* const> rubrics) {
    return identify(workbook, GivenRubrics(rubrics));
}

}  // namespace kaoping
