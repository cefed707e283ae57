#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "intake/xml.hpp"
#include "model/cells.hpp"

namespace kaoping {

// Number formats by cell style index, from styles.xml.
class Styles {
public:
    // General when there is no such style (or no styles part).
    NumberFormat at(std::size_t style) const {
        return style < formats_.size() ? formats_[style] : NumberFormat::general;
    }

private:
    friend class StylesReader;
    std::vector<NumberFormat> formats_;
};

class StylesReader final : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;

    // After the whole part.
    Styles take();

private:
    std::vector<std::pair<std::uint32_t, NumberFormat>> custom_;  // by numFmtId
    std::vector<std::uint32_t> cell_formats_;                     // numFmtId of each cellXfs/xf
    std::size_t depth_ = 0;
    bool in_formats_ = false;
    bool in_cell_formats_ = false;
};

}  // namespace kaoping
