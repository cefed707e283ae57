#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <thread>

#include "job/system/program.hpp"
#include "job/system/stop_request.hpp"

// NOLINTNEXTLINE(readability-redundant-declaration): POSIX leaves it to the program
extern char** environ;

namespace kaoping {

namespace {

constexpr auto pause = std::chrono::milliseconds(50);

}  // namespace

// In a process group of its own: a program may be a script, and what it starts must end with it.
bool run_program(const std::string& program, const std::vector<std::string>& arguments,
                 std::chrono::milliseconds patience) {
    std::vector<std::string> all{program};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> words;
    for (std::string& argument : all) words.push_back(argument.data());
    words.push_back(nullptr);
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t files;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    for (const int stream : {0, 1, 2})
        posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
    pid_t process = 0;
    const bool started =
        posix_spawn(&process, program.c_str(), &files, &attributes, words.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (!started) return false;
    int status = 0;
    auto waited = std::chrono::milliseconds(0);
    while (waitpid(process, &status, WNOHANG) == 0) {
        if (waited > patience || stop_requested()) {
            kill(-process, SIGKILL);
            waitpid(process, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(pause);
        waited += pause;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace kaoping
