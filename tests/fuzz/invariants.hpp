#pragma once

#include <string>

#include "intake/xlsx.hpp"

namespace kaoping::fuzz {

// What holds of every result, whatever the bytes were; empty when it does: cells sorted, unique and
// within the sheet, texts UTF-8, every merge and name a proper range, a refusal with words.
std::string complaint(const ReadResult& result);

}  // namespace kaoping::fuzz
