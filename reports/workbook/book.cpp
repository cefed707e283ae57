#include "reports/workbook/book.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <deque>

#include "model/identity.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/pending_rows.hpp"
#include "text/sheet_text.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

constexpr std::size_t name_limit = 127;  // libxlsxwriter cuts longer names and formulas silently
constexpr std::size_t sheet_name_limit = 31;  // characters
constexpr std::size_t header_units = 100;     // UTF-16; Excel takes 255 with all codes
constexpr std::uint32_t choice_column = 5;    // of the hidden sheet

lxw_worksheet* sheet_of(void* sheet) { return static_cast<lxw_worksheet*>(sheet); }
lxw_col_t column_of(std::uint32_t column) { return static_cast<lxw_col_t>(column); }

const char* face_name(Face face) {
    switch (face) {
        case Face::hei: return words("font-hei").zh.c_str();
        case Face::kai: return words("font-kai").zh.c_str();
        case Face::fang_song: return words("font-fang-song").zh.c_str();
        case Face::song: break;
    }
    return words("font-song").zh.c_str();
}

}  // namespace

struct Book::Impl {
    std::string path;
    BookInfo info;
    lxw_workbook* workbook = nullptr;
    std::map<Style, lxw_format*> formats;
    std::deque<Page> pages;  // stable addresses
    struct Name {
        std::string name;
        std::string target;  // formula
        std::string sheet;
        std::string area;
    };
    std::vector<Name> names;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<OnDemand<std::vector<std::string>>> records;
    std::vector<std::string> choices;  // of the hidden sheet, one below the other
    std::map<std::vector<std::string>, std::string> choice_ranges;
};

Book::Book(std::string path, BookInfo info) : impl_(std::make_unique<Impl>()) {
    impl_->path = std::move(path);
    impl_->info = std::move(info);
    impl_->workbook = workbook_new(impl_->path.c_str());
    if (impl_->workbook == nullptr) throw WriteError(impl_->path, "cannot create the workbook");
    // Column widths are counted in digits of this font: one that every office has, or has its
    // metric twin, so that the pages come out alike everywhere.
    lxw_format* normal = STAILQ_FIRST(impl_->workbook->formats);
    format_set_font_name(normal, "Arial");
    format_set_font_size(normal, 10);
    lxw_doc_properties properties{};  // the library takes char* but only reads
    std::string author = "kaoping";
    properties.title = impl_->info.title.data();
    properties.author = author.data();
    // Midday UTC of the given day: the same day in every time zone that uses the program.
    properties.created =
        static_cast<time_t>((to_serial(impl_->info.created) - 25569) * 86400 + 43200);
    workbook_set_properties(impl_->workbook, &properties);
    const std::string prefix(identity::property_prefix);
    const auto property = [&](std::string_view key, const std::string& value) {
        workbook_set_custom_property_string(impl_->workbook, (prefix + std::string(key)).c_str(),
                                            value.c_str());
    };
    property(identity::key_format, "1");
    property(identity::key_kind, impl_->info.kind);
    property(identity::key_rubric, impl_->info.rubric);
    property(identity::key_year, std::to_string(impl_->info.year));
}

Book::~Book() {
    if (impl_->workbook != nullptr) lxw_workbook_free(impl_->workbook);
}

void* Book::raw() const { return impl_->workbook; }
bool Book::values_only() const { return impl_->info.values_only; }

Page& Book::add_page(std::string_view wanted, Rows rows) {
    const std::string base = sheet_title(wanted, sheet_name_limit);
    std::string name = base;
    const auto taken = [&](const std::string& candidate) {
        return std::any_of(impl_->pages.begin(), impl_->pages.end(),
                           [&](const Page& p) { return p.name() == candidate; });
    };
    for (int n = 2; taken(name); ++n)
        name = sheet_title(base, sheet_name_limit - 4) + "(" + std::to_string(n) + ")";
    impl_->workbook->options.constant_memory =
        rows == Rows::streamed;  // of the sheets added from here on
    lxw_worksheet* sheet = workbook_add_worksheet(impl_->workbook, name.c_str());
    if (sheet == nullptr) throw WriteError(impl_->path, "cannot add the sheet " + name);
    impl_->pages.push_back(Page(*this, sheet, name, rows));
    return impl_->pages.back();
}

