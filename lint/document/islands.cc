#include "lint/document/islands.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lint/document/math.h"
#include "lint/document/raw_blocks.h"
#include "lint/document/shortcode_syntax.h"

namespace rubric::document {
namespace {

constexpr std::size_t kDigits = 4;            // of an island's number, in letters
constexpr std::size_t kMost = std::size_t{26} * 26 * 26 * 26;
constexpr std::string_view kBlockOpen = "<!X", kBlockClose = ">";

// A Unicode noncharacter (U+FDD0 to U+FDEF) that is nowhere in the text.
std::string unused_mark(std::string_view text) {
  for (char last = '\x90'; last <= '\xAF'; ++last) {
    std::string mark = {'\xEF', '\xB7', last};
    if (text.find(mark) == std::string_view::npos) return mark;
  }
  return {};
}

// What stands for an island that has a number, without what makes a block of it.
ByteRange word_of(const Island& island) {
  if (!island.block) return island.range;
  return byte_range(island.range.begin.value + kBlockOpen.size(), island.range.end.value - kBlockClose.size());
}

void write(std::string& text, std::size_t at, std::string_view what) {
  std::ranges::copy(what, text.begin() + static_cast<std::ptrdiff_t>(at));
}

void fill(std::string& text, std::size_t begin, std::size_t end, char with) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), with);
}

}  // namespace

Islands::Islands(std::string_view text, std::size_t from, std::span<const std::string> raw_names) : text_(text) {
  // An unclosed opening is not looked for twice: the work stays linear.
  const std::size_t last_close = std::max(text.rfind(">}}") + 1, text.rfind("%}}") + 1);
  std::optional<std::size_t> last_tag_close;   // most pages have no tags
  RawBlocks raw(text, from, raw_names);
  for (std::size_t at = text.find('{', from); at != text.npos; at = text.find('{', at)) {
    const std::string_view sign = text.substr(at, 3);
    std::optional<Island> island;
    if (at < last_close && (sign == "{{<" || sign == "{{%")) {
      if (const std::optional<Shortcode> shortcode = shortcode_at(text, at)) {
        island = raw.behind(*shortcode);
        if (!island) {
          island = Island{
              .range = shortcode->range, .name = shortcode->name, .arguments = shortcode->arguments, .content = {}};
        }
      }
    } else if (sign.starts_with("{%") && (at == from || text[at - 1] != '{')) {
      if (!last_tag_close) last_tag_close = text.rfind("%}") + 1;
      if (at < *last_tag_close) island = raw.at_tag(at);
    }
    if (island && all_.size() < kMost) all_.push_back(*island);
    at = island ? island->range.end.value : at + 1;
  }
  if (!all_.empty()) mark_ = unused_mark(text);
  if (mark_.empty()) all_.clear();
  numbered_ = all_.size();
}

void Islands::hide(std::string& text) const {
  for (std::size_t number = 0; number < numbered_; ++number) {
    const Island& island = all_[number];
    const ByteRange word = word_of(island);
    if (island.block) {
      write(text, island.range.begin.value, kBlockOpen);
      write(text, word.end.value, kBlockClose);
    }
    write(text, word.begin.value, mark_);
    fill(text, word.begin.value + mark_.size(), word.end.value - kDigits, 'x');
    std::size_t rest = number;
    for (std::size_t digit = 1; digit <= kDigits; ++digit, rest /= 26) {
      text[word.end.value - digit] = static_cast<char>('a' + rest % 26);
    }
  }
}

void Islands::hide_math(std::string& text, std::size_t from, const std::vector<ByteOffset>& not_at) {
  const std::vector<Math> found = math_in(text, from, not_at);
  if (found.empty()) return;
  words_.assign(all_.begin(), all_.end());
  for (const Math& it : found) {
    const std::size_t begin = it.range.begin.value, end = it.range.end.value;
    all_.push_back({.kind = Island::Kind::math, .block = it.block, .range = it.range, .name = {}, .arguments = {},
                    .content = text_.substr(begin + it.fence, it.range.size() - 2 * it.fence)});
    if (it.block) {
      fill(text, begin, end, 'X');
      write(text, begin, "<!");
      write(text, end - kBlockClose.size(), kBlockClose);
      continue;
    }
    // A row of a table is cut at its pipes, whatever they stand in.
    const std::size_t dollars = text[begin + 1] == '$' ? 2 : 1;
    for (std::size_t at = begin + dollars; at < end - dollars; ++at) {
      const bool kept = text[at] == '|' || (text[at] == '\\' && text[at + 1] == '|');
      if (!kept) text[at] = 'x';
    }
  }
  std::ranges::sort(all_, {}, [](const Island& one) { return one.range.begin; });
}

bool may_have_raw(std::string_view text, std::span<const std::string> raw_names) {
  const std::size_t dollar = text.find('$');
  if (dollar != text.npos && text.find('$', dollar + 1) != text.npos) return true;
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    const std::string_view sign = text.substr(at, 3);
    if (sign.starts_with("{%")) return true;   // also behind another brace: "{{% math %}}"
    if (sign != "{{<") continue;
    std::string_view name = text.substr(std::min(text.find_first_not_of(" \t\r\n/", at + 3), text.size()));
    name = name.substr(0, std::min(name.find_first_of(" \t\r\n/>"), name.size()));
    if (is_raw_shortcode(name, raw_names)) return true;
  }
  return false;
}

const Island* Islands::block_at(ByteOffset begin) const {
  const auto found = std::ranges::lower_bound(all_, begin, {}, [](const Island& one) { return one.range.begin; });
  return found != all_.end() && found->range.begin == begin && found->block ? &*found : nullptr;
}

bool Islands::hidden_in(std::string_view text) const {
  return !mark_.empty() && text.find(mark_) != std::string_view::npos;
}

// A mark is followed by x's and four letters, but how many x's the text does not say: the number of
// letters does, once the island with that number has this very length.
std::string Islands::restored(std::string_view text) const {
  const std::vector<Island>& words = words_.empty() ? all_ : words_;
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(mark_); at != std::string_view::npos; at = text.find(mark_, at + 1)) {
    std::size_t letters = at + mark_.size();
    while (letters < text.size() && text[letters] >= 'a' && text[letters] <= 'z') ++letters;
    for (std::size_t end = at + mark_.size() + kDigits; end <= letters; ++end) {
      std::size_t number = 0;
      for (std::size_t digit = end - kDigits; digit < end; ++digit) {
        number = number * 26 + static_cast<std::size_t>(text[digit] - 'a');
      }
      if (number >= numbered_ || word_of(words[number]).size() != end - at) continue;
      const bool block = words[number].block;
      const std::size_t begin = at - (block ? kBlockOpen.size() : 0), behind = end + (block ? kBlockClose.size() : 0);
      out.append(text.substr(copied, begin - copied))
          .append(text_.substr(words[number].range.begin.value, words[number].range.size()));
      copied = behind;
      break;
    }
  }
  return out.append(text.substr(std::min(copied, text.size())));
}

}  // namespace rubric::document
