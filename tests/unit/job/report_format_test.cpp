#include <doctest/doctest.h>

#include "job/report_format.hpp"

using namespace kaoping;

TEST_CASE("formats of the report are read as they are written, or not at all") {
    using Formats = std::set<ReportFormat>;
    struct Row {
        const char* words;
        std::optional<Formats> formats;
        const char* again;
    };
    for (const Row& row :
         {Row{"docx", Formats{ReportFormat::docx}, "docx"},
          Row{"pdf,docx", Formats{ReportFormat::docx, ReportFormat::pdf}, "docx,pdf"},
          Row{"html,html", Formats{ReportFormat::html}, "html"}, Row{"none", Formats{}, "none"},
          Row{"none,html", Formats{ReportFormat::html}, "html"}, Row{"", std::nullopt, ""},
          Row{",", std::nullopt, ""}, Row{"docx, pdf", std::nullopt, ""},
          Row{"DOCX", std::nullopt, ""}, Row{"xml", std::nullopt, ""}}) {
        CAPTURE(row.words);
        const auto formats = report_formats(row.words);
        CHECK(formats == row.formats);
        if (formats) CHECK(words_of(*formats) == row.again);
    }
}
