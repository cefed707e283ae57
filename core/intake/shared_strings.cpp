#include "intake/shared_strings.hpp"

#include <cstdint>

namespace kaoping {

namespace {

constexpr std::size_t escape_size = 7;  // _xHHHH_

// The code unit escaped at `at`.
std::optional<std::uint32_t> escaped_unit(std::string_view text, std::size_t at) {
    if (text.size() - at < escape_size || text[at] != '_' || text[at + 1] != 'x' ||
        text[at + 6] != '_')
        return std::nullopt;
    std::uint32_t unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
        if (!digit && !letter) return std::nullopt;
        unit = unit * 16 + static_cast<std::uint32_t>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return unit;
}

void append_utf8(std::string& to, std::uint32_t point) {
    const auto byte = [&](std::uint32_t value) { to += static_cast<char>(value); };
    if (point < 0x80) return byte(point);
    if (point < 0x800) {
        byte(0xC0U | point >> 6U);
    } else {
        if (point < 0x10000) {
            byte(0xE0U | point >> 12U);
        } else {
            byte(0xF0U | point >> 18U);
            byte(0x80U | (point >> 12U & 0x3FU));
        }
        byte(0x80U | (point >> 6U & 0x3FU));
    }
    byte(0x80U | (point & 0x3FU));
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::string decode_xstring(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto unit = escaped_unit(text, at);
        if (!unit) {
            decoded += text[at++];
            continue;
        }
        at += escape_size;
        std::uint32_t point = *unit;
        const auto next = is_high(point) ? escaped_unit(text, at) : std::nullopt;
        if (next && is_low(*next)) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (*next - 0xDC00);
            at += escape_size;
        }
        const bool unpaired = is_high(point) || is_low(point);
        append_utf8(decoded, unpaired ? 0xFFFD : point);
    }
    return decoded;
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
    if (index >= ends_.size()) return std::nullopt;
    const std::size_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(start, ends_[index] - start);
}

void SharedStringsReader::start(std::string_view name, const XmlAttributes&) {
    ++depth_;
    if (depth_ == 1 && name != "sst")
        return refuse({RefusalCode::damaged, "unexpected-content", {}});
    if (depth_ == 3) in_run_ = name == "r";
    if (name == "t" && (depth_ == 3 || (depth_ == 4 && in_run_))) {
        in_text_ = true;
        text_start_ = strings_.texts_.size();
    }
}

void SharedStringsReader::end(std::string_view) {
    if (in_text_) finish_text();
    if (--depth_ != 1) return;
    if (strings_.ends_.size() >= limits_.max_cells)
        return refuse({RefusalCode::too_large, "too-many-cells", {}});
    strings_.ends_.push_back(strings_.texts_.size());
}

void SharedStringsReader::text(std::string_view text) {
    if (!in_text_) return;
    if (strings_.texts_.size() + text.size() > limits_.max_text_bytes)
        return refuse({RefusalCode::too_large, "too-much-text", {}});
    strings_.texts_ += text;
}

void SharedStringsReader::finish_text() {
    in_text_ = false;
    const std::string_view raw = std::string_view(strings_.texts_).substr(text_start_);
    if (raw.find("_x") == std::string_view::npos) return;
    const std::string decoded = decode_xstring(raw);
    strings_.texts_.replace(text_start_, std::string::npos, decoded);
}

}  // namespace kaoping
