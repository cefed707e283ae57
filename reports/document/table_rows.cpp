#include <stdexcept>

#include "reports/document/document.hpp"

namespace kaoping::document {

TableRows::TableRows(std::initializer_list<std::vector<std::string>> rows) {
    for (const auto& row : rows) push_back(row);
}

void TableRows::push_back(const std::vector<std::string>& cells) {
    if (width_ == 0) width_ = cells.size();
    if (cells.empty() || cells.size() != width_) throw std::logic_error("a row of another length than its table's");
    for (const std::string& text : cells) {
        texts_ += text;
        ends_.push_back(texts_.size());
    }
}

std::string_view TableRows::at(std::size_t row, std::size_t column) const {
    const std::size_t cell = row * width_ + column;
    const std::size_t from = cell == 0 ? 0 : ends_[cell - 1];
    return std::string_view(texts_).substr(from, ends_[cell] - from);
}

}  // namespace kaoping::document
