#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/finding.hpp"

namespace kaoping::office {

// Indented XML, element by element.
class Xml {
public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;
    Xml& open(std::string_view name, const Attributes& attributes = {});
    Xml& close();
    Xml& element(std::string_view name, const Attributes& attributes, std::string_view text = {});
    std::string result() const { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out_; }

private:
    void start(std::string_view name, const Attributes& attributes);
    std::string out_;
    std::vector<std::string> open_;
};

// Office configuration files (.xcu): nodes and properties of the component `name` in `package`. The
// types are those of the office's own schema.
class Xcu {
public:
    Xcu(std::string_view package, std::string_view name);
    Xcu& node(std::string_view name, bool replace = false);
    Xcu& end();
    Xcu& text(std::string_view property, std::string_view value);
    Xcu& words(std::string_view property, const Text& value);  // English and Chinese
    std::string result();

private:
    Xml xml_;
};

}  // namespace kaoping::office
