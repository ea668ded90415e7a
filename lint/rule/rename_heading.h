// A heading under another name, as edits that keep what its name does not say: links, code, images, anchors around it.
#pragma once

#include <string>
#include <string_view>

#include "lint/rule/section_edits.h"

namespace rubric::rule {

struct Renaming {
  Edits edits;
  std::string written;         // the heading's words afterwards, with what markup is left
  bool keeps_markup = true;    // false: a link, code, an image or the like goes with the words it was on
};

// The heading's text becomes `name`; an attribute list behind it and anchors around it stay. Where the name is there
// already, only what stands around it goes; else only the words that differ, if they are one piece of one text. Links
// and code are kept whole, or the whole heading is written anew.
Renaming rename(const SectionContext& context, SectionId section, std::string_view name);

}  // namespace rubric::rule
