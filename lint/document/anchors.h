// The fragment identifiers that headings get when a page is published.
//
// Four ways, each as the program that publishes does it:
//
//     github     github-slugger 2, and GitHub's own filter (html-pipeline's toc_filter.rb): all but letters, marks,
//     decimal
//                digits, "_" and its like, "-" and blanks is dropped; each blank becomes "-". An emoji goes, the
//                variation selector behind it stays.
//     gitlab     Gitlab::Utils::Markdown: the same, then several "-" become one, and a number alone gets "anchor-" in
//     front hugo       autoHeadingIDType "github", its default (markup/goldmark/autoid.go): letters, digits, "_", "-";
//     no marks kramdown   generate_id of kramdown 2 (lib/kramdown/converter/base.rb), over the heading as it is
//     written: ASCII alone,
//                from the first letter on. Jekyll's GFM parser makes GitHub's ids instead, unless its configuration
//                says "input: kramdown".
//
// An id that attributes give, `{#id}` behind the heading or on a line beside it, comes before all of them; a repeated
// one gets "-1", "-2", ….
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"

namespace rubric::document {

enum class AnchorStyle : std::uint8_t { github, gitlab, hugo, kramdown };
inline constexpr std::array kAnchorStyles = {AnchorStyle::github, AnchorStyle::gitlab, AnchorStyle::hugo,
                                             AnchorStyle::kramdown};

// As configurations say it.
std::string_view name_of(AnchorStyle style);
std::optional<AnchorStyle> anchor_style_named(std::string_view name);

// The ways that a page may be published in.
struct AnchorWays {
  AnchorWays(AnchorStyle its_own, std::initializer_list<AnchorStyle> others = {}) : own(its_own), taken_(bit(its_own)) {
    for (const AnchorStyle it : others) taken_ = static_cast<std::uint8_t>(taken_ | bit(it));
  }
  AnchorStyle own;   // ids are written and proposed so
  bool takes(AnchorStyle style) const { return (taken_ & bit(style)) != 0; }   // links by such ids lead somewhere

 private:
  static std::uint8_t bit(AnchorStyle style) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(style)); }
  std::uint8_t taken_;
};

// Those of a page of which nothing is known but its path: NAME.html.md is Middleman's, others are probably Hugo's.
AnchorWays anchor_ways(std::string_view path);

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

// All ids by which a place in the document can be named: of its headings, of attributes, and those of its HTML. Sorted.
std::vector<std::string> known_anchors(const Document& document, const NodesByKind& nodes, AnchorStyle style);
std::vector<std::string> known_anchors(const Document& document, const NodesByKind& nodes,
                                       AnchorWays ways);  // in any of these

// The id of a heading with this text, before repeats are numbered.
std::string slug(std::string_view heading_text, AnchorStyle style);

// What a look at the letters tells: mostly the first ones will do, so that many headings cost little.
enum class GetsAnchor : std::uint8_t { in_no_way, in_all_ways, perhaps };
GetsAnchor may_get_anchor(std::string_view heading_text, std::string_view id);

// Whether one of the ways makes that of it.
bool gets_anchor(std::string_view heading_text, std::string_view id, AnchorWays ways);

}  // namespace rubric::document
