#include <doctest/doctest.h>

#include <string>

#include "model/on_demand.hpp"

using namespace kaoping;

TEST_CASE("elements are made when they are asked for, each time anew") {
    std::string asked;
    const OnDemand<std::string> squares(4, [&](std::size_t i) {
        asked += std::to_string(i);
        return std::to_string(i * i);
    });
    CHECK(asked.empty());
    CHECK(squares[3] == "9");
    std::string all;
    for (const std::string& square : squares) all += square + " ";
    CHECK(all == "0 1 4 9 ");
    CHECK(asked == "30123");
}

TEST_CASE("what is held already will do, and nothing is empty") {
    const OnDemand<int> held(std::vector<int>{7, 8});
    const OnDemand<int> copy = held;
    CHECK(copy.size() == 2);
    CHECK(copy[1] == 8);
    CHECK(OnDemand<int>().empty());
    for (const int never : OnDemand<int>()) CHECK(never == 0);
}
