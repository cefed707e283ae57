#include "windows/excel/run_options.hpp"

#include <set>

#include "windows/dialogs/lines.hpp"

namespace kaoping::excel {

namespace {

// Of the engine's table (kaoping.idl).
namespace column {
enum : std::size_t {
    name,
    kind,
    several,
    once,
    choices,
    choice_words,
    help,
    wanted,
    values,
    count
};
}  // namespace column

dialogs::RunOption::Kind kind_named(const std::wstring& word) {
    using enum dialogs::RunOption::Kind;
    if (word == L"file") return file;
    if (word == L"folder") return folder;
    return word == L"choice" ? choice : text;
}

dialogs::RunOption option_in(const std::vector<std::wstring>& row) {
    dialogs::RunOption option;
    option.name = row[column::name];
    option.kind = kind_named(row[column::kind]);
    option.several = !row[column::several].empty();
    const auto chosen = lines_of(row[column::choices]), shown = lines_of(row[column::choice_words]);
    for (std::size_t at = 0; at < chosen.size() && at < shown.size(); ++at)
        option.choices.push_back({chosen[at], shown[at]});
    option.help = row[column::help];
    option.wanted = row[column::wanted];
    option.values = lines_of(row[column::values]);
    return option;
}

std::vector<std::wstring> texts_of(const dialogs::RunOption& option) {
    std::vector<std::wstring> texts;
    for (const std::wstring& value : option.values) texts.push_back(option.name + L"=" + value);
    return texts;
}

// The engine says of options what is wrong with them.
std::optional<std::wstring> wrong_in(Session& session, const dialogs::RunOption& option) {
    try {
        session.engine().call(L"Options", {array_of(texts_of(option))});
        return std::nullopt;
    } catch (const Failure& failure) {
        if (failure.code != E_INVALIDARG) throw;
        return failure.text;
    }
}

}  // namespace

std::optional<std::vector<std::wstring>> ask_run_options(Session& session,
                                                         const std::wstring& folder) {
    std::vector<std::wstring>& kept = session.options_given(folder);
    RunOptions options;
    std::set<std::wstring> of_one_run;
    for (const auto& row : table_of(session.engine().call(L"Options", {array_of(kept)}))) {
        if (row.size() < column::count) throw Failure{E_UNEXPECTED, {}};
        options.push_back(option_in(row));
        if (!row[column::once].empty()) of_one_run.insert(row[column::name]);
    }
    const auto chosen = session.dialogs().run_options(
        std::move(options),
        [&](const dialogs::RunOption& option) { return wrong_in(session, option); });
    if (!chosen) return std::nullopt;
    std::vector<std::wstring> given;
    kept.clear();
    for (const dialogs::RunOption& option : *chosen)
        for (const std::wstring& text : texts_of(option)) {
            given.push_back(text);
            if (!of_one_run.contains(option.name)) kept.push_back(text);
        }
    return given;
}

}  // namespace kaoping::excel
