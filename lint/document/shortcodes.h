// Hugo shortcodes: {{< name args >}} and {{% name args %}}.
//
// CommonMark would read their quotes, underscores and spaces as Markdown, so cmark is shown a plain
// word of the same length in their place:
//
//     [plan]({{< ref "a b#c" >}})
//     [plan](xxxxxxxxxxxxxxxaaaa)      the x's stand for a noncharacter and a filler, aaaa for number 0
//
// A word is a fine destination, and wherever it comes out again it is put back to what it was.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric {

inline constexpr std::size_t kLongestShortcode = 4096;   // in bytes, so that unclosed ones cost no quadratic time

struct Shortcode {
  ByteRange range;
  std::string_view name;        // a closing one: "/name"
  std::string_view arguments;   // what stands between the name and the end, as it is written
};

class Shortcodes {
 public:
  Shortcodes() = default;
  // Those at or after `from`. `text` must outlive this.
  Shortcodes(std::string_view text, std::size_t from);

  const std::vector<Shortcode>& all() const { return found_; }
  bool empty() const { return found_.empty(); }

  void hide(std::string& text) const;               // `text` as given to the constructor
  bool hidden_in(std::string_view text) const;
  std::string restored(std::string_view text) const;   // any text that came out of the hidden one

 private:
  std::string_view text_;
  std::string mark_;                                // the noncharacter, which is nowhere in the text
  std::vector<Shortcode> found_;
};

}  // namespace rubric
