#include "lint/session/problem.h"

#include <fmt/format.h>

namespace rubric::session {

std::string line_of(const FileProblem& problem) {
  if (problem.at) {
    return fmt::format("{}:{}:{}: {}: {}", problem.path, problem.at->line, problem.at->column,
                       problem.error ? "error" : "warning", problem.message);
  }
  return problem.path.empty() ? fmt::format("rubric: {}", problem.message)
                              : fmt::format("rubric: {}: {}", problem.path, problem.message);
}

}  // namespace rubric::session
