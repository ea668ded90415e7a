// Front matter: what a page says about itself on top, before Markdown begins.
//
//     ---              +++                {
//     title: Backup    title = "Backup"     "title": "Backup"
//     ---              +++                }
//     YAML             TOML               JSON
//
// All three are read into the same tree, so that whoever asks for the title need not know how it was written.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/document/document.h"
#include "lint/text/edit.h"
#include "lint/text/offsets.h"
#include "lint/yaml/yaml.h"

namespace rubric::document {

enum class FrontMatterSyntax : std::uint8_t { yaml, toml, json };

std::string_view name_of(FrontMatterSyntax syntax);    // "yaml", "toml", "json"
std::string_view fence_of(FrontMatterSyntax syntax);   // what closes it: "---", "+++", "}"

// Where front matter stands in a file, before Markdown is read.
struct FrontMatterFence {
  FrontMatterSyntax syntax = FrontMatterSyntax::yaml;
  ByteRange range =
      {};  // from the first character of the opening line to the end of the closing one, without its line end
  ByteRange content = {};   // what stands between the fences; the whole of JSON
  ByteOffset body = {};     // where Markdown begins
  enum class Problem : std::uint8_t {
    none,
    missing_close,   // an opening fence, then what reads as front matter, and no closing fence
    missing_open,    // `key: value` lines on top, closed by `---`, and no opening one
    not_first,       // blank lines or comments stand above it
    indented,        // blanks stand before the opening fence
    wrong_open,      // `-----` for `---`
    wrong_close,     // `-----`, `...` or an indented `---` for `---`
    ends_early,      // `...` ends the YAML before the closing fence
  } problem = Problem::none;
  ByteRange problem_range = {};   // of the fence that is wrong; an empty range where one is missing
  Edit repair = {};               // what puts the problem right
};

// `bytes` is the whole file, with or without byte order mark. A `---` at the top that is followed by
// no YAML and no second `---` is a thematic break, not front matter; a `{` counts where a key follows and its `}`
// ends a line.
std::optional<FrontMatterFence> find_front_matter(std::string_view bytes);

// The content of front matter, with offsets of the file; an empty tree if there is none.
YamlTree read_front_matter(std::string_view bytes, const FrontMatterFence& fence);
YamlTree front_matter_of(const Document& document);

// How the front matter of the document is written; nothing if there is none.
std::optional<FrontMatterSyntax> front_matter_syntax(const Document& document);

// The place of what opens it: `---`, `+++` or `{`. There must be front matter.
ByteRange opening_fence(const Document& document);

}  // namespace rubric::document
