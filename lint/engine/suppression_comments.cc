// Looks for the word, then for the comment around it: so a page without the word costs one search, and a
// comment is found in whatever it stands, also where Markdown reads it as text.
#include "lint/engine/suppression_comments.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "lint/document/front_matter.h"
#include "lint/text/ascii.h"
#include "lint/text/line_around.h"
#include "lint/text/trim.h"

namespace rubric::engine {
namespace {

constexpr std::string_view kPrefix = "rubric-";

// How a comment begins and ends.
struct Form {
  std::string_view open, close;
};
constexpr Form kForms[] = {
    {"<!--", "-->"},
    {"{{/*", "*/}}"},
    {"{{- /*", "*/ -}}"},
    {"{{</*", "*/>}}"},
    {"{{%/*", "*/%}}"},
    {"{{% comment %}}", "{{% /comment %}}"},
    {"{{< comment >}}", "{{< /comment >}}"},
};

// The next place of the prefix, or npos. Its 'b' is rare in most texts, so most bytes are passed by one search for it.
std::size_t next_prefix(std::string_view bytes, std::size_t from) {
  constexpr std::size_t kRare = 2;
  for (std::size_t at = bytes.find(kPrefix[kRare], from + kRare); at != bytes.npos;
       at = bytes.find(kPrefix[kRare], at + 1)) {
    if (bytes.substr(at - kRare, kPrefix.size()) == kPrefix) return at - kRare;
  }
  return bytes.npos;
}

class Reader {
 public:
  Reader(const Document& document, const YamlTree& front_matter)
      : document_(document), front_matter_(front_matter), bytes_(document.source().bytes()) {}

  std::vector<SuppressionComment> read() {
    std::size_t at = next_prefix(bytes_, 0);
    if (at == bytes_.npos) return {};
    find_code();
    while (at != bytes_.npos) {
      const std::size_t end = read_at(at);
      at = next_prefix(bytes_, end);
    }
    return std::move(found_);
  }

 private:
  // What only looks like a comment: code, quoted strings of front matter, and what stands in another comment.
  void find_code() {
    for (const Node& node : document_.nodes()) {
      if (node.kind == NodeKind::code || node.kind == NodeKind::code_block) code_.push_back(node.range);
      if (node.kind == NodeKind::html_block || node.kind == NodeKind::html_inline) html_.push_back(node.range);
    }
    for (const YamlNode& node : front_matter_.nodes()) {
      if (node.quoted) code_.push_back(node.range);
    }
    std::ranges::sort(code_);
  }

  bool in_code(std::size_t at) {
    while (next_code_ < code_.size() && code_[next_code_].end.value <= at) ++next_code_;
    return next_code_ < code_.size() && code_[next_code_].contains(byte_offset(at));
  }

  bool in_comment(std::size_t at) const {
    const auto behind = std::ranges::upper_bound(html_, byte_offset(at), {}, &ByteRange::begin);
    if (behind == html_.begin() || std::prev(behind)->end.value <= at) return false;
    const std::size_t begin = std::prev(behind)->begin.value;
    const std::string_view before = bytes_.substr(begin, at - begin);
    const std::size_t open = before.rfind("<!--");
    return open != before.npos && before.find("-->", open) == before.npos;
  }

  // Returns where to look on.
  std::size_t read_at(std::size_t word) {
    std::size_t word_end = word;
    while (word_end < bytes_.size() &&
           (('a' <= bytes_[word_end] && bytes_[word_end] <= 'z') || bytes_[word_end] == '-')) {
      ++word_end;
    }
    if (bytes_.substr(word, word_end - word).ends_with("--")) return word_end;   // <!--rubric-disable-->
    std::size_t open = word;
    while (open > 0 && is_ascii_space(bytes_[open - 1])) --open;
    const auto close = in_front_matter(word) ? front_matter_comment(open) : comment(open, word_end);
    if (!close || in_code(word) || in_comment(close->range.begin.value)) return word_end;
    add(word, word_end, *close);
    return close->range.end.value;
  }

  struct Extent {
    ByteRange range;
    std::size_t text_end;
  };

  std::optional<Extent> comment(std::size_t open, std::size_t from) {
    for (std::size_t i = 0; i < std::size(kForms); ++i) {
      const Form& form = kForms[i];
      if (!bytes_.substr(0, open).ends_with(form.open)) continue;
      const std::size_t begin = open - form.open.size();
      if (begin > 0 && bytes_[begin - 1] == '\\') return std::nullopt;
      // Where one is never closed, none behind it is; so the file is not searched again for each.
      const std::size_t end = never_closed_[i] ? bytes_.npos : bytes_.find(form.close, from);
      never_closed_[i] = end == bytes_.npos;
      if (never_closed_[i]) return std::nullopt;
      return Extent{byte_range(begin, end + form.close.size()), end};
    }
    return std::nullopt;
  }

