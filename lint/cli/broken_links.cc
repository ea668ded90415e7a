#include "lint/cli/broken_links.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lint/document/anchors.h"
#include "lint/document/document.h"
#include "lint/text/ascii.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

std::vector<std::string> anchors_of(const std::string& path, std::string text) {
  const SourceText source(path, std::move(text));
  const Document document = parse_markdown(source);
  return known_anchors(document, NodesByKind(document), anchor_ways(path));
}

// "renewals" of sales/renewals/index.md and of sales/renewals.md.
std::string name_in_links(std::string_view path) {
  std::string_view name = name_in_folder(path);
  name = name.substr(0, name.find('.'));
  return std::string(name == "index" || name == "_index" ? name_in_folder(folder_of(path)) : name);
}

// The longest piece of a name that links cannot write otherwise.
std::string plain_piece(std::string_view name) {
  const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-'; };
  std::string_view longest;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && is_plain(name[end])) ++end;
    if (end - at > longest.size()) longest = name.substr(at, end - at);
    at = end + 1;
  }
  return std::string(longest);
}

}  // namespace

std::vector<std::string> lost_targets(const std::vector<std::string>& changed, const Sources& before,
                                      const Sources& now) {
  std::vector<std::string> lost;
  for (const std::string& path : changed) {
    if (!before.is_file(path)) continue;
    if (!now.is_file(path)) {
      lost.push_back(plain_piece(name_in_folder(path)));
      if (is_markdown_name(path)) lost.push_back(plain_piece(name_in_links(path)));
      for (std::string_view folder = folder_of(path);
           !folder.empty() && folder != "/" && !now.entries(std::string(folder)); folder = folder_of(folder)) {
        lost.push_back(plain_piece(name_in_folder(folder)));
      }
      continue;
    }
    if (!is_markdown_name(path)) continue;
    Result<std::string> old_text = before.read(path), new_text = now.read(path);
    if (!old_text || !new_text) continue;   // told where it is checked
    const std::vector<std::string> had = anchors_of(path, std::move(*old_text)),
                                   has = anchors_of(path, std::move(*new_text));
    std::vector<std::string> gone;
    std::ranges::set_difference(had, has, std::back_inserter(gone));
    for (const std::string& id : gone) lost.push_back('#' + id);
  }
  std::ranges::sort(lost);
  const auto [first, last] = std::ranges::unique(lost);
  lost.erase(first, last);
  return lost;
}

bool names_one(std::string_view page, const std::vector<std::string>& targets) {
  return std::ranges::any_of(targets, [&](const std::string& it) { return page.find(it) != page.npos; });
}

}  // namespace rubric::cli
