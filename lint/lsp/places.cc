#include "lint/lsp/places.h"

#include <algorithm>
#include <utility>

#include "lint/document/anchors.h"
#include "lint/text/path.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kSuffixes[] = {"", "/index.md", "/_index.md", "/index.html.md", ".md", ".html.md"};

bool leads_away(std::string_view destination) {
  const std::size_t colon = destination.find(':');
  return destination.starts_with("//") || (colon != destination.npos && colon < destination.find_first_of("/?#"));
}

std::string without_slash(std::string path) {
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

SectionId section_at(const ParsedPage& page, ByteOffset place) {
  const auto& sections = page.outline.sections;
  const auto after = std::ranges::upper_bound(sections, place, {},
                                              [&](const Section& it) { return page.document[it.heading].range.begin; });
  return after == sections.begin() ? kNoSection : static_cast<SectionId>(after - sections.begin() - 1);
}

SectionId heading_at(const ParsedPage& page, ByteOffset place) {
  const SectionId section = section_at(page, place);
  if (section == kNoSection) return kNoSection;
  const ByteRange range = page.document[page.outline.sections[section].heading].range;
  return place <= range.end ? section : kNoSection;
}

const Node* node_at(const Document& document, ByteOffset place, NodeKind kind) {
  const Node* found = nullptr;
  for_each_node_at(document, place, [&](const Node& node) {
    if (node.kind == kind) found = &node;
  });
  return found;
}

const Element* element_of(const ParsedPage& page, SectionId section) {
  if (!page.match || section >= page.match->bindings.size()) return nullptr;
  const ElementId element = page.match->bindings[section].element;
  return element == kNone ? nullptr : &page.schema->elements[element];
}

std::optional<Target> target_of(const Sources& sources, std::string_view path, std::string_view destination) {
  if (leads_away(destination)) return std::nullopt;
  Target target;
  const std::size_t hash = destination.find('#');
  if (hash != destination.npos) target.fragment = destination.substr(hash + 1);
  const std::string_view named = destination.substr(0, std::min(hash, destination.find('?')));
  target.base = folder_of(path);
  if (named.empty()) {
    target.path = path;
    return target;
  }
  target.rooted = named.starts_with('/');
  target.slash = named.size() > 1 && named.ends_with('/');
  const std::string wanted = without_slash(std::string(target.rooted ? named.substr(1) : named));
  while (true) {
    for (const std::string_view suffix : kSuffixes) {
      std::string file = joined(target.base, wanted) + std::string(suffix);
      if (!sources.is_file(file)) continue;
      target.path = std::move(file);
      target.suffix = suffix;
      return target;
    }
    // The root of the site is some folder above the page.
    if (!target.rooted || target.base.empty() || target.base == "/") return std::nullopt;
    target.base = std::string(folder_of(target.base));
  }
}

std::optional<std::string> destination_for(const Target& target, std::string_view page, std::string_view path) {
  std::string_view named = path;
  if (!named.ends_with(target.suffix)) return std::nullopt;
  named.remove_suffix(target.suffix.size());
  std::string out;
  if (target.rooted) {
    if (!named.starts_with(target.base)) return std::nullopt;
    out = named.substr(target.base == "/" ? 0 : target.base.size());
  } else {
    out = relative_path(folder_of(page), named);
  }
  if (target.slash) out += '/';
  if (!target.fragment.empty()) out += '#' + target.fragment;
  return out;
}

// "[words](here "title")": the destination is the last thing in the node that reads like it, behind "](".
std::optional<ByteRange> destination_range(const Document& document, const Node& link) {
  const std::string_view text = document.text(link);
  if (link.destination.empty()) return std::nullopt;
  const std::size_t behind = text.rfind("](");
  const std::size_t at = text.find(link.destination, behind == text.npos ? 0 : behind);
  if (behind == text.npos || at == text.npos) return std::nullopt;
  const std::size_t begin = link.range.begin.value + at;
  return byte_range(begin, begin + link.destination.size());
}

SectionId section_named(const ParsedPage& page, std::string_view fragment) {
  for (const AnchorStyle style : kAnchorStyles) {
    for (const Anchor& it : anchors(page.document, style)) {
      if (it.id != fragment) continue;
      const auto found = std::ranges::find(page.outline.sections, it.heading, &Section::heading);
      if (found != page.outline.sections.end()) return static_cast<SectionId>(found - page.outline.sections.begin());
    }
  }
  return kNoSection;
}

}  // namespace rubric::lsp
