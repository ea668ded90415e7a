// Signs that were meant to make text bold or code, and that readers see as they are.
//
//     ** Note **      no emphasis begins before a space, or ends after one
//     **Note:**that   none ends between a sign and a word
//     `code           nothing closes it
#pragma once

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/rule/finding.h"

namespace rubric::rule {

// One finding for a pair of signs, or for one that has no partner. What may well be meant, like "2 ** 3", "**kwargs",
// "**/*.md" or "__init__", is left alone.
Findings shown_markup(const Document& document, const NodesByKind& nodes);

}  // namespace rubric::rule
