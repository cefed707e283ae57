#pragma once

#include <windows.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaoping::registry {

// The registry in terms of keys below a root and values by name (empty: the key's default). What
// cannot be read is nullopt; what cannot be written is false. `view`: 0, KEY_WOW64_32KEY or
// KEY_WOW64_64KEY.
std::optional<std::wstring> read_text(HKEY root, const std::wstring& key, const std::wstring& name,
                                      REGSAM view = 0);
std::optional<std::uint32_t> read_number(HKEY root, const std::wstring& key,
                                         const std::wstring& name, REGSAM view = 0);
std::vector<std::wstring> read_texts(HKEY root, const std::wstring& key,
                                     const std::wstring& name);  // REG_MULTI_SZ
std::vector<std::uint8_t> read_bytes(HKEY root, const std::wstring& key, const std::wstring& name);

bool exists(HKEY root, const std::wstring& key, REGSAM view = 0);
std::vector<std::wstring> keys_below(HKEY root, const std::wstring& key, REGSAM view = 0);
std::vector<std::wstring> value_names(HKEY root, const std::wstring& key);

// Makes the key with all above it; the ones that were not there before are appended to `made`,
// topmost first.
bool make_key(HKEY root, const std::wstring& key, std::vector<std::wstring>& made);
// The key must exist.
bool write_text(HKEY root, const std::wstring& key, const std::wstring& name,
                const std::wstring& text);
bool write_number(HKEY root, const std::wstring& key, const std::wstring& name,
                  std::uint32_t number);
bool write_texts(HKEY root, const std::wstring& key, const std::wstring& name,
                 const std::vector<std::wstring>& texts);

// True when it is gone afterwards.
bool remove_value(HKEY root, const std::wstring& key, const std::wstring& name);
bool remove_if_empty(HKEY root, const std::wstring& key);

}  // namespace kaoping::registry
