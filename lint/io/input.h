// Standard input a piece at a time, for those who answer before it ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>

#include "lint/io/layer.h"

namespace rubric::io {

// Waits for some bytes, and says how many came; 0 at the end, or when it cannot be read.
std::size_t read_some_input(std::span<char> into);

// Whether there are bytes to read, or it ended; waits up to `patience` for either.
bool input_within(std::chrono::microseconds patience);

// Waits until the descriptor takes bytes, or there are some to read. Whether there are, or the input ended.
bool input_before_output(int descriptor);

// Whether a process of this number still runs.
bool is_running(int process);

}  // namespace rubric::io
