#pragma once

#include "model/entry.hpp"
#include "model/finding.hpp"
#include "model/packer.hpp"

namespace kaoping {

// Values, cells and findings packed (packer.hpp). A cell mostly says the same thing thrice, as
// typed, as read and by its address; each is kept once.

inline void members(auto& archive, Of<Missing> auto& /*value*/) { archive(); }
inline void members(auto& archive, Of<NotApplicable> auto& /*value*/) { archive(); }
inline void members(auto& archive, Of<Date> auto& date) {
    archive(date.year, date.month, date.day);
}

void pack(Packer& packer, const Text& text);
void unpack(Unpacker& unpacker, Text& text);
void pack(Packer& packer, const Finding& finding);
void unpack(Unpacker& unpacker, Finding& finding);
void pack(Packer& packer, const Entry& entry);
void unpack(Unpacker& unpacker, Entry& entry);
void pack(Packer& packer, const ListRow& row);
void unpack(Unpacker& unpacker, ListRow& row);

}  // namespace kaoping
