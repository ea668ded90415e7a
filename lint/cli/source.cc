#include "lint/cli/source.h"

#include "lint/io/read.h"
#include "lint/text/path.h"

namespace rubric::cli {

Result<std::unique_ptr<SourceText>> read_source(const std::string& path) {
  const Result<std::string> current = current_folder();
  if (!current) return tl::make_unexpected(current.error());
  Result<std::string> bytes = path == "-" ? read_standard_input() : read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return std::make_unique<SourceText>(path == "-" ? "<stdin>" : shown_path(*current, path), std::move(*bytes));
}

}  // namespace rubric::cli
