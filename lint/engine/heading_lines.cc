#include "lint/engine/heading_lines.h"

#include <algorithm>

#include "lint/document/anchors.h"
#include "lint/document/front_matter.h"
#include "lint/text/line_around.h"

namespace rubric::engine {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, line_end(text, at) - at);
}

template <class Surplus>
std::string_view without(std::string_view text, Surplus surplus) {
  while (!text.empty() && surplus(text.front())) text.remove_prefix(1);
  while (!text.empty() && surplus(text.back())) text.remove_suffix(1);
  return text;
}

bool around_title(char c) { return c == ' ' || c == '\t' || c == '"' || c == '\''; }
bool around_heading(char c) { return c == '#' || c == ' ' || c == '\t'; }

// Of "title: …" in the front matter.
std::string title_in(std::string_view markdown) {
  const auto fence = find_front_matter(markdown);
  if (!fence) return {};
  if (fence->syntax != FrontMatterSyntax::yaml) {
    const YamlTree tree = read_front_matter(markdown, *fence);
    const YamlId title = tree.empty() ? kNoYaml : tree.find(tree.root(), "title");
    return title == kNoYaml ? std::string() : tree[title].value;
  }
  const std::string_view yaml = markdown.substr(fence->content.begin.value, fence->content.size());
  for (std::size_t at = 0; at < yaml.size();) {
    const std::string_view line = line_at(yaml, at);
    if (line.starts_with("title:")) return std::string(without(line.substr(6), around_title));
    at += line.size() + 1;
  }
  return {};
}

}  // namespace

// FNV-1a of the letters in lower case.
std::uint64_t likeness(std::string_view words) {
  std::uint64_t number = 0xcbf29ce484222325;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ') number = (number ^ (byte | 0x20u)) * 0x100000001b3;
  }
  return number;
}

bool HeadingLines::may_have(std::uint64_t likeness) const { return std::ranges::binary_search(words, likeness); }

bool HeadingLines::make_anchor(std::string_view id, AnchorWays ways) const {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    const std::string_view heading = std::string_view(lines).substr(at, end - at);
    if (gets_anchor(heading, id, ways)) return true;
    at = end + 1;
  }
  return false;
}

HeadingLines heading_lines(std::string_view markdown) {
  HeadingLines found;
  found.words.reserve(32);   // as most pages have, so that nothing grows on the way
  found.lines.reserve(1024);
  for (std::size_t at = markdown.find('#'); at != markdown.npos; at = markdown.find('#', at + 1)) {
    const bool begins = at == 0 || markdown[at - 1] == '\n' || markdown[at - 1] == '\r' || markdown[at - 1] == ' ';
    if (!begins) continue;
    const std::string_view line = line_at(markdown, at);
    at += line.size();
    std::string_view heading = without(line, around_heading);
    if (heading.empty()) continue;
    found.lines.append(heading) += '\n';
    found.words.push_back(likeness(heading));
  }
  if (const std::string title = title_in(markdown); !title.empty()) found.words.push_back(likeness(title));
  std::ranges::sort(found.words);
  return found;
}

}  // namespace rubric::engine
