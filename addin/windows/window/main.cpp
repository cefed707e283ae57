#include <windows.h>
#include <commctrl.h>
#include <objbase.h>
#include <shellapi.h>

#include <memory>
#include <optional>

#include "windows/common/utf16.hpp"
#include "windows/window/gathering.hpp"
#include "windows/window/window.hpp"

namespace {

std::vector<std::string> own_arguments() {
    int count = 0;
    const std::unique_ptr<wchar_t*, decltype(&LocalFree)> words(
        CommandLineToArgvW(GetCommandLineW(), &count), &LocalFree);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i) arguments.push_back(kaoping::argument_of(words.get()[i]));
    return arguments;
}

void run(const kaoping::window::Arguments& arguments) {
    std::optional<kaoping::window::GatheringTurn> turn;
    if (arguments.gathers) {
        turn.emplace();
        if (kaoping::window::hand_over(*arguments.task, arguments.paths)) return;
    }
    kaoping::window::Window window(arguments);
    turn.reset();
    window.run();
}

}  // namespace

int WINAPI wWinMain(HINSTANCE, HINSTANCE, PWSTR, int) {
    if (FAILED(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE)))
        return 2;
    const INITCOMMONCONTROLSEX classes{
        sizeof classes, ICC_LISTVIEW_CLASSES | ICC_PROGRESS_CLASS | ICC_STANDARD_CLASSES};
    InitCommonControlsEx(&classes);
    run(kaoping::window::parse_arguments(own_arguments()));
    CoUninitialize();
    return 0;
}