void Book::define_name(const std::string& name, const Page& page, Range range) {
    if (values_only()) return;
    const std::string target = "=" + reference(page, range);
    if (name.size() > name_limit || target.size() > name_limit)
        throw std::logic_error("defined name too long: " + name);
    const std::string area = range.first == range.last
                                 ? to_a1(range.first)
                                 : to_a1(range.first) + ":" + to_a1(range.last);
    impl_->names.push_back({name, target, page.name(), area});
}

void Book::record(std::vector<std::string> cells) {
    record_all(std::vector<std::vector<std::string>>{std::move(cells)});
}
void Book::record_all(OnDemand<std::vector<std::string>> rows) {
    impl_->records.push_back(std::move(rows));
}
void Book::identify(const std::string& key, const std::string& value) {
    impl_->facts.emplace_back(key, value);
}

std::string Book::choice_range(const std::vector<std::string>& choices) {
    const auto [entry, added] = impl_->choice_ranges.try_emplace(choices);
    if (!added) return entry->second;
    const auto first = static_cast<std::uint32_t>(impl_->choices.size());
    impl_->choices.insert(impl_->choices.end(), choices.begin(), choices.end());
    const auto last = static_cast<std::uint32_t>(impl_->choices.size() - 1);
    return entry->second = "=" + quote_sheet(identity::hidden_sheet) + "!" +
                           to_a1_absolute({first, choice_column}) + ":" +
                           to_a1_absolute({last, choice_column});
}

void Book::close() {
    const bool grows = std::any_of(impl_->pages.begin(), impl_->pages.end(),
                                   [](const Page& p) { return p.streamed(); });
    Page& page = add_page(identity::hidden_sheet, grows ? Rows::streamed : Rows::kept);
    const Style plain = {.size = 9, .border = Border::none, .wrap = false};
    for (std::uint32_t i = 0; i < impl_->choices.size(); ++i)
        page.text({i, choice_column}, impl_->choices[i], plain);
    std::uint32_t row = 0;
    const auto fact = [&](std::string_view key, std::string_view value) {
        page.text({row, 0}, key, plain);
        page.text({row++, 1}, value, plain);
    };
    fact(identity::key_format, "1");
    fact(identity::key_kind, impl_->info.kind);
    fact(identity::key_rubric, impl_->info.rubric);
    fact(identity::key_year, std::to_string(impl_->info.year));
    for (const auto& [key, value] : impl_->facts) fact(key, value);
    for (const auto& rows : impl_->records)
        for (const std::vector<std::string>& cells : rows) {
            for (std::uint32_t column = 0; column < cells.size(); ++column)
                page.text({row, column}, cells[column], plain);
            page.complete_rows(++row);
        }
    for (const auto& name : impl_->names) {
        page.text({row, 2}, name.sheet, plain);
        page.text({row, 3}, name.area, plain);
        fact(identity::key_name, name.name);
    }
    page.hide();
    page.protect();
    // The library inserts each name into a sorted list from its head: given last to first, each is
    // placed at once.
    std::vector<const Impl::Name*> last_first;
    for (const auto& name : impl_->names) last_first.push_back(&name);
    std::stable_sort(last_first.begin(), last_first.end(),
                     [](const auto* a, const auto* b) { return a->name > b->name; });
    for (const auto* name : last_first)
        workbook_define_name(impl_->workbook, name->name.c_str(), name->target.c_str());
    for (Page& each : impl_->pages) each.complete_rows(LXW_ROW_MAX);
    const lxw_error error = workbook_close(impl_->workbook);
    impl_->workbook = nullptr;
    if (error != LXW_NO_ERROR) throw WriteError(impl_->path, lxw_strerror(error));
}

void* Book::format(const Style& style) {
    const auto [entry, added] = impl_->formats.try_emplace(style, nullptr);
    if (!added) return entry->second;
    lxw_format* format = workbook_add_format(impl_->workbook);
    format_set_font_name(format, face_name(style.face));
    format_set_font_charset(format, 134);  // GB2312: offices without the font choose a Chinese one
    format_set_font_size(format, style.size);
    if (style.bold) format_set_bold(format);
    if (style.italic) format_set_italic(format);
    if (style.ink != colour::black) format_set_font_color(format, style.ink);
    if (style.fill != colour::none) format_set_bg_color(format, style.fill);
    if (style.border == Border::thin) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0x8C8C8C);
    }
    format_set_align(format, style.align == Align::left     ? LXW_ALIGN_LEFT
                             : style.align == Align::centre ? LXW_ALIGN_CENTER
                                                            : LXW_ALIGN_RIGHT);
    format_set_align(format, style.top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
    if (style.shrink) format_set_shrink(format);
    else if (style.wrap) format_set_text_wrap(format);
    if (!style.locked && !values_only()) format_set_unlocked(format);
    if (!style.number_format.empty()) format_set_num_format(format, style.number_format.c_str());
    return entry->second = format;
}

