#include "lint/cli/edited_sources.h"

#include "lint/text/path.h"

namespace rubric::cli {

const std::string* EditedSources::edited(const std::string& path) const {
  const auto found = texts_.find(path);
  return found == texts_.end() ? nullptr : &found->second;
}

Result<std::string> EditedSources::read(const std::string& path) const {
  const std::string* const text =
      texts_.empty() ? nullptr
                     : edited(path == "-" ? path : shown_path(current_folder_, joined(current_folder_, path)));
  return text != nullptr ? Result<std::string>(*text) : sources_.read(path);
}

}  // namespace rubric::cli
