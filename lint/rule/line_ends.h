// White space at the ends of lines that shows nowhere, however the page is rendered.
#pragma once

#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/rule/layer.h"

namespace rubric::rule {

// In order. Without that in code, HTML, front matter and shortcodes, of spaces that break a line, and wherever it may
// be part of something that is shown: a code span or the title of a link that goes on in the next line.
std::vector<ByteRange> needless_line_ends(const Document& document, const NodesByKind& nodes);

}  // namespace rubric::rule
