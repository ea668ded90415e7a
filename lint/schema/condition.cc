#include "lint/schema/condition.h"

#include <algorithm>
#include <utility>

namespace rubric::schema {
namespace {

std::size_t words_of(const Document& document) {
  std::size_t count = 0;
  for (const Node& node : document.nodes()) {
    if (node.kind != NodeKind::text) continue;
    bool inside = false;
    for (const char c : node.literal) {
      const bool blank = c == ' ' || c == '\t' || c == '\n';
      if (!blank && !inside) ++count;
      inside = !blank;
    }
  }
  return count;
}

bool has_field(const YamlTree& front_matter, const std::pair<std::string, std::string>& wanted) {
  if (front_matter.empty()) return false;
  const YamlId value = front_matter.find(front_matter.root(), wanted.first);
  return value != kNoYaml && (wanted.second == "*" || front_matter[value].value == wanted.second);
}

}  // namespace

bool holds(const Condition& when, const PageView& page) {
  if (when.headings && !when.headings->allows(page.outline.sections.size())) return false;   // the cheapest first
  if (!when.files.empty() && !any_matches(when.files, page.path)) return false;
  if (!std::ranges::all_of(when.front_matter, [&](const auto& it) { return has_field(page.front_matter, it); })) {
    return false;
  }
  if (when.words && !when.words->allows(words_of(page.document))) return false;
  return !when.contains || when.contains->found_in(page.document.source().bytes());
}

std::string_view page_title(const YamlTree& front_matter) {
  if (front_matter.empty()) return {};
  const YamlId title = front_matter.find(front_matter.root(), "title");
  return title != kNoYaml && front_matter[title].kind == YamlNode::Kind::scalar
             ? std::string_view(front_matter[title].value)
             : std::string_view{};
}

}  // namespace rubric::schema
