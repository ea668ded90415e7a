// What a diagnostic is about, told so that it outlives edits elsewhere in its file: where it stands in the
// structure and in which words, never on which line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/check.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

struct Identity {
  // From the outside in: the schema's name for the section, where it has one and allows one such section;
  // otherwise the words of the heading, folded. Empty above the first heading, and for what is said at it: that
  // is where findings about the whole page stand.
  std::vector<std::string> section;
  std::string rule;
  std::string kind;                     // of what is wrong; "" in what 0.1.0 wrote, which knew of none
  std::vector<std::string> arguments;   // those that are compared
  std::string at;     // the words marked and some around them; "" for what is about the section as a whole
  std::string text;   // what 0.1.0 wrote instead of a kind: its message; kept, and compared with nothing

  auto operator<=>(const Identity&) const = default;
};

struct Identities {
  std::vector<Identity> diagnostics;                 // one for each, same order
  std::vector<std::vector<std::string>> sections;    // the chain of every section there is, sorted
  std::vector<bool> counted = {};  // of each diagnostic: whether it says how many or how much there is of something
};

// `schema` is what the report was made with, or nullptr.
Identities identities(const FileReport& report, const Schema* schema);

// What is wrong, as a line for people.
std::string shown(const Identity& identity);

}  // namespace rubric::engine
