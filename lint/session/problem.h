// What keeps a configuration or a schema file from being used, or part of it from having an effect.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "lint/session/layer.h"
#include "lint/text/offsets.h"

namespace rubric::session {

struct FileProblem {
  std::string path = {};                            // as asked for; "" where no file is meant
  std::optional<DisplayPosition> at = std::nullopt;   // nothing: the file as a whole, or none
  ByteRange range = {};                             // in the file, where `at` is set
  std::string rule = {};                            // schema-syntax, …; "" in a configuration
  std::string message = {};
  bool error = true;                                // false: a warning; the file can be used
};

using TellProblem = std::function<void(const FileProblem&)>;

// "path:line:column: error: message"; without a place "rubric: path: message".
std::string line_of(const FileProblem& problem);

}  // namespace rubric::session
