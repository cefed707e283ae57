#include "job/json/json_writer.hpp"

#include <array>
#include <cstdio>

namespace kaoping {

std::string json_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': quoted += "\\\""; break;
            case '\\': quoted += "\\\\"; break;
            case '\n': quoted += "\\n"; break;
            case '\r': quoted += "\\r"; break;
            case '\t': quoted += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20U) {
                    std::array<char, 8> escape{};
                    std::snprintf(escape.data(), escape.size(), "\\u%04x",
                                  static_cast<unsigned>(static_cast<unsigned char>(c)));
                    quoted += escape.data();
                } else {
                    quoted += c;
                }
        }
    }
    return quoted + '"';
}

void JsonWriter::line(std::size_t depth) {
    if (depth > static_cast<std::size_t>(flat_depth_)) return;
    out_ += '\n';
    out_.append(depth * 2, ' ');
}

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (empty_.empty()) return;
    comma();
    line(empty_.size());
}

void JsonWriter::comma() {
    if (!empty_.back()) out_ += empty_.size() > static_cast<std::size_t>(flat_depth_) ? ", " : ",";
    empty_.back() = false;
}

void JsonWriter::open(char bracket) {
    before_value();
    out_ += bracket;
    empty_.push_back(true);
}

void JsonWriter::close(char bracket) {
    const bool was_empty = empty_.back();
    const std::size_t depth = empty_.size();
    empty_.pop_back();
    if (!was_empty && depth <= static_cast<std::size_t>(flat_depth_)) line(depth - 1);
    out_ += bracket;
    spill();
}

void JsonWriter::spill() {
    constexpr std::size_t much = std::size_t{1} << 16U;
    if (out_.size() > much && sink_) flush();
}

JsonWriter& JsonWriter::begin_object() {
    open('{');
    return *this;
}
JsonWriter& JsonWriter::end_object() {
    close('}');
    return *this;
}
JsonWriter& JsonWriter::begin_array() {
    open('[');
    return *this;
}
JsonWriter& JsonWriter::end_array() {
    close(']');
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    before_value();
    out_ += json_quoted(name) + ": ";
    after_key_ = true;
    return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) { return raw(json_quoted(value)); }
JsonWriter& JsonWriter::number(const Number& value, int max_decimals) {
    return raw(value.to_decimal(max_decimals));
}
JsonWriter& JsonWriter::whole(long long value) { return raw(std::to_string(value)); }
JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }
JsonWriter& JsonWriter::begin_element() {
    comma();
    return *this;
}
JsonWriter& JsonWriter::raw(std::string_view json) {
    before_value();
    out_ += json;
    return *this;
}

}  // namespace kaoping
