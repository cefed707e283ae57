#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"

namespace kaoping::window {

// What people read, in the language of the window, as Windows wants it.
std::wstring said(const Text& text, Language language);
std::wstring said(MessageCode code, Language language);  // words of the catalogue
// A path as Windows writes it.
std::string native_path(const std::string& path);
// Texts as paragraphs.
std::wstring lines(const std::vector<Text>& texts, Language language);

}  // namespace kaoping::window
