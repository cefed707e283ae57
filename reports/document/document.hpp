#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/language.hpp"
#include "model/number.hpp"
#include "model/on_demand.hpp"
#include "model/value.hpp"

// A document for people as data: built once in each language, written by any writer (docx.hpp,
// html.hpp), so that words and numbers are the same everywhere. All texts are plain; writers
// escape.
namespace kaoping::document {

// Numbered by whom builds it. Levels 1 and 2.
struct Heading {
    int level = 1;
    std::string text;
};

enum class ParagraphLook {
    body,
    address,
    note,
    closing
};  // address: not indented; closing: issuing body and date, right
struct Paragraph {
    std::string text;
    ParagraphLook look = ParagraphLook::body;
};

enum class Place { left, centre, right };

struct Column {
    std::string header;
    int width = 10;  // half-width characters; writers share out the page by them
    Place place = Place::left;
    bool code = false;  // long runs without blanks that may break anywhere (checksums)
};

// The rows of a table, all as long. There may be as many as there are institutions: their texts are
// packed one behind the other, or made when they are asked for.
class TableRows {
public:
    TableRows() = default;
    TableRows(std::initializer_list<std::vector<std::string>> rows);
    TableRows(std::size_t width, OnDemand<std::vector<std::string>> made);
    // Throws std::logic_error when it is not as long as the others, or when the rows are made on
    // demand.
    void push_back(const std::vector<std::string>& cells);
    std::size_t size() const;
    bool empty() const { return size() == 0; }
    std::size_t width() const { return width_; }  // cells of a row
    // Valid until another row is asked for. For one thread at a time; going through them row by row
    // makes each once.
    std::string_view at(std::size_t row, std::size_t column) const;

private:
    std::string texts_;
    std::vector<std::size_t> ends_;  // of each text, a row after the other
    std::size_t width_ = 0;
    OnDemand<std::vector<std::string>> made_;
    mutable std::size_t last_ = 0;
    mutable std::vector<std::string> last_row_;  // made last
};

struct Table {
    std::string caption;
    std::vector<Column> columns;
    TableRows rows;            // as long as columns
    std::size_t named_by = 0;  // the column that names the row
};

struct Series {
    std::string name;
    std::vector<Number> values;       // parallel to Chart::categories; none below 0
    std::vector<std::string> labels;  // as people read them
};

// Lying bars, one group a category.
struct Chart {
    std::string title;
    std::string description;  // what one sees, for who cannot see it
    std::vector<std::string> categories;
    std::vector<Series> series;
    Number most;  // the full length; above 0
};

// From here on pages lie (true) or stand again.
struct Turn {
    bool landscape = false;
};

using Block = std::variant<Heading, Paragraph, Table, Chart, Turn>;

// The document in one language.
struct Part {
    Language language = Language::zh;
    std::string title;
    std::vector<std::string> subtitles;
    std::vector<Block> blocks;
};

struct Document {
    std::string title;
    std::string author;
    Date dated;               // of its properties: never the clock
    std::string mark;         // on top of every page, provisional results; empty: none
    std::vector<Part> parts;  // each begins on a page of its own
};

}  // namespace kaoping::document
