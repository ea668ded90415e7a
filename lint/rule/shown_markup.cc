#include "lint/rule/shown_markup.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/html_tags.h"
#include "lint/rule/open_comments.h"
#include "lint/text/ascii.h"

namespace rubric::rule {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || is_ascii_capital(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// A run of one sign in a text, which opened and closed nothing. Blanks stand for what is beyond the block.
struct Signs {
  std::size_t begin = 0, end = 0;
  NodeId block = 0;
  char sign = 0, before = ' ', after = ' ';

  bool opens_word() const { return !is_ascii_space(after); }
  bool closes_word() const { return !is_ascii_space(before); }
  std::size_t size() const { return end - begin; }
};

// The runs of a sign that stand in texts, of `least` to `most` of it.
class Search {
 public:
  Search(const Document& document, const NodesByKind& nodes)
      : document_(document), nodes_(nodes), file_(document.source().bytes()) {}

  void find(char sign, std::size_t least, std::size_t most, std::vector<Signs>& out) {
    const char wanted[] = {sign, sign};
    const std::string_view first(wanted, std::min<std::size_t>(least, 2));
    auto code = nodes_.of(NodeKind::code).begin();
    const auto codes_end = nodes_.of(NodeKind::code).end();
    for (std::size_t at = file_.find(first); at != file_.npos;) {
      while (code != codes_end && document_[*code].range.end.value <= at) ++code;
      if (code != codes_end && document_[*code].range.begin.value <= at) {   // most backticks
        at = file_.find(first, document_[*code].range.end.value);
        continue;
      }
      const auto text = nodes_.at(NodeKind::text, byte_offset(at));
      if (!text) {   // "***" may open something and have its last two asterisks in a text
        at = file_.find(first, at + 1);
        continue;
      }
      const ByteRange range = document_[*text].range;
      const std::size_t end = std::min<std::size_t>(file_.find_first_not_of(sign, at), range.end.value);
      const bool escaped = at > range.begin.value && file_[at - 1] == '\\';
      if (!escaped && end - at >= least && end - at <= most) {
        if (const Signs found = signs(at, end, *text); !is_in_code(*text, found.block)) out.push_back(found);
      }
      at = file_.find(first, end);
    }
  }

 private:
  Signs signs(std::size_t begin, std::size_t end, NodeId text) const {
    NodeId block = document_[text].parent;
    while (!is_block(document_[block].kind)) block = document_[block].parent;
    const ByteRange range = document_[block].range;
    return {.begin = begin,
            .end = end,
            .block = block,
            .sign = file_[begin],
            .before = begin > range.begin.value ? file_[begin - 1] : ' ',
            .after = end < range.end.value ? file_[end] : ' '};
  }

  // Of HTML: between "<code>" and "</code>", signs are no slip.
  bool is_in_code(NodeId text, NodeId block) const {
    bool open = false;
    for (NodeId id = block + 1; id < text; ++id) {
      if (document_[id].kind != NodeKind::html_inline) continue;
      for (const HtmlTag& tag : html_tags(document_, document_[id])) {
        if (tag.name == "code" || tag.name == "pre") open = !tag.closing;
      }
    }
    return open;
  }

  const Document& document_;
  const NodesByKind& nodes_;
  std::string_view file_;
};

// What is said of the signs of one block.
class Block {
 public:
  Block(const Document& document, std::span<const Signs> signs, Findings& out)
      : document_(document), block_(signs.front().block), out_(out), signs_(signs.begin(), signs.end()) {}

  void report() {
    report_backtick();
    std::erase_if(signs_, [](const Signs& it) { return it.sign == '`'; });
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      if (i + 1 < signs_.size() && is_pair(signs_[i], signs_[i + 1])) {
        report_pair(signs_[i], signs_[i + 1]);
        ++i;
      } else {
        report_single(signs_[i]);
      }
    }
  }

 private:
  std::string_view file() const { return document_.source().bytes(); }
  std::string_view written(const Signs& it) const { return file().substr(it.begin, it.size()); }
  std::string_view between(const Signs& a, const Signs& b) const { return file().substr(a.end, b.begin - a.end); }

  bool is_pair(const Signs& a, const Signs& b) const {
    if (a.sign != b.sign || a.size() != b.size() || is_word(a.before)) return false;
    const std::string_view inside = between(a, b);
    return inside.find_first_of("\n\r*") == inside.npos && inside.find_first_not_of(" \t") != inside.npos;
  }

  void add(const Signs& at, Message message, std::string title, std::vector<Edit> edits) {
    out_.push_back({.range = byte_range(at.begin, at.end), .message = std::move(message),
                    .fix = Fix{.title = std::move(title), .safety = Safety::unsafe, .edits = std::move(edits)}});
  }

  // Operators have something on either side: "a ** b ** c", "2 ** x + 3 ** y".
  bool is_arithmetic(const Signs& a, const Signs& b) const {
    const std::string_view inside = between(a, b);
    const ByteRange range = document_[block_].range;
    const bool operand_before =
        file().substr(range.begin.value, a.begin - range.begin.value).find_first_not_of(" \t") !=
        std::string_view::npos;
    const std::size_t words = inside.find_first_not_of(' ');
    const std::string_view text = inside.substr(words, inside.find_last_not_of(' ') + 1 - words);
    return operand_before && (text.find(' ') == text.npos || text.find_first_of("+-/%=<>^") != text.npos);
  }

  void report_pair(const Signs& a, const Signs& b) {
    std::vector<Edit> edits;
    const std::string_view inside = between(a, b);
    const auto leading = inside.find_first_not_of(" \t");
    const auto trailing = inside.find_last_not_of(" \t") + 1;
    if (!a.opens_word()) edits.push_back({.range = byte_range(a.end, a.end + leading), .text = {}});
    if (!b.closes_word()) edits.push_back({.range = byte_range(a.end + trailing, b.begin), .text = {}});
    if (!a.opens_word()) {
      const bool both = !b.closes_word();
      if (both && (a.sign == '_' || is_word(b.after) || is_arithmetic(a, b))) return;
      return add(
          a, say("space-after", "\"{}\" is shown as it is because of the space after it; remove the space", written(a)),
          "remove the spaces inside", std::move(edits));
    }
    if (!b.closes_word()) {
      return add(
          b,
          say("space-before", "\"{}\" is shown as it is because of the space before it; remove the space", written(b)),
          "remove the space inside", std::move(edits));
    }
    if (a.sign == '*' && is_word(b.after) && !is_word(b.before)) {
      add(b,
          say("word-after", "\"{}\" is shown as it is because a word follows it directly; put a space after it",
              written(b)),
          "put a space after it", {{.range = byte_range(b.end, b.end), .text = " "}});
    }
  }

  // "**Note: this …" without an end, or "17 CPUs**" without a beginning.
  void report_single(const Signs& it) {
    if (it.sign != '*') return;
    const std::string_view rest = file().substr(it.end, document_[block_].range.end.value - it.end);
    const bool opens = is_ascii_space(it.before) && is_ascii_capital(it.after) && rest.find(' ') != rest.npos;
    const bool closes = is_word(it.before) && !is_word(it.after) && document_[block_].kind != NodeKind::table_cell &&
                        std::string_view("/*\\").find(it.after) == std::string_view::npos;
    if (opens || closes) report_unmatched(it);
  }

  void report_unmatched(const Signs& it) {
    std::string escaped;
    for (const char c : written(it)) escaped.append(1, '\\').append(1, c);
    out_.push_back(
        {.range = byte_range(it.begin, it.end),
         .message = say("unmatched", "unmatched \"{}\"", written(it)).advise("; close it or write \"{}\"", escaped),
         .fix = Fix{.title = fmt::format("write \"{}\"", escaped),
                    .safety = Safety::unsafe,
                    .edits = {{.range = byte_range(it.begin, it.end), .text = escaped}}}});
  }

  // Of several in a block one is told: it is not known which of them belong together. In a table, a pipe may have cut
  // the code in two, which another rule says; ``this'' is how TeX quotes.
  void report_backtick() {
    if (document_[block_].kind == NodeKind::table_cell) return;
    const auto first = std::ranges::find(signs_, '`', &Signs::sign);
    if (first == signs_.end()) return;
    if (first->size() == 2 && document_.text(document_[block_]).find("''") != std::string_view::npos) return;
    report_unmatched(*first);
    // Below a run without a partner GitHub reads some of the others otherwise, and will not once there is none.
    const std::size_t end = document_[block_].range.end.value;
    if (file().substr(first->end, end - first->end).find('`') != std::string_view::npos) out_.back().fix.reset();
  }

  const Document& document_;
  NodeId block_;
  Findings& out_;
  std::vector<Signs> signs_;
};

}  // namespace

Findings shown_markup(const Document& document, const NodesByKind& nodes) {
  std::vector<Signs> all;
  Search search(document, nodes);
  search.find('`', 1, std::string_view::npos, all);
  search.find('*', 2, 3, all);
  search.find('_', 2, 3, all);
  std::ranges::sort(all, {}, &Signs::begin);
  Findings out;
  if (all.empty()) return out;
  // What browsers take for a part of a comment is not shown at all.
  const std::vector<ByteRange> hidden = open_comments(document);
  std::erase_if(all, [&](const Signs& it) { return is_in_comment(hidden, byte_offset(it.begin)); });
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if(first, all.end(), [&](const Signs& it) { return it.block != first->block; });
    Block(document, {first, last}, out).report();
    first = last;
  }
  return out;
}

}  // namespace rubric::rule
