#include "libreoffice/commands.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>

#include "job/forms.hpp"
#include "job/named_options.hpp"
#include "job/refusals.hpp"
#include "job/rubrics.hpp"
#include "job/system/paths.hpp"
#include "job/version.hpp"
#include "libreoffice/command_set.hpp"
#include "libreoffice/dialogs.hpp"
#include "libreoffice/engine.hpp"
#include "libreoffice/uno_text.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;

std::string said(const Call& call, MessageCode code) {
    return pick(words(code), language_of(call.context));
}

std::string said(const Call& call, const std::vector<Finding>& refusals) {
    return pick(reasons_of(refusals), language_of(call.context));
}

void fail(const Call& call, const std::string& why, const Done& done) {
    try {
        if (!call.quiet()) show_message(call, Message::error, why);
    } catch (const uno::Exception&) {  // the window that asked is gone
    }
    done({false, why});
}

std::string exception_text() {
    try {
        throw;
    } catch (const uno::Exception& error) {
        return from_uno(error.Message);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "?";
    }
}

std::string what_went_wrong(const Call& call) {
    try {
        throw;
    } catch (const com::sun::star::lang::IllegalArgumentException& error) {
        return from_uno(error.Message);  // a refusal: words already
    } catch (...) {
        return pick(message("internal-error", {{"why", same(exception_text())}}),
                    language_of(call.context));
    }
}

void guarded(const Call& call, const Done& done, const std::function<void()>& work) {
    try {
        work();
    } catch (...) {
        fail(call, what_went_wrong(call), done);
    }
}

std::optional<std::string> given_or(const Call& call, const std::string& name,
                                    const std::function<std::optional<std::string>()>& ask) {
    if (const std::string* value = call.argument(name)) return *value;
    if (call.quiet()) return std::nullopt;
    return ask();
}

ScoreOptions asked_options(const Call& call) {
    ScoreOptions options = score_options(call.context, {});
    for (const Option& option : option_table()) {
        const std::string name(option.script);
        const std::string* given = name.empty() ? nullptr : call.argument(name);
        if (given == nullptr) continue;
        const std::string value = option.is_path() ? path_of(to_uno(*given)) : *given;
        if (const auto wrong = set_option(options, name, value))
            refuse_if_any(call.context, {*wrong});
    }
    return options;
}

namespace {

// 新建空白表: the rubric comes from the menu, or is chosen from those known.
std::optional<std::string> choose_rubric(const Call& call) {
    const Language language = language_of(call.context);
    const RubricCatalog catalog(read_settings(call.context).rubric_folders);
    const auto listing = catalog.listing();
    ListWindow window{said(call, "office-new-form"),
                      said(call, "office-choose-rubric"),
                      {},
                      {said(call, "office-ok"), said(call, "office-cancel")}};
    for (const RubricListing& rubric : listing)
        window.lines.push_back(pick(rubric.title, language));
    std::optional<std::string> chosen;
    show_list(call, window, [&](int line, int) {
        if (line >= 0) chosen = listing[static_cast<std::size_t>(line)].id;
        return false;
    });
    return chosen;
}

void new_form(const Call& call, const Done& done) {
    const auto rubric = given_or(call, "Rubric", [&] { return choose_rubric(call); });
    if (!rubric) return done({false, said(call, "office-cancelled")});
    const auto file = given_or(call, "File", [&] {
        return choose_target(call, said(call, "office-new-form"), *rubric + ".xlsx");
    });
    if (!file) return done({false, said(call, "office-cancelled")});
    FormJob job = form_job(*rubric, asked_options(call));
    job.output = path_of(to_uno(*file));
    const FilesWritten written = make_forms(job);
    if (!written.refusals.empty()) return fail(call, said(call, written.refusals), done);
    if (!call.quiet() && job.roster.empty()) open_document(call, job.output);
    done({true, written.files.empty() ? job.output : written.files.front()});
}

std::vector<std::string> folders_in(const std::string& text) {
    std::vector<std::string> folders;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        if (end > at) folders.push_back(path_of(to_uno(text.substr(at, end - at))));
        at = end + 1;
    }
    return folders;
}

// Nothing is saved unless all is answered; a quiet call sets what it names.
void options(const Call& call, const Done& done) {
    Settings settings = read_settings(call.context);
    std::string folders;
    for (const std::string& folder : settings.rubric_folders)
        folders += (folders.empty() ? "" : ";") + folder;
    const auto ask = [&](MessageCode what, const std::string& now) {
        return ask_text(call, said(call, "office-options"), said(call, what), now);
    };
    const auto language = given_or(call, "Language", [&] {
        return ask("office-option-language", word_of(settings.language));
    });
    if (!language && !call.quiet()) return done({false, said(call, "office-cancelled")});
    if (language && !language->empty() && !language_named(*language))
        return fail(call, said(call, "office-option-language"), done);
    const auto chosen =
        given_or(call, "RubricFolders", [&] { return ask("office-option-folders", folders); });
    if (!chosen && (!language || !call.quiet()))
        return done({false, said(call, "office-cancelled")});
    if (language) settings.language = language_named(*language);
    if (chosen) settings.rubric_folders = folders_in(*chosen);
    for (const std::string& folder : settings.rubric_folders)
        if (chosen && !std::filesystem::is_directory(to_path(folder)))
            return fail(call,
                        pick(message("office-no-folder", {{"path", same(folder)}}),
                             language_of(call.context)),
                        done);
    write_settings(call.context, settings);
    done({true, word_of(settings.language)});
}

void help(const Call& call, const Done& done) {
    const std::string text = said(call, "office-help-text");
    if (!call.quiet()) show_message(call, Message::info, text);
    done({true, text});
}

void about(const Call& call, const Done& done) {
    const std::string text = pick(message("office-about-text", {{"engine", same(engine_name())}}),
                                  language_of(call.context));
    if (!call.quiet()) show_message(call, Message::info, text);
    done({true, text});
}

using Command = void (*)(const Call&, const Done&);

const std::map<std::string, Command>& commands() {
    static const std::map<std::string, Command> all{
        {"newForm", new_form},     {"check", check_document},
        {"score", score_document}, {"batch", score_folder},
        {"stop", stop_batch},      {"status", tell_status},
        {"options", options},      {"help", help},
        {"about", about}};
    return all;
}

}  // namespace

bool is_command(const std::string& name) { return commands().contains(name); }

void run_command(const std::string& name, const Call& call, const Done& done) {
    commands().at(name)(call, done);
}

}  // namespace kaoping::office