  // There a comment begins with "#"; JSON has none.
  bool in_front_matter(std::size_t at) const {
    const Node* front_matter = document_.front_matter();
    return front_matter != nullptr && front_matter->range.contains(byte_offset(at));
  }

  // `open` is where the blanks before the word begin.
  std::optional<Extent> front_matter_comment(std::size_t open) const {
    if (front_matter_syntax(document_) == FrontMatterSyntax::json) return std::nullopt;
    if (open == 0 || bytes_[open - 1] != '#') return std::nullopt;
    if (open > 1 && !is_ascii_space(bytes_[open - 2])) return std::nullopt;
    const std::size_t end = line_end(bytes_, open);
    return Extent{byte_range(open - 1, end), end};
  }

  void add(std::size_t word, std::size_t word_end, const Extent& extent) {
    SuppressionComment comment{.directive = directive(bytes_.substr(word, word_end - word)), .range = extent.range,
                               .word = byte_range(word, word_end), .rules = {}, .reason = {}};
    std::string_view text = bytes_.substr(word_end, extent.text_end - word_end);
    const std::size_t dashes = reason_mark(text);
    if (dashes != text.npos) {
      comment.reason = trimmed(text.substr(dashes + 2));
      text = text.substr(0, dashes);
    }
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = text.find_first_not_of(" \t\r\n,", i);
      if (begin == text.npos) break;
      i = std::min(text.find_first_of(" \t\r\n,", begin), text.size());
      comment.rules.push_back(
          {.name = text.substr(begin, i - begin), .range = byte_range(word_end + begin, word_end + i), .similar = {}});
    }
    found_.push_back(std::move(comment));
  }

  // The first "--" that stands alone.
  static std::size_t reason_mark(std::string_view text) {
    for (std::size_t at = text.find("--"); at != text.npos; at = text.find("--", at + 1)) {
      const bool before = at == 0 || is_ascii_space(text[at - 1]);
      const bool behind = at + 2 == text.size() || is_ascii_space(text[at + 2]);
      if (before && behind) return at;
    }
    return text.npos;
  }

  static Directive directive(std::string_view word) {
    for (const Directive it : {Directive::disable, Directive::enable, Directive::disable_line,
                               Directive::disable_next_line, Directive::disable_file}) {
      if (word == name_of(it)) return it;
    }
    return Directive::unknown;
  }

  const Document& document_;
  const YamlTree& front_matter_;
  std::string_view bytes_;
  std::vector<ByteRange> code_, html_;
  std::size_t next_code_ = 0;
  std::array<bool, std::size(kForms)> never_closed_{};
  std::vector<SuppressionComment> found_;
};

}  // namespace

std::vector<SuppressionComment> suppression_comments(const Document& document, const YamlTree& front_matter) {
  return Reader(document, front_matter).read();
}

std::vector<std::size_t> lines_after(const SourceText& source, const std::vector<SuppressionComment>& comments) {
  const std::string_view bytes = source.bytes();
  const LineIndex& lines = source.lines();
  // Where the first thing that is no comment stands at or behind the end of each comment.
  std::vector<std::size_t> text_behind(comments.size());
  const auto text_from = [&](std::size_t at, std::size_t next) {
    const std::size_t limit = next < comments.size() ? comments[next].range.begin.value : bytes.size();
    while (at < limit && (is_ascii_space(bytes[at]) || bytes[at] == '>')) ++at;
    return at == limit && next < comments.size() ? text_behind[next] : at;
  };
  std::vector<std::size_t> found(comments.size());
  for (std::size_t i = comments.size(); i-- > 0;) {
    text_behind[i] = text_from(comments[i].range.end.value, i + 1);
    const std::size_t line_end = lines.line(lines.line_of(comments[i].range.end)).end.value;
    const auto next = std::ranges::lower_bound(comments, line_end, {},
                                               [](const SuppressionComment& it) { return it.range.begin.value; });
    const std::size_t text = text_from(line_end, static_cast<std::size_t>(next - comments.begin()));
    found[i] = text == bytes.size() ? lines.line_count() : lines.line_of(byte_offset(text));
  }
  return found;
}

}  // namespace rubric::engine
