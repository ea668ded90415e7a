#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/references.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/edit_distance.h"
#include "lint/text/trim.h"
#include "lint/text/utf8.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

constexpr std::size_t kLongestText = 1000;   // of a link, in bytes; longer ones would cost quadratic time
constexpr std::size_t kLongestLabel = 999;   // CommonMark's
constexpr std::size_t kManyHeadings = 3;     // with references, to one without a definition

bool is_letter(char c) {
  return is_ascii_capital(c) || ('a' <= c && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "a-z", "0-9A-F", "^,": what regular expressions have in brackets.
bool is_character_class(std::string_view text) {
  if (text.find('\\') != text.npos || text.starts_with('^')) return true;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const bool is_range =
        text[at] == '-' && (at == 1 || text[at - 2] == '-' || !is_letter(text[at - 2])) &&
        (at + 2 >= text.size() || !is_letter(text[at + 2]) || (at + 3 < text.size() && text[at + 3] == '-'));
    if (is_range && (is_letter(text[at - 1]) || is_ascii_digit(text[at - 1]))) return true;
  }
  return false;
}

// What nobody writes in a reference, but in something else that has its shape: usage of commands, citations, tags,
// code, names that other programs resolve.
bool is_something_else(std::string_view part) {
  if (is_character_class(part) ||
      std::ranges::none_of(part, [](char c) { return is_letter(c) || is_ascii_digit(c); })) {
    return true;
  }
  if (std::string_view("-@/<:=.$&#").find(part.front()) != std::string_view::npos) return true;
  if (part.starts_with("http") || part.starts_with("www.") || part.starts_with("mailto:")) {
    return true;  // a link that is malformed
  }
  return part.find("::") != part.npos || part.find('|') != part.npos || part.find('=') != part.npos ||
         part.ends_with("...");
}

// "pkg.module.Class", which MkDocs looks up in all of a site.
bool is_dotted_name(std::string_view label) {
  const std::size_t dot = label.find('.');
  return dot != label.npos && dot > 0 && dot + 1 < label.size() && is_letter(label[dot - 1]) &&
         is_letter(label[dot + 1]) && std::ranges::none_of(label, is_ascii_space);
}

// "bed_name": what programs call something, and no words.
bool is_variable(std::string_view label) {
  return label.find('_') != label.npos && std::ranges::none_of(label, is_ascii_space);
}

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii_digit(c) || c == '.' || c == ','; });
}

// "[BUG][UI]", "[Docs][CI]" before a title.
bool is_tag(std::string_view text) {
  return is_ascii_capital(text.front()) && std::ranges::none_of(text, is_ascii_space);
}

struct Label {
  std::string_view text;
  std::string key;
};

class Checker {
 public:
  Checker(const RuleContext& context, Findings& out)
      : context_(context), document_(context.document), bytes_(document_.source().bytes()), out_(out) {}

  void check() {
    bool has_definitions = false;
    for (const std::uint32_t at : context_.links.closing_brackets()) {
      const char next = at + 1 < bytes_.size() ? bytes_[at + 1] : ' ';
      if (next == ':') has_definitions = true;
      if (next == '[' && at >= done_ && is_text(at) && is_text(at + 1)) check_at(at);
    }
    if (has_definitions) check_headings();
  }

 private:
  // Brackets alone are a reference only where those of nearly all headings are: "## [1.2.0] - 2024-05-01" in a list of
  // changes.
  void check_headings() {
    std::size_t defined = 0;
    std::vector<ByteRange> others;
    for (const NodeId id : context_.nodes.of(NodeKind::heading)) {
      const NodeId first = id + 1;
      if (first >= document_[id].end) continue;
      const std::string_view text = document_.text(document_[first]);
      if (document_[first].kind == NodeKind::link && text.starts_with('[') && text.ends_with(']')) ++defined;
      const std::size_t close =
          document_[first].kind == NodeKind::text && text.starts_with('[') ? text.find(']') : text.npos;
      if (close == text.npos || close == 1 || (close + 1 < text.size() && text[close + 1] != ' ')) continue;
      const std::size_t begin = document_[first].range.begin.value;
      others.push_back(byte_range(begin, begin + close + 1));
    }
    if (defined < kManyHeadings || others.size() * kManyHeadings > defined) return;
    for (const ByteRange& it : others) report(it, document_.text(it).substr(1, it.size() - 2), false);
  }

  // Whether the sign there is one that readers see, and was not meant so.
  bool is_text(std::size_t at) const {
    return context_.nodes.at(NodeKind::text, byte_offset(at)).has_value() && (at == 0 || bytes_[at - 1] != '\\');
  }

  // Where the bracket that closes at `close` was opened, in the same block.
  std::optional<std::size_t> opening(std::size_t close, std::size_t block) const {
    std::size_t depth = 0;
    for (std::size_t i = close; i > std::max(block, close - std::min(close, kLongestText));) {
      --i;
      if ((bytes_[i] != '[' && bytes_[i] != ']') || !is_text(i)) continue;
      if (bytes_[i] == ']') ++depth;
      else if (depth-- == 0) return i;
    }
    return std::nullopt;
  }

