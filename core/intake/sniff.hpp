#pragma once

#include <span>

#include "intake/archive.hpp"
#include "intake/refusal.hpp"

namespace kaoping {

// Names what a file is that is no OOXML workbook, by its content: names lie (pages and XML saved as .xls are common
// uploads). Refusals: encrypted (OOXML, .xls), unsupported-format (another spreadsheet or archive), not-a-workbook,
// damaged (looks like a zip or OLE file but cannot be followed). The argument {found} holds the format.
Refusal refuse_content(std::span<const char> bytes, const ReadLimits& limits);

// The same for a zip archive without an OOXML main part: OpenDocument (encrypted or not), Apple Numbers, anything else.
Refusal refuse_archive(const Archive& archive, const ReadLimits& limits);

// True for what `read_workbook` reads or names as a spreadsheet: used for files whose name does not tell.
bool looks_like_spreadsheet(std::span<const char> bytes, const ReadLimits& limits);

}  // namespace kaoping
