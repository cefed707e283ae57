#pragma once

#include <span>
#include <string_view>

#include "intake/archive.hpp"
#include "intake/file_kind.hpp"
#include "intake/refusal.hpp"

namespace kaoping {

constexpr std::size_t sniffed_size = 8192;  // bytes of a beginning that tell what a file is

// Names what a file is that is no OOXML workbook, by its content: names lie (pages and XML saved as
// .xls are common uploads). Refusals: encrypted (OOXML, .xls), unsupported-format (another
// spreadsheet or archive), not-a-workbook, damaged (looks like a zip or OLE file but cannot be
// followed). The argument {found} holds the format.
Refusal refuse_content(std::span<const char> bytes, const ReadLimits& limits);

// The same for a zip archive without an OOXML main part: OpenDocument (encrypted or not), Apple
// Numbers, anything else.
Refusal refuse_archive(const Archive& archive, const ReadLimits& limits);

// What a file is whose name does not tell: spreadsheet (an OOXML workbook, or one that is refused
// as another format), zip (of anything), attachment.
FileKind kind_by_content(std::span<const char> bytes, const ReadLimits& limits);

// False for a beginning that kind_by_content would call an attachment whatever follows: most files
// need not be read.
bool may_be_spreadsheet(std::string_view head);

// True for a zip that is the package of one document (OOXML, OpenDocument), not a bundle of files.
bool is_package(const Archive& archive);

}  // namespace kaoping
