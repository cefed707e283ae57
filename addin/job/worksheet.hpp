#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "rubric/catalog.hpp"

namespace kaoping {

// What a worksheet may ask without a submission. nullopt: the question makes no sense (an unknown
// rubric or indicator, a value that is no number).
class Worksheet {
public:
    explicit Worksheet(const std::vector<std::string>& rubric_folders) : catalog_(rubric_folders) {}

    // `rubric`: id or title in either language. Safe from several threads.
    std::optional<Text> grade_of(const std::string& rubric,
                                 double total) const;  // the label, by bands only
    std::optional<double> points_of(const std::string& rubric, const std::string& indicator,
                                    double measure) const;

    static std::optional<double> number_of(const std::string& text);  // 十二, １２, 1.5万
    static bool is_credit_code(
        const std::string& text);  // GB 32100-2015, both check characters right

private:
    RubricPtr rubric(const std::string& name) const;

    RubricCatalog catalog_;
};

}  // namespace kaoping
