#include "windows/excel/dialogs.hpp"
#include "windows/dialogs/lines.hpp"
#include "windows/excel/dispatch.hpp"

namespace kaoping::excel {

namespace {

constexpr const wchar_t* press_name = L"Press";

// What a host's list calls when a button of it is pressed.
class Presses final : public Dispatch {
public:
    explicit Presses(std::function<void(int, int)> pressed) : pressed_(std::move(pressed)) {}

private:
    DISPID id_of(std::wstring_view name) const override {
        return name == press_name ? 1 : DISPID_UNKNOWN;
    }
    HRESULT answer(DISPID, const Arguments& arguments, VARIANT*) override {
        if (arguments.count() != 2) return DISP_E_BADPARAMCOUNT;
        pressed_(static_cast<int>(number_of(arguments[0])),
                 static_cast<int>(number_of(arguments[1])));
        return S_OK;
    }

    std::function<void(int, int)> pressed_;
};

class HostDialogs final : public Dialogs {
public:
    explicit HostDialogs(Object host) : host_(std::move(host)) {}

    void tell(Message kind, const std::wstring& text) override {
        const wchar_t* name = kind == Message::info      ? L"info"
                              : kind == Message::warning ? L"warning"
                                                         : L"error";
        host_.call(L"Tell", {Variant(name), Variant(text)});
    }
    std::optional<std::wstring> choose_folder(const std::wstring& title) override {
        return asked(L"ChooseFolder", {Variant(title)});
    }
    std::optional<std::wstring> choose_workbook(const std::wstring& title) override {
        return asked(L"ChooseWorkbook", {Variant(title)});
    }
    std::optional<std::wstring> choose_target(const std::wstring& title,
                                              const std::wstring& proposed) override {
        return asked(L"ChooseTarget", {Variant(title), Variant(proposed)});
    }
    std::optional<Settings> options(const Settings& now) override {
        const auto answer =
            asked(L"Options", {Variant(now.language), Variant(joined(now.rubric_folders, L"\n"))});
        if (!answer) return std::nullopt;
        const std::size_t end = std::min(answer->find(L'\n'), answer->size());
        return Settings{answer->substr(0, end), lines_of(answer->substr(end))};
    }
    std::optional<RunOptions> run_options(RunOptions options, const WrongOption& wrong) override {
        std::vector<std::wstring> names, values;
        for (const dialogs::RunOption& option : options) {
            names.push_back(option.name);
            for (const std::wstring& value : option.values)
                values.push_back(option.name + L"=" + value);
        }
        const auto answer = asked(L"RunOptions", {array_of(names), Variant(joined(values, L"\n"))});
        if (!answer) return std::nullopt;
        for (dialogs::RunOption& option : options) {
            option.values = values_in(*answer, option.name);
            if (option.values.empty()) continue;
            if (const auto why = wrong(option)) {
                tell(Message::warning, *why);
                return std::nullopt;
            }
        }
        return options;
    }
    void list(ListWindow window) override {
        std::vector<std::wstring> rows;
        for (const auto& row : window.rows) rows.push_back(joined(row, L"\t"));
        const auto presses = Pointer<IDispatch>::adopt(new Presses(window.pressed));
        host_.call(L"List", {Variant(window.title), Variant(window.text), array_of(window.columns),
                             array_of(rows), array_of(window.buttons), Variant(presses.get())});
    }
    void close() override {}

private:
    static std::vector<std::wstring> values_in(const std::wstring& answer,
                                               const std::wstring& name) {
        std::vector<std::wstring> values;
        for (const std::wstring& line : lines_of(answer))
            if (line.starts_with(name + L"=")) values.push_back(line.substr(name.size() + 1));
        return values;
    }

    std::optional<std::wstring> asked(const wchar_t* member, std::vector<Variant> arguments) {
        const std::wstring answer = host_.text(member, std::move(arguments));
        if (answer.empty()) return std::nullopt;
        return answer;
    }

    Object host_;
};

}  // namespace

bool answers_dialogs(const Object& host) {
    for (const wchar_t* member : {L"Tell", L"ChooseFolder", L"ChooseWorkbook", L"ChooseTarget",
                                  L"Options", L"RunOptions", L"List"})
        if (!host.has(member)) return false;
    return true;
}

std::unique_ptr<Dialogs> host_dialogs(Object host) {
    return std::make_unique<HostDialogs>(std::move(host));
}

}  // namespace kaoping::excel
