// Attribute lists: kramdown's {:.class #id key="value"}, wherever it stands, and the {#id .class} of Pandoc, Hugo and
// MkDocs, which has to touch something:
//
//     ## A heading {#id}          the end of a heading
//     [text]{#id}, *text*{#id}    the end of something in a line
//     {#id .class}                a block, above or below, on a line of its own
//
// What a list on a line of its own belongs to is what kramdown says: the block above, or, below a blank line, the one
// below.
#pragma once

#include <cstddef>
#include <string_view>

#include "lint/document/document.h"

namespace rubric::document {

// The length of the attribute list that `text` begins with, or 0. "{Security Engineer}" is none.
std::size_t attribute_list_length(std::string_view text);    // kramdown's
std::size_t bare_attributes_length(std::string_view text);   // without a colon

// The id in what stands between the braces, or "".
std::string_view id_in_attributes(std::string_view attributes);

// Whether a block is a paragraph of nothing but an attribute list.
bool is_attributes_only(const Document& document, NodeId block);

// The paragraph of nothing but attributes that belongs to a heading, directly below or above it; 0 if there is none.
NodeId attributes_below(const Document& document, NodeId heading);
NodeId attributes_above(const Document& document, NodeId heading);

// The id that a heading's attributes give it, on whichever side they stand, or "".
std::string_view given_id(const Document& document, NodeId heading);

}  // namespace rubric::document
