#include "model/packed_rows.hpp"

#include "model/packed_cells.hpp"

namespace kaoping {

PackedRows::PackedRows(const std::vector<ListRow>& rows) {
    for (const ListRow& row : rows) push_back(row);
}

void PackedRows::push_back(ListRow row) {
    last_.push_back(std::move(row));
    if (last_.size() < block_rows) return;
    Packer packer;
    for (const ListRow& kept : last_) packer(kept);
    blocks_.push_back(bytes_.size());
    bytes_ += packer.take();
    last_.clear();
}

ListRow PackedRows::operator[](std::size_t index) const { return Reader(*this).row(index); }

const ListRow& PackedRows::Reader::row(std::size_t index) {
    const std::size_t block = index / block_rows;
    if (block == rows_->blocks_.size()) return rows_->last_[index % block_rows];
    if (!block_ || index + 1 < next_ || (next_ - 1) / block_rows != block) {
        block_.emplace(std::string_view(rows_->bytes_).substr(rows_->blocks_[block]));
        next_ = block * block_rows;
    }
    for (; next_ <= index; ++next_) (*block_)(row_);
    return row_;
}

void pack(Packer& packer, const PackedRows& rows) {
    if (!rows.blocks_.empty()) packer.reserve(rows.bytes_.size() + 8 * rows.blocks_.size());
    packer(rows.bytes_, rows.blocks_, rows.last_);
}

void unpack(Unpacker& unpacker, PackedRows& rows) {
    unpacker(rows.bytes_, rows.blocks_, rows.last_);
}

}  // namespace kaoping
