// HTML as micromark makes it with GFM: a process of node that renders one page after the other.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/layers.h"

namespace rubric::testing::laws {

class Micromark {
 public:
  Micromark();   // throws if node or its packages are not there
  ~Micromark();
  Micromark(const Micromark&) = delete;
  Micromark& operator=(const Micromark&) = delete;

  // Of each page, in order. One thread at a time.
  std::vector<std::string> html(std::span<const std::string> pages);

 private:
  pid_t process_ = -1;
  int to_ = -1, from_ = -1;
};

}  // namespace rubric::testing::laws
