#include <doctest/doctest.h>

#include "model/round_means.hpp"

using namespace kaoping;

namespace {

Scorecard card(Status status, std::vector<std::optional<Number>> sections) {
    Scorecard one;
    one.status = status;
    one.sections = std::move(sections);
    return one;
}

std::vector<std::optional<Number>> means_of(const std::vector<Scorecard>& cards) {
    SectionMeans means;
    for (const Scorecard& one : cards) means.add(one);
    return means.means();
}

}  // namespace

TEST_CASE("means of sections are of the assessed, of what is known, rounded as points") {
    const Scorecard a = card(Status::assessed, {Number(10), Number(1), std::nullopt});
    const Scorecard b = card(Status::assessed, {Number(11), Number(1), std::nullopt});
    const Scorecard c = card(Status::assessed, {std::nullopt, Number(2), std::nullopt});
    const Scorecard pending = card(Status::pending, {Number(90), Number(90), Number(90)});
    const Scorecard returned = card(Status::returned, {});
    const auto means = means_of({a, pending, b, returned, c});
    REQUIRE(means.size() == 3);
    CHECK(means[0] == Number::parse("10.5"));
    CHECK(means[1] == Number::parse("1.3333"));
    CHECK_FALSE(means[2]);
    CHECK(means_of({pending}).empty());
    CHECK(means_of({}).empty());
}
