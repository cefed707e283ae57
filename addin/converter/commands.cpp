#include "converter/commands.hpp"

#include <algorithm>
#include <map>

#include "converter/command_options.hpp"
#include "converter/examine_system.hpp"
#include "converter/help.hpp"
#include "converter/system_commands.hpp"
#include "job/doctor.hpp"
#include "job/folder/finalize.hpp"
#include "job/folder/restore.hpp"
#include "job/forms.hpp"
#include "job/list_rubrics.hpp"
#include "job/replay.hpp"
#include "job/results/compare_results.hpp"
#include "job/results/explain.hpp"
#include "job/score.hpp"
#include "job/version.hpp"
#include "reports/facts/view.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

int refuse(const Console& console, const std::vector<Finding>& refusals) {
    for (const Finding& refusal : refusals) console.problem(refusal);
    return static_cast<int>(Outcome::nothing_done);
}

void add(Text& line, const Text& more) {
    line.zh += more.zh;
    line.en += more.en;
}

// "assessed 3 · returned 1"; check knows what can be used only.
Text counts_line(const RoundResult& round, bool check) {
    std::map<Status, long long> of_status;
    for (const Subject& subject : round.subjects) ++of_status[subject.status];
    std::vector<std::pair<MessageCode, long long>> counts;  // by the word's code
    for (const Status status :
         {Status::assessed, Status::pending, Status::returned, Status::duplicate, Status::exempt,
          Status::not_eligible, Status::absent}) {
        const long long count = of_status[status];
        const bool usable = check && status != Status::returned && status != Status::duplicate;
        const MessageCode code = usable ? MessageCode("status-read") : status_code(status);
        const auto same_word = std::find_if(counts.begin(), counts.end(),
                                            [&](const auto& c) { return c.first == code; });
        if (same_word != counts.end()) same_word->second += count;
        else counts.emplace_back(code, count);
    }
    Text line = round.rubric->title;
    add(line, same(" " + std::to_string(round.context.year) + ": "));
    bool first = true;
    for (const auto& [code, count] : counts) {
        if (count == 0) continue;
        if (!first) add(line, same(" · "));
        first = false;
        add(line, words(code));
        add(line, same(" " + std::to_string(count)));
    }
    return line;
}

Text indented(const std::string& before, const Text& text) {
    return {"  " + before + text.zh, "  " + before + text.en};
}

std::vector<Text> score_lines(const ScoreRun& run, bool check) {
    std::vector<Text> lines;
    for (const RoundResult& round : run.result.rounds) {
        lines.push_back(counts_line(round, check));
        for (const Subject& subject : round.subjects) {
            if (subject.status != Status::returned && subject.status != Status::duplicate) continue;
            for (const Finding& finding : subject.figures.open().findings)
                if (finding.severity == Severity::error)
                    lines.push_back(indented(subject.file + " ", describe(finding, subject.file)));
        }
    }
    for (const Unreadable& file : run.result.unreadable)
        lines.push_back(indented("", describe(file.finding, file.file)));
    if (!run.output.empty()) lines.push_back(message("results-in", {{"path", same(run.output)}}));
    return lines;
}

int score(const Arguments& a, const ScoreOptions& given, const Console& console) {
    ScoreOptions options = given;
    const bool check = a.command == "check";
    options.check_only = check;
    options.write_output = !check || !options.output.empty();
    ConsoleProgress progress(console, a.has("quiet") || a.has("json"));
    const ScoreRun run = run_score(options, &progress);
    if (!run.refusals.empty()) return refuse(console, run.refusals);
    for (const auto* notes : {&run.notes, &run.result.findings})
        for (const Finding& finding : *notes) console.note(describe(finding, ""));
    if (a.has("json")) {
        if (run.output.empty() || check) console.out(run.result.json);
        else console.out_file(run.output + "/results.json");
    } else {
        console.lines(score_lines(run, check));
    }
    return static_cast<int>(run.outcome);
}

int report_files(const FilesWritten& written, const Console& console) {
    if (!written.refusals.empty()) return refuse(console, written.refusals);
    for (const Finding& finding : written.findings) console.note(describe(finding, ""));
    for (const std::string& file : written.files) console.line(file);
    const bool to_act_on =
        std::any_of(written.findings.begin(), written.findings.end(),
                    [](const Finding& finding) { return finding.severity == Severity::error; });
    return static_cast<int>(to_act_on ? Outcome::findings : Outcome::clean);
}

int require_output(const Arguments& a, const Console& console) {
    if (!a.get("output").empty()) return 0;
    console.problem(message("usage-needs-output", {{"found", same(a.command)}}));
    return static_cast<int>(Outcome::nothing_done);
}

int form(const Arguments& a, const ScoreOptions& given, const Console& console) {
    if (const int failure = require_output(a, console)) return failure;
    const FormJob job = form_job(a.operands.front(), given);
    return report_files(a.command == "roster" ? make_roster(job) : make_forms(job), console);
}

