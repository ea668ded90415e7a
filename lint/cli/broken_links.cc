#include "lint/cli/broken_links.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lint/document/anchors.h"
#include "lint/document/document.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

std::vector<std::string> anchors_of(const std::string& path, std::string text) {
  const SourceText source(path, std::move(text));
  const Document document = parse_markdown(source);
  return known_anchors(document, NodesByKind(document), anchor_style(path));
}

// "renewals" of sales/renewals/index.md and of sales/renewals.md.
std::string name_in_links(std::string_view path) {
  std::string_view name = name_in_folder(path);
  name = name.substr(0, name.find('.'));
  return std::string(name == "index" || name == "_index" ? name_in_folder(folder_of(path)) : name);
}

}  // namespace

std::vector<std::string> lost_targets(const std::vector<std::string>& changed, const Sources& before, const Sources& now) {
  std::vector<std::string> lost;
  for (const std::string& path : changed) {
    if (!before.is_file(path)) continue;
    if (!now.is_file(path)) {
      if (std::string name = name_in_links(path); !name.empty()) lost.push_back(std::move(name));
      continue;
    }
    Result<std::string> old_text = before.read(path), new_text = now.read(path);
    if (!old_text || !new_text) continue;   // told where it is checked
    const std::vector<std::string> had = anchors_of(path, std::move(*old_text)), has = anchors_of(path, std::move(*new_text));
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
