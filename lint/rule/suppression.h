// Comments in a page that silence rules, as the rules about such comments see them.
//
//     <!-- rubric-disable-next-line empty-section -- the team is being built -->
//
// lint/engine/suppression.md tells users how to write them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/rule/layer.h"
#include "lint/text/offsets.h"

namespace rubric::rule {

enum class Directive : std::uint8_t {
  disable,             // from here to the next `enable`, or to the end of the page
  enable,
  disable_line,        // the lines of the comment itself
  disable_next_line,   // the next line that has anything but such comments on it
  disable_file,
  unknown,             // "rubric-" and some other word
};

struct SilencedRule {
  std::string_view name;
  ByteRange range;
  bool known = true;
  std::string_view similar;   // of an unknown one: what was meant, perhaps
  bool ran = true;         // a rule that is off for this page could not have said anything
  std::size_t uses = 0;    // how many diagnostics it silenced; of an `enable`, how many `disable`s it ended
};

struct SuppressionComment {
  Directive directive = Directive::disable;
  ByteRange range;                   // with its delimiters
  ByteRange word;                    // "rubric-disable"
  std::vector<SilencedRule> rules;   // as listed; none: every rule
  std::size_t uses = 0;              // where no rule is listed
  std::string_view reason;           // behind " -- ", or empty
};

// "rubric-disable-line"; of `unknown` nothing.
std::string_view name_of(Directive directive);

}  // namespace rubric::rule
