// What stands at a place of a page: the questions that several methods share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/sections.h"
#include "lint/engine/parsed_page.h"
#include "lint/lsp/folders.h"
#include "lint/schema/schema.h"

namespace rubric::lsp {

// The innermost section around `place`; kNoSection before the first heading.
SectionId section_at(const ParsedPage& page, ByteOffset place);
// The section whose heading's lines hold `place`, or kNoSection.
SectionId heading_at(const ParsedPage& page, ByteOffset place);
// Hands each node around `place` to `visit`, outer ones first.
template <typename Visit>
void for_each_node_at(const Document& document, ByteOffset place, Visit visit) {
  for (NodeId id = 1; id < document.nodes().size();) {
    const Node& node = document[id];
    if (node.range.begin > place) break;
    if (node.range.end < place) {
      id = node.end;
      continue;
    }
    visit(node);
    ++id;
  }
}

// The deepest node of `kind` around `place`, or nullptr.
const Node* node_at(const Document& document, ByteOffset place, NodeKind kind);

// The schema's element that a section was found to be, or nullptr.
const Element* element_of(const ParsedPage& page, SectionId section);

// Where a link leads: a file, and the form in which the link names it, so that another file can be named likewise.
struct Target {
  std::string path;       // absolute
  std::string base;       // the folder that the destination starts from
  std::string suffix;     // what the file has behind the name in the link: "/index.md", ".md", ""
  bool rooted = false;    // "/x": from a folder above the page, which the site serves as its root
  bool slash = false;     // "/" at the end
  std::string fragment;   // without '#'
};

// Nothing for what leads to another site, or to no file. `path` is the page's, absolute.
std::optional<Target> target_of(const Sources& sources, std::string_view path, std::string_view destination);
// The destination that names `path` from the page at `page` in the form of `target`; nothing if it has no such name.
std::optional<std::string> destination_for(const Target& target, std::string_view page, std::string_view path);

// Where the destination of a link stands in the source; nothing if it is written elsewhere, in a definition.
std::optional<ByteRange> destination_range(const Document& document, const Node& link);

// The heading that a fragment names in any of the ways of counting, as an index of the outline.
SectionId section_named(const ParsedPage& page, std::string_view fragment);

}  // namespace rubric::lsp
