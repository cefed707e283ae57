// Times the stages of scoring, a file at a time on one thread, against the floor: inflate + expat
// over the same parts and libxlsxwriter writing the very cells of the graded workbook (empty ones
// with a border among them), nothing else.
//   kaoping_bench FORM.xlsx N           prints a table
//   kaoping_bench --job DIR OUT JOBS    prints forms a second and peak memory of a whole run
#include <expat.h>
#include <sys/resource.h>
#include <xlsxwriter.h>
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "intake/archive.hpp"
#include "intake/xlsx.hpp"
#include "job/rubrics.hpp"
#include "job/score.hpp"
#include "job/system/heap.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "recognise/recognise.hpp"
#include "reports/graded/graded.hpp"
#include "score/score_round.hpp"
#include "validate/validate.hpp"

namespace {

using namespace kaoping;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

long peak_kb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

struct Times {
    double read = 0, score = 0, write = 0, floor_read = 0, floor_write = 0;
};

// By zlib, whatever the reader inflates with.
std::string floor_inflate(const Archive& archive, const ArchiveEntry& entry) {
    std::string scratch;
    const char* header = archive.bytes().view(entry.header_offset, 30, scratch).data();
    const std::uint64_t offset =
        entry.header_offset + 30 + little16(header + 26) + little16(header + 28);
    const auto stored = archive.bytes().view(offset, entry.stored_size, scratch);
    std::string text(entry.size, '\0');
    if (entry.method == 0) text.assign(stored.data(), stored.size());
    z_stream stream{};
    if (entry.method != 8 || inflateInit2(&stream, -MAX_WBITS) != Z_OK) return text;
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(stored.data()));
    stream.avail_in = static_cast<uInt>(stored.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())) !=
        entry.crc)
        std::abort();
    return text;
}

void floor_read(const std::string& bytes) {
    const ReadLimits limits;
    const auto opened = Archive::open(std::span<const char>(bytes), limits);
    const auto* archive = std::get_if<Archive>(&opened);
    if (archive == nullptr) return;
    for (const auto& entry : archive->entries()) {
        XML_Parser parser = XML_ParserCreate(nullptr);
        XML_SetElementHandler(
            parser, [](void*, const XML_Char*, const XML_Char**) {}, [](void*, const XML_Char*) {});
        XML_SetCharacterDataHandler(parser, [](void*, const XML_Char*, int) {});
        const std::string text = floor_inflate(*archive, entry);
        XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1);
        XML_ParserFree(parser);
    }
}

// The <c> elements of a workbook's sheets as they stand in the file: value, formula text, style.
struct RawCell {
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    int style = 0;
    enum { blank, number, text, formula } kind = blank;
    double value = 0;
    std::string words;  // of a text, or a formula's cached value
    std::string formula_text;
};

struct RawReader {
    std::vector<RawCell> cells;
    std::string text;

    static void start(void* data, const XML_Char* name, const XML_Char** attributes) {
        auto& self = *static_cast<RawReader*>(data);
        self.text.clear();
        if (std::string_view(name) != "c") return;
        RawCell cell;
        for (; *attributes != nullptr; attributes += 2) {
            if (std::string_view(attributes[0]) == "s") cell.style = std::atoi(attributes[1]);
            if (std::string_view(attributes[0]) != "r") continue;
            const Position at = from_a1(attributes[1]).value();
            cell.row = at.row;
            cell.column = static_cast<lxw_col_t>(at.column);
        }
        self.cells.push_back(std::move(cell));
    }
    static void end(void* data, const XML_Char* name) {
        auto& self = *static_cast<RawReader*>(data);
        if (std::string_view(name) == "f") {
            self.cells.back().kind = RawCell::formula;
            self.cells.back().formula_text = "=" + self.text;
        }
    }
    static void characters(void* data, const XML_Char* text, int length) {
        static_cast<RawReader*>(data)->text.append(text, static_cast<std::size_t>(length));
    }
};

using RawWorkbook = std::vector<std::pair<std::string, std::vector<RawCell>>>;  // sheet name, cells

// The graded workbooks of libxlsxwriter have their sheets in sheet1.xml, sheet2.xml ... in the
// order of the tabs.
RawWorkbook raw_cells(const std::string& bytes) {
    const Workbook values = std::get<Workbook>(read_workbook(std::span<const char>(bytes)));
    const ReadLimits limits;
    const Archive archive = std::get<Archive>(Archive::open(std::span<const char>(bytes), limits));
    Extractor extractor(archive, limits);
    RawWorkbook raw;
    for (std::size_t i = 0; i < values.sheets.size(); ++i) {
        const ArchiveEntry* entry =
            archive.find("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml");
        const std::string part =
            std::get<std::string>(extractor.extract_all(*entry, limits.max_part_bytes));
        RawReader reader;
        XML_Parser parser = XML_ParserCreate(nullptr);
        XML_SetUserData(parser, &reader);
        XML_SetElementHandler(parser, RawReader::start, RawReader::end);
        XML_SetCharacterDataHandler(parser, RawReader::characters);
        XML_Parse(parser, part.data(), static_cast<int>(part.size()), 1);
        XML_ParserFree(parser);
        for (RawCell& cell : reader.cells) {
            const Cell* value = values.sheets[i].find({cell.row, cell.column});
            if (value == nullptr) continue;
            cell.words = value->text;
            if (cell.kind == RawCell::formula) continue;
            cell.kind = value->kind == CellKind::number ? RawCell::number : RawCell::text;
            if (cell.kind == RawCell::number) cell.value = std::stod(value->text);
        }
        raw.emplace_back(values.sheets[i].name, std::move(reader.cells));
    }
    return raw;
}

