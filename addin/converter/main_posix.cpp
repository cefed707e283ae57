#include "converter/program.hpp"

int main(int count, char** words) { return kaoping::run_converter({words + 1, words + count}); }
