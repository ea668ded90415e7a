// What a link names, taken apart: "plan.md?raw=1#next" is the path "plan.md", the query "raw=1" and the fragment
// "next".
#pragma once

#include <string>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

struct Destination {
  std::string_view path;
  std::string_view query;      // without '?'
  std::string_view fragment;   // without '#'
};
Destination parts_of(std::string_view destination);

// Whether it names a scheme or a host: "https://example.org", "mailto:a@example.org", "//example.org".
bool leads_away(std::string_view destination);

// Whether a path ends as those of Markdown files do: ".md", ".markdown".
bool is_page_name(std::string_view path);

// ".png" of "a/b.png"; nothing of ".github", "sub/" and "v1.2": numbers are no kind of file.
std::string_view suffix_of(std::string_view path);

// The path as a link can name it: what would end it, or mean something else there, is percent-encoded.
std::string as_destination(std::string_view path);

}  // namespace rubric::text
