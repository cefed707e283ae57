#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kaoping::excel {

// results.json, as far as the add-in looks into it. What is absent is null, and so is what stands
// in it.
class Json {
public:
    static Json parse(std::wstring_view text);  // throws Failure for what is no JSON

    const Json& operator[](const wchar_t* member) const;
    const std::vector<Json>& items() const { return items_; }
    const std::wstring& text() const { return text_; }  // of a string; a number as it is written
    bool null() const { return null_; }

private:
    friend class JsonReader;
    std::map<std::wstring, Json, std::less<>> members_;
    std::vector<Json> items_;
    std::wstring text_;
    bool null_ = true;
};

}  // namespace kaoping::excel
