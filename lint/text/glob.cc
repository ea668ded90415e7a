// Braces are multiplied out once: a/{b,c}/*.md is the two globs a/b/*.md and a/c/*.md. What is left is
// matched name by name, and "**" is to names what "*" is to characters; for both, going back to the last
// star is enough, because an earlier star that took more would only leave less for the later one.
#include "lint/text/glob.h"

#include <algorithm>
#include <optional>

#include "lint/text/utf8.h"

namespace rubric::text {
namespace {

constexpr std::size_t kMostChoices = 256;

// The end of the '[…]' that begins at `at`, past its ']'; npos if it is not closed.
std::size_t end_of_class(std::string_view glob, std::size_t at) {
  std::size_t i = at + 1;
  if (i < glob.size() && (glob[i] == '!' || glob[i] == '^')) ++i;
  if (i < glob.size() && glob[i] == ']') ++i;  // a ']' that comes first stands for itself
  const std::size_t close = glob.find(']', i);
  return close == glob.npos ? glob.npos : close + 1;
}

bool in_class(std::string_view members, char32_t wanted) {
  const bool negated = members.starts_with('!') || members.starts_with('^');
  std::size_t i = negated ? 1 : 0;
  bool found = false;
  while (i < members.size()) {
    const CodePoint first = decode(members, i);
    i += first.size;
    char32_t last = first.value;
    if (i + 1 < members.size() && members[i] == '-') {
      const CodePoint end = decode(members, i + 1);
      i += 1 + end.size;
      last = end.value;
    }
    found = found || (first.value <= wanted && wanted <= last);
  }
  return found != negated;
}

// Takes one element of the glob off the front of both, if it matches.
bool take_one(std::string_view glob, std::size_t& at, std::string_view name, std::size_t& name_at) {
  if (at == glob.size() || name_at == name.size()) return false;
  if (glob[at] == '?' || glob[at] == '[') {
    const CodePoint found = decode(name, name_at);
    std::size_t end = at + 1;
    if (glob[at] == '[') {
      end = end_of_class(glob, at);
      if (!in_class(glob.substr(at + 1, end - at - 2), found.value)) return false;
    }
    at = end;
    name_at += found.size;
    return true;
  }
  const std::size_t letter = glob[at] == '\\' && at + 1 < glob.size() ? at + 1 : at;
  if (glob[letter] != name[name_at]) return false;
  at = letter + 1;
  ++name_at;
  return true;
}

bool matches_name(std::string_view glob, std::string_view name) {
  std::size_t at = 0, name_at = 0;
  std::size_t star = glob.npos, star_name = 0;
  while (name_at < name.size() || at < glob.size()) {
    if (at < glob.size() && glob[at] == '*') {
      star = ++at;
      star_name = name_at;
    } else if (!take_one(glob, at, name, name_at)) {
      if (star == glob.npos || star_name == name.size()) return false;
      at = star;
      name_at = ++star_name;
    }
  }
  return true;
}

std::vector<std::string> split(std::string_view glob) {
  std::vector<std::string> names;
  for (std::size_t from = 0; from <= glob.size();) {
    const std::size_t end = std::min(glob.find('/', from), glob.size());
    const std::string_view name = glob.substr(from, end - from);
    const bool repeated_star = name == "**" && !names.empty() && names.back() == "**";
    if (name.empty() && end == glob.size() && !names.empty()) {
      names.emplace_back("**");  // "folder/": all that is in it
    } else if (name != "." && !repeated_star && !(name.empty() && names.empty() && glob.size() > 1)) {
      names.emplace_back(name);
    }
    from = end + 1;
  }
  if (glob.starts_with('/')) names.insert(names.begin(), "");  // an absolute path begins with an empty name
  return names;
}

// The first '{' that is not inside a class or escaped; npos if there is none.
std::size_t find_brace(std::string_view glob) {
  for (std::size_t i = 0; i < glob.size(); ++i) {
    if (glob[i] == '\\') ++i;
    else if (glob[i] == '[') i = std::min(end_of_class(glob, i), glob.size()) - 1;
    else if (glob[i] == '{') return i;
  }
  return glob.npos;
}

// `expanded` gets every way to read the braces; the result is what is wrong with them, or "".
std::string multiply_out(const std::string& glob, std::vector<std::string>& expanded) {
  const std::size_t open = find_brace(glob);
  if (open == glob.npos) {
    if (expanded.size() == kMostChoices) return "has too many alternatives";
    expanded.push_back(glob);
    return {};
  }
  std::vector<std::size_t> cuts{open};  // where '{', the ',' between and '}' stand
  int depth = 0;
  for (std::size_t i = open; i < glob.size(); ++i) {
    if (glob[i] == '\\') { ++i; continue; }
    if (glob[i] == '{') ++depth;
    if (glob[i] == ',' && depth == 1) cuts.push_back(i);
    if (glob[i] != '}' || --depth > 0) continue;
    cuts.push_back(i);
    break;
  }
  if (depth != 0) return "has a \"{\" without \"}\"";
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const std::string choice = glob.substr(0, open) + glob.substr(cuts[i] + 1, cuts[i + 1] - cuts[i] - 1) +
                               glob.substr(cuts.back() + 1);
    std::string error = multiply_out(choice, expanded);
    if (!error.empty()) return error;
  }
  return {};
}

std::string mistake_in(std::string_view glob) {
  if (glob.empty()) return "is empty";
  for (std::size_t i = 0; i < glob.size(); ++i) {
    if (glob[i] == '\\') ++i;
    else if (glob[i] == '[' && end_of_class(glob, i) == glob.npos) return "has a \"[\" without \"]\"";
    else if (glob[i] == '[') i = end_of_class(glob, i) - 1;
  }
  return {};
}

}  // namespace

bool matches_names(const std::vector<std::string>& globs, std::string_view path) {
  constexpr std::size_t kNever = std::string_view::npos;
  const auto name_end = [&](std::size_t from) { return std::min(path.find('/', from), path.size()); };
  std::size_t at = 0, from = 0;  // `from` past the end of the path: no name is left
  std::size_t star = kNever, star_from = 0;
  while (from <= path.size() || at < globs.size()) {
    if (at < globs.size() && globs[at] == "**") {
      star = ++at;
      star_from = from;
      continue;
    }
    if (at < globs.size() && from <= path.size()) {
      const std::size_t end = name_end(from);
      if (matches_name(globs[at], path.substr(from, end - from))) {
        ++at;
        from = end + 1;
        continue;
      }
    }
    if (star == kNever || star_from > path.size()) return false;
    star_from = name_end(star_from) + 1;
    at = star;
    from = star_from;
  }
  return true;
}

bool is_glob_of_names(std::string_view glob) { return mistake_in(glob).empty(); }

Glob::Glob(std::string_view text) : text_(text), error_(mistake_in(text)) {
  std::vector<std::string> expanded;
  if (error_.empty()) error_ = multiply_out(text_, expanded);
  if (!error_.empty()) return;
  for (const std::string& it : expanded) choices_.push_back(split(it));
}

bool Glob::matches(std::string_view path) const {
  return std::ranges::any_of(choices_, [&](const auto& names) { return matches_names(names, path); });
}

bool any_matches(const std::vector<Glob>& globs, std::string_view path) {
  return std::ranges::any_of(globs, [&](const Glob& it) { return it.matches(path); });
}

}  // namespace rubric::text