Page::Page(Book& book, void* sheet, std::string name, Rows rows)
    : book_(&book),
      sheet_(sheet),
      name_(std::move(name)),
      pending_(rows == Rows::streamed ? std::make_unique<PendingRows>(sheet_of(sheet)) : nullptr) {}
Page::Page(Page&&) noexcept = default;
Page::~Page() = default;

const std::string& Page::name() const { return name_; }
void* Page::raw() const { return sheet_; }

namespace {
lxw_format* format_of(Book& book, const Style& style) {
    return static_cast<lxw_format*>(book.format(style));
}

CellContent text_content(std::string_view text) {
    return text.empty() ? CellContent{} : CellContent{cell_text_limit(text)};
}
}  // namespace

void Page::put(Position at, CellContent content, void* format) {
    if (pending_) pending_->put(at, std::move(content), static_cast<lxw_format*>(format));
    else write_cell(sheet_of(sheet_), at, content, static_cast<lxw_format*>(format));
}

void Page::complete_rows(std::uint32_t end) {
    if (pending_) pending_->complete(end);
}

void Page::text(Position at, std::string_view text, const Style& style) {
    put(at, text_content(text), book_->format(style));
}
void Page::number(Position at, double value, const Style& style) {
    put(at, {value}, book_->format(style));
}
void Page::number(Position at, const Number& value, const Style& style) {
    number(at, value.to_double(), style);
}

void Page::date(Position at, const Date& value, const Style& style) {
    Style dated = style;
    if (dated.number_format.empty() || dated.number_format == "@")
        dated.number_format = "yyyy-mm-dd";
    number(at, static_cast<double>(to_serial(value)), dated);
}

void Page::blank(Position at, const Style& style) { put(at, {}, book_->format(style)); }

void Page::value(Position at, const Value& value, const Style& style) {
    if (const auto* n = std::get_if<Number>(&value)) return number(at, *n, style);
    if (const auto* d = std::get_if<Date>(&value)) return date(at, *d, style);
    if (const auto* b = std::get_if<bool>(&value))
        return text(at, words(*b ? "yes" : "no").zh, style);
    if (const auto* s = std::get_if<std::string>(&value)) return text(at, *s, style);
    if (is_not_applicable(value)) return text(at, words("not-applicable").zh, style);
    blank(at, style);
}

void Page::formula(Position at, const std::string& formula, const Cached& cached,
                   const Style& style) {
    if (book_->values_only()) {
        if (const auto* number = std::get_if<double>(&cached))
            return this->number(at, *number, style);
        return text(at, std::get<std::string>(cached), style);
    }
    put(at, {CellFormula{"=" + formula, cached}}, book_->format(style));
}

// The library is told of the range alone: what it would write into it, cells of later rows as well,
// is written here.
void Page::merge(Range range, std::string_view content, const Style& style) {
    if (range.first == range.last) return text(range.first, content, style);
    void* format = book_->format(style);
    for (std::uint32_t row = range.first.row; row <= range.last.row; ++row)
        for (std::uint32_t column = range.first.column; column <= range.last.column; ++column)
            put({row, column},
                Position{row, column} == range.first ? text_content(content) : CellContent{},
                format);
    worksheet_merge_range(sheet_of(sheet_), range.first.row, column_of(range.first.column),
                          range.last.row, column_of(range.last.column), "", nullptr);
}

void Page::link(Position at, const std::string& target, std::string_view content,
                const Style& style) {
    put(at, {CellLink{target, cell_text_limit(content)}}, book_->format(style));
}

void Page::comment(Position at, std::string_view text) {
    if (streamed()) throw std::logic_error("a comment on the streamed page " + name_);
    worksheet_write_comment(sheet_of(sheet_), at.row, column_of(at.column),
                            std::string(text).c_str());
}

