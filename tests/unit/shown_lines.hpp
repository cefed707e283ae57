#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

// Lines that a test compares, shown below each other.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
    static doctest::String convert(const std::vector<std::string>& lines) {
        std::string all;
        for (const std::string& line : lines) all += "\n    " + line;
        return all.c_str();
    }
};
