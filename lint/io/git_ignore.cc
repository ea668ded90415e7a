#include "lint/io/git_ignore.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/io/read.h"
#include "lint/text/ignore_rules.h"
#include "lint/text/path.h"

namespace rubric::io {

struct GitIgnore::Rules {
  IgnoreRules own;
  std::size_t prefix;                    // bytes of a path before what `own` is about
  std::shared_ptr<const Rules> above;
};

namespace {

std::string first_line(const std::string& path) {
  const Result<std::string> text = read_file(path);
  return text ? text->substr(0, text->find_first_of("\r\n")) : std::string();
}

// The folder of the repository that the work tree in `top` belongs to, which several work trees may share.
std::string repository_of(const std::string& top) {
  const std::string git = joined(top, ".git");
  if (!is_file(git)) return git;
  constexpr std::string_view kBefore = "gitdir: ";
  const std::string line = first_line(git);
  if (!line.starts_with(kBefore)) return git;
  const std::string own = joined(top, line.substr(kBefore.size()));
  const std::string common = is_file(joined(own, "commondir")) ? first_line(joined(own, "commondir")) : std::string();
  return common.empty() ? own : joined(own, common);
}

}  // namespace

GitIgnore GitIgnore::above(const std::string& folder) {
  std::vector<std::string> folders;   // from the top of the work tree down, without `folder` itself
  bool found = false;
  for (std::string at = folder; !found && at != "/" && !at.empty();) {
    at = std::string(folder_of(at));
    folders.insert(folders.begin(), at);
    found = exists(joined(at, ".git"));
  }
  GitIgnore out;
  if (!found) return out;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::string& next = i + 1 < folders.size() ? folders[i + 1] : folder;
    out.enter(folders[i], i == 0, is_file(joined(folders[i], ".gitignore")));
    if (out.ignores(name_in_folder(next), true)) out.rules_ = nullptr;
    out = out.below(name_in_folder(next));
  }
  return out;
}

GitIgnore GitIgnore::below(std::string_view name) const {
  GitIgnore out = *this;
  if (in_work_tree_) out.prefix_.append(name).append("/");
  return out;
}

void GitIgnore::enter(const std::string& folder, bool has_git, bool has_gitignore) {
  if (has_git) {
    *this = GitIgnore();
    in_work_tree_ = true;
    const std::string exclude = joined(repository_of(folder), "info/exclude");
    if (is_file(exclude)) add(exclude);
  }
  if (in_work_tree_ && has_gitignore) add(joined(folder, ".gitignore"));
}

void GitIgnore::add(const std::string& file) {
  const Result<std::string> text = read_file(file);
  if (!text) return;
  IgnoreRules own(*text);
  if (!own.empty()) rules_ = std::make_shared<const Rules>(Rules{std::move(own), prefix_.size(), rules_});
}

bool GitIgnore::ignores(std::string_view name, bool is_folder) const {
  if (rules_ == nullptr) return false;
  const std::string path = prefix_ + std::string(name);
  for (const Rules* it = rules_.get(); it != nullptr; it = it->above.get()) {
    const IgnoreRules::Verdict verdict = it->own.judge(std::string_view(path).substr(it->prefix), is_folder);
    if (verdict != IgnoreRules::Verdict::none) return verdict == IgnoreRules::Verdict::ignored;
  }
  return false;
}

}  // namespace rubric::io
