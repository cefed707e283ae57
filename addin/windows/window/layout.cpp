#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "windows/dialogs/dialog_layout.hpp"
#include "windows/window/form_fields.hpp"

namespace kaoping::window {

namespace {

using space::above_text, space::beside_text, space::gap, space::margin;

// In device-independent units, 96 an inch.
constexpr int forms_lines = 3;
constexpr int short_width = 150;  // of a field that another one stands beside
constexpr int bar_height = 10;
constexpr int list_least = 90;
constexpr int findings_least = 60;
constexpr int list_percent = 58;  // of what the list and the findings share

constexpr int least_rows = 6;  // beside the forms and what is under "more"
constexpr int least_width = 560;

constexpr int labels[] = {id::forms_label,       id::output_label,   id::roster_label,
                          id::experts_label,     id::previous_label, id::plan_label,
                          id::year_label,        id::deadline_label, id::notice_date_label,
                          id::notice_days_label, id::reopen_label};
constexpr int pickers[] = {id::pick_folder,  id::pick_files,    id::pick_output, id::pick_roster,
                           id::pick_experts, id::pick_previous, id::pick_plan};

struct Row {
    int label;
    int field;
    int picker;  // 0: none
};
constexpr Row more_rows[] = {{id::roster_label, id::roster, id::pick_roster},
                             {id::experts_label, id::experts, id::pick_experts},
                             {id::previous_label, id::previous, id::pick_previous},
                             {id::plan_label, id::plan, id::pick_plan}};

// Two short fields on one line.
struct Pair {
    Row first;
    Row second;
};
constexpr Pair more_pairs[] = {
    {{id::year_label, id::year, 0}, {id::deadline_label, id::deadline, 0}},
    {{id::notice_date_label, id::notice_date, 0}, {id::notice_days_label, id::notice_days, 0}}};
constexpr Row last_row = {id::reopen_label, id::reopen, 0};
constexpr int more_lines =
    static_cast<int>(std::size(more_rows)) + static_cast<int>(std::size(more_pairs)) + 1;

std::wstring words_of(const Form& form, int control) {
    std::wstring text(static_cast<std::size_t>(GetWindowTextLengthW(form[control])) + 1, L'\0');
    text.resize(static_cast<std::size_t>(
        GetWindowTextW(form[control], text.data(), static_cast<int>(text.size()))));
    return text;
}

// Sizes in pixels that all rows share.
class Measures {
public:
    Measures(const Form& form, const dialogs::Screen& screen) : form_(form), screen_(screen) {
        for (const int control : labels) label_ = std::max(label_, width_of(control));
        for (const int control : pickers) picker_ = std::max(picker_, button_width(control));
        text_ = static_cast<int>(screen.size_of(L"Ag").cy);
    }
    int px(int units) const { return screen_.pixels(units); }
    int width_of(int control) const {
        return static_cast<int>(screen_.size_of(words_of(form_, control).c_str()).cx);
    }
    int button_width(int control) const { return width_of(control) + 2 * px(beside_text); }
    int text() const { return text_; }
    int row() const { return text_ + 2 * px(above_text) + px(2); }
    int forms_height() const {
        return std::max(forms_lines * text_ + 2 * px(above_text), 2 * row() + px(gap));
    }
    int label() const { return label_ + px(gap); }
    int picker() const { return picker_; }

private:
    const Form& form_;
    const dialogs::Screen& screen_;
    int label_ = 0;
    int picker_ = 0;
    int text_ = 0;
};

// Places the controls from the top down.
class Layout {
public:
    Layout(const Form& form, const Measures& measures, SIZE client)
        : form_(form),
          m_(measures),
          left_(m_.px(margin)),
          right_(static_cast<int>(client.cx) - m_.px(margin)),
          bottom_(static_cast<int>(client.cy) - m_.px(margin)),
          y_(m_.px(margin)) {}

    void forms() {
        place(id::forms_label, left_, m_.label(), m_.row());
        place(id::forms, field_left(), field_right() - field_left(), m_.forms_height());
        place(id::pick_folder, right_ - m_.picker(), m_.picker(), m_.row());
        const int top = std::exchange(y_, y_ + m_.row() + m_.px(gap));
        place(id::pick_files, right_ - m_.picker(), m_.picker(), m_.row());
        y_ = top;
        next(m_.forms_height());
    }

    void field(const Row& row, bool shown) {
        show(row, shown);
        if (!shown) return;
        place(row.label, left_, m_.label(), m_.row());
        place(row.field, field_left(), (row.picker != 0 ? field_right() : right_) - field_left(),
              m_.row());
        if (row.picker != 0) place(row.picker, right_ - m_.picker(), m_.picker(), m_.row());
        next(m_.row());
    }

