#include "lint/cli/write_new.h"

#include <cerrno>

#include <sys/stat.h>

#include "lint/io/output.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

bool is_there(const std::string& path) {
  struct stat found {};
  return lstat(path.c_str(), &found) == 0;
}

Result<void> make_folders(const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    if (!part.empty() && mkdir(part.c_str(), 0777) != 0 && errno != EEXIST) return system_failure(part, errno);
    if (slash == folder.npos) return {};
  }
}

}  // namespace

Result<void> write_new_file(const std::string& path, std::string_view text) {
  if (is_there(path)) return failure(path, "is there already, and is left as it is");
  if (const Result<void> made = make_folders(std::string(folder_of(path))); !made) return made;
  Result<Output> out = Output::file(path);
  if (!out) return tl::make_unexpected(out.error());
  out->write(text);
  return out->finish();
}

}  // namespace rubric::cli
