#include "intake/styles.hpp"

#include <algorithm>

#include "intake/number_format.hpp"

namespace kaoping {

namespace {

constexpr std::size_t max_id = 0x7FFFFFFF;

std::uint32_t format_id(const XmlAttributes& attributes) {
    return static_cast<std::uint32_t>(xml_count(attributes.get("numFmtId"), max_id).value_or(0));
}

}  // namespace

void StylesReader::start(std::string_view name, const XmlAttributes& attributes) {
    ++depth_;
    if (depth_ == 2) {
        in_formats_ = name == "numFmts";
        in_cell_formats_ = name == "cellXfs";
    } else if (depth_ == 3 && in_formats_ && name == "numFmt") {
        custom_.emplace_back(format_id(attributes), classify_format(attributes.get("formatCode")));
    } else if (depth_ == 3 && in_cell_formats_ && name == "xf") {
        cell_formats_.push_back(format_id(attributes));
    }
}

void StylesReader::end(std::string_view) { --depth_; }

Styles StylesReader::take() {
    const auto by_id = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(custom_.begin(), custom_.end(), by_id);
    Styles styles;
    styles.formats_.reserve(cell_formats_.size());
    for (const std::uint32_t id : cell_formats_) {
        // Gnumeric numbers its own formats below 164, so the file's table is asked before the
        // built-in one.
        const auto found = std::lower_bound(custom_.begin(), custom_.end(),
                                            std::pair{id, NumberFormat::general}, by_id);
        styles.formats_.push_back(
            found != custom_.end() && found->first == id ? found->second : builtin_format(id));
    }
    return styles;
}

}  // namespace kaoping
