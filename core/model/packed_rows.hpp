#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/entry.hpp"
#include "model/packer.hpp"

namespace kaoping {

// The rows of a list, packed but for the last few: a form may have a hundred thousand, and a cell
// of an unpacked row takes ten times the memory. Rows are read in their order; any other order is
// slower. Safe for several readers at once.
class PackedRows {
public:
    PackedRows() = default;
    explicit PackedRows(const std::vector<ListRow>& rows);

    std::size_t size() const { return blocks_.size() * block_rows + last_.size(); }
    bool empty() const { return size() == 0; }
    void push_back(ListRow row);
    ListRow operator[](std::size_t index) const;
    ListRow front() const { return (*this)[0]; }

    // Unpacks row after row. The rows must outlive it and stay as they are.
    class Reader {
    public:
        explicit Reader(const PackedRows& rows) : rows_(&rows) {}
        // Valid until the next call.
        const ListRow& row(std::size_t index);

    private:
        const PackedRows* rows_;
        std::size_t next_ = 0;  // the row that `block_` gives next
        std::optional<Unpacker> block_;
        ListRow row_;  // the one before `next_`
    };

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = ListRow;
        using difference_type = std::ptrdiff_t;
        using pointer = const ListRow*;
        using reference = const ListRow&;

        Iterator(const PackedRows& rows, std::size_t index) : reader_(rows), index_(index) {}
        const ListRow& operator*() { return reader_.row(index_); }  // valid until ++
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) {
            return a.index_ == b.index_;
        }

    private:
        Reader reader_;
        std::size_t index_;
    };

    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    friend bool operator==(const PackedRows&, const PackedRows&) = default;
    friend void pack(Packer& packer, const PackedRows& rows);
    friend void unpack(Unpacker& unpacker, PackedRows& rows);

private:
    static constexpr std::size_t block_rows = 16;

    std::string bytes_;                // of whole blocks; each is unpacked by itself
    std::vector<std::size_t> blocks_;  // where each begins in `bytes_`
    std::vector<ListRow> last_;        // fewer than a block
};

}  // namespace kaoping
