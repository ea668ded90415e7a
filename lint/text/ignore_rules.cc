#include "lint/text/ignore_rules.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "lint/text/encoding.h"
#include "lint/text/glob.h"

namespace rubric::text {
namespace {

// Blanks at the end do not count, unless the first of them is escaped.
std::string_view without_blank_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    else if (line[i] == ' ') continue;
    end = i + 1;
  }
  return line.substr(0, end);
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = without_blank_end(text.substr(from, end - from));
    from = end + 1;
    if (line.empty() || line.front() == '#') continue;
    Rule rule;
    if (line.front() == '!') {
      rule.keeps = true;
      line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
      rule.folders_only = true;
      line.remove_suffix(1);
    }
    rule.anywhere = line.find('/') == line.npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty() || !is_glob_of_names(line)) continue;
    rule.plain = line.find_first_of("*?[\\") == line.npos;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t slash = std::min(line.find('/', at), line.size());
      rule.names.emplace_back(line.substr(at, slash - at));
      at = slash + 1;
    }
    if (rule.names.size() > 1 && rule.names.back() == "**") {
      rule.names.back() = "*", rule.names.emplace_back("**");  // not the folder itself
    }
    rules_.push_back(std::move(rule));
  }
}

IgnoreRules::Verdict IgnoreRules::judge(std::string_view path, bool is_folder) const {
  for (const Rule& rule : std::views::reverse(rules_)) {
    if (rule.folders_only && !is_folder) continue;
    if (matches(rule, path)) return rule.keeps ? Verdict::kept : Verdict::ignored;
  }
  return Verdict::none;
}

bool IgnoreRules::matches(const Rule& rule, std::string_view path) {
  if (rule.anywhere) path = path.substr(path.rfind('/') + 1);
  if (rule.anywhere && rule.plain) return path == rule.names.front();
  return matches_names(rule.names, path);
}

}  // namespace rubric::text
