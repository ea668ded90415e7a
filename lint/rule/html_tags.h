// The tags in raw HTML, as far as rules need them: names and attributes, not a tree.
//
// Follows the "raw HTML" of CommonMark 0.31, section 6.6; comments, declarations and what is no tag are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/rule/layer.h"

namespace rubric::rule {

struct HtmlAttribute {
  std::string name;           // lower case
  std::string_view value;     // without quotes, entities as they are written; "" where there is none
};

struct HtmlTag {
  ByteRange range;            // from '<' to '>'
  std::string name;           // lower case
  bool closing = false;
  std::vector<HtmlAttribute> attributes;

  const HtmlAttribute* find(std::string_view attribute) const;
};

// The tags of an html_block or html_inline node, in order.
std::vector<HtmlTag> html_tags(const Document& document, const Node& html);

// Whether HTML, SVG or MathML know an element of this lower-case name, or it has a '-' and is a custom element.
bool is_html_element(std::string_view name);

}  // namespace rubric::rule
