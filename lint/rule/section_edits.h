// Changes to whole sections, as edits: what the fixes of structural findings are made of.
//
// Each keeps every byte it does not name, and the line ends of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/rule/layer.h"
#include "lint/text/edit.h"

namespace rubric::rule {

struct SectionContext {
  const Document& document;
  const Outline& outline;
  const Match& match;
};

using Edits = std::vector<Edit>;

// The section with all that was bound below it, from the start of its heading's line to the start of the
// line of the heading that ends it. An anchor (`<a id="x"></a>`) on the line right above a heading belongs to it.
ByteRange span_of(const SectionContext& context, SectionId section);
bool is_below(const Match& match, SectionId section, SectionId ancestor);

// The bytes of a heading's words: without its '#'s and without an attribute list behind them.
ByteRange words_of_heading(const Document& document, const Section& section);

// The heading, and with `subtree` all that is below it, goes up or down to `level`.
Edits relevel(const SectionContext& context, SectionId section, std::uint8_t level, bool subtree);

// The same for a run of siblings that start too deep: `section` and all that follows it, down to the next
// heading above it.
Edits relevel_run(const SectionContext& context, SectionId section, std::uint8_t level);

// Every section bound directly below `section` goes, with its subtree, to one level below `level`; the
// heading itself to `level`.
Edits nest_children(const SectionContext& context, SectionId section, std::uint8_t level);

// The section, with its subtree, stands at `to` (the start of a line, or the end of the file) and `level`.
Edits move(const SectionContext& context, SectionId section, ByteOffset to, std::uint8_t level);

// The content of `copy` behind that of `original`, without its heading; nothing of it where both say the same.
Edits merge(const SectionContext& context, SectionId copy, SectionId original);

// `text` as a block of its own at `to`: blank lines around it, the file's line ends.
Edits insert_block(const SectionContext& context, ByteOffset to, std::string_view text);

// Whether blocks can come or go at `place`: it is in no list or quote, and below nothing that would take them.
bool takes_blocks(const Document& document, ByteOffset place);

// Where a new section goes: behind `anchor`, or in front of the first section below `parent`.
ByteOffset place_after(const SectionContext& context, SectionId parent, SectionId anchor);

}  // namespace rubric::rule
