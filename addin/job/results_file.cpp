#include "job/results_file.hpp"

#include <Poco/JSON/Parser.h>

#include <filesystem>

#include "job/paths.hpp"

namespace kaoping {

std::variant<Poco::JSON::Object::Ptr, Finding> read_results(const std::string& path) {
    std::filesystem::path file = to_path(path);
    if (std::filesystem::is_directory(file)) file /= "results.json";
    const Finding failure{Severity::error, "results-unusable", "", "", {{"path", same(path)}}};
    const auto bytes = read_file(file);
    if (!bytes) return failure;
    try {
        auto root = Poco::JSON::Parser().parse(*bytes).extract<Poco::JSON::Object::Ptr>();
        if (!root || !root->isArray("rounds")) return failure;
        return root;
    } catch (const Poco::Exception&) {
        return failure;
    }
}

std::string text_of(const Poco::JSON::Object::Ptr& object, const std::string& key) {
    return object->has(key) && !object->isNull(key) ? object->get(key).convert<std::string>() : std::string();
}

std::string shown(const Poco::Dynamic::Var& value) {
    if (value.isEmpty()) return "–";
    if (value.type() == typeid(Poco::JSON::Object::Ptr) || value.type() == typeid(Poco::JSON::Array::Ptr)) return value.toString();
    return value.convert<std::string>();
}

}  // namespace kaoping
