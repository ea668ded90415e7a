// fixes: which of the errors and warnings on the corpus have a fix, by rule and safety.
#include <cstdio>
#include <map>
#include <string>

#include <fmt/format.h>

#include "tests/fix_figures.h"

int main() {
  std::fputs(rubric::testing::describe(rubric::testing::fix_figures()).c_str(), stdout);
  return 0;
}