void Page::column_width(std::uint32_t first, std::uint32_t last, double characters) {
    worksheet_set_column(sheet_of(sheet_), column_of(first), column_of(last), characters, nullptr);
}
void Page::column_style(std::uint32_t first, std::uint32_t last, double characters,
                        const Style& style) {
    worksheet_set_column(sheet_of(sheet_), column_of(first), column_of(last), characters,
                         format_of(*book_, style));
}
void Page::hide_columns(std::uint32_t first, std::uint32_t last) {
    lxw_row_col_options options{};
    options.hidden = LXW_TRUE;
    worksheet_set_column_opt(sheet_of(sheet_), column_of(first), column_of(last), LXW_DEF_COL_WIDTH,
                             nullptr, &options);
}
void Page::row_height(std::uint32_t row, double points) {
    if (pending_) pending_->height(row, points);
    else worksheet_set_row(sheet_of(sheet_), row, points, nullptr);
}

void Page::fit_row(std::uint32_t row, const std::vector<std::pair<std::string_view, double>>& cells,
                   double size) {
    double height = 0;
    for (const auto& [text, width] : cells)
        height = std::max(height, fitted_height(text, width, size));
    row_height(row, height);
}

void Page::freeze(Position at) {
    worksheet_freeze_panes(sheet_of(sheet_), at.row, column_of(at.column));
}
void Page::filter(Range r) {
    worksheet_autofilter(sheet_of(sheet_), r.first.row, column_of(r.first.column), r.last.row,
                         column_of(r.last.column));
}
void Page::highlight(Range r, const std::string& condition, const Style& style) {
    std::string formula = "=" + condition;
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = format_of(*book_, style);
    worksheet_conditional_format_range(sheet_of(sheet_), r.first.row, column_of(r.first.column),
                                       r.last.row, column_of(r.last.column), &rule);
}

void Page::hide() { worksheet_hide(sheet_of(sheet_)); }

void Page::protect() {
    lxw_protection options{};
    options.format_columns = 1;
    options.format_rows = 1;
    options.autofilter = 1;
    options.sort = 1;
    worksheet_protect(sheet_of(sheet_), nullptr, &options);
}

void Page::print_setup(bool landscape,
                       std::optional<std::pair<std::uint32_t, std::uint32_t>> repeat_rows) {
    lxw_worksheet* sheet = sheet_of(sheet_);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    if (landscape) worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(sheet, words("page-footer").zh.c_str());
    worksheet_center_horizontally(sheet);
    if (repeat_rows) worksheet_repeat_rows(sheet, repeat_rows->first, repeat_rows->second);
}

void Page::print_header(std::string_view text) {
    std::string header = "&R&9";
    // A blank parts the size from digits of the text; & begins a code.
    for (const char c : " " + cut_utf16(text, header_units))
        header += c == '&' ? "&&" : std::string(1, c);
    worksheet_set_header(sheet_of(sheet_), header.c_str());
}

void Page::print_columns(std::uint32_t first, std::uint32_t last) {
    worksheet_print_area(sheet_of(sheet_), 0, column_of(first), LXW_ROW_MAX - 1, column_of(last));
}

void Page::break_before(const std::vector<std::uint32_t>& rows) {
    std::vector<lxw_row_t> breaks(rows.begin(), rows.end());
    breaks.push_back(0);
    if (breaks.size() > 1) worksheet_set_h_pagebreaks(sheet_of(sheet_), breaks.data());
}

Page::Cached cached_of(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return number->to_double();
    if (const auto* date = std::get_if<Date>(&value)) return static_cast<double>(to_serial(*date));
    if (const auto* flag = std::get_if<bool>(&value)) return words(*flag ? "yes" : "no").zh;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return is_not_applicable(value) ? words("not-applicable").zh : std::string();
}

double fitted_height(std::string_view text, double characters, double size) {
    const int columns = std::max(1, static_cast<int>(std::floor(characters * 10 / size)) - 1);
    // A text has at least as many bytes as columns, so that the short ones, most of all, need no
    // measuring.
    const bool one_line = text.size() <= static_cast<std::size_t>(columns) &&
                          text.find('\n') == std::string_view::npos;
    return std::min(409.0, (one_line ? 1 : wrapped_lines(text, columns)) * size * 1.4 + 6);
}

std::string reference(const Page& page, Position at) {
    return quote_sheet(page.name()) + "!" + to_a1_absolute(at);
}
std::string reference(const Page& page, Range range) {
    if (range.first == range.last) return reference(page, range.first);
    return reference(page, range.first) + ":" + to_a1_absolute(range.last);
}

}  // namespace kaoping
