// The outline of a document: which heading owns which part of it.
//
// A section runs from its heading to the next heading of the same or a higher level. Only headings
// that are children of the document count: one inside a quote or a list item opens no section.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lint/document/document.h"

namespace rubric::document {

using SectionId = std::uint32_t;
inline constexpr SectionId kNoSection = UINT32_MAX;

struct Section {
  NodeId heading = 0;
  NodeId body = 0;       // the first node after the heading's subtree
  NodeId body_end = 0;   // the first node of the next heading of any level, or past the last node
  NodeId end = 0;        // the first node that is no longer inside, subsections included
  std::uint8_t level = 1;
  SectionId parent = kNoSection;
  std::string title;     // plain text of the heading, white space folded, attribute list left out
};

struct Outline {
  std::vector<Section> sections;  // in reading order
  NodeId preface_begin = 0;       // what stands between the front matter and the first heading:
  NodeId preface_end = 0;         // [preface_begin, preface_end)
};

Outline outline(const Document& document);

// The bytes of a section with everything below it: from the start of its heading's line to the start
// of the line of the heading that ends it, or the end of the file.
ByteRange extent(const Document& document, const Outline& outline, SectionId section);

}  // namespace rubric::document
