#include "job/folder/logged_options.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "job/option_values.hpp"

namespace kaoping {

namespace {

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
    json.begin_array();
    for (const std::string& text : texts) json.text(text);
    json.end_array();
}

std::vector<std::string> formats_of(const std::string& value) {
    const auto formats = report_formats(value).value();
    std::vector<std::string> texts;
    for (const ReportFormat format : formats) texts.emplace_back(word_of(format));
    return texts;
}

void write_logged(JsonWriter& json, const Option& option, const std::vector<std::string>& values) {
    json.key(option.log_key);
    if (option.repeatable()) return write_texts(json, values);
    switch (option.kind) {
        case OptionKind::formats: return write_texts(json, formats_of(values.front()));
        case OptionKind::whole: json.whole(std::stoll(values.front())); return;
        case OptionKind::flag: json.boolean(true); return;
        default: json.text(values.front());
    }
}

std::vector<std::string> texts_at(const LoggedOptions& logged, std::string_view key) {
    const LoggedValue* value = logged.find(key);
    return value ? value->texts : std::vector<std::string>{};
}

// "" for null, a text or number as it stands.
std::string text_at(const LoggedOptions& logged, std::string_view key) {
    const LoggedValue* value = logged.find(key);
    if (!value) return "";
    if (const auto* number = std::get_if<Number>(&value->value)) return number->to_decimal(0);
    if (const auto* text = std::get_if<std::string>(&value->value)) return *text;
    return "";
}

std::vector<std::string> logged_values(const LoggedOptions& logged, const Option& option) {
    if (option.kind == OptionKind::formats) {
        std::string formats;
        for (const std::string& format : texts_at(logged, option.log_key))
            formats += (formats.empty() ? "" : ",") + format;
        return {formats.empty() ? "none" : formats};
    }
    if (option.repeatable()) return texts_at(logged, option.log_key);
    const LoggedValue* value = logged.find(option.log_key);
    if (!value || std::holds_alternative<std::monostate>(value->value)) return {};
    if (option.kind == OptionKind::flag) return {"yes"};
    return {text_at(logged, option.log_key)};
}

}  // namespace

void write_logged_options(JsonWriter& json, const ScoreOptions& options) {
    json.key("options").begin_object().key("paths");
    write_texts(json, options.paths);
    if (options.document) json.key("document").text(options.document->name);
    for (const Option& option : option_table()) {
        if (option.log_key.empty()) continue;
        const auto values = values_of(option, options);
        if (!values.empty()) write_logged(json, option, values);
    }
    json.key("today").text(to_iso(options.reports.notice_dates.today)).end_object();
}

void read_logged_options(const LoggedOptions& logged, ScoreOptions& options) {
    options.paths = texts_at(logged, "paths");
    for (const Option& option : option_table())
        if (!option.log_key.empty())
            for (const std::string& value : logged_values(logged, option))
                set_value(option, options, value);
    options.reports.notice_dates.today = parse_iso_date(text_at(logged, "today")).value_or(Date{});
}

bool of_a_document(const LoggedOptions& logged) { return logged.find("document") != nullptr; }

}  // namespace kaoping
