#include "reports/workbook/book.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <deque>

#include "model/identity.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/sheet_text.hpp"

namespace kaoping {

namespace {

constexpr std::size_t name_limit = 127;  // libxlsxwriter cuts longer names and formulas silently
constexpr std::size_t sheet_name_limit = 31;  // characters
constexpr std::uint32_t choice_column = 5;    // of the hidden sheet

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
    std::map<Style, lxw_format*>::const_iterator last_format = formats.end();  // asked for
    std::deque<Page> pages;                                                    // stable addresses
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
    property(identity::key_kind, std::string(word_of(impl_->info.kind)));
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
    fact(identity::key_kind, word_of(impl_->info.kind));
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
    errno = 0;
    const lxw_error error = workbook_close(impl_->workbook);
    const std::error_code cause(errno, std::generic_category());
    impl_->workbook = nullptr;
    if (error != LXW_NO_ERROR) throw WriteError(impl_->path, lxw_strerror(error), cause);
}

void* Book::format(const Style& style) {
    auto& formats = impl_->formats;
    if (impl_->last_format != formats.end() && impl_->last_format->first == style)
        return impl_->last_format->second;
    const auto [entry, added] = formats.try_emplace(style, nullptr);
    impl_->last_format = entry;
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

}  // namespace kaoping
