#include "tests/sessions.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <sys/wait.h>

#include <fmt/format.h>

#include "tests/pages.h"

namespace rubric::testing {

namespace fs = std::filesystem;

std::string Folder::run(const std::string& command) const {
  const fs::path program(RUBRIC_PROGRAM);
  // Not in the folder itself: a session may list it.
  const std::string out = path().string() + ".out", errors = path().string() + ".err";
  const std::string line =
      fmt::format("cd '{}' && export PATH='{}':\"$PATH\" && unset NO_COLOR && ( {} ) > '{}' 2> '{}'", path().string(),
                  program.parent_path().string(), command, out, errors);
  const int status = std::system(line.c_str());
  std::string printed = read_file(out) + read_file(errors);
  fs::remove(out);
  fs::remove(errors);
  if (!printed.empty() && !printed.ends_with('\n')) printed += '\n';
  if (command.find("rubric") != command.npos) printed += fmt::format("[exit {}]\n", WEXITSTATUS(status));
  return printed;
}

std::vector<Fence> fences(std::string_view file) {
  std::vector<Fence> found;
  std::string_view open;   // the backticks of the fence we are in
  for (std::size_t from = 0; from < file.size();) {
    const std::size_t end = std::min(file.find('\n', from), file.size());
    const std::string_view line = file.substr(from, end - from);
    if (!open.empty() && line == open) {
      found.back().text.end = byte_offset(from);
      open = {};
    } else if (open.empty() && line.starts_with("```")) {
      open = line.substr(0, line.find_first_not_of('`'));
      const std::string_view info = line.substr(open.size());
      const std::size_t blank = std::min(info.find(' '), info.size());
      found.push_back({std::string(info.substr(0, blank)), std::string(info.substr(std::min(blank + 1, info.size()))),
                       byte_range(end + 1, end + 1)});
    }
    from = end + 1;
  }
  return found;
}

std::string rewritten(std::string_view file, const Rewrite& rewrite) {
  std::string out;
  std::size_t copied = 0;
  for (const Fence& fence : fences(file)) {
    const std::size_t begin = fence.text.begin.value;
    const auto text = rewrite(fence, file.substr(begin, fence.text.size()));
    if (!text) continue;
    out += file.substr(copied, begin - copied);
    out += *text;
    copied = fence.text.end.value;
  }
  return out.append(file.substr(copied));
}

std::string replay(std::string_view session, const Folder& folder) {
  std::string out;
  for (std::size_t from = 0; from < session.size();) {
    const std::size_t end = std::min(session.find('\n', from), session.size());
    const std::string_view line = session.substr(from, end - from);
    from = end + 1;
    if (!line.starts_with("$ ")) continue;
    out += fmt::format("{}\n{}", line, folder.run(std::string(line.substr(2))));
  }
  return out;
}

}  // namespace rubric::testing
