#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "rubric/rubric.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// A rubric with a round's dates and what is looked up again and again. Holds a reference to the
// rubric.
class Round {
public:
    Round(const Rubric& rubric, const RoundContext& context);

    // Position in the rubric's vectors; npos when there is none.
    std::size_t field(const std::string& id) const { return find(fields_, id); }
    std::size_t list(const std::string& id) const { return find(lists_, id); }
    std::size_t fact(const std::string& id) const { return find(facts_, id); }
    std::size_t grade(const std::string& id) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    const Rubric& rubric;
    const RoundContext context;
    std::unordered_map<std::string, Result> readings;
    std::vector<std::size_t> list_order;   // each list after those it asks for by MATCHES
    std::set<const List*> derives_by_key;  // lists whose derived columns ask MATCHES

private:
    using Positions = std::unordered_map<std::string, std::size_t>;
    static std::size_t find(const Positions& positions, const std::string& id);
    void index_ids();
    void order_lists();

    Positions fields_;
    Positions lists_;
    Positions facts_;
};

}  // namespace kaoping
