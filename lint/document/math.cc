// From one dollar to the next: each is looked at in its paragraph, since code and an earlier dollar decide what it is.
#include "lint/document/math.h"

#include <algorithm>
#include <optional>

#include "lint/document/fenced_lines.h"
#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

// The quotes that a line stands in.
std::ptrdiff_t quotes(std::string_view line) {
  const std::string_view prefix = line.substr(0, line.find_first_not_of(" \t>"));
  return std::ranges::count(prefix, '>');
}

class Finder {
 public:
  Finder(std::string_view text, std::size_t from, const std::vector<ByteOffset>& not_at)
      : text_(text), done_(from), not_at_(not_at), fences_(text, from) {}

  std::vector<Math> find() {
    for (std::size_t at = text_.find('$', done_); at != kNone; at = text_.find('$', done_)) {
      const std::size_t line = std::max(line_begin(text_, at), done_);
      if (fences_.holds(at) || is_fence(line)) done_ = line_end(text_, at);
      else read_paragraph(line);
    }
    return std::move(found_);
  }

 private:
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  bool is_escaped(std::size_t at) const { return at > 0 && text_[at - 1] == '\\'; }
  bool may_begin(std::size_t at) const { return !std::ranges::binary_search(not_at_, byte_offset(at)); }

  bool is_fence(std::size_t line) const {
    const std::string_view rest = text_.substr(behind_markers(text_, line), 3);
    return rest == "```" || rest == "~~~";
  }
  bool is_blank(std::size_t line) const {
    const std::size_t at = text_.find_first_not_of(" \t>", line);
    return at == kNone || is_line_end(text_[at]);
  }
  // Whether a line begins something new: what is open in the paragraph above does not go on in it.
  bool begins(std::size_t line) const {
    if (is_blank(line) || is_fence(line)) return true;
    std::size_t content = text_.find_first_not_of(" \t>", line);
    return text_[content] == '#' || behind_markers(text_, line) != content;
  }

  // What is left of the paragraph that has a dollar in the line at `line`.
  void read_paragraph(std::size_t line) {
    std::size_t begin = line;
    while (begin > done_ && !begins(begin)) {
      const std::size_t above =
          line_begin(text_, begin - 1 - (begin > 1 && text_[begin - 1] == '\n' && text_[begin - 2] == '\r' ? 1 : 0));
      if (above < done_ || is_blank(above) || is_fence(above)) break;
      begin = above;
    }
    std::size_t end = next_line(text_, line);
    while (end < text_.size() && !begins(end)) end = next_line(text_, end);
    done_ = read(begin, end);
  }

  // Returns where it stopped: behind a block, or at the end.
  std::size_t read(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const char c = text_[at];
      if (c == '\\') {
        at += 2;
      } else if (c == '`') {
        at = behind_code(at, end);
      } else if (c == '$') {
        const std::optional<Math> math = may_begin(at) ? math_at(at, end) : std::nullopt;
        if (!math) {
          at = std::min(text_.find_first_not_of('$', at), end);
          continue;
        }
        found_.push_back(*math);
        at = math->range.end.value;
        if (at <= end) continue;
        fences_.skip_to(at);
        return at;
      } else {
        ++at;
      }
    }
    return end;
  }

  std::size_t behind_code(std::size_t at, std::size_t end) const {
    const auto behind_run = [&](std::size_t from) {
      return std::min(text_.find_first_not_of('`', from), text_.size());
    };
    const std::size_t content = behind_run(at);
    for (std::size_t close = text_.find('`', content); close < end;) {
      const std::size_t behind = behind_run(close);
      if (behind - close == content - at) return behind;
      close = text_.find('`', behind);
    }
    return content;
  }

  std::optional<Math> math_at(std::size_t at, std::size_t end) const {
    if (peek(at + 1) == '$') {
      if (const std::optional<Math> block = block_at(at, end)) return block;
      const std::size_t close = closing(at + 2, end);
      if (peek(at + 2) == '$' || close == kNone || is_space_only(at + 2, close)) return std::nullopt;
      return Math{.range = byte_range(at, close + 2), .fence = 2};
    }
    if (at > 0 && is_word(text_[at - 1])) return std::nullopt;
    if (peek(at + 1) == '`') {
      if (at < no_code_before_) return std::nullopt;
      const std::size_t close = text_.substr(0, end).find("`$", at + 2);
      if (close == kNone) no_code_before_ = end;
      if (close == kNone || close == at + 2) return std::nullopt;
      return Math{.range = byte_range(at, close + 2), .fence = 2};
    }
    if (is_ascii_space(peek(at + 1))) return std::nullopt;
    std::size_t close = text_.find('$', at + 1);
    while (close < end && is_escaped(close)) close = text_.find('$', close + 1);
    if (close >= end || is_ascii_space(text_[close - 1])) return std::nullopt;
    const char behind = peek(close + 1);   // "${A}/${B}" and "$(a):$(b)" are of shells
    if (is_word(behind) || behind == '$' || behind == '{' || behind == '(') return std::nullopt;
    return Math{.range = byte_range(at, close + 1)};
  }

  // The "$$" that closes before `end`, or kNone.
  std::size_t closing(std::size_t from, std::size_t end) const {
    for (std::size_t at = text_.find("$$", from); at < end; at = text_.find("$$", at + 1)) {
      if (!is_escaped(at)) return at;
    }
    return kNone;
  }

  bool is_space_only(std::size_t begin, std::size_t end) const {
    return std::ranges::all_of(text_.substr(begin, end - begin), is_ascii_space);
  }

  std::optional<Math> block_at(std::size_t at, std::size_t end) const {
    const std::size_t line = line_begin(text_, at), first_end = line_end(text_, at);
    if (behind_markers(text_, line) != at) return std::nullopt;
    const bool alone = is_space_only(at + 2, first_end);
    if (!alone) {
      const std::size_t close = closing(at + 2, end);
      if (close == kNone || is_space_only(at + 2, close) || !has_own_lines(text_, at, close + 2)) return std::nullopt;
      return Math{.range = byte_range(at, close + 2), .fence = 2, .block = true};
    }
    const std::ptrdiff_t around = quotes(text_.substr(line, at - line));
    if (last_fence_ < at) return std::nullopt;
    for (std::size_t below = next_line(text_, at); below < text_.size(); below = next_line(text_, below)) {
      const std::size_t below_end = line_end(text_, below);
      if (around > 0 && quotes(text_.substr(below, below_end - below)) < around) return std::nullopt;
      const std::size_t close = closing(below, below_end);
      if (close == kNone) continue;
      if (!is_space_only(close + 2, below_end)) return std::nullopt;
      return Math{.range = byte_range(at, close + 2), .fence = 2, .block = true};
    }
    last_fence_ = at;
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t done_;
  const std::vector<ByteOffset>& not_at_;
  FencedLines fences_;
  std::vector<Math> found_;
  mutable std::size_t no_code_before_ = 0;      // up to here no "`$" closes anything
  mutable std::size_t last_fence_ = kNone;   // behind which no "$$" stands any more
};

}  // namespace

std::vector<Math> math_in(std::string_view text, std::size_t from, const std::vector<ByteOffset>& not_at) {
  return Finder(text, from, not_at).find();
}

}  // namespace rubric::document
