#include "reports/summary/summary_charts.hpp"

#include <xlsxwriter.h>

#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr lxw_color_t bar_colour = 0x6F8FB5;

lxw_chart_font font_of(std::string& face, double size) {
    lxw_chart_font font{};
    font.name = face.data();
    font.size = size;
    return font;
}

}  // namespace

void add_chart(Book& book, Page& page, Position at, const ChartLook& look, Range table, std::uint32_t categories, std::uint32_t values) {
    lxw_chart* chart = workbook_add_chart(static_cast<lxw_workbook*>(book.raw()), look.lying ? LXW_CHART_BAR : LXW_CHART_COLUMN);
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    const auto column = [](std::uint32_t c) { return static_cast<lxw_col_t>(c); };
    chart_series_set_categories(series, page.name().c_str(), table.first.row, column(categories), table.last.row, column(categories));
    chart_series_set_values(series, page.name().c_str(), table.first.row, column(values), table.last.row, column(values));
    chart_series_set_labels(series);
    lxw_chart_fill fill{};
    fill.color = bar_colour;
    chart_series_set_fill(series, &fill);
    chart_set_series_gap(chart, 70);

    std::string face = words("font-song").zh;
    lxw_chart_font large = font_of(face, 12);
    lxw_chart_font small = font_of(face, 9);
    chart_title_set_name(chart, words(look.title).zh.c_str());
    chart_title_set_name_font(chart, &large);
    chart_series_set_labels_font(series, &small);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    // Of a lying chart the library still calls the axis of the values y. The labels say what it would.
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_off(chart->y_axis);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    if (look.lying) chart_axis_set_reverse(chart->x_axis);  // the first on top
    if (look.share) chart_axis_set_max(chart->y_axis, 1);
    lxw_chart_options options{};
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.x_scale = 1.1;
    options.y_scale = 1.1;
    std::string description = words(look.title).zh;
    options.description = description.data();
    worksheet_insert_chart_opt(static_cast<lxw_worksheet*>(page.raw()), at.row, column(at.column), chart, &options);
}

}  // namespace kaoping
