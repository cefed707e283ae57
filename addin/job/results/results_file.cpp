#include "job/results/results_file.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "job/system/paths.hpp"

namespace kaoping {

namespace {

using Poco::JSON::Object;

constexpr std::array round_members{"rubric", "year", "subjects", "counts"};
constexpr std::array subject_members{
    "org_name",   "org_uscc",   "file",      "status",       "values", "lists",
    "indicators", "bonus",      "deduction", "raw_total",    "total",  "grade",
    "rank",       "grade_caps", "vetoes",    "consequences", "pending"};
constexpr std::array object_members{"counts", "values", "lists", "indicators"};
constexpr std::array arrays{"subjects", "grade_caps", "vetoes", "consequences", "pending"};

// The path of the first member that is missing or of another kind; "" when there is none.
template <std::size_t n>
std::string lacking(const Object::Ptr& object, const std::string& path,
                    const std::array<const char*, n>& members) {
    if (!object) return path;
    for (const std::string name : members) {
        const bool is_object =
            std::find(object_members.begin(), object_members.end(), name) != object_members.end();
        const bool is_array = std::find(arrays.begin(), arrays.end(), name) != arrays.end();
        const bool right =
            is_object  ? object->isObject(name)
            : is_array ? object->isArray(name)
                       : object->has(name) && !object->isObject(name) && !object->isArray(name);
        if (!right) return path + "." + name;
    }
    return "";
}

// Of an object, the first member that is no object.
std::string not_object(const Object::Ptr& object, const std::string& path) {
    for (const auto& id : object->getNames())
        if (!object->isObject(id)) return path + "." + id;
    return "";
}

std::string lacking_in_subject(const Object::Ptr& subject, const std::string& path) {
    std::string found = lacking(subject, path, subject_members);
    if (found.empty()) found = not_object(subject->getObject("values"), path + ".values");
    if (found.empty()) found = not_object(subject->getObject("indicators"), path + ".indicators");
    return found;
}

std::string lacking_in(const Object::Ptr& results) {
    if (!results->isArray("rounds")) return "rounds";
    const auto rounds = results->getArray("rounds");
    for (std::size_t r = 0; r < rounds->size(); ++r) {
        const auto round = rounds->getObject(static_cast<unsigned>(r));
        const std::string path = "rounds[" + std::to_string(r) + "]";
        if (auto found = lacking(round, path, round_members); !found.empty()) return found;
        const auto subjects = round->getArray("subjects");
        for (std::size_t s = 0; s < subjects->size(); ++s)
            if (auto found = lacking_in_subject(subjects->getObject(static_cast<unsigned>(s)),
                                                path + ".subjects[" + std::to_string(s) + "]");
                !found.empty())
                return found;
    }
    return "";
}

}  // namespace

std::variant<Poco::JSON::Object::Ptr, Finding> read_results(const std::string& path) {
    std::filesystem::path file = to_path(path);
    if (std::filesystem::is_directory(file)) file /= "results.json";
    const Finding failure{Severity::error, "results-unusable", "", "", {{"path", same(path)}}};
    const auto bytes = read_file(file);
    if (!bytes) return failure;
    try {
        auto root = Poco::JSON::Parser().parse(*bytes).extract<Poco::JSON::Object::Ptr>();
        if (const std::string missing = lacking_in(root); !missing.empty())
            return Finding{Severity::error,
                           "results-incomplete",
                           "",
                           "",
                           {{"path", same(to_utf8(file))}, {"missing", same(missing)}}};
        return root;
    } catch (const Poco::Exception&) {
        return failure;
    }
}

std::string text_of(const Poco::JSON::Object::Ptr& object, const std::string& key) {
    return object->has(key) && !object->isNull(key) ? object->get(key).convert<std::string>()
                                                    : std::string();
}

std::string shown(const Poco::Dynamic::Var& value) {
    if (value.isEmpty()) return "–";
    if (value.type() == typeid(Poco::JSON::Object::Ptr) ||
        value.type() == typeid(Poco::JSON::Array::Ptr))
        return value.toString();
    return value.convert<std::string>();
}

}  // namespace kaoping
