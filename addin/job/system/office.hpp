#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kaoping {

// The LibreOffice of this machine: on PATH, on Windows also where its installer says; empty: none.
std::string find_office();

// A document as PDF by LibreOffice, in a profile of its own so that neither a running office nor
// its settings matter. Takes seconds; nullopt when it fails or is not done in time (two minutes),
// and then no process of it is left.
std::optional<std::string> pdf_by_office(const std::string& office, const std::string& docx);

}  // namespace kaoping
