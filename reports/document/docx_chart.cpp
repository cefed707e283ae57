#include "reports/document/docx_parts.hpp"
#include "reports/document/markup.hpp"
#include "reports/document/palette.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::document {

namespace {

constexpr int bar_gap = 60;          // per cent of a bar
constexpr int plotted_decimals = 6;  // lengths of bars; what is read stands in the labels

std::string texts(const std::vector<std::string>& items) {
    std::string xml = "<c:strLit><c:ptCount val=\"" + std::to_string(items.size()) + "\"/>";
    for (std::size_t i = 0; i < items.size(); ++i)
        xml +=
            "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + escaped(items[i]) + "</c:v></c:pt>";
    return xml + "</c:strLit>";
}

std::string numbers(const std::vector<Number>& values) {
    std::string xml = "<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"" +
                      std::to_string(values.size()) + "\"/>";
    for (std::size_t i = 0; i < values.size(); ++i)
        xml += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" +
               values[i].to_decimal(plotted_decimals) + "</c:v></c:pt>";
    return xml + "</c:numLit>";
}

std::string text_look(int size) {
    const std::string face = escaped(words("font-song").zh);
    return "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"" + std::to_string(size) +
           "\" b=\"0\"><a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"" + face +
           "\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>";
}

// A label is the text that the table has, not the number that draws the bar.
std::string labels(const Series& series) {
    const std::string shown =
        "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName "
        "val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize "
        "val=\"0\"/>";
    const std::string face = escaped(words("font-song").zh);
    std::string xml = "<c:dLbls>";
    for (std::size_t i = 0; i < series.labels.size(); ++i)
        xml += "<c:dLbl><c:idx val=\"" + std::to_string(i) +
               "\"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"zh-CN\" sz=\"900\"><a:latin "
               "typeface=\"Times New Roman\"/><a:ea typeface=\"" +
               face + "\"/></a:rPr><a:t>" + escaped(series.labels[i]) +
               "</a:t></a:r></a:p></c:rich></c:tx>" + shown + "</c:dLbl>";
    return xml + text_look(900) + shown + "</c:dLbls>";
}

std::string one_series(const Chart& chart, std::size_t index) {
    const Series& series = chart.series[index];
    const std::string number = std::to_string(index);
    return "<c:ser><c:idx val=\"" + number + "\"/><c:order val=\"" + number + "\"/><c:tx><c:v>" +
           escaped(series.name) + "</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"" +
           series_colours[index % series_colours.size()] +
           "\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>" + labels(series) +
           "<c:cat>" + texts(chart.categories) + "</c:cat><c:val>" + numbers(series.values) +
           "</c:val></c:ser>";
}

// The first category on top.
std::string axes(const Chart& chart) {
    return "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation "
           "val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/>"
           "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark "
           "val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>" +
           text_look(1000) +
           "<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn "
           "val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>"
           "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"" +
           chart.most.to_decimal(plotted_decimals) +
           "\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"t\"/><c:numFmt "
           "formatCode=\"General\" sourceLinked=\"0\"/>"
           "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos "
           "val=\"none\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx>";
}

}  // namespace

std::string docx_chart(const Chart& chart) {
    std::string xml =
        std::string(xml_declaration) +
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
        "<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted "
        "val=\"1\"/><c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/><c:grouping "
        "val=\"clustered\"/><c:varyColors val=\"0\"/>";
    for (std::size_t i = 0; i < chart.series.size(); ++i) xml += one_series(chart, i);
    xml += "<c:gapWidth val=\"" + std::to_string(bar_gap) +
           "\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>" + axes(chart) +
           "</c:plotArea>";
    if (chart.series.size() > 1)
        xml += "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>" + text_look(1000) +
               "</c:legend>";
    return xml +
           "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs "
           "val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></"
           "c:chartSpace>";
}

}  // namespace kaoping::document