int experts(const Arguments& a, const ScoreOptions& given, const Console& console) {
    if (const int failure = require_output(a, console)) return failure;
    ExpertsJob job;
    static_cast<CommonOptions&>(job) = given;
    job.rubric = a.operands.front();
    job.paths.assign(a.operands.begin() + 1, a.operands.end());
    job.experts = given.experts;
    job.output = given.output;
    job.plan = given.plan;
    job.year = given.year;
    if (job.experts.empty()) {
        console.problem(message("usage-needs-experts", {}));
        return static_cast<int>(Outcome::nothing_done);
    }
    ConsoleProgress progress(console, a.has("quiet"));
    return report_files(make_expert_workbooks(job, &progress), console);
}

int tell(const Report& report, const Arguments& a, const Console& console) {
    if (!report.refusals.empty()) return refuse(console, report.refusals);
    if (a.has("json") && !report.json.empty()) {
        console.out(report.json);
    } else {
        console.out(report.lines);
    }
    return static_cast<int>(report.outcome);
}

int read_and_tell(const Arguments& a, const ScoreOptions& options, const Console& console) {
    const auto operand = [&](std::size_t i) {
        return i < a.operands.size() ? a.operands[i] : std::string();
    };
    if (a.command == "rubrics") return tell(list_rubrics(options), a, console);
    if (a.command == "explain")
        return tell(explain(options, operand(0), operand(1), operand(2)), a, console);
    if (a.command == "diff") return tell(diff_results(options, operand(0), operand(1)), a, console);
    if (a.command == "finalize") return tell(finalize_round(operand(0)), a, console);
    if (a.command == "restore")
        return tell(
            restore_history(operand(0), operand(1), {a.operands.begin() + 2, a.operands.end()}), a,
            console);
    if (a.command == "replay") return tell(replay(operand(0), options.jobs), a, console);
    if (a.command == "doctor") return tell(doctor(options, examine_system), a, console);
    if (operand(0) != "check") {
        console.problem(message("usage-unknown-option", {{"found", same("rubric " + operand(0))},
                                                         {"want", same("rubric check")}}));
        return static_cast<int>(Outcome::nothing_done);
    }
    return tell(check_rubrics(options, {a.operands.begin() + 1, a.operands.end()}), a, console);
}

std::vector<Text> status_lines(const RunResult& result) {
    std::vector<Text> lines;
    for (const RoundResult& round : result.rounds)
        for (const Subject& subject : round.subjects) {
            const Status s = subject.status;
            const bool in = s == Status::pending || s == Status::assessed;
            Text line = words(in ? MessageCode("status-handed-in") : status_code(s));
            add(line, same("\t" + subject.organisation.name + "\t" + subject.organisation.uscc +
                           "\t" + subject.file));
            lines.push_back(std::move(line));
        }
    for (const Unreadable& file : result.unreadable)
        lines.push_back(describe(file.finding, file.file));
    return lines;
}

// status: reads as check does, and reports by organisation.
int status(const Arguments& a, const ScoreOptions& given, const Console& console) {
    if (given.roster.empty()) {
        console.problem(message("usage-needs-roster", {}));
        return static_cast<int>(Outcome::nothing_done);
    }
    ScoreOptions options = given;
    options.check_only = true;
    options.write_output = false;
    const ScoreRun run = run_score(options);
    if (!run.refusals.empty()) return refuse(console, run.refusals);
    if (a.has("json")) {
        console.out(run.result.json);
        return static_cast<int>(run.outcome);
    }
    console.out(status_lines(run.result));
    return static_cast<int>(run.outcome);
}

}  // namespace

int run_command(const Arguments& a, const Console& console) {
    if (a.has("version")) {
        console.show(engine_name() + "\n");
        return static_cast<int>(Outcome::clean);
    }
    if (a.command == "help" || a.has("help")) {
        console.show(help_text(console.languages()));
        return static_cast<int>(Outcome::clean);
    }
    if (const auto own = system_commands().find(a.command); own != system_commands().end())
        return own->second.run(a, console);
    using Command = int (*)(const Arguments&, const ScoreOptions&, const Console&);
    static const std::map<std::string, Command> commands{
        {"score", score},
        {"check", score},
        {"form", form},
        {"roster", form},
        {"experts", experts},
        {"status", status},
        {"rubrics", read_and_tell},
        {"explain", read_and_tell},
        {"diff", read_and_tell},
        {"finalize", read_and_tell},
        {"replay", read_and_tell},
        {"restore", read_and_tell},
        {"doctor", read_and_tell},
        {"rubric", read_and_tell},
    };
    const auto options = command_options(a);
    if (const auto* refusal = std::get_if<Finding>(&options)) return refuse(console, {*refusal});
    return commands.at(a.command)(a, std::get<ScoreOptions>(options), console);
}

}  // namespace kaoping
