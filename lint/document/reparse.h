// The document after an edit, by reading anew only what stands between the headings around the edit.
//
//     # One          kept
//     text           kept
//     ## Two         read again: the edit is below it …
//     te|xt
//     ## Three       … up to the next heading, which ends every block before it
//     text           kept, at its new place
//
// Several edits are several such pieces; those that meet are one.
//
// A heading that is a child of the document, written with '#', closes all blocks above it, and nothing below it
// depends on them: but for definitions of links and footnotes, and for code between shortcodes and math, which may
// reach over headings. So no piece is taken that has or may use any of these.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "lint/document/document.h"

namespace rubric::document {

// Bytes of a text that became others: `was` in the text before all edits, so many bytes after them.
struct Replaced {
  ByteRange was;
  std::size_t size = 0;
};

// `after` is the source of `before` with the bytes of `replaced`, which are in order and apart, changed to others. The
// result is what parse_markdown(after, raw_shortcodes) gives, and takes over what `before` held. Nothing where that
// cannot be had for less than reading all: then `before` is as it was. The source of `before` must still be there;
// `after` must outlive the result.
std::optional<Document> reparse(Document&& before, const SourceText& after, std::span<const Replaced> replaced,
                                std::span<const std::string> raw_shortcodes = {});

}  // namespace rubric::document
