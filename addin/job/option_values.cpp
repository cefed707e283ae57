#include "job/option_values.hpp"

#include <algorithm>
#include <charconv>
#include <type_traits>

#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

std::optional<int> whole_in(const std::string& text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

std::optional<bool> yes_or_no(const std::string& text) {
    if (text == "yes" || text == "true") return true;
    if (text == "no" || text == "false") return false;
    return std::nullopt;
}

std::optional<std::size_t> choice_in(const Option& option, const std::string& text) {
    const auto found = std::find(option.choices.begin(), option.choices.end(), text);
    if (found == option.choices.end()) return std::nullopt;
    return static_cast<std::size_t>(found - option.choices.begin());
}

// Takes a value found, if there is one of the option's kind.
template <class Member, class Value>
bool take_found(Member& member, const std::optional<Value>& value) {
    if (value) member = static_cast<Member>(*value);
    return value.has_value();
}

class SetOption {
public:
    SetOption(const Option& option, ScoreOptions& options, const std::string& value)
        : option_(option), options_(options), value_(value) {}

    bool operator()(std::monostate) const { return option_.kind == OptionKind::flag; }
    bool operator()(const OptionPlace<std::string>& at) const {
        if (option_.kind == OptionKind::choice && !choice_in(option_, value_)) return false;
        at.edit(options_) = value_;
        return true;
    }
    bool operator()(const OptionPlace<std::vector<std::string>>& at) const {
        at.edit(options_).push_back(value_);
        return true;
    }
    bool operator()(const OptionPlace<int>& at) const {
        return take_found(at.edit(options_), whole_in(value_, option_.least, option_.most));
    }
    bool operator()(const OptionPlace<std::optional<int>>& at) const {
        return take_found(at.edit(options_), whole_in(value_, option_.least, option_.most));
    }
    bool operator()(const OptionPlace<std::optional<Date>>& at) const {
        return take_found(at.edit(options_), parse_iso_date(value_));
    }
    bool operator()(const OptionPlace<bool>& at) const {
        if (option_.kind == OptionKind::choice)
            return take_found(at.edit(options_), choice_in(option_, value_));
        return take_found(at.edit(options_), yes_or_no(value_));
    }
    bool operator()(const OptionPlace<DuplicatePolicy>& at) const {
        return take_found(at.edit(options_), choice_in(option_, value_));
    }
    bool operator()(const OptionPlace<std::optional<Languages>>& at) const {
        return take_found(at.edit(options_), languages_named(value_));
    }
    bool operator()(const OptionPlace<std::set<ReportFormat>>& at) const {
        return take_found(at.edit(options_), report_formats(value_));
    }

private:
    const Option& option_;
    ScoreOptions& options_;
    const std::string& value_;
};

using OptionTexts = std::vector<std::string>;

class ReadOption {
public:
    ReadOption(const Option& option, const ScoreOptions& options)
        : option_(option), options_(options) {}

    OptionTexts operator()(std::monostate) const { return {}; }
    OptionTexts operator()(const OptionPlace<std::string>& at) const {
        const std::string& text = at.read(options_);
        return text.empty() ? OptionTexts{} : OptionTexts{text};
    }
    OptionTexts operator()(const OptionPlace<std::vector<std::string>>& at) const {
        return at.read(options_);
    }
    OptionTexts operator()(const OptionPlace<int>& at) const {
        return {std::to_string(at.read(options_))};
    }
    OptionTexts operator()(const OptionPlace<std::optional<int>>& at) const {
        const auto& number = at.read(options_);
        return number ? OptionTexts{std::to_string(*number)} : OptionTexts{};
    }
    OptionTexts operator()(const OptionPlace<std::optional<Date>>& at) const {
        const auto& day = at.read(options_);
        return day ? OptionTexts{to_iso(*day)} : OptionTexts{};
    }
    OptionTexts operator()(const OptionPlace<bool>& at) const {
        if (option_.kind == OptionKind::choice) return chosen(at.read(options_) ? 1 : 0);
        return at.read(options_) ? OptionTexts{"yes"} : OptionTexts{};
    }
    OptionTexts operator()(const OptionPlace<DuplicatePolicy>& at) const {
        return chosen(static_cast<std::size_t>(at.read(options_)));
    }
    OptionTexts operator()(const OptionPlace<std::optional<Languages>>& at) const {
        const auto& languages = at.read(options_);
        return languages ? chosen(static_cast<std::size_t>(*languages)) : OptionTexts{};
    }
    OptionTexts operator()(const OptionPlace<std::set<ReportFormat>>& at) const {
        return {words_of(at.read(options_))};
    }

private:
    OptionTexts chosen(std::size_t which) const { return {std::string(option_.choices.at(which))}; }

    const Option& option_;
    const ScoreOptions& options_;
};

std::string joined_choices(const Option& option) {
    std::string all;
    for (const std::string_view choice : option.choices)
        all += (all.empty() ? "" : "|") + std::string(choice);
    return all;
}

}  // namespace

bool set_value(const Option& option, ScoreOptions& options, const std::string& value) {
    if (!std::visit(SetOption(option, options, value), option.member)) return false;
    options.given.emplace(option.name);
    return true;
}

std::vector<std::string> values_of(const Option& option, const ScoreOptions& options) {
    return std::visit(ReadOption(option, options), option.member);
}

void clear_value(const Option& option, ScoreOptions& options) {
    const ScoreOptions unset;
    std::visit(
        [&](const auto& at) {
            using At = std::decay_t<decltype(at)>;
            if constexpr (!std::is_same_v<At, std::monostate>) at.edit(options) = at.read(unset);
        },
        option.member);
    const auto given = options.given.find(option.name);
    if (given != options.given.end()) options.given.erase(given);
}

bool is_default(const Option& option, const ScoreOptions& options) {
    return values_of(option, options) == values_of(option, ScoreOptions{});
}

Text value_words(const Option& option) {
    switch (option.kind) {
        case OptionKind::flag: return {};
        case OptionKind::choice: return same(joined_choices(option));
        case OptionKind::date: return words("value-of-date");
        default: return words(MessageCode::of("value-" + std::string(option.name)));
    }
}

Text wanted_words(const Option& option) {
    switch (option.kind) {
        case OptionKind::flag: return same("yes|no");
        case OptionKind::date: return same("YYYY-MM-DD");
        case OptionKind::whole:
            return same(std::to_string(option.least) + "–" + std::to_string(option.most));
        default: return value_words(option);
    }
}

std::vector<std::string_view> chosen_from(const Option& option) {
    if (option.kind == OptionKind::flag) return {"yes", "no"};
    return option.choices;
}

const Text& choice_words(std::string_view choice) {
    return words(MessageCode::of("choice-" + std::string(choice)));
}

Finding bad_value(const Option& option, const std::string& name, const std::string& value) {
    return {Severity::error,
            "usage-bad-value",
            "",
            "",
            {{"option", same(name)}, {"found", same(value)}, {"want", wanted_words(option)}}};
}

}  // namespace kaoping
