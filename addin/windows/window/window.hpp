#pragma once

#include <windows.h>

#include <memory>
#include <optional>
#include <string>

#include "windows/dialogs/screen.hpp"
#include "windows/window/arguments.hpp"
#include "windows/window/form_fields.hpp"
#include "windows/window/form_list.hpp"
#include "windows/window/job.hpp"

namespace kaoping::window {

// The window: what people do in it becomes a run, what the run tells is shown. Everything here is
// on the thread of the window.
class Window {
public:
    static constexpr UINT job_changed = WM_APP + 1;
    static constexpr UINT_PTR start_timer = 1;

    explicit Window(const Arguments& arguments);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    void run();  // until it is closed

private:
    static INT_PTR CALLBACK procedure(HWND dialog, UINT message, WPARAM wparam, LPARAM lparam);
    bool handle(UINT message, WPARAM wparam, LPARAM lparam);
    void handle_command(int control, int event);
    void handle_notice(NMHDR& notice);
    bool own_key(const MSG& message);

    void open(const Arguments& arguments);
    void set_language(Language language);
    void set_dpi(UINT dpi, const RECT& place);
    void choose_language(Language language);
    void limit_size(MINMAXINFO& limits) const;
    void show_more();
    void ask_others();
    void pick(int button);
    bool gather(const COPYDATASTRUCT& data);
    void take_paths(const std::vector<std::string>& paths);

    void start(Task task);
    std::optional<ScoreOptions> options_for(
        Task task);  // nothing: something is wrong with a field, which is said
    void stop();
    void close();
    void follow();
    void finish(RunView view);
    void tell_end();

    void tell(const Text& status);
    void show_progress(const JobState& state);
    void show_findings();
    void show_title();
    void open_row();
    void open_or_tell(const std::string& path);
    int box(const Text& text, UINT kind) const;

    const HWND dialog_;
    Language language_;
    dialogs::Screen screen_;
    Form form_;
    FormList list_;
    ScoreOptions others_;  // the options without a field
    Text status_;
    std::optional<RunView> view_;  // of the last run
    Task task_ = Task::score;
    std::unique_ptr<Job> job_;  // going on
    bool closing_ = false;
};

}  // namespace kaoping::window
