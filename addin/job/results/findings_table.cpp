#include "job/results/findings_table.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "job/results/results_file.hpp"

namespace kaoping {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

// The objects in the array of this name; none where there is no such array.
std::vector<Object::Ptr> objects(const Object::Ptr& object, const std::string& name) {
    std::vector<Object::Ptr> found;
    const Array::Ptr array = object->getArray(name);
    for (unsigned i = 0; array && i < array->size(); ++i)
        if (const Object::Ptr element = array->getObject(i)) found.push_back(element);
    return found;
}

FindingRow row(const Object::Ptr& finding, const std::string& file, const std::string& severity,
               const std::string& language) {
    FindingRow row{severity, text_of(finding, "code"),
                   file,     "",
                   "",       text_of(finding, language == "en" ? "en" : "zh")};
    const std::string cell = text_of(finding, "cell");
    const std::size_t mark = cell.rfind('!');
    if (mark != std::string::npos) {
        row.sheet = cell.substr(0, mark);
        row.cell = cell.substr(mark + 1);
    }
    return row;
}

}  // namespace

std::optional<std::vector<FindingRow>> findings_table(const std::string& json,
                                                      const std::string& language) {
    std::vector<FindingRow> rows;
    try {
        const auto results = Poco::JSON::Parser().parse(json).extract<Object::Ptr>();
        if (!results->has("rounds")) return std::nullopt;
        for (const Object::Ptr& finding : objects(results, "findings"))
            rows.push_back(
                row(finding, text_of(finding, "file"), text_of(finding, "severity"), language));
        for (const Object::Ptr& round : objects(results, "rounds"))
            for (const Object::Ptr& subject : objects(round, "subjects"))
                for (const Object::Ptr& finding : objects(subject, "findings"))
                    rows.push_back(row(finding, text_of(subject, "file"),
                                       text_of(finding, "severity"), language));
        for (const Object::Ptr& file : objects(results, "unreadable"))
            rows.push_back(row(file, text_of(file, "file"), "error", language));
    } catch (const Poco::Exception&) {  // text that is no JSON, or other JSON
        return std::nullopt;
    }
    return rows;
}

}  // namespace kaoping
