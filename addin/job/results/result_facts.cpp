#include "job/results/result_facts.hpp"

#include <Poco/JSON/Array.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "job/json/json_writer.hpp"
#include "job/results/results_file.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;
using Naming = std::function<Text(const std::string&)>;  // the words of an id

std::string json_of(const Var& value) {
    if (value.isEmpty()) return "null";
    if (value.type() == typeid(Array::Ptr)) {
        std::string items;
        for (const Var& item : *value.extract<Array::Ptr>())
            items += (items.empty() ? "" : ", ") + json_of(item);
        return "[" + items + "]";
    }
    return value.isString() ? json_quoted(value.convert<std::string>())
                            : value.convert<std::string>();
}

Text words_of(const Var& value, const Naming& naming) {
    if (value.isEmpty()) return same("–");
    if (value.isBoolean()) return words(value.convert<bool>() ? "diff-true" : "diff-false");
    if (value.type() != typeid(Array::Ptr)) return naming(value.convert<std::string>());
    Text joined;
    for (const Var& item : *value.extract<Array::Ptr>()) {
        const Text next = naming(item.convert<std::string>());
        joined.zh += (joined.zh.empty() ? "" : words("diff-and").zh) + next.zh;
        joined.en += (joined.en.empty() ? "" : words("diff-and").en) + next.en;
    }
    return joined.zh.empty() ? same("–") : joined;
}

template <class Items>
const typename Items::value_type* find_id(const Items& items, const std::string& id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

Text status_words(const std::string& status) {
    return has_words("status-" + status) ? words("status-" + status) : same(status);
}

// The facts of one subject in the words of its rubric, which may be unknown (null).
class FactReader {
public:
    FactReader(const Rubric* rubric, int year, std::map<std::string, DiffFact>& facts)
        : rubric_(rubric), year_(year), facts_(facts) {}

    void read(const Object::Ptr& subject) {
        put("status", words("diff-status"), subject->get("status"), status_words);
        for (const char* key : {"raw_total", "total", "rank"})
            put(key, words("diff-" + std::string(key)), subject->get(key), same);
        put("grade", words("diff-grade"), subject->get("grade"),
            [&](const std::string& id) { return grade(id); });
        put("grade_caps", words("diff-grade_caps"), subject->get("grade_caps"),
            [&](const std::string& id) {
                return condition(rubric_ ? &rubric_->grade_caps : nullptr, id);
            });
        put("vetoes", words("diff-vetoes"), subject->get("vetoes"), [&](const std::string& id) {
            return condition(rubric_ ? &rubric_->vetoes : nullptr, id);
        });
        put("consequences", words("diff-consequences"), subject->get("consequences"),
            [&](const std::string& id) { return consequence(id); });
        put("pending", words("diff-pending"), subject->get("pending"),
            [&](const std::string& id) { return title(id); });
        const auto scores = subject->getObject("indicators");
        for (const auto& id : scores->getNames())
            put("points " + id, message("diff-points", {{"title", title(id)}}),
                scores->getObject(id)->get("points"), same);
        const auto values = subject->getObject("values");
        for (const auto& id : values->getNames()) {
            const auto value = values->getObject(id);
            put("value " + id, label(id),
                value->get(value->isNull("verified") ? "value" : "verified"), same);
        }
    }

private:
    void put(const std::string& path, Text what, const Var& value, const Naming& naming) {
        facts_[path] = {std::move(what), words_of(value, naming), json_of(value)};
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
    std::map<std::string, DiffFact>& facts_;
};

std::string organisation(const Object::Ptr& round, const Object::Ptr& subject) {
    return text_of(round, "rubric") + " " + text_of(round, "year") + " " +
           text_of(subject, "org_name") + " " + text_of(subject, "org_uscc");
}

void visit(const Object::Ptr& results,
           const std::function<void(const Object::Ptr& round, const Object::Ptr& subject)>& each) {
    const auto rounds = results->getArray("rounds");
    for (std::size_t r = 0; r < rounds->size(); ++r) {
        const auto round = rounds->getObject(static_cast<unsigned>(r));
        const auto subjects = round->getArray("subjects");
        for (std::size_t s = 0; s < subjects->size(); ++s)
            each(round, subjects->getObject(static_cast<unsigned>(s)));
    }
}

Text name_of(const Rubric* rubric, const Object::Ptr& round, const Object::Ptr& subject,
             bool with_file) {
    const std::string file = with_file ? " " + text_of(subject, "file") : "";
    const Text title = rubric ? rubric->title : same(text_of(round, "rubric"));
    const std::string rest = " " + text_of(round, "year") + " " + text_of(subject, "org_name") +
                             " " + text_of(subject, "org_uscc") + file;
    return {title.zh + rest, title.en + rest};
}

}  // namespace

std::vector<std::string> repeated_organisations(const Object::Ptr& results) {
    std::map<std::string, int> times;
    visit(results, [&](const Object::Ptr& round, const Object::Ptr& subject) {
        ++times[organisation(round, subject)];
    });
    std::vector<std::string> repeated;
    for (const auto& [name, count] : times)
        if (count > 1) repeated.push_back(name);
    return repeated;
}

std::map<std::string, DiffSubject> diff_subjects(const Object::Ptr& results,
                                                 const std::vector<RubricPtr>& rubrics,
                                                 const std::vector<std::string>& repeated) {
    std::map<std::string, DiffSubject> all;
    visit(results, [&](const Object::Ptr& round, const Object::Ptr& subject) {
        const auto known = std::find_if(rubrics.begin(), rubrics.end(), [&](const RubricPtr& r) {
            return r->id == text_of(round, "rubric");
        });
        const Rubric* rubric = known == rubrics.end() ? nullptr : known->get();
        const std::string name = organisation(round, subject);
        const bool with_file = std::find(repeated.begin(), repeated.end(), name) != repeated.end();
        DiffSubject& entry = all[with_file ? name + " " + text_of(subject, "file") : name];
        entry.name = name_of(rubric, round, subject, with_file);
        const std::string digits = text_of(round, "year");
        int year = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), year);
        FactReader(rubric, year, entry.facts).read(subject);
    });
    return all;
}

}  // namespace kaoping
