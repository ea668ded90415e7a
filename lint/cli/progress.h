// How far a run is, on a terminal: shown only once it has taken a second, and then ten times a second.
#pragma once

#include <chrono>
#include <cstddef>

#include <fmt/format.h>

#include "lint/cli/console.h"

namespace rubric::cli {

class Progress {
 public:
  explicit Progress(Console& console) : console_(console) {}

  void files_checked(std::size_t count) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    console_.show_progress(fmt::format("{} files checked …", count));
  }

 private:
  Console& console_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
};

}  // namespace rubric::cli
