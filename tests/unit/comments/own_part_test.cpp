#include "comments/own_part.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kaoping::comments;

namespace {

const OwnPart<std::string> own({"begin", "end"}, {"开始", "完"});
using Sheet = Texts<std::string, std::string>;

}  // namespace

TEST_CASE("our parts of a comment are taken out, what people wrote stays") {
    const struct {
        const char* comment;
        const char* kept;
    } rows[] = {{"", ""},
                {"theirs", "theirs"},
                {"begin\nours\nend", ""},
                {"theirs\nbegin\nours\nend", "theirs"},
                {"theirs\nbegin\nours\nend\nan answer", "theirs\nan answer"},
                {"theirs\n开始\nours\n完\nan answer", "theirs\nan answer"},
                {"begin\none\nend\nbetween\nbegin\ntwo\nend", "between"},
                {"theirs\nbegin\nours without an end", "theirs"},
                {"theirs\r\nbegin\r\nours\r\nend\r\nan answer", "theirs\r\nan answer"},
                {"the begin\nis theirs", "the begin\nis theirs"},
                {"\n\ntheirs\n", "\n\ntheirs\n"}};
    for (const auto& row : rows) CHECK(own.taken_out(row.comment) == row.kept);
}

TEST_CASE("texts of UTF-16 are taken apart alike") {
    CHECK(OwnPart<std::wstring>({L"begin", L"end"}, {L"开始", L"完"})
              .taken_out(L"王\n开始\nours\nend\n李") == L"王\n李");
}

TEST_CASE(
    "what is found is written below what people wrote, in the language spoken, and taken away "
    "where it is corrected") {
    const Sheet before{
        {"A1", "theirs\n开始\nold\n完"}, {"A2", "begin\nmended\nend"}, {"A3", "theirs"}};
    const Sheet wanted = own.wanted(before, Sheet{{"A1", "new"}, {"A4", "more"}});
    CHECK(wanted == Sheet{{"A1", "theirs\nbegin\nnew\nend"},
                          {"A2", ""},
                          {"A3", "theirs"},
                          {"A4", "begin\nmore\nend"}});
    CHECK(changes(before, wanted) ==
          Sheet{{"A1", "theirs\nbegin\nnew\nend"}, {"A2", ""}, {"A4", "begin\nmore\nend"}});
    CHECK(changes(wanted, own.wanted(wanted, Sheet{{"A1", "new"}, {"A4", "more"}})).empty());
}

TEST_CASE("cells that took no comment are counted apart") {
    const Sheet found{{"A1", "x"}, {"A2", "y"}, {"A3", "z"}};
    const Sheet wanted = own.wanted(Sheet(), found);
    const Count count = counted(Sheet{{"A1", wanted.at("A1")}, {"A2", "theirs"}}, wanted, found);
    CHECK(count.written == 1);
    CHECK(count.refused == 2);
}
