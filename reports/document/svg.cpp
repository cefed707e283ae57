#include <algorithm>
#include <sstream>

#include "reports/document/html.hpp"
#include "reports/document/markup.hpp"
#include "reports/document/palette.hpp"
#include "text/balanced.hpp"
#include "text/width.hpp"

namespace kaoping::document {

namespace {

// In pixels of the drawing, which scales with the page.
constexpr int width = 720;
constexpr int bar = 18;
constexpr int between_bars = 4;
constexpr int between_groups = 16;
constexpr int character = 8;      // half-width
constexpr int widest_name = 240;  // longer ones take several lines
constexpr int line = 15;
constexpr int gap = 8;
constexpr int legend_line = 28;
constexpr int baseline = 13;  // of a text in a bar's height

std::string n(int value) { return std::to_string(value); }

// `share` of `room`, to a tenth of a pixel.
std::string length(const Number& value, const Number& most, int room) {
    return (value / most * Number(room)).to_decimal(1);
}

std::string text(int x, int y, const std::string& words, const char* anchor = "start") {
    return "<text x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\">" +
           escaped(words) + "</text>";
}

std::string filled(std::size_t series) {
    return std::string("\" fill=\"#") + series_colours[series % series_colours.size()] + "\"/>";
}

std::vector<std::string> lines_of(const std::string& name) {
    std::vector<std::string> lines;
    std::stringstream divided(balanced_lines(name, widest_name / character));
    for (std::string one; std::getline(divided, one);) lines.push_back(one);
    return lines;
}

// Right-aligned at x, around the height y.
std::string name_of(int x, int y, const std::vector<std::string>& lines) {
    std::string drawn;
    int at = y - (static_cast<int>(lines.size()) - 1) * line / 2;
    for (const std::string& one : lines) {
        drawn += text(x, at, one, "end");
        at += line;
    }
    return drawn;
}

std::string legend(const Chart& chart, int left, int top) {
    std::string drawn;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        drawn += "<rect x=\"" + n(left) + "\" y=\"" + n(top) + "\" width=\"14\" height=\"14" +
                 filled(s) + text(left + 20, top + baseline - 1, chart.series[s].name);
        left += 20 + display_width(chart.series[s].name) * character + 3 * gap;
    }
    return drawn;
}

}  // namespace

std::string svg(const Chart& chart) {
    int names = 0;
    int labels = 0;
    for (const std::string& category : chart.categories)
        for (const std::string& one : lines_of(category))
            names = std::max(names, display_width(one) * character);
    for (const Series& series : chart.series)
        for (const std::string& label : series.labels)
            labels = std::max(labels, display_width(label) * character);
    const int left = names + gap;
    const int room = width - left - gap - labels - gap;
    const int bars = static_cast<int>(chart.series.size());
    const int group = bars * (bar + between_bars) + between_groups;
    const bool several = bars > 1;
    const int height =
        static_cast<int>(chart.categories.size()) * group + (several ? legend_line : 0);
    std::string drawn = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " +
                        n(width) + " " + n(height) + "\" aria-label=\"" + escaped(chart.title) +
                        "\">" + "<title>" + escaped(chart.title) + "</title><desc>" +
                        escaped(chart.description) + "</desc>";
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        const int top = static_cast<int>(c) * group + between_groups / 2;
        const int middle = top + (bars * (bar + between_bars) - between_bars) / 2 + 5;
        drawn += name_of(names, middle, lines_of(chart.categories[c]));
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const Series& series = chart.series[s];
            const int y = top + static_cast<int>(s) * (bar + between_bars);
            const std::string long_ = length(series.values[c], chart.most, room);
            drawn += "<rect x=\"" + n(left) + "\" y=\"" + n(y) + "\" width=\"" + long_ +
                     "\" height=\"" + n(bar) + filled(s);
            const int end =
                left +
                static_cast<int>(
                    (series.values[c] / chart.most * Number(room)).rounded(0).to_int().value_or(0));
            drawn += text(end + gap, y + baseline, series.labels[c]);
        }
    }
    drawn += "<line x1=\"" + n(left) + "\" y1=\"0\" x2=\"" + n(left) + "\" y2=\"" +
             n(height - (several ? legend_line : 0)) + "\" stroke=\"#" + rule_colour + "\"/>";
    if (several) drawn += legend(chart, left, height - legend_line + gap);
    return drawn + "</svg>";
}

}  // namespace kaoping::document
