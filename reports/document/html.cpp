#include "reports/document/html.hpp"

#include "reports/document/markup.hpp"

namespace kaoping::document {

namespace {

// Restrained, and readable in grey; contrast of text 4.5:1 and more.
constexpr const char* style_sheet = R"(
html{background:#fff;color:#1a1a1a;font-family:"Noto Serif CJK SC","Source Han Serif SC",SimSun,Songti SC,"Times New Roman",serif;line-height:1.7}
body{max-width:62rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;text-align:center;line-height:1.4;margin:1.5rem 0 .5rem}
h2{font-size:1.25rem;border-bottom:2px solid #33587f;padding-bottom:.2rem;margin:2.2rem 0 .8rem}
h3{font-size:1.05rem;margin:1.4rem 0 .5rem}
h1,h2,h3,caption,th{font-family:"Noto Sans CJK SC","Source Han Sans SC",SimHei,"Microsoft YaHei",Arial,sans-serif}
p{margin:.5rem 0}
section:lang(zh) p.body{text-indent:2em}
p.subtitle{text-align:center;color:#333}
p.note{font-size:.9rem;color:#444}
p.closing{text-align:right}
section+section{border-top:3px double #7f7f7f;margin-top:3rem;padding-top:1rem}
div.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45}
caption{font-weight:bold;padding:.3rem;text-align:center}
th,td{border:1px solid #7f7f7f;padding:.3rem .5rem;vertical-align:middle}
thead th{background:#dce4ee;text-align:center}
tbody th{font-weight:normal;text-align:left}
tbody tr:nth-child(even){background:#f6f8fa}
.right{text-align:right;font-variant-numeric:tabular-nums}
.centre,tbody th.centre{text-align:center}
.code{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:.8rem;word-break:break-all}
.br{white-space:pre-line}
figure{margin:1rem 0}
figcaption{text-align:center;font-weight:bold;font-size:.95rem}
svg{width:100%;height:auto;max-width:45rem;display:block;margin:0 auto;font-size:13px;fill:#1a1a1a}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@media print{
html{font-size:10.5pt}body{max-width:none;padding:0}
h1,h2,h3{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}
section+section{break-before:page;border:0}
div.scroll{overflow:visible}
}
)";

const char* place_class(Place place) {
    return place == Place::right ? "right" : place == Place::centre ? "centre" : "";
}

std::string classes(const Column& column, std::string_view text) {
    std::string names = place_class(column.place);
    if (column.code) names += names.empty() ? "code" : " code";
    if (text.find('\n') != std::string::npos) names += names.empty() ? "br" : " br";
    return names.empty() ? "" : " class=\"" + names + "\"";
}

class HtmlWriter {
public:
    HtmlWriter(const Document& document, const std::function<void(std::string_view)>& take)
        : document_(document), take_(take) {}

    void file() {
        const bool english =
            !document_.parts.empty() && document_.parts.front().language == Language::en;
        html_ = std::string("<!DOCTYPE html>\n<html lang=\"") + (english ? "en" : "zh-CN") +
                "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                "content=\"width=device-width, initial-scale=1\">\n<title>" +
                escaped(document_.title) + "</title>\n<style>" + style_sheet +
                "</style>\n</head>\n<body>\n";
        for (const Part& part : document_.parts) write(part);
        html_ += "</body>\n</html>\n";
        give();
    }

private:
    void give() {
        take_(html_);
        html_.clear();
    }

    void write(const Part& part) {
        html_ += std::string("<section lang=\"") +
                 (part.language == Language::zh ? "zh-CN" : "en") + "\">\n<h1>" +
                 escaped(part.title) + "</h1>\n";
        for (const std::string& subtitle : part.subtitles)
            html_ += "<p class=\"subtitle\">" + escaped(subtitle) + "</p>\n";
        for (const Block& block : part.blocks) {
            std::visit([&](const auto& one) { write(one); }, block);
            give();
        }
        html_ += "</section>\n";
    }

    void write(const Turn&) {}

    void write(const Heading& heading) {
        const std::string tag = "h" + std::to_string(heading.level + 1);
        html_ += "<" + tag + ">" + escaped(heading.text) + "</" + tag + ">\n";
    }

    void write(const Paragraph& one) {
        const char* look = one.look == ParagraphLook::note      ? "note"
                           : one.look == ParagraphLook::closing ? "closing"
                           : one.look == ParagraphLook::address ? "address"
                                                                : "body";
        html_ += std::string("<p class=\"") + look + "\">" + escaped(one.text) + "</p>\n";
    }

    void write(const Table& table) {
        html_ += "<div class=\"scroll\">\n<table>\n";
        if (!table.caption.empty()) html_ += "<caption>" + escaped(table.caption) + "</caption>\n";
        html_ += "<thead>\n<tr>";
        for (const Column& column : table.columns)
            html_ += std::string("<th scope=\"col\"") +
                     (column.header.find('\n') == std::string::npos ? "" : " class=\"br\"") + ">" +
                     escaped(column.header) + "</th>";
        html_ += "</tr>\n</thead>\n<tbody>\n";
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            html_ += "<tr>";
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const bool name = c == table.named_by;
                const std::string_view text = table.rows.at(r, c);
                html_ += (name ? "<th scope=\"row\"" : "<td") + classes(table.columns[c], text) +
                         ">" + escaped(text) + (name ? "</th>" : "</td>");
            }
            html_ += "</tr>\n";
            give();
        }
        html_ += "</tbody>\n</table>\n</div>\n";
    }

    void write(const Chart& chart) {
        html_ += "<figure>\n" + svg(chart) + "\n<figcaption>" + escaped(chart.title) +
                 "</figcaption>\n</figure>\n";
    }

    const Document& document_;
    const std::function<void(std::string_view)>& take_;
    std::string html_;  // not yet given
};

}  // namespace

void html(const Document& document, const std::function<void(std::string_view)>& take) {
    HtmlWriter(document, take).file();
}

}  // namespace kaoping::document
