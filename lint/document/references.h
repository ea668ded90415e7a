// Where a document points to: links, images, definitions, Hugo's ref and relref, and HTML's href and src.
//
//     [hiring](/handbook/hiring/ "how")     place: /handbook/hiring/
//     [plan]({{< ref "plan.md#next" >}})    place: plan.md#next     a page of Hugo's, not an address
//     [hiring]: /handbook/hiring/           a definition that a link is by
//     [hiring][]                            by definition, where that is not found; place: all of it, since nothing in
//                                           it can be changed
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"

namespace rubric::document {

struct Reference {
  enum class Kind : std::uint8_t { link, image, autolink, by_definition, definition, hugo_ref, html };
  Kind kind = Kind::link;
  ByteRange place;               // the bytes of the target; of a reference by definition, the whole of it
  std::string_view target;       // as Markdown reads it
};

// What a document defines for links to lead by labels.
struct Definitions {
  bool used = false;                          // by any link; where they are not, nothing is known of them
  std::vector<std::string_view> targets;      // of those that are used, sorted
};
bool may_be_by_definition(const Document& document, const Node& link);   // cheaply; the same for all that are
Definitions definitions(const Document& document, const NodesByKind& nodes);

// A line that defines what a label leads to, used or not: "[label]: target".
struct LinkDefinition {
  ByteRange label;          // without brackets
  std::string_view target;  // as it is written; "" where it stands on the next line
};
std::vector<LinkDefinition> link_definitions(const Document& document);

// What a label is compared by, as CommonMark has it: equal for labels that differ in case and white space alone.
std::string label_key(std::string_view label);

// Those of one kind of node in reading order, definitions last. Of a part of a document, with the definitions of all of
// it.
std::vector<Reference> references(const Document& document, const NodesByKind& nodes);
std::vector<Reference> references(const Document& document, const NodesByKind& nodes, const Definitions& defined);

// The ids that HTML gives to places in the document: id="…" of any element, name="…" of an <a>.
std::vector<std::string_view> html_ids(const Document& document, const NodesByKind& nodes);

}  // namespace rubric::document
