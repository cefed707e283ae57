#include "reports/graded/compilation.hpp"

#include <array>

#include "model/identity.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

namespace {

struct Index {
    enum Column : std::uint32_t { number, rank, name, uscc, status, total, grade };
};
constexpr std::uint32_t index_header_row = 2;
constexpr double index_widths[] = {6, 7, 36, 22, 9, 11, 10};

}  // namespace

struct Compilation::Impl {
    Impl(const std::string& path, const Rubric& rubric_, int year, const std::string& title)
        : rubric(rubric_),
          book(path, {WorkbookKind::compilation, rubric_.id, year, title, {2000, 1, 1}, true}),
          contents(book.add_page(words("sheet-contents").zh)) {}

    void head(const std::string& title, const std::string& subtitle) {
        contents.merge({{0, 0}, {0, Index::grade}}, title, style::title());
        contents.merge({{1, 0}, {1, Index::grade}}, subtitle, style::subtitle());
        contents.row_height(0, 32);
        contents.row_height(1, 20);
        std::uint32_t column = 0;
        for (const MessageCode code :
             std::to_array<MessageCode>({"compilation-number", "csv-rank", "csv-name", "csv-uscc",
                                         "csv-status", "csv-total", "csv-grade"})) {
            contents.text({index_header_row, column}, words(code).zh, style::header());
            contents.column_width(column, column, index_widths[column]);
            ++column;
        }
        contents.row_height(index_header_row, 24);
        contents.freeze({index_header_row + 1, 0});
        contents.print_setup(false, std::pair{index_header_row, index_header_row});
    }

    void list(const GradedSubject& subject, const std::string& in_words, const Page& page) {
        const Scorecard& card = subject.card;
        const Style centred = style::centred();
        Style link = style::link();
        contents.number({row, Index::number}, static_cast<double>(row - index_header_row), centred);
        if (card.rank)
            contents.number({row, Index::rank}, static_cast<double>(*card.rank), centred);
        else contents.blank({row, Index::rank}, centred);
        contents.link({row, Index::name}, "internal:" + quote_sheet(page.name()) + "!A1",
                      subject.organisation.name, link);
        contents.text({row, Index::uscc}, subject.organisation.uscc,
                      style::with_format(centred, "@"));
        contents.text({row, Index::status}, in_words, centred);
        const Style points = style::with_format(centred, "0.00##");
        if (card.total) contents.number({row, Index::total}, *card.total, points);
        else contents.blank({row, Index::total}, points);
        const Grade* given = card.total ? rubric.grade(card.grade) : nullptr;
        contents.text({row, Index::grade}, given ? given->label.zh : "", centred);
        contents.fit_row(row++, {{subject.organisation.name, index_widths[Index::name]}, {"", 10}});
    }

    const Rubric& rubric;
    Book book;
    Page& contents;
    std::uint32_t row = index_header_row + 1;
};

Compilation::Compilation(const std::string& path, const Rubric& rubric, int year,
                         const std::string& title, const std::string& subtitle)
    : impl_(std::make_unique<Impl>(path, rubric, year, title)) {
    impl_->head(title, subtitle);
}

Compilation::~Compilation() = default;

void Compilation::add(const GradedSubject& subject, const std::string& status_in_words) {
    Page& page = impl_->book.add_page(
        subject.organisation.name.empty() ? subject.file : subject.organisation.name);
    GradedMap map(subject);
    for (std::size_t i = 0; i < subject.rubric.lists.size(); ++i)
        map.lists.push_back(
            {&subject.rubric.lists[i], subject.rubric.lists[i].label.zh, 2, 2, true});
    place_data(map, words("sheet-data").zh);
    place_constants(map, words("sheet-constants").zh);
    const ScorePlan plan(subject);
    place_scores(map, plan, page.name());
    write_scores(impl_->book, page, map, plan);
    impl_->list(subject, status_in_words, page);
}

void Compilation::close() { impl_->book.close(); }

}  // namespace kaoping
