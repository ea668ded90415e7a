// Comments that end for Markdown with the item or the quote they were opened in, and go on for browsers.
#pragma once

#include <vector>

#include "lint/document/document.h"
#include "lint/rule/layer.h"

namespace rubric::rule {

// Where browsers see such a comment: from its begin to what closes it, or to the end of the page. In order; all of the
// page's HTML is looked at.
std::vector<ByteRange> open_comments(const Document& document);

// Whether `place` is in one of these.
bool is_in_comment(const std::vector<ByteRange>& open, ByteOffset place);

}  // namespace rubric::rule
