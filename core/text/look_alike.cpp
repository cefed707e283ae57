#include "text/look_alike.hpp"

#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "text/normal.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// Unicode's confusables (Technical Standard 39) know letters, digits and compatibility forms; of
// Chinese characters they know hardly any. Each group reads alike at a glance; the first character
// stands for all.
constexpr auto groups = std::to_array<std::u32string_view>(
    {U"l1i|丨", U"o0〇○◯", U"s5",     U"z2",   U"b8",   U"-ー一",  U"未末",   U"土士",   U"己已巳",
     U"日曰",   U"戊戌戍", U"千干于", U"刀刁", U"人入", U"大太犬", U"天夭",   U"王玉壬", U"免兔",
     U"治冶",   U"凤风",   U"候侯",   U"崇祟", U"茶荼", U"母毋",   U"折拆",   U"密蜜",   U"微徽",
     U"拨拔",   U"晴睛",   U"仓仑",   U"历厉", U"汩汨", U"博搏",   U"享亨",   U"乌鸟",   U"第笫",
     U"今令",   U"宇字",   U"暖暧",   U"幻幼", U"内內", U"黄黃",   U"户戶戸", U"真眞",   U"吕呂",
     U"青靑",   U"清淸",   U"温溫",   U"录彔", U"教敎", U"口囗ロ", U"卜ト",   U"力カ",   U"二ニ",
     U"工エ",   U"夕タ",   U"八ハ",   U"三Ξミ"});

const std::unordered_map<char32_t, char32_t>& first_of_group() {
    static const auto table = [] {
        std::unordered_map<char32_t, char32_t> made;
        for (const std::u32string_view group : groups)
            for (const char32_t c : group) made.emplace(c, group.front());
        return made;
    }();
    return table;
}

struct CloseChecker {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

// ICU's own key: characters that look alike become the same one. The checker is never changed and
// serves all threads.
icu::UnicodeString skeleton(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<USpoofChecker, CloseChecker> checker = [] {
        UErrorCode opened = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, CloseChecker> made(uspoof_open(&opened));
        if (U_FAILURE(opened)) throw std::runtime_error("ICU data for confusables is missing");
        return made;
    }();
    icu::UnicodeString key;
    uspoof_getSkeletonUnicodeString(checker.get(), 0, icu::UnicodeString::fromUTF8(utf8), key,
                                    &status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no skeleton of a name");
    return key;
}

}  // namespace

std::string look_alike_key(std::string_view name) {
    const icu::UnicodeString same_shapes = skeleton(name_key(name));
    const auto& groups_by_character = first_of_group();
    std::string key;
    for (std::int32_t at = 0; at < same_shapes.length(); at = same_shapes.moveIndex32(at, 1)) {
        const char32_t folded = unicode::fold_case(static_cast<char32_t>(same_shapes.char32At(at)));
        if (unicode::is_blank(folded) || unicode::is_invisible(folded)) continue;
        const auto group = groups_by_character.find(folded);
        unicode::append_utf8(key, group == groups_by_character.end() ? folded : group->second);
    }
    return key;
}

}  // namespace kaoping
