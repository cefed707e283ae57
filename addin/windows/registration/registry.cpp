#include "windows/registration/registry.hpp"

#include <algorithm>
#include <array>

namespace kaoping::registry {

namespace {

class Key {
public:
    Key(HKEY root, const std::wstring& path, REGSAM access) {
        if (RegOpenKeyExW(root, path.c_str(), 0, access, &key_) != ERROR_SUCCESS) key_ = nullptr;
    }
    ~Key() {
        if (key_ != nullptr) RegCloseKey(key_);
    }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    explicit operator bool() const { return key_ != nullptr; }
    HKEY get() const { return key_; }

private:
    HKEY key_ = nullptr;
};

std::optional<std::vector<std::uint8_t>> raw_value(const Key& key, const std::wstring& name,
                                                   DWORD kinds) {
    DWORD size = 0;
    if (!key || RegGetValueW(key.get(), nullptr, name.c_str(), kinds, nullptr, nullptr, &size) !=
                    ERROR_SUCCESS)
        return std::nullopt;
    std::vector<std::uint8_t> bytes(size);
    if (RegGetValueW(key.get(), nullptr, name.c_str(), kinds, nullptr, bytes.data(), &size) !=
        ERROR_SUCCESS)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::wstring as_text(const std::vector<std::uint8_t>& bytes) {
    return {reinterpret_cast<const wchar_t*>(bytes.data()), bytes.size() / sizeof(wchar_t)};
}

bool write(HKEY root, const std::wstring& path, const std::wstring& name, DWORD kind,
           const void* data, std::size_t bytes) {
    const Key key(root, path, KEY_SET_VALUE);
    return key && RegSetValueExW(key.get(), name.c_str(), 0, kind, static_cast<const BYTE*>(data),
                                 static_cast<DWORD>(bytes)) == ERROR_SUCCESS;
}

}  // namespace

std::optional<std::wstring> read_text(HKEY root, const std::wstring& key, const std::wstring& name,
                                      REGSAM view) {
    const auto bytes = raw_value(Key(root, key, KEY_QUERY_VALUE | view), name, RRF_RT_REG_SZ);
    if (!bytes) return std::nullopt;
    const std::wstring text = as_text(*bytes);
    return text.substr(0, text.find(L'\0'));
}

std::optional<std::uint32_t> read_number(HKEY root, const std::wstring& key,
                                         const std::wstring& name, REGSAM view) {
    DWORD number = 0;
    DWORD size = sizeof number;
    const Key at(root, key, KEY_QUERY_VALUE | view);
    if (!at || RegGetValueW(at.get(), nullptr, name.c_str(), RRF_RT_REG_DWORD, nullptr, &number,
                            &size) != ERROR_SUCCESS)
        return std::nullopt;
    return number;
}

std::vector<std::wstring> read_texts(HKEY root, const std::wstring& key, const std::wstring& name) {
    std::vector<std::wstring> texts;
    const std::wstring all =
        as_text(raw_value(Key(root, key, KEY_QUERY_VALUE), name, RRF_RT_REG_MULTI_SZ)
                    .value_or(std::vector<std::uint8_t>{}));
    for (std::size_t from = 0; from < all.size() && all[from] != L'\0';) {
        const std::size_t to = std::min(all.find(L'\0', from), all.size());
        texts.push_back(all.substr(from, to - from));
        from = to + 1;
    }
    return texts;
}

std::vector<std::uint8_t> read_bytes(HKEY root, const std::wstring& key, const std::wstring& name) {
    return raw_value(Key(root, key, KEY_QUERY_VALUE), name, RRF_RT_REG_BINARY)
        .value_or(std::vector<std::uint8_t>{});
}

bool exists(HKEY root, const std::wstring& key, REGSAM view) {
    return static_cast<bool>(Key(root, key, KEY_QUERY_VALUE | view));
}

std::vector<std::wstring> keys_below(HKEY root, const std::wstring& key, REGSAM view) {
    std::vector<std::wstring> names;
    const Key at(root, key, KEY_ENUMERATE_SUB_KEYS | view);
    constexpr DWORD longest = 256;
    std::array<wchar_t, longest> name{};
    for (DWORD i = 0, size = longest;
         at && RegEnumKeyExW(at.get(), i, name.data(), &size, nullptr, nullptr, nullptr, nullptr) ==
                   ERROR_SUCCESS;
         ++i, size = longest)
        names.emplace_back(name.data(), size);
    return names;
}

std::vector<std::wstring> value_names(HKEY root, const std::wstring& key) {
    std::vector<std::wstring> names;
    const Key at(root, key, KEY_QUERY_VALUE);
    std::vector<wchar_t> name(16384);
    DWORD size = static_cast<DWORD>(name.size());
    for (DWORD i = 0; at && RegEnumValueW(at.get(), i, name.data(), &size, nullptr, nullptr,
                                          nullptr, nullptr) == ERROR_SUCCESS;
         ++i, size = static_cast<DWORD>(name.size()))
        names.emplace_back(name.data(), size);
    return names;
}

bool make_key(HKEY root, const std::wstring& key, std::vector<std::wstring>& made) {
    for (std::size_t end = 0; end != std::wstring::npos;) {
        end = key.find(L'\\', end + 1);
        const std::wstring path = key.substr(0, end);
        HKEY opened = nullptr;
        DWORD disposition = 0;
        if (RegCreateKeyExW(root, path.c_str(), 0, nullptr, 0, KEY_QUERY_VALUE, nullptr, &opened,
                            &disposition) != ERROR_SUCCESS)
            return false;
        RegCloseKey(opened);
        if (disposition == REG_CREATED_NEW_KEY) made.push_back(path);
    }
    return true;
}

bool write_text(HKEY root, const std::wstring& key, const std::wstring& name,
                const std::wstring& text) {
    return write(root, key, name, REG_SZ, text.c_str(), (text.size() + 1) * sizeof(wchar_t));
}

bool write_number(HKEY root, const std::wstring& key, const std::wstring& name,
                  std::uint32_t number) {
    return write(root, key, name, REG_DWORD, &number, sizeof number);
}

bool write_texts(HKEY root, const std::wstring& key, const std::wstring& name,
                 const std::vector<std::wstring>& texts) {
    std::wstring all;
    for (const std::wstring& text : texts) all.append(text).push_back(L'\0');
    return write(root, key, name, REG_MULTI_SZ, all.c_str(), (all.size() + 1) * sizeof(wchar_t));
}

bool remove_value(HKEY root, const std::wstring& path, const std::wstring& name) {
    const Key key(root, path, KEY_SET_VALUE);
    if (!key) return !exists(root, path);
    const LSTATUS status = RegDeleteValueW(key.get(), name.c_str());
    return status == ERROR_SUCCESS || status == ERROR_FILE_NOT_FOUND;
}

bool remove_if_empty(HKEY root, const std::wstring& path) {
    DWORD keys = 0;
    DWORD values = 0;
    {
        const Key key(root, path, KEY_QUERY_VALUE);
        if (!key) return !exists(root, path);
        if (RegQueryInfoKeyW(key.get(), nullptr, nullptr, nullptr, &keys, nullptr, nullptr, &values,
                             nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS)
            return false;
    }
    return keys == 0 && values == 0 && RegDeleteKeyW(root, path.c_str()) == ERROR_SUCCESS;
}

}  // namespace kaoping::registry
