#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "rubric/rubric.hpp"

namespace kaoping {

// The rubrics that a workbook may be of. Nearly all say which one, so that of those that are loaded
// on demand one is loaded. Safe from several threads.
class KnownRubrics {
public:
    virtual ~KnownRubrics() = default;
    virtual const Rubric* find(std::string_view id) const = 0;  // nullptr: not known
    virtual std::vector<const Rubric*> all() const = 0;
};

// Those that are loaded already.
class GivenRubrics final : public KnownRubrics {
public:
    explicit GivenRubrics(std::span<const Rubric* const> rubrics) : rubrics_(rubrics) {}
    const Rubric* find(std::string_view id) const override {
        const auto found = std::find_if(rubrics_.begin(), rubrics_.end(),
                                        [&](const Rubric* rubric) { return rubric->id == id; });
        return found == rubrics_.end() ? nullptr : *found;
    }
    std::vector<const Rubric*> all() const override { return {rubrics_.begin(), rubrics_.end()}; }

private:
    std::span<const Rubric* const> rubrics_;
};

}  // namespace kaoping
