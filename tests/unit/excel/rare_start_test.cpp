#include "windows/excel/rare_start.hpp"

#include <doctest/doctest.h>

using namespace kaoping::excel;

TEST_CASE("an engine that did not start is not asked for again for 30 seconds") {
    ULONGLONG now = 5'000'000'000;  // beyond 32 bits
    int tried = 0;
    bool there = false;
    RareStart start([&] { return ++tried, there ? Object() : throw NoEngine{REGDB_E_CLASSNOTREG}; },
                    [&] { return now; });
    CHECK_THROWS_AS(start(), NoEngine);
    CHECK(tried == 1);
    there = true;
    now += 29'999;
    try {
        start();
        FAIL("it was tried");
    } catch (const NoEngine& failure) {
        CHECK(failure.code == REGDB_E_CLASSNOTREG);
    }
    CHECK(tried == 1);
    now += 1;
    CHECK_NOTHROW(start());
    CHECK_NOTHROW(start());  // one that ended is started anew at once
    CHECK(tried == 3);
}

TEST_CASE("a second failure counts from then on") {
    ULONGLONG now = 0;
    int tried = 0;
    RareStart start(
        [&]() -> Object {
            ++tried;
            throw NoEngine{CO_E_SERVER_EXEC_FAILURE};
        },
        [&] { return now; });
    for (const ULONGLONG at : {0ULL, 30'000ULL, 59'999ULL}) {
        now = at;
        CHECK_THROWS_AS(start(), NoEngine);
    }
    CHECK(tried == 2);
}

TEST_CASE("what is no lack of an engine is tried each time") {
    int tried = 0;
    RareStart start(
        [&]() -> Object {
            ++tried;
            throw Failure{E_INVALIDARG, L"a folder of rubrics is gone"};
        },
        [] { return 0ULL; });
    CHECK_THROWS_AS(start(), Failure);
    CHECK_THROWS_AS(start(), Failure);
    CHECK(tried == 2);
}
