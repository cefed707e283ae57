#include "reports/workbook/chart.hpp"

#include <xlsxwriter.h>

#include <stdexcept>

#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr double default_width = 480;  // of the library's charts, in pixels
constexpr double default_height = 288;
constexpr double label_room =
    1.15;  // of an axis of shares: the label of 100 % stands above its bar

lxw_chart_font font_of(std::string& face, double size) {
    lxw_chart_font font{};
    font.name = face.data();
    font.size = size;
    return font;
}

lxw_col_t column(std::uint32_t c) { return static_cast<lxw_col_t>(c); }

void add_series(lxw_chart* chart, const Page& page, Range categories, const ChartSeries& shown,
                lxw_chart_font& font) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (!shown.name.empty()) chart_series_set_name(series, shown.name.c_str());
    chart_series_set_categories(series, page.name().c_str(), categories.first.row,
                                column(categories.first.column), categories.last.row,
                                column(categories.last.column));
    chart_series_set_values(series, page.name().c_str(), shown.values.first.row,
                            column(shown.values.first.column), shown.values.last.row,
                            column(shown.values.last.column));
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &font);
    lxw_chart_fill fill{};
    fill.color = shown.fill;
    chart_series_set_fill(series, &fill);
    lxw_chart_line line{};
    line.color = colour::bar_edge;
    line.width = 0.5F;
    chart_series_set_line(series, &line);
}

// The library swaps the axes of a lying chart: its values run along x.
void set_axes(lxw_chart* chart, const ChartLook& look, lxw_chart_font& font) {
    lxw_chart_axis* values = look.lying ? chart->x_axis : chart->y_axis;
    lxw_chart_axis* names = look.lying ? chart->y_axis : chart->x_axis;
    chart_axis_set_num_font(names, &font);
    chart_axis_set_min(values, 0);
    if (look.share) chart_axis_set_max(values, label_room);
    if (look.lying) chart_axis_set_reverse(names);
    // The labels say what axis and gridlines would.
    chart_axis_off(values);
    chart_axis_major_gridlines_set_visible(values, LXW_FALSE);
    chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
}

}  // namespace

void add_chart(Book& book, Page& page, const Page& data, Position at, const ChartLook& look,
               Range categories, const std::vector<ChartSeries>& series) {
    if (page.streamed() || data.streamed())
        throw std::logic_error("a chart on or of the streamed page " + page.name());
    lxw_chart* chart = workbook_add_chart(static_cast<lxw_workbook*>(book.raw()),
                                          look.lying ? LXW_CHART_BAR : LXW_CHART_COLUMN);
    std::string face = words("font-song").zh;
    lxw_chart_font large = font_of(face, 12);
    lxw_chart_font small = font_of(face, 9);
    large.bold = LXW_TRUE;
    const bool pairs =
        !look.lying &&
        series.size() >
            1;  // labels stand side by side: broad bars and small figures keep them apart
    lxw_chart_font labels = font_of(face, pairs ? 7 : 9);
    for (const ChartSeries& shown : series) add_series(chart, data, categories, shown, labels);
    chart_set_series_gap(chart, pairs ? 30 : 60);
    chart_title_set_name(chart, look.title.c_str());
    chart_title_set_name_font(chart, &large);
    set_axes(chart, look, small);
    chart_legend_set_position(chart,
                              series.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    if (series.size() > 1) chart_legend_set_font(chart, &small);
    lxw_chart_options options{};
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.x_scale = look.width / default_width;
    options.y_scale = look.height / default_height;
    std::string description = look.title;
    options.description = description.data();
    worksheet_insert_chart_opt(static_cast<lxw_worksheet*>(page.raw()), at.row, column(at.column),
                               chart, &options);
}

}  // namespace kaoping
