// What the world refused: which path, and in whose words.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "lint/io/layer.h"

namespace rubric::io {

struct Error {
  std::string path;    // as the user named it
  std::string cause;   // lower case, one line
  int number = 0;      // errno, where the system refused
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string path, std::string cause) {
  return tl::make_unexpected(Error{std::move(path), std::move(cause)});
}

// The cause is what the system calls `number`.
tl::unexpected<Error> system_failure(std::string path, int number);

}  // namespace rubric::io
