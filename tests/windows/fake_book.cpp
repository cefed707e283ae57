#include "fake_book.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "windows/common/utf16.hpp"

namespace kaoping::fake {

std::vector<std::wstring> lines_of_file(const std::wstring& path) {
    std::ifstream file(std::filesystem::path(path), std::ios::binary);
    if (!file) throw Failure{HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND), path};
    std::vector<std::wstring> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(utf16_of(line));
    return lines;
}

std::vector<std::wstring> parts_of(const std::wstring& line) {
    std::vector<std::wstring> parts(1);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == L'\t') parts.emplace_back();
        else if (line[at] != L'\\' || at + 1 == line.size()) parts.back() += line[at];
        else if (const wchar_t next = line[++at]; next == L'n') parts.back() += L'\n';
        else parts.back() += next == L't' ? L'\t' : next;
    }
    return parts;
}

Area area_of(std::wstring_view address) {
    std::vector<Place> places(1);
    for (const wchar_t unit : address) {
        if (unit == L':') places.emplace_back();
        else if (unit >= L'A' && unit <= L'Z')
            places.back().second = places.back().second * 26 + (unit - L'A' + 1);
        else if (unit >= L'0' && unit <= L'9')
            places.back().first = places.back().first * 10 + (unit - L'0');
        else if (unit != L'$') refuse(L"Range: no address");
    }
    if (places.size() > 2 || places.front().first == 0 || places.front().second == 0)
        refuse(L"Range: no address");
    return {places.front(), places.back()};
}

namespace {

std::wstring address_of(Place place, bool absolute) {
    std::wstring column;
    for (long rest = place.second; rest > 0; rest = (rest - 1) / 26)
        column.insert(column.begin(), static_cast<wchar_t>(L'A' + (rest - 1) % 26));
    const std::wstring mark = absolute ? L"$" : L"";
    return mark + column + mark + std::to_wstring(place.first);
}

Variant value_of(const std::wstring& kind, const std::wstring& text) {
    if (kind == L"n") return Variant(std::stod(text));
    if (kind == L"b") return Variant(text == L"1");
    if (kind == L"") return Variant();
    return Variant(text);
}

}  // namespace

std::wstring address_of(const Area& area, bool absolute) {
    return address_of(area.first, absolute) +
           (area.single() ? L"" : L":" + address_of(area.last, absolute));
}

std::shared_ptr<BookData> read_book(const std::wstring& path) {
    auto book = std::make_shared<BookData>();
    for (const std::wstring& line : lines_of_file(path)) {
        const auto parts = parts_of(line);
        const std::wstring& kind = parts[0];
        if (kind == L"book") {
            book->path = parts.at(1);
            book->saved = parts.at(2) == L"1";
            book->read_only = parts.at(3) == L"1";
            book->has_macros = parts.at(4) == L"1";
        } else if (kind == L"sheet") {
            book->sheets.push_back(std::make_shared<SheetData>(SheetData{parts.at(1),
                                                                         std::stol(parts.at(2)),
                                                                         parts.at(3) == L"1",
                                                                         parts.at(4),
                                                                         {},
                                                                         {},
                                                                         {}}));
        } else if (kind == L"cell") {
            book->sheets.back()->cells[area_of(parts.at(1)).first] = {
                value_of(parts.at(2), parts.at(3)), parts.at(4), parts.at(5)};
        } else if (kind == L"merge") {
            book->sheets.back()->merges.push_back(area_of(parts.at(1)));
        } else if (kind == L"comment") {
            book->sheets.back()->comments[area_of(parts.at(1)).first] = parts.at(2);
        } else if (kind == L"name") {
            book->names.emplace_back(parts.at(1), parts.at(2));
        } else if (kind == L"property") {
            book->properties[parts.at(1)] = parts.at(2);
        }
    }
    return book;
}

}  // namespace kaoping::fake
