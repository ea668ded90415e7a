#include "lint/cli/option_names.h"

#include <string_view>

#include <fmt/format.h>

#include "lint/io/read.h"

namespace rubric::cli {

std::string refuse_option_names(int count, const char* const* words) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--") break;
    if (word.size() < 2 || word.front() != '-' || !is_file(std::string(word))) continue;
    return fmt::format(
        "rubric: {}: is the name of a file and could be an option; write ./{}, or \"--\" before the names of files\n",
        word, word);
  }
  return {};
}

}  // namespace rubric::cli