    void pair(const Pair& pair, bool shown) {
        show(pair.first, shown);
        show(pair.second, shown);
        if (!shown) return;
        place(pair.first.label, left_, m_.label(), m_.row());
        place(pair.first.field, field_left(), m_.px(short_width), m_.row());
        const int second = field_left() + m_.px(short_width) + 2 * m_.px(gap);
        place(pair.second.label, second, m_.label(), m_.row());
        place(pair.second.field, second + m_.label(), right_ - second - m_.label(), m_.row());
        next(m_.row());
    }

    void more() {
        int x = field_left();
        const int box = m_.button_width(id::more) + m_.px(2 * margin);
        place(id::more, x, box, m_.row());
        x += box + m_.px(gap);
        place(id::others, x, m_.button_width(id::others), m_.row());
        x += m_.button_width(id::others) + m_.px(gap);
        place(id::others_given, x, right_ - x, m_.row());
        next(m_.row());
    }

    void buttons() {
        y_ += m_.px(gap);
        int x = left_;
        for (const int control : {id::score, id::check, id::stop}) {
            const int width = std::max(m_.button_width(control), m_.px(least_button));
            place(control, x, width, m_.row());
            x += width + m_.px(gap);
        }
        x = right_;
        for (const int control : {id::open_folder, id::open_summary}) {
            x -= m_.button_width(control);
            place(control, x, m_.button_width(control), m_.row());
            x -= m_.px(gap);
        }
        next(m_.row());
    }

    void progress() {
        y_ += m_.px(gap);
        place(id::bar, left_, right_ - left_, m_.px(bar_height));
        y_ += m_.px(bar_height);
        place(id::status, left_, right_ - left_, m_.row());
        next(m_.row());
    }

    // What is left of the window.
    void list_and_findings() {
        const int labels_height = 2 * m_.row() + m_.px(gap);
        const int shared =
            std::max(bottom_ - y_ - labels_height, m_.px(list_least + findings_least));
        const int list_height = shared * list_percent / 100;
        titled(id::list_label, id::list, list_height);
        y_ += m_.px(gap);
        titled(id::findings_label, id::findings, shared - list_height);
    }

private:
    static constexpr int least_button = 88;

    int field_left() const { return left_ + m_.label(); }
    int field_right() const { return right_ - m_.picker() - m_.px(gap); }
    void next(int height) { y_ += height + m_.px(gap); }
    void show(const Row& row, bool shown) const {
        for (const int control : {row.label, row.field, row.picker})
            if (control != 0) ShowWindow(form_[control], shown ? SW_SHOW : SW_HIDE);
    }
    void place(int control, int x, int width, int height) const {
        MoveWindow(form_[control], x, y_, width, height, TRUE);
    }
    void titled(int label, int control, int height) {
        place(label, left_, right_ - left_, m_.row());
        y_ += m_.row();
        place(control, left_, right_ - left_, height);
        y_ += height;
    }

    const Form& form_;
    const Measures& m_;
    const int left_;
    const int right_;
    const int bottom_;
    int y_;
};

}  // namespace

void Form::arrange(const dialogs::Screen& screen) {
    RECT client{};
    GetClientRect(dialog_, &client);
    const Measures measures(*this, screen);
    Layout layout(*this, measures, {client.right, client.bottom});
    layout.forms();
    layout.field({id::output_label, id::output, id::pick_output}, true);
    layout.more();
    for (const Row& row : more_rows) layout.field(row, shows_more());
    for (const Pair& pair : more_pairs) layout.pair(pair, shows_more());
    layout.field(last_row, shows_more());
    layout.buttons();
    layout.progress();
    layout.list_and_findings();
    RedrawWindow(dialog_, nullptr, nullptr, RDW_INVALIDATE | RDW_ERASE | RDW_ALLCHILDREN);
}

int Form::more_height(const dialogs::Screen& screen) const {
    const Measures m(*this, screen);
    return more_lines * (m.row() + m.px(gap));
}

SIZE Form::least_size(const dialogs::Screen& screen) const {
    const Measures m(*this, screen);
    const int buttons = m.button_width(id::score) + m.button_width(id::check) +
                        m.button_width(id::stop) + m.button_width(id::open_summary) +
                        m.button_width(id::open_folder);
    const int pair = 2 * m.label() + 2 * m.px(short_width) + m.px(2 * margin + 2 * gap);
    return {std::max({m.px(least_width), pair, buttons + m.px(2 * margin + 8 * gap)}),
            m.forms_height() + least_rows * (m.row() + m.px(gap)) +
                (shows_more() ? more_height(screen) : 0) +
                m.px(list_least + findings_least + 2 * margin + bar_height + 3 * gap)};
}

}  // namespace kaoping::window
