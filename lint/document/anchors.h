// The fragment identifiers that headings get when a page is published.
//
// Three sites, three ways: GitHub (github-slugger), kramdown (auto_ids of the Middleman era) and
// Hugo (its default "github" autoHeadingIDType, goldmark). An explicit id, `{#id}` behind the heading,
// comes before all of them; a repeated one gets "-1", "-2", ….
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"

namespace rubric {

enum class AnchorStyle : std::uint8_t { github, kramdown, hugo };

struct Anchor {
  NodeId heading = 0;
  std::string id;
  bool explicit_id = false;
};

// One for each heading of the document, in reading order.
std::vector<Anchor> anchors(const Document& document, AnchorStyle style);

// A heading as if it read otherwise.
struct Rewording {
  NodeId heading = 0;
  std::string text;      // as a reader sees it
  std::string written;   // with its markup
};

// The ids of a page, ready to be asked again and again what becomes of them when a heading is reworded.
class AnchorTable {
 public:
  AnchorTable(const Document& document, AnchorStyle style);

  struct Change {
    std::string before, after;
  };
  // The ids that would be others: that of the heading, and those that are numbered anew with it. Looks only at the
  // headings whose ids are the same but for numbers at their ends; adds how many to `looked_at`.
  std::vector<Change> changes(const Rewording& rewording, std::size_t& looked_at) const;

 private:
  struct Entry {
    NodeId heading = 0;
    std::string id;          // before it is numbered
    bool explicit_id = false;
  };
  using Family = std::vector<Entry>;   // in reading order
  const Family& family_of(std::string_view id) const;

  AnchorStyle style_;
  std::unordered_map<std::string, Family> families_;   // by their ids without the numbers
  std::unordered_map<NodeId, std::string> ids_;        // by heading, before they are numbered; without explicit ones
};

// The text of a heading with its markup, as kramdown makes ids of it.
std::string words_as_written(const Document& document, NodeId heading);

// How the site of a page with this path makes its ids: NAME.html.md is Middleman's, others are Hugo's.
AnchorStyle anchor_style(std::string_view path);

// All ids by which a place in the document can be named: of its headings, and those of its HTML. Sorted.
std::vector<std::string> known_anchors(const Document& document, const NodesByKind& nodes, AnchorStyle style);

// The id of a heading with this text, before repeats are numbered.
std::string slug(std::string_view heading_text, AnchorStyle style);

// Whether Middleman or Hugo make that of it: mostly seen at the first letters, so that many headings cost little.
bool gets_anchor(std::string_view heading_text, std::string_view id);

}  // namespace rubric
