#include "lint/io/error.h"

#include <cctype>
#include <cstring>

namespace rubric::io {

tl::unexpected<Error> system_failure(std::string path, int number) {
  std::string cause = std::strerror(number);
  if (!cause.empty()) cause[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(cause[0])));
  return tl::make_unexpected(Error{std::move(path), std::move(cause), number});
}

}  // namespace rubric::io
