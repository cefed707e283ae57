#include <doctest/doctest.h>
#include <windows.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds moment{300};  // as long as a scanner looks at a new file

struct Folder {
    fs::path path =
        fs::temp_directory_path() / ("kaoping-held-" + std::to_string(GetCurrentProcessId()));
    fs::path fresh = path / "fresh", place = path / "place";
    Folder() {
        fs::create_directories(path);
        std::ofstream(fresh) << "new";
        std::ofstream(place) << "old";
    }
    ~Folder() { fs::remove_all(path); }
};

// Others may read the file meanwhile, but neither replace nor remove it.
class Held {
public:
    explicit Held(const fs::path& file)
        : handle_(CreateFileW(file.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                              0, nullptr)) {
        REQUIRE(handle_ != INVALID_HANDLE_VALUE);
    }
    ~Held() { CloseHandle(handle_); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

private:
    HANDLE handle_;
};

// Does the action while a scanner holds the file for a moment; how long it took.
template <class Action>
milliseconds beside_scanner(const fs::path& file, const Action& action) {
    auto held = std::make_unique<Held>(file);
    const auto begun = Clock::now();
    std::jthread scanner([&] {
        std::this_thread::sleep_for(moment);
        held.reset();
    });
    action();
    return std::chrono::duration_cast<milliseconds>(Clock::now() - begun);
}

}  // namespace

TEST_CASE("a file that a scanner holds for a moment is replaced after it") {
    const Folder folder;
    std::error_code error;
    const auto took =
        beside_scanner(folder.place, [&] { error = replace_file(folder.fresh, folder.place); });
    CHECK_MESSAGE(!error, error.message());
    CHECK(took >= moment);
    CHECK(read_file(folder.place) == "new");
    CHECK_FALSE(fs::exists(folder.fresh));
}

TEST_CASE("a new file that a scanner holds for a moment is moved to its place after it") {
    const Folder folder;
    std::error_code error;
    beside_scanner(folder.fresh, [&] { error = replace_file(folder.fresh, folder.place); });
    CHECK_MESSAGE(!error, error.message());
    CHECK(read_file(folder.place) == "new");
}

TEST_CASE("a file that a scanner holds for a moment is removed after it") {
    const Folder folder;
    std::error_code error;
    beside_scanner(folder.place, [&] { error = remove_file(folder.place); });
    CHECK_MESSAGE(!error, error.message());
    CHECK_FALSE(fs::exists(folder.place));
    CHECK_FALSE(remove_file(folder.place));  // nothing to remove is no error
}

TEST_CASE("a file that stays held is given up, and nothing is lost") {
    const Folder folder;
    const Held office(folder.place);
    const auto begun = Clock::now();
    CHECK(replace_file(folder.fresh, folder.place) == std::errc::permission_denied);
    CHECK(Clock::now() - begun < std::chrono::seconds(10));
    CHECK(read_file(folder.place) == "old");
    CHECK(read_file(folder.fresh) == "new");
}

TEST_CASE("what waiting does not fix is reported at once") {
    const Folder folder;
    const auto begun = Clock::now();
    CHECK(replace_file(folder.path / "absent", folder.place) ==
          std::error_code(ERROR_FILE_NOT_FOUND, std::system_category()));
    CHECK(Clock::now() - begun < std::chrono::seconds(1));
}
