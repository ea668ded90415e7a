// Standard input a piece at a time, for those who answer before it ends.
#pragma once

#include <cstddef>
#include <span>

namespace rubric {

// Waits for some bytes, and says how many came; 0 at the end, or when it cannot be read.
std::size_t read_some_input(std::span<char> into);

// Whether a process of this number still runs.
bool is_running(int process);

}  // namespace rubric
