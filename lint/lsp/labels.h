// Labels: the names that a page gives to link targets and footnotes, "[guide]: /handbook/" and "[^1]: …", and the
// places that use them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/lsp/layer.h"
#include "lint/text/edit.h"

namespace rubric::lsp {

struct LabelPlace {
  enum class Kind : std::uint8_t {
    definition,   // [guide]: …
    full,         // [words][guide]
    collapsed,    // [guide][]
    shortcut,     // [guide], [^guide]
  } kind = Kind::definition;
  ByteRange range;      // of the label alone, without brackets and '^'
  std::string folded;   // as labels are compared; a footnote's begins with '^'
};

// In reading order; what looks like a definition inside code, HTML or a paragraph is none.
std::vector<LabelPlace> labels_of(const Document& document);

// The place that holds `at`, its ends included; nullptr: none.
const LabelPlace* label_at(const std::vector<LabelPlace>& places, ByteOffset at);

// Edits that call the label at `place` otherwise, and keep the words that readers see. Nothing where the name cannot be
// a label, or is one already.
std::optional<std::vector<Edit>> rename_label(const std::vector<LabelPlace>& places, const LabelPlace& place,
                                              const std::string& name);

}  // namespace rubric::lsp
