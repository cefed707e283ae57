#include "job/system/office.hpp"

#include <Poco/TemporaryFile.h>
#include <Poco/URI.h>

#include <chrono>
#include <fstream>

#include "job/system/paths.hpp"
#include "job/system/program.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

constexpr auto patience = std::chrono::seconds(120);

}  // namespace

std::optional<std::string> pdf_by_office(const std::string& office, const std::string& docx) {
    Poco::TemporaryFile keeper;
    keeper.createDirectories();
    const fs::path folder = to_path(keeper.path());
    {
        std::ofstream out(folder / "report.docx", std::ios::binary);
        out.write(docx.data(), static_cast<std::streamsize>(docx.size()));
        if (!out.flush()) return std::nullopt;
    }
    std::string profile;  // as a URL: folders for temporary files may have blanks and Chinese in
                          // their names
    Poco::URI::encode(to_utf8(folder / "profile"), "%#?", profile);
    const std::string url =
        std::string("file://") + (profile.starts_with('/') ? "" : "/") + profile;
    if (!run_program(office,
                     {"-env:UserInstallation=" + url, "--headless", "--norestore", "--convert-to",
                      "pdf", "--outdir", to_utf8(folder), to_utf8(folder / "report.docx")},
                     patience))
        return std::nullopt;
    return read_file(folder / "report.pdf");
}

}  // namespace kaoping
