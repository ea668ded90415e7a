// What yaml-cpp says about a text: a list of events, each with the byte it begins at.
//
// The library knows where a token begins and never where it ends; the ends are found in the text
// (extent.h). This is the only place that knows there is a library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/yaml/layer.h"

namespace rubric::yaml {

struct YamlEvent {
  enum class Kind : std::uint8_t { null, alias, scalar, sequence, mapping, end } kind;
  bool flow = false;         // sequence, mapping: written in brackets
  bool tagged = false;       // has a tag, or is a quoted or block scalar
  bool text = false;         // scalar: a string, whatever it looks like
  std::size_t anchor = 0;    // the anchor it defines or, for an alias, names; 0 for none
  std::size_t at = 0;        // where it begins, its anchor and tag included; for an empty value, the next token
  std::string value;
};

struct YamlEvents {
  enum class Stop : std::uint8_t { end, syntax, too_deep, second_document };

  std::vector<YamlEvent> events;   // of the first document
  Stop stop = Stop::end;
  std::size_t stopped_at = 0;
  std::string complaint;           // in the library's words
};

inline constexpr std::size_t kMaxYamlDepth = 64;

// `text` has no byte order mark and no control characters besides tabs and line ends: the library
// would take them for another encoding or for the end.
YamlEvents read_yaml_events(std::string_view text);

}  // namespace rubric::yaml
