// optimum [FIRST_SEED [PAGES]]: the pages that the search does not read at least cost, and figures.

#include <cstdlib>
#include <iostream>

#include "tests/search/compare.h"

int main(int count, char** arguments) {
  const auto number = [&](int at, unsigned long otherwise) {
    return count > at ? std::strtoul(arguments[at], nullptr, 10) : otherwise;
  };
  const auto found = rubric::testing::compare_search(static_cast<std::uint32_t>(number(1, 0)), number(2, 20'000));
  std::cout << rubric::testing::describe(found);
  return found.differences.empty() ? 0 : 1;
}
