#pragma once

#include <deque>

#include "fake_book.hpp"

namespace kaoping::fake {

// What the people at this office see and answer. Answers are taken in their order; none left: they
// cancel.
struct People {
    std::deque<std::wstring> answers;
    Object list;  // of the list window open now
};

Variant dialogs_object(std::shared_ptr<People> people);

// Application.
class FakeApplication final : public FakeObject {
public:
    explicit FakeApplication(HWND window);

    long language = 2052;            // of its windows
    std::shared_ptr<BookData> book;  // in front; null: none
    std::wstring status_bar;         // empty: the office's own
};

}  // namespace kaoping::fake
