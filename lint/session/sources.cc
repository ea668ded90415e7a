#include "lint/session/sources.h"

#include <memory>
#include <utility>

#include "lint/io/read.h"

namespace rubric::session {

DiskSources::DiskSources(std::string current_folder, std::string standard_input_name, Ignored ignored)
    : current_folder_(std::move(current_folder)),
      standard_input_name_(std::move(standard_input_name)),
      ignored_(ignored) {}

Result<std::string> DiskSources::read(const std::string& path) const {
  return path == "-" ? read_standard_input() : read_file(path);
}

std::vector<std::string> Sources::names_in(const std::string& folder) const {
  return file_names(folder.empty() ? "." : folder);
}

bool DiskSources::is_file(const std::string& path) const { return io::is_file(path); }

std::optional<FolderEntries> DiskSources::entries(const std::string& folder) const {
  return folder_entries(folder.empty() ? "." : folder);
}

Files DiskSources::files(const std::vector<std::string>& paths, LeaveOut leave_out) const {
  const auto walk =
      std::make_shared<Walk>(paths, current_folder_, standard_input_name_, std::move(leave_out), ignored_);
  return [walk] { return walk->next(); };
}

}  // namespace rubric::session
