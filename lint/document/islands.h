// What stands in a page and is not Markdown: shortcodes of Hugo, code between two of them or between two tags of
// Liquid, and math between dollars.
//
// CommonMark would read its quotes, underscores and lines as Markdown, so cmark is shown something of the same length
// instead. In a line it is a plain word:
//
//     [plan]({{< ref "a b#c" >}})
//     [plan](xxxxxxxxxxxxxxxaaaa)      the x's stand for a noncharacter and a filler, aaaa for number 0
//
// A word is a fine destination, and wherever it comes out again it is put back to what it was. What stands on lines of
// its own is shown as a block of HTML, `<!Xxxxaaaa>`, which ends what is above it and where nothing goes on; and math
// in a line keeps its dollars, beside which markup is read as beside any sign.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/layer.h"
#include "lint/text/offsets.h"

namespace rubric::document {

struct Island {
  enum class Kind : std::uint8_t { shortcode, raw, math };
  Kind kind = Kind::shortcode;
  bool block = false;           // raw, math: on lines of its own
  ByteRange range;
  std::string_view name;        // of a shortcode, "/name" of a closing one; raw: of the shortcode or tag that opens it
  std::string_view arguments;   // what stands between the name and the end, as it is written
  std::string_view content;     // raw, math: what stands between
};

class Islands {
 public:
  Islands() = default;
  // The shortcodes and raw blocks at or after `from`. Beside the names of raw_blocks.h, `raw_names` have code behind
  // them. `text` must outlive this.
  Islands(std::string_view text, std::size_t from, std::span<const std::string> raw_names);

  const std::vector<Island>& all() const { return all_; }   // in order
  bool empty() const { return all_.empty(); }
  bool has_math() const { return all_.size() > numbered_; }
  const Island* block_at(ByteOffset begin) const;   // nullptr: none on lines of its own begins there

  void hide(std::string& text) const;               // `text` as given to the constructor
  // Finds and hides what looks like math in the text that they are hidden in. What begins at a place of `not_at`, which
  // is sorted, is none.
  void hide_math(std::string& text, std::size_t from, const std::vector<ByteOffset>& not_at);

  bool hidden_in(std::string_view text) const;
  std::string restored(std::string_view text) const;   // any text that came out of the hidden one, but for math

 private:
  std::string_view text_;
  std::string mark_;                                // the noncharacter, which is nowhere in the text
  std::vector<Island> all_;
  std::vector<Island> words_;                       // those that have a number, by it; empty where all have
  std::size_t numbered_ = 0;
};

// Whether there may be islands in `text` that are not shortcodes, or something that begins or ends one. Says so of some
// texts without.
bool may_have_raw(std::string_view text, std::span<const std::string> raw_names);

}  // namespace rubric::document