  void check_at(std::size_t close) {
    const NodeId text = *context_.nodes.at(NodeKind::text, byte_offset(close));
    NodeId block = document_[text].parent;
    while (!is_block(document_[block].kind)) block = document_[block].parent;
    const std::size_t end = document_[block].range.end.value;
    const std::optional<std::size_t> begin = opening(close, document_[block].range.begin.value);
    const std::size_t label_end =
        bytes_.substr(0, std::min(end, close + 2 + kLongestLabel)).find_first_of("[]", close + 2);
    if (!begin || label_end == bytes_.npos || bytes_[label_end] != ']' || !is_text(label_end)) return;
    const std::string_view words = trimmed(bytes_.substr(*begin + 1, close - *begin - 1)),
                           named = trimmed(bytes_.substr(close + 2, label_end - close - 2));
    const bool is_image = *begin > document_[block].range.begin.value && bytes_[*begin - 1] == '!';
    const std::size_t from = is_image ? *begin - 1 : *begin;
    done_ = label_end;
    if (words.empty() || (named.empty() && label_end != close + 2) ||
        is_chained(from, label_end, document_[block].range)) {
      return;
    }
    const std::string_view label = named.empty() ? words : named;
    if (is_something_else(words) || is_something_else(label) || is_dotted_name(label)) return;
    if (named.empty() && is_variable(words)) return;   // "offsets of the bed_name[] array"
    if (is_number(label) && (is_number(words) || named.empty())) return;   // citations, arrays
    if (words.size() <= 2 && named.size() <= 2 && std::ranges::none_of(words, is_ascii_digit)) return;
    if (words == "x" || words == "X" || (is_tag(words) && is_tag(label) && words != label && is_first(from))) return;
    report(byte_range(from, label_end + 1), label, is_image);
  }

  // "a[i][j]", "[a][b][c]", "[Slow] [Serial][Feature:x]": what stands close to it makes it something else.
  bool is_chained(std::size_t from, std::size_t label_end, ByteRange block) const {
    const std::string_view before_it = without_end(bytes_.substr(block.begin.value, from - block.begin.value), " ");
    if (before_it.ends_with(']') && is_text(block.begin.value + before_it.size() - 1)) return true;
    if (from > block.begin.value) {
      const char before = bytes_[from - 1];
      if (!is_ascii_space(before) && static_cast<unsigned char>(before) < 0x80 &&
          std::string_view("(\"'*_~:;,>|/").find(before) == std::string_view::npos) {
        return true;
      }
    }
    if (label_end + 1 >= block.end.value) return false;
    return std::string_view("[({+*?=").find(bytes_[label_end + 1]) != std::string_view::npos;
  }

  // On its line, but for what marks a heading or an item, and for other brackets.
  bool is_first(std::size_t at) const {
    std::size_t depth = 0;
    while (at > 0 && bytes_[at - 1] != '\n') {
      const char before = bytes_[--at];
      if (before == ']') ++depth;
      else if (before == '[' && depth > 0) --depth;
      else if (depth == 0 && is_letter(before)) return false;
    }
    return true;
  }

  void report(ByteRange range, std::string_view label, bool is_image) {
    std::string shown = label_key(label);
    const std::string_view* const near = closest_label(shown);
    const std::string written(trimmed(label).substr(0, 80));
    std::string one_line;
    for (const char c : written) one_line += is_ascii_space(c) ? ' ' : c;
    Finding finding{
        .range = range,
        .message = say("undefined", "this is shown as text, with its brackets: nothing on this page defines \"{}\"",
                       one_line)};
    if (near != nullptr && label_key(*near) == shown) {
      finding.message.advise(
          "; the line that looks like its definition is not one: it needs a blank line above it, and an address "
          "without loose parentheses");
    } else if (near != nullptr)
      finding.message.advise("; did you mean \"{}\"?", *near);
    else if (is_image) finding.message.advise("; add \"[{}]: \" and the address of the image", one_line);
    else finding.message.advise("; add \"[{}]: \" and the address of the page", one_line);
    out_.push_back(std::move(finding));
  }

  const std::string_view* closest_label(const std::string& key) {
    if (!defined_) find_definitions();
    std::vector<std::string_view> keys = keys_;
    std::ranges::replace_if(keys, [&](std::string_view other) { return !same_digits(key, other); }, std::string_view());
    const std::string_view* const near = closest(key, keys.data(), keys.data() + keys.size());
    return near == nullptr || near->empty() ? nullptr : &(*defined_)[static_cast<std::size_t>(near - keys.data())].text;
  }

  // What looks like a definition, wherever it stands.
  void find_definitions() {
    defined_.emplace();
    for (std::size_t line = 0; line < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', line), bytes_.size());
      const std::size_t open = bytes_.find_first_not_of(" >\t", line),
                        close = open < end && bytes_[open] == '[' ? bytes_.find("]:", open) : bytes_.npos;
      if (close < end && close > open + 1 && bytes_[open + 1] != '^') {
        const std::string_view label = bytes_.substr(open + 1, close - open - 1);
        if (!trimmed(label).empty()) defined_->push_back({trimmed(label), label_key(label)});
      }
      line = end + 1;
    }
    for (const Label& it : *defined_) keys_.push_back(it.key);
  }

  const RuleContext& context_;
  const Document& document_;
  std::string_view bytes_;
  std::size_t done_ = 0;   // what begins before was looked at
  std::optional<std::vector<Label>> defined_;
  std::vector<std::string_view> keys_;
  Findings& out_;
};

}  // namespace

extern const Rule undefined_reference;
const Rule undefined_reference{
    .name = "undefined-reference",
    .summary = "A reference has a definition on its page",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { Checker(context, out).check(); },
};

}  // namespace rubric::rules
