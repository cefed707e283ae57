#pragma once

#include <string>

#include "text/folded.hpp"

namespace kaoping {

// A text cell of type date: 2023-05-01, 2023/5/1, 2023.5.1, 2023年5月1日, 二〇二三年五月一日,
// 20230501, each with a time of day or without (it is dropped). A year has four digits; nothing is
// supplied where the day or the month is missing.
Reading read_date(const Folded& folded);

// A number cell: a serial under a date format, or the digits 20230501. `found`: what the cell
// shows.
Reading read_date(const Number& stored, NumberFormat format, bool date1904,
                  const std::string& found);

// The day of a serial under a date format, its time of day dropped.
std::optional<Date> date_of_serial(const Number& stored, bool date1904);

// 2023-05-01T08:30:00, as t="d" cells hold it.
std::optional<Date> date_of_iso(std::string_view text);

}  // namespace kaoping
