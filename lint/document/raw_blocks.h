// Code that stands between two shortcodes of Hugo, or between two tags of Liquid, without a fence:
//
//     {{< highlight go >}} … {{< /highlight >}}        {% raw %} … {% endraw %}
//     {{% mermaid %}} … {{% /mermaid %}}               {%- highlight go -%} … {%- endhighlight -%}
//
// Hugo and Jekyll take them out before they read Markdown. What is not closed holds nothing, and neither does what
// stands in a fence, which is code anyway, or alone between backticks, where somebody writes about it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/fenced_lines.h"
#include "lint/document/islands.h"
#include "lint/document/shortcode_syntax.h"

namespace rubric::document {

// Whether the shortcode of Hugo, or the tag of Liquid, has code behind it wherever it is closed.
bool is_raw_shortcode(std::string_view name, std::span<const std::string> names);
bool is_raw_tag(std::string_view name, std::span<const std::string> names);

// Asked for places in order, none of which is inside of what was found before.
class RawBlocks {
 public:
  RawBlocks(std::string_view text, std::size_t from, std::span<const std::string> names)
      : text_(text), from_(from), names_(names), fences_(text, from) {}

  std::optional<Island> behind(const Shortcode& opening);
  std::optional<Island> at_tag(std::size_t at);   // where "{%" stands

 private:
  struct Pair {
    std::size_t open = 0;
    ByteRange close;
  };
  const std::vector<Pair>& pairs(std::string_view name);
  Island made(ByteRange open, ByteRange close, std::string_view name, std::string_view arguments);
  bool is_shown(ByteRange tag) const;

  std::string_view text_;
  std::size_t from_;
  std::span<const std::string> names_;
  FencedLines fences_;
  std::map<std::string, std::vector<Pair>, std::less<>> pairs_;   // of shortcodes, by their names; sorted
  std::map<std::string, bool, std::less<>> unclosed_;             // tags that nothing closes any more
};

}  // namespace rubric::document
