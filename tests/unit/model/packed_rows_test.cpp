#include "model/packed_rows.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

namespace {

std::vector<ListRow> rows_to(std::size_t count) {
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < count; ++i) {
        const int line = static_cast<int>(i) + 4;
        const std::string row = std::to_string(line);
        rows.push_back({{{"项目" + row, "项目" + row, "清单!A" + row, false},
                         {"约" + row, Missing{}, "清单!B" + row, true},
                         {std::nullopt, Missing{}, "清单!C" + row, false},
                         {row, Number(line), "清单!D" + row, false}},
                        i % 3 == 0 ? "清单" : "清单 (2)",
                        line});
    }
    return rows;
}

}  // namespace

TEST_CASE("packed rows are the rows that were put in, in any order of reading") {
    for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 32U, 100U}) {
        CAPTURE(count);
        const std::vector<ListRow> rows = rows_to(count);
        const PackedRows packed(rows);
        REQUIRE(packed.size() == count);
        CHECK(packed.empty() == (count == 0));
        CHECK(std::vector<ListRow>(packed.begin(), packed.end()) == rows);
        PackedRows::Reader reader(packed);
        for (std::size_t step = 1; step <= 40; ++step)
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t at = i * step % count;
                CHECK(reader.row(at) == rows[at]);
                CHECK(reader.row(at) == rows[at]);
            }
        for (std::size_t at = count; at-- > 0;) CHECK(packed[at] == rows[at]);
    }
}

TEST_CASE("packed rows differ when a cell does") {
    std::vector<ListRow> rows = rows_to(40);
    const PackedRows packed(rows);
    CHECK(packed == PackedRows(rows));
    rows[3].cells[1].raw = "约";
    CHECK_FALSE(packed == PackedRows(rows));
}
