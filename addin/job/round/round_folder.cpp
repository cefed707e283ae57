#include "job/round/round_folder.hpp"

namespace kaoping {

std::string round_folder(const std::string& rubric, int year) {
    return rubric + "-" + std::to_string(year);
}

bool is_round_folder(std::string_view name) {
    constexpr std::size_t year = 5;
    return name.size() > year && name[name.size() - year] == '-' &&
           name.find_last_not_of("0123456789") == name.size() - year;
}

}  // namespace kaoping
