#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/xml.hpp"

namespace kaoping {

// Decodes the escapes _xHHHH_ of ST_Xstring (22.9.2.19), each one UTF-16 code unit; halves of a
// pair that stand alone become U+FFFD. The result may hold control characters, U+0000 among them.
std::string decode_xstring(std::string_view text);

// The shared string table: one buffer for all texts.
class SharedStrings {
public:
    std::size_t size() const { return ends_.size(); }
    std::optional<std::string_view> at(std::size_t index) const;

private:
    friend class SharedStringsReader;
    std::string texts_;
    std::vector<std::size_t> ends_;
};

// Joins si/t and si/r/t; phonetic readings (si/rPh/t) are not text of the cell.
class SharedStringsReader final : public XmlHandler {
public:
    explicit SharedStringsReader(const ReadLimits& limits) : limits_(limits) {}

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    SharedStrings take() { return std::move(strings_); }

private:
    void finish_text();

    const ReadLimits limits_;
    SharedStrings strings_;
    std::size_t depth_ = 0;
    std::size_t text_start_ = 0;
    bool in_run_ = false;
    bool in_text_ = false;
};

}  // namespace kaoping
