#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/TerminationVetoException.hpp>
#include <com/sun/star/frame/XTerminateListener.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>
#include <com/sun/star/task/XStatusIndicatorFactory.hpp>
#include <cppuhelper/implbase1.hxx>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "libreoffice/command_set.hpp"
#include "libreoffice/dialogs.hpp"
#include "libreoffice/run_options.hpp"
#include "libreoffice/uno_text.hpp"
#include "reports/facts/view.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;

namespace {

std::atomic<bool> running{false};
std::atomic<bool> stop_wanted{false};

// Back on the office's own thread: windows are touched there only.
class OnMainThread final : public cppu::WeakImplHelper1<com::sun::star::awt::XCallback> {
public:
    explicit OnMainThread(std::function<void()> work) : work_(std::move(work)) {}
    // An exception here would end the office; those who post tell what went wrong themselves.
    void SAL_CALL notify(const uno::Any&) override {
        try {
            work_();
        } catch (...) {
        }
    }

private:
    std::function<void()> work_;
};

void on_main_thread(const Context& context, std::function<void()> work) {
    com::sun::star::awt::AsyncCallback::create(context)->addCallback(
        new OnMainThread(std::move(work)), uno::Any());
}

// The status bar of the window that asked. The threads of a batch only leave words and numbers
// here: telling the bar lets the office handle its events, which must not happen on a thread that
// holds locks of the run. The main thread shows what was left last, one call at a time however many
// files were done meanwhile.
class StatusBar final : public Progress, public std::enable_shared_from_this<StatusBar> {
public:
    StatusBar(const Call& call, MessageCode reading)
        : context_(call.context),
          factory_(call.frame, uno::UNO_QUERY),
          titles_{said(call, reading), said(call, "office-batch-writing")} {}

    void started(std::size_t files) override {
        leave([&] { left_ = {true, false, titles_[0], "", static_cast<sal_Int32>(files), 0}; });
    }
    void file_done(const std::string& path) override { one_done(path); }
    void writing(std::size_t forms) override {
        leave([&] { left_ = {true, false, titles_[1], "", static_cast<sal_Int32>(forms), 0}; });
    }
    void document_done(const std::string& organisation) override { one_done(organisation); }
    bool cancelled() const override { return stop_wanted; }
    void end() {
        leave([&] { left_.over = true; });
    }

private:
    struct State {
        bool restart = false;  // the bar begins anew
        bool over = false;
        std::string title;
        std::string item;
        sal_Int32 total = 0;
        sal_Int32 done = 0;
    };

    void one_done(const std::string& item) {
        leave([&] {
            left_.item = item;
            ++left_.done;
        });
    }

    template <class Change>
    void leave(const Change& change) {
        if (!factory_.is()) return;
        {
            const std::lock_guard lock(guard_);
            change();
            changed_ = true;
            if (std::exchange(posted_, true)) return;
        }
        try {
            on_main_thread(context_, [self = shared_from_this()] { self->show_all(); });
        } catch (...) {  // no main thread to be had: the batch goes on without a bar
            const std::lock_guard lock(guard_);
            posted_ = false;
        }
    }

    // On the main thread, until nothing new was left. Not entered again meanwhile: posted_ stays
    // set.
    void show_all() {
        while (const auto state = taken()) {
            try {
                show(*state);
            } catch (const uno::Exception&) {  // the window was closed
                bar_.clear();
                closed_ = true;
            }
        }
    }

    std::optional<State> taken() {
        const std::lock_guard lock(guard_);
        if (!std::exchange(changed_, false)) {
            posted_ = false;
            return std::nullopt;
        }
        State state = left_;
        left_.restart = false;
        return state;
    }

    void show(const State& state) {
        if (!bar_.is() && !closed_ && !state.over) bar_ = factory_->createStatusIndicator();
        if (!bar_.is()) return;
        if (state.restart || state.over) bar_->end();
        if (state.over) return bar_.clear();
        if (state.restart) bar_->start(to_uno(state.title), state.total);
        bar_->setText(to_uno(state.title + " " + state.item));
        bar_->setValue(state.done);
    }

