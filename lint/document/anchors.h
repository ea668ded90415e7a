// The fragment identifiers that headings get when a page is published.
//
// Three sites, three ways: GitHub (github-slugger), kramdown (auto_ids of the Middleman era) and
// Hugo (its default "github" autoHeadingIDType, goldmark). An explicit id, `{#id}` behind the heading,
// comes before all of them; a repeated one gets "-1", "-2", ….
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"

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

// The same if one heading were reworded: what is numbered behind it may change too.
std::vector<Anchor> anchors(const Document& document, AnchorStyle style, const Rewording& rewording);

// The text of a heading with its markup, as kramdown makes ids of it.
std::string words_as_written(const Document& document, NodeId heading);

// How the site of a page with this path makes its ids: NAME.html.md is Middleman's, others are Hugo's.
AnchorStyle anchor_style(std::string_view path);

// The id of a heading with this text, before repeats are numbered.
std::string slug(std::string_view heading_text, AnchorStyle style);

}  // namespace rubric
