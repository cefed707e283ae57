#include "intake/workbook_reader.hpp"

#include <utility>

namespace kaoping {

namespace {

constexpr std::size_t max_name_bytes = 8192;  // Excel: 255 characters of name, 8192 of formula
constexpr std::size_t max_properties = 10'000;
constexpr std::size_t max_property_bytes = 65536;

// By the root element of the main part.
std::string document_kind(std::string_view root) {
    if (root == "document") return "Word (.docx)";
    if (root == "presentation") return "PowerPoint (.pptx)";
    return "Office Open XML";
}

}  // namespace

void WorkbookReader::start(std::string_view name, const XmlAttributes& attributes) {
    ++depth_;
    if (depth_ == 1 && name != "workbook")
        return refuse({RefusalCode::not_a_workbook,
                       "not-a-workbook",
                       {{"found", same(document_kind(name))}}});
    if (depth_ == 2) {
        in_sheets_ = name == "sheets";
        in_names_ = name == "definedNames";
        if (name == "workbookPr") date1904 = xml_true(attributes.get("date1904"));
    } else if (depth_ == 3 && in_sheets_ && name == "sheet") {
        start_sheet(attributes);
    } else if (depth_ == 3 && in_names_ && name == "definedName") {
        start_name(attributes);
    }
}

void WorkbookReader::start_sheet(const XmlAttributes& attributes) {
    if (sheets.size() >= limits_.max_sheets)
        return refuse({RefusalCode::too_large, "too-many-sheets", {}});
    const std::string_view state = attributes.get("state");
    sheets.push_back({std::string(attributes.get("name")),
                      std::string(attributes.get_prefixed("id")),
                      state == "hidden" || state == "veryHidden"});
}

void WorkbookReader::start_name(const XmlAttributes& attributes) {
    if (names.size() >= limits_.max_names)
        return refuse({RefusalCode::too_large, "too-many-names", {}});
    const std::string_view name = attributes.get("name");
    in_name_ = name.size() <= max_name_bytes;
    if (in_name_) names.push_back({std::string(name), {}, !attributes.get("localSheetId").empty()});
}

void WorkbookReader::end(std::string_view) {
    if (depth_-- == 3) in_name_ = false;
}

void WorkbookReader::text(std::string_view text) {
    if (!in_name_ || depth_ != 3) return;
    // What is longer is a formula, so its tail does not matter: no prefix of it is a plain
    // reference.
    std::string& reference = names.back().reference;
    if (reference.size() <= max_name_bytes) reference += text;
}

void PropertiesReader::start(std::string_view name, const XmlAttributes& attributes) {
    ++depth_;
    if (depth_ != 2 || name != "property") return;
    name_ = attributes.get("name");
    value_.clear();
}

void PropertiesReader::end(std::string_view) {
    if (depth_-- != 2 || name_.empty()) return;
    const std::string name = std::exchange(name_, {});
    if (properties.size() < max_properties) properties.insert_or_assign(name, std::move(value_));
}

void PropertiesReader::text(std::string_view text) {
    if (depth_ == 3 && value_.size() + text.size() <= max_property_bytes) value_ += text;
}

}  // namespace kaoping
