#pragma once

#include <string>
#include <vector>

#include "intake/shared_strings.hpp"
#include "intake/styles.hpp"
#include "intake/xml.hpp"
#include "model/cells.hpp"

namespace kaoping {

// What the sheets of one workbook may still hold.
struct CellBudget {
    std::size_t cells = 0;
    std::size_t text_bytes = 0;
    std::size_t merges = 0;
};

// Streams one worksheet part into a Sheet's cells and merges. Declared extents (dimension, spans)
// are not read: they may claim a million rows. A cell without a reference stands right of the one
// before it, a row without one below it.
class SheetReader final : public XmlHandler {
public:
    // Keeps references to all arguments. The sheet's name is the caller's.
    SheetReader(Sheet& sheet, const SharedStrings& strings, const Styles& styles,
                CellBudget& budget);

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    // After the whole part: sorts cells that came out of order; of two at one position the later
    // one stays.
    void finish();

private:
    enum class Place {
        other,
        sheet,
        data,
        row,
        cell,
        value,
        formula,
        inline_text,
        run,
        run_text,
        merges
    };

    Place child(std::string_view name) const;
    void start_row(const XmlAttributes& attributes);
    void start_cell(const XmlAttributes& attributes);
    void start_merge(const XmlAttributes& attributes);
    void end_cell();
    // Fills kind and text from the stored value; false when the cell is empty.
    bool interpret(Cell& cell);
    void interpret_number(Cell& cell, std::string_view value);
    bool take_shared_string(Cell& cell);
    void store(Cell&& cell);

    Sheet& sheet_;
    const SharedStrings& strings_;
    const Styles& styles_;
    CellBudget& budget_;

    std::vector<Place> places_;
    Position next_;       // where a cell without a reference goes
    Position position_;   // of the cell in hand
    std::string type_;    // its t attribute
    std::string value_;   // its v
    std::string inline_;  // its is
    NumberFormat format_ = NumberFormat::general;
    bool formula_ = false;
    bool in_order_ = true;
};

}  // namespace kaoping
