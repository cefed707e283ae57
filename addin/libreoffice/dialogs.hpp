#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libreoffice/commands.hpp"

namespace kaoping::office {

// Windows of the office's own toolkit. Texts are in the user's language already.
enum class Message { info, warning, error };
void show_message(const Call& call, Message kind, const std::string& text);

std::optional<std::string> choose_folder(const Call& call, const std::string& title);
std::optional<std::string> choose_file(const Call& call,
                                       const std::string& title);  // an existing workbook
std::optional<std::string> choose_any_file(const Call& call,
                                           const std::string& title);  // existing, of any kind
std::optional<std::string> choose_target(const Call& call, const std::string& title,
                                         const std::string& proposed);  // .xlsx to write

// A list to choose from. `buttons`: their labels; the last one closes. Called for every button
// pressed but the last, with the line chosen (-1: none) and the button's index; the window stays
// open while it returns true.
struct ListWindow {
    std::string title;
    std::string text;
    std::vector<std::string> lines;
    std::vector<std::string> buttons;
    int chosen = 0;  // the line chosen when it opens
};
void show_list(const Call& call, const ListWindow& window,
               const std::function<bool(int line, int button)>& pressed);

// One line of text; nullopt: cancelled.
std::optional<std::string> ask_text(const Call& call, const std::string& title,
                                    const std::string& text, const std::string& value);

}  // namespace kaoping::office