// Cells in as many formats as the workbook has; no fonts, names, merges, validations, widths,
// charts or page setup.
void floor_write(const RawWorkbook& sheets, const std::string& path) {
    lxw_workbook* out = workbook_new(path.c_str());
    std::vector<lxw_format*> formats;
    const auto format = [&](int style) -> lxw_format* {
        while (formats.size() <= static_cast<std::size_t>(style)) {
            formats.push_back(workbook_add_format(out));
            format_set_indent(formats.back(), static_cast<std::uint8_t>(formats.size()));
        }
        return formats[static_cast<std::size_t>(style)];
    };
    for (const auto& [name, cells] : sheets) {
        lxw_worksheet* page = workbook_add_worksheet(out, name.c_str());
        for (const RawCell& cell : cells) {
            lxw_format* style = format(cell.style);
            switch (cell.kind) {
                case RawCell::blank:
                    worksheet_write_blank(page, cell.row, cell.column, style);
                    break;
                case RawCell::number:
                    worksheet_write_number(page, cell.row, cell.column, cell.value, style);
                    break;
                case RawCell::text:
                    worksheet_write_string(page, cell.row, cell.column, cell.words.c_str(), style);
                    break;
                case RawCell::formula:
                    worksheet_write_formula_str(page, cell.row, cell.column,
                                                cell.formula_text.c_str(), style,
                                                cell.words.c_str());
                    break;
            }
        }
    }
    workbook_close(out);
}

int whole_job(const std::string& folder, const std::string& out, int jobs) {
    ScoreOptions options;
    options.paths = {folder};
    options.output = out;
    options.jobs = jobs;
    const auto start = Clock::now();
    const ScoreRun run = run_score(options);
    std::size_t files = 0;
    for (const auto& round : run.result.rounds) files += round.subjects.size();
    const double seconds = ms_since(start) / 1000;
    std::printf("forms %zu  threads %d  seconds %.2f  ms/form %.2f  forms/s %.0f  peak %.0f MiB\n",
                files, jobs, seconds, seconds * 1000 / static_cast<double>(files ? files : 1),
                static_cast<double>(files) / seconds, static_cast<double>(peak_kb()) / 1024);
    return run.refusals.empty() ? 0 : 2;
}

}  // namespace

int main(int count, char** words) {
    keep_freed_memory();  // as the program does
    if (count == 5 && std::string(words[1]) == "--job")
        return whole_job(words[2], words[3], std::max(std::atoi(words[4]), 1));
    if (count != 3) return 2;
    const auto bytes = read_file(to_path(words[1]));
    const int n = std::atoi(words[2]);
    if (!bytes || n < 1) return 2;
    std::vector<Finding> refusals;
    const auto rubrics = load_rubrics({}, "", refusals);
    std::vector<const Rubric*> known;
    for (const auto& rubric : rubrics) known.push_back(rubric.get());
    const std::string graded =
        (std::filesystem::temp_directory_path() / "kaoping-bench.xlsx").string();
    const std::string floor_file =
        (std::filesystem::temp_directory_path() / "kaoping-bench-floor.xlsx").string();
    Times times;
    RawWorkbook written;
    for (int i = 0; i < n; ++i) {
        auto start = Clock::now();
        const ReadResult read = read_workbook(std::span<const char>(*bytes));
        const auto* workbook = std::get_if<Workbook>(&read);
        if (workbook == nullptr) return 2;
        const Identity identity = identify(*workbook, known);
        const Rubric* rubric = nullptr;
        for (const Rubric* r : known)
            if (r->id == identity.rubric) rubric = r;
        if (rubric == nullptr) return 2;
        SubjectInput input;
        input.submission = recognise(*workbook, *rubric, identity);
        times.read += ms_since(start);

        start = Clock::now();
        const Round round(*rubric, calendar_round(*rubric, 2025));
        input.findings = validate(input.submission, *rubric, round.context);
        const Scorecard card = score_round(round, {input}).front();
        times.score += ms_since(start);

        start = Clock::now();
        write_graded(graded,
                     {*rubric, round.context, input.submission, input.bureau, card, "x", "y", "f"});
        times.write += ms_since(start);

        if (written.empty()) written = raw_cells(*read_file(to_path(graded)));
        start = Clock::now();
        floor_read(*bytes);
        times.floor_read += ms_since(start);
        start = Clock::now();
        floor_write(written, floor_file);
        times.floor_write += ms_since(start);
    }
    const double total = times.read + times.score + times.write;
    const double floor = times.floor_read + times.floor_write;
    std::printf("ms a file over %d runs, one thread\n", n);
    std::printf("%-18s%10s%10s\n", "stage", "kaoping", "floor");
    std::printf("%-18s%10.3f%10.3f\n", "read", times.read / n, times.floor_read / n);
    std::printf("%-18s%10.3f%10s\n", "validate + score", times.score / n, "-");
    std::printf("%-18s%10.3f%10.3f\n", "write graded", times.write / n, times.floor_write / n);
    std::printf("%-18s%10.3f%10.3f   ratio %.2f\n", "all", total / n, floor / n, total / floor);
    std::printf("peak memory %.0f MiB\n", static_cast<double>(peak_kb()) / 1024);
    std::filesystem::remove(graded);
    std::filesystem::remove(floor_file);
    return 0;
}