    Context context_;
    const uno::Reference<com::sun::star::task::XStatusIndicatorFactory>
        factory_;  // null: no window asked
    uno::Reference<com::sun::star::task::XStatusIndicator>
        bar_;  // this and the next: of the main thread
    bool closed_ = false;
    const std::array<std::string, 2> titles_;  // while files are read, while results are written
    std::mutex guard_;                         // of what follows
    State left_;
    bool changed_ = false;
    bool posted_ = false;
};

std::vector<std::string> unreadable_lines(const Call& call, const ScoreRun& run) {
    std::vector<std::string> lines;
    for (const Unreadable& bad : run.result.unreadable)
        lines.push_back(bad.file + "  " +
                        pick(describe(bad.finding, bad.file), language_of(call.context)));
    return lines;
}

void show_all_done(const Call& call, const ScoreRun& run) {
    const auto summaries = summaries_of(run);
    for (const std::string& summary : summaries) open_document(call, summary);
    ListWindow window{said(call, "office-batch"),
                      said(call, "office-nothing-readable"),
                      {},
                      {said(call, "office-close")}};
    if (summaries.empty()) window.lines = unreadable_lines(call, run);
    else window.text = said(call, "office-run-notes");  // the summaries list what cannot be read
    for (const Finding& note : run.notes)
        window.lines.push_back(pick(describe(note, ""), language_of(call.context)));
    if (!window.lines.empty()) show_list(call, window, [](int, int) { return true; });
}

void finish(const Call& call, const ScoreRun& run, const Done& done) {
    if (!run.refusals.empty()) return fail(call, said(call, run.refusals), done);
    if (!call.quiet()) show_all_done(call, run);
    done({true, results_json(run)});
}

using Finish = void (*)(const Call&, const ScoreRun&, const Done&);

// What is done in a thread of its own.
struct Job {
    ScoreOptions options;
    MessageCode title;  // words for the status bar while files are read
    Finish finish;
};

// On the main thread where windows are shown. `done` is called whatever happens.
void hand_over(const Call& call, const std::shared_ptr<ScoreRun>& run, Finish finish,
               const Done& done) {
    const auto finishing = [call, run, finish, done] {
        guarded(call, done, [&] { finish(call, *run, done); });
    };
    if (call.quiet()) return finishing();
    try {
        on_main_thread(call.context, finishing);
    } catch (...) {
        done({false, what_went_wrong(call)});
    }
}

// The thread of a batch. Whatever happens in it, it says so and the next batch can run.
void work(const Call& call, const Job& job, const std::shared_ptr<StatusBar>& bar,
          const Done& done) {
    const auto run = std::make_shared<ScoreRun>();
    try {
        *run = run_score(job.options, bar.get());
    } catch (...) {
        run->refusals.push_back(
            {Severity::error, "internal-error", "", "", {{"why", same(exception_text())}}});
    }
    running = false;
    bar->end();
    hand_over(call, run, job.finish, done);
}

// An office that is asked to quit while a batch runs stops the batch and stays open; asked again it
// quits.
class StayOpen final : public cppu::WeakImplHelper1<com::sun::star::frame::XTerminateListener> {
public:
    void SAL_CALL queryTermination(const com::sun::star::lang::EventObject&) override {
        if (!running) return;
        stop_wanted = true;
        throw com::sun::star::frame::TerminationVetoException(
            "kaoping", static_cast<cppu::OWeakObject*>(this));
    }
    void SAL_CALL notifyTermination(const com::sun::star::lang::EventObject&) override {}
    void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}
};

void keep_office_open(const Call& call) {
    static std::once_flag once;
    std::call_once(once, [&] {
        com::sun::star::frame::Desktop::create(call.context)->addTerminateListener(new StayOpen);
    });
}

