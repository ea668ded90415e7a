// A test whose material is not here says so: ctest counts it as skipped, and not as passed (tests/CMakeLists.txt).
//
//     if (corpus().empty()) SKIP("the corpus");
#pragma once

#include <iostream>

// Ends the test case. To be used in its body only.
#define SKIP(what)                                        \
  do {                                                    \
    std::cout << "skipped: " << (what) << " is not here\n"; \
    return;                                               \
  } while (false)
