#include "job/office.hpp"

#include <Poco/Process.h>
#include <Poco/TemporaryFile.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "job/paths.hpp"

#ifndef _WIN32
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
extern char** environ;
#endif

namespace kaoping {

namespace fs = std::filesystem;

namespace {

constexpr auto patience = std::chrono::seconds(120);
constexpr auto pause = std::chrono::milliseconds(50);

#ifdef _WIN32

constexpr char path_separator = ';';
constexpr const char* office_program = "soffice.exe";

bool run(const std::string& program, const std::vector<std::string>& arguments) {
    Poco::ProcessHandle process = Poco::Process::launch(program, arguments);
    for (auto waited = pause; Poco::Process::isRunning(process); waited += pause) {
        if (waited > patience) {
            Poco::Process::kill(process);
            return false;
        }
        std::this_thread::sleep_for(pause);
    }
    return process.wait() == 0;
}

#else

constexpr char path_separator = ':';
constexpr const char* office_program = "soffice";

// In a process group of its own: soffice is a script, and what it starts must end with it. Its words go nowhere, as
// nothing but results belongs on stdout.
bool run(const std::string& program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program);
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t files;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
    pid_t process = 0;
    const bool started = posix_spawn(&process, program.c_str(), &files, &attributes, words.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (!started) return false;
    int status = 0;
    auto waited = std::chrono::milliseconds(0);
    while (waitpid(process, &status, WNOHANG) == 0) {
        if (waited > patience) {
            kill(-process, SIGKILL);
            waitpid(process, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(pause);
        waited += pause;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#endif

}  // namespace

std::string find_office() {
    const char* path = std::getenv("PATH");
    std::stringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, path_separator);) {
        const auto candidate = to_path(folder) / office_program;
        std::error_code error;
        if (!folder.empty() && fs::exists(candidate, error)) return to_utf8(candidate);
    }
    return "";
}

std::optional<std::string> pdf_by_office(const std::string& office, const std::string& docx) {
    Poco::TemporaryFile keeper;
    keeper.createDirectories();
    const fs::path folder = to_path(keeper.path());
    {
        std::ofstream out(folder / "report.docx", std::ios::binary);
        out.write(docx.data(), static_cast<std::streamsize>(docx.size()));
        if (!out.flush()) return std::nullopt;
    }
    const std::string profile = to_utf8(folder / "profile");
    const std::string url = std::string("file://") + (profile.starts_with('/') ? "" : "/") + profile;
    if (!run(office, {"-env:UserInstallation=" + url, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", to_utf8(folder), to_utf8(folder / "report.docx")}))
        return std::nullopt;
    return read_file(folder / "report.pdf");
}

}  // namespace kaoping
