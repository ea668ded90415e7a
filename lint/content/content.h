// What stands in the sections of a page, held against the `content:` of their elements.
//
// A section answers for its own blocks only: those between its heading and the next one. The text before
// the first heading answers to the `content:` of the page's type. Sections without any text are not
// looked at; that they are empty is another fault.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/content/layer.h"
#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/schema/schema.h"
#include "lint/text/edit.h"
#include "lint/text/message.h"

namespace rubric::content {

struct ContentProblem {
  ByteRange range;
  Message message;                 // in the words of the schema, if it has some
  const Report* report = nullptr;  // whose rule and severity hold; nullptr: those of Fault::content
  ElementId element = kNone;
  const TextRule* once = nullptr;   // what one section of the page has to say
  std::optional<Edit> repair = std::nullopt;  // changes what the page says: for a person to look at
};

// In reading order.
std::vector<ContentProblem> check_content(const Schema& schema, const Match& match, const Document& document,
                                          const Outline& outline);

}  // namespace rubric::content
