// returned_tool ORIGINAL COPY [severity|cell|text]...: writes the returned copy. Exit 4: cannot be
// extended.
#include <fstream>
#include <iostream>
#include <iterator>

#include "reports/returned/returned_copy.hpp"

int main(int count, char** arguments) {
    if (count < 3) return 2;
    std::ifstream in(arguments[1], std::ios::binary);
    const std::string original{std::istreambuf_iterator<char>(in), {}};
    std::vector<kaoping::Finding> findings;
    for (int i = 3; i < count; ++i) {
        const std::string text = arguments[i];
        const std::size_t first = text.find('|');
        const std::size_t second = text.rfind('|');
        kaoping::Finding finding;
        finding.severity = text[0] == 'e'   ? kaoping::Severity::error
                           : text[0] == 'w' ? kaoping::Severity::warning
                                            : kaoping::Severity::info;
        finding.code = kaoping::FindingCode::read("test-remark");
        finding.cell = text.substr(first + 1, second - first - 1);
        // As a check of a rubric brings its own words.
        finding.args = {{"message", {text.substr(second + 1), "EN " + text.substr(second + 1)}},
                        {"article", kaoping::same("§1")},
                        {"found", kaoping::same("=1+1")}};
        findings.push_back(finding);
    }
    const auto copy = kaoping::returned_copy(original, findings, arguments[1]);
    if (!copy) return 4;
    std::ofstream out(arguments[2], std::ios::binary);
    out.write(copy->data(), static_cast<std::streamsize>(copy->size()));
    return out ? 0 : 1;
}