ScoreOptions folder_options(const Call& call, const std::string& folder) {
    ScoreOptions options = asked_options(call);
    options.paths = {path_of(to_uno(folder))};
    return options;
}

bool handed_in(const Subject& subject) {
    return subject.status == Status::pending || subject.status == Status::assessed;
}

// How many have handed in, are absent, and so on.
std::string totals(const Call& call, const ScoreRun& run) {
    std::size_t in = 0, absent = 0, returned = 0, other = 0;
    for (const RoundResult& round : run.result.rounds)
        for (const Subject& subject : round.subjects) {
            const Status status = subject.status;
            ++(handed_in(subject)           ? in
               : status == Status::absent   ? absent
               : status == Status::returned ? returned
                                            : other);
        }
    const auto number = [](std::size_t count) { return same(std::to_string(count)); };
    return pick(
        message("office-status-totals", {{"in", number(in)},
                                         {"absent", number(absent)},
                                         {"returned", number(returned)},
                                         {"other", number(other)},
                                         {"unreadable", number(run.result.unreadable.size())}}),
        language_of(call.context));
}

void finish_status(const Call& call, const ScoreRun& run, const Done& done) {
    if (!run.refusals.empty()) return fail(call, said(call, run.refusals), done);
    if (call.quiet()) return done({true, results_json(run)});
    ListWindow window{
        said(call, "office-status"), totals(call, run), {}, {said(call, "office-close")}};
    for (const RoundResult& round : run.result.rounds)
        for (const Subject& subject : round.subjects)
            window.lines.push_back(said(call, handed_in(subject) ? MessageCode("status-handed-in")
                                                                 : status_code(subject.status)) +
                                   "  " + subject.organisation.name);
    for (const std::string& line : unreadable_lines(call, run))
        window.lines.push_back(said(call, "office-unreadable") + "  " + line);
    show_list(call, window, [](int, int) { return true; });
    done({true, results_json(run)});
}

// Throws when there is no thread to be had.
void start(const Call& call, const Job& job, const Done& done) {
    if (running.exchange(true)) return fail(call, said(call, "office-batch-busy"), done);
    stop_wanted = false;
    try {
        keep_office_open(call);
        std::thread(work, call, job, std::make_shared<StatusBar>(call, job.title), done).detach();
    } catch (...) {
        running = false;
        throw;
    }
}

}  // namespace

void score_folder(const Call& call, const Done& done) {
    const auto folder = given_or(
        call, "Folder", [&] { return choose_folder(call, said(call, "window-title-folder")); });
    if (!folder) return done({false, said(call, "office-cancelled")});
    std::optional<ScoreOptions> options = folder_options(call, *folder);
    const bool ask = call.argument("Folder") == nullptr || call.argument("Ask") != nullptr;
    if (ask && !call.quiet()) options = ask_run_options(call, std::move(*options));
    if (!options) return done({false, said(call, "office-cancelled")});
    start(call, {std::move(*options), "office-batch-running", finish}, done);
}

void stop_batch(const Call& call, const Done& done) {
    if (!running) return fail(call, said(call, "office-nothing-to-stop"), done);
    stop_wanted = true;
    done({true, said(call, "office-batch-stopping")});
}

void tell_status(const Call& call, const Done& done) {
    const auto folder = given_or(
        call, "Folder", [&] { return choose_folder(call, said(call, "window-title-folder")); });
    if (!folder) return done({false, said(call, "office-cancelled")});
    const auto roster = given_or(
        call, "Roster", [&] { return choose_file(call, said(call, "office-choose-roster")); });
    if (!roster) return done({false, said(call, "office-cancelled")});
    ScoreOptions options = folder_options(call, *folder);
    options.roster = path_of(to_uno(*roster));
    options.check_only = true;
    options.write_output = false;
    start(call, {options, "office-status-reading", finish_status}, done);
}

}  // namespace kaoping::office
