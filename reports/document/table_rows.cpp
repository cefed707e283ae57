#include <stdexcept>

#include "reports/document/document.hpp"

namespace kaoping::document {

namespace {

void check_width(std::size_t cells, std::size_t width) {
    if (cells == 0 || cells != width)
        throw std::logic_error("a row of another length than its table's");
}

}  // namespace

TableRows::TableRows(std::initializer_list<std::vector<std::string>> rows) {
    for (const auto& row : rows) push_back(row);
}

TableRows::TableRows(std::size_t width, OnDemand<std::vector<std::string>> made)
    : width_(width), made_(std::move(made)) {}

void TableRows::push_back(const std::vector<std::string>& cells) {
    if (!made_.empty())
        throw std::logic_error("a row added to a table whose rows are made on demand");
    if (width_ == 0) width_ = cells.size();
    check_width(cells.size(), width_);
    for (const std::string& text : cells) {
        texts_ += text;
        ends_.push_back(texts_.size());
    }
}

std::size_t TableRows::size() const {
    if (!made_.empty()) return made_.size();
    return width_ == 0 ? 0 : ends_.size() / width_;
}

std::string_view TableRows::at(std::size_t row, std::size_t column) const {
    if (!made_.empty()) {
        if (last_row_.empty() || last_ != row) {
            last_row_ = made_[row];
            last_ = row;
            check_width(last_row_.size(), width_);
        }
        return last_row_[column];
    }
    const std::size_t cell = row * width_ + column;
    const std::size_t from = cell == 0 ? 0 : ends_[cell - 1];
    return std::string_view(texts_).substr(from, ends_[cell] - from);
}

}  // namespace kaoping::document
