#include "job/results/result_facts.hpp"

#include <algorithm>

#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

enum class FactKind {
    status,
    figure,
    grade,
    grade_caps,
    vetoes,
    consequences,
    pending,
    points,
    value
};

using FactValue = std::variant<JsonScalar, std::vector<std::string>>;

JsonScalar scalar_of(const std::optional<Number>& number) {
    return number ? JsonScalar(*number) : JsonScalar();
}

// Gives `use` each fact: path, kind, id, value.
template <class Use>
void visit_facts(const results::Subject& subject, const Use& use) {
    const results::Score& score = *subject.score;
    use("status", FactKind::status, "", FactValue(std::string(word_of(subject.status))));
    use("raw_total", FactKind::figure, "raw_total", FactValue(score.raw_total));
    use("total", FactKind::figure, "total", FactValue(scalar_of(score.total)));
    use("rank", FactKind::figure, "rank",
        FactValue(score.rank ? JsonScalar(Number(*score.rank)) : JsonScalar()));
    use("grade", FactKind::grade, "grade",
        FactValue(score.grade ? JsonScalar(*score.grade) : JsonScalar()));
    use("grade_caps", FactKind::grade_caps, "grade_caps", FactValue(score.grade_caps));
    use("vetoes", FactKind::vetoes, "vetoes", FactValue(score.vetoes));
    use("consequences", FactKind::consequences, "consequences", FactValue(score.consequences));
    use("pending", FactKind::pending, "pending", FactValue(score.pending));
    for (const auto& [id, indicator] : score.indicators)
        use("points " + id, FactKind::points, id, FactValue(scalar_of(indicator.points)));
    for (const auto& [id, value] : subject.values) {
        const bool verified = !std::holds_alternative<std::monostate>(value.verified);
        use("value " + id, FactKind::value, id, FactValue(verified ? value.verified : value.value));
    }
}

std::string json_of(const FactValue& value) {
    constexpr int exact_decimals = 30;
    JsonWriter json(0);
    std::visit([&](const auto& held) { write_json(json, held, exact_decimals); }, value);
    return json.take();
}

template <class Items>
const typename Items::value_type* find_id(const Items& items, const std::string& id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

// Facts in the words of a rubric, which may be unknown (null).
class FactWords {
public:
    FactWords(const Rubric* rubric, int year) : rubric_(rubric), year_(year) {}

    Text what(FactKind kind, const std::string& id) const {
        switch (kind) {
            case FactKind::status: return words("diff-status");
            case FactKind::points: return message("diff-points", {{"title", title(id)}});
            case FactKind::value: return label(id);
            default: return words(MessageCode::of("diff-" + id));
        }
    }

    Text value(FactKind kind, const FactValue& value) const {
        if (const auto* ids = std::get_if<std::vector<std::string>>(&value))
            return joined(kind, *ids);
        const auto& scalar = std::get<JsonScalar>(value);
        if (std::holds_alternative<std::monostate>(scalar)) return no_fact().value;
        if (const auto* flag = std::get_if<bool>(&scalar))
            return words(*flag ? MessageCode("diff-true") : "diff-false");
        return name(kind, results::shown(scalar));
    }

private:
    Text joined(FactKind kind, const std::vector<std::string>& ids) const {
        Text all;
        for (const std::string& id : ids) {
            const Text next = name(kind, id);
            all.zh += (all.zh.empty() ? "" : words("diff-and").zh) + next.zh;
            all.en += (all.en.empty() ? "" : words("diff-and").en) + next.en;
        }
        return all.zh.empty() ? no_fact().value : all;
    }

    Text name(FactKind kind, const std::string& id) const {
        switch (kind) {
            case FactKind::status: return words(MessageCode::of("status-" + id));
            case FactKind::grade: return grade(id);
            case FactKind::grade_caps:
                return condition(rubric_ ? &rubric_->grade_caps : nullptr, id);
            case FactKind::vetoes: return condition(rubric_ ? &rubric_->vetoes : nullptr, id);
            case FactKind::consequences: return consequence(id);
            case FactKind::pending: return title(id);
            default: return same(id);
        }
    }

    Text title(const std::string& id) const {
        const Indicator* indicator = rubric_ ? rubric_->indicator(id) : nullptr;
        return indicator ? indicator->title : same(id);
    }

    Text grade(const std::string& id) const {
        const Grade* found = rubric_ ? rubric_->grade(id) : nullptr;
        return found ? found->label : same(id);
    }

    static Text condition(const std::vector<Condition>* conditions, const std::string& id) {
        const Condition* found = conditions ? find_id(*conditions, id) : nullptr;
        return found && !found->text.zh.empty() ? found->text : same(id);
    }

    Text consequence(const std::string& id) const {
        const Consequence* found = rubric_ ? find_id(rubric_->consequences, id) : nullptr;
        return found ? found->text : same(id);
    }

    Text label(const std::string& id) const {
        const Field* field = rubric_ ? rubric_->field(id) : nullptr;
        if (!field) return same(id);
        return field->series == 0
                   ? field->label
                   : message("diff-value-of-year",
                             {{"label", field->label},
                              {"year", same(std::to_string(series_year(*field, year_)))}});
    }

    const Rubric* rubric_;
    int year_;
};

}  // namespace

DiffFacts diff_facts(const Rubric* rubric, int year, const results::Subject& subject) {
    DiffFacts facts;
    const FactWords in_words(rubric, year);
    visit_facts(subject, [&](std::string path, FactKind kind, const std::string& id,
                             const FactValue& value) {
        facts[std::move(path)] = {in_words.what(kind, id), in_words.value(kind, value),
                                  json_of(value)};
    });
    return facts;
}

std::string facts_digest(const results::Subject& subject) {
    std::map<std::string, std::string> facts;  // the order of a file's members says nothing
    visit_facts(subject, [&](std::string path, FactKind, const std::string&,
                             const FactValue& value) { facts[std::move(path)] = json_of(value); });
    JsonWriter json(0);
    write_json(json, facts);
    return sha256_hex(json.take());
}

DiffFact status_fact(const results::Subject& subject) {
    const std::string word(word_of(subject.status));
    return {words("diff-subject"), words(MessageCode::of("status-" + word)),
            json_of(FactValue(JsonScalar(word)))};
}

DiffFact no_fact() { return {{}, same("–"), "null"}; }

}  // namespace kaoping
