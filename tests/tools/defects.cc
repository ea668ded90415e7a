// Prints which real mistakes are reported, and which reports stay after a person mended them.
#include <iostream>

#include "tests/defects.h"

int main() {
  std::cout << rubric::testing::describe(rubric::testing::judge_defects());
  return 0;
}
