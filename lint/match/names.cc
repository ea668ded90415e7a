// A heading is compared with the names of the schema in four ways, the surest first, and the first that
// finds something is the last tried:
//
//     Requirements                      the name itself, or another case of it
//     3. Requirements:                  the name with something around it
//     Senior Engineer Requirements      the name behind another title
//     Levels of Security Engineers      the name before something else
//     Requirments                       a typing mistake away from the name
#include "lint/match/names.h"

#include <algorithm>
#include <bit>

#include "lint/match/grammar.h"
#include "lint/text/ascii.h"
#include "lint/text/edit_distance.h"
#include "lint/text/trim.h"
#include "lint/text/utf8.h"

namespace rubric::match {
namespace {

using Quality = NameMatch::Quality;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A code point that is part of a word: ASCII letters and digits, and what is beyond ASCII but no symbol.
bool is_word(const CodePoint& point) {
  const char32_t c = point.value;
  if (c < 0x80) return is_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  const bool symbol = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                      c >= 0x1F000 || c == 0x00A0 || c == 0x00B7 || c == 0x00AB || c == 0x00BB;
  return !symbol;
}

// What of a heading can be decoration. Code, images, escaped signs and links are part of its name, and so is what
// stands between them; how many bytes before and behind them are not, of the folded title.
struct Bounds {
  bool emphasis = false;   // around all its words
  std::size_t before = std::string_view::npos, behind = std::string_view::npos;
};

// Without its first sign: "1\\. Scope" is numbered as "1. Scope" is.
bool is_escaped(std::string_view written) {
  for (std::size_t at = written.find('\\'); at != written.npos; at = written.find('\\', at + 2)) {
    const char sign = at + 1 < written.size() ? written[at + 1] : ' ';
    if (sign != '.' && sign != ')') return true;
  }
  return false;
}

// A link whose words are a part of the name may have a number before them.
bool is_part_of_name(const Document& document, NodeId id) {
  const Node& node = document[id];
  switch (node.kind) {
    case NodeKind::code:
    case NodeKind::image:
    case NodeKind::footnote_reference: return true;
    case NodeKind::text: return node.literal.size() != node.range.size() && is_escaped(document.text(node));
    case NodeKind::link: return undecorated(plain_text(document, id)).empty();
    default: return false;
  }
}

Bounds bounds_of(const Document& document, const Section& section) {
  const NodeId first = section.heading + 1;
  if (section.body == first + 1 && document[first].kind == NodeKind::text &&
      document[first].literal.size() == document[first].range.size()) {
    return {};
  }
  Bounds out;
  bool plain = false;   // words without emphasis
  std::string text;
  std::size_t kept = 0;   // bytes of `text` up to the end of the last piece that stays
  for (NodeId id = first; id < section.body;) {
    const Node& node = document[id];
    const bool outside = node.parent == section.heading;
    const bool part = is_part_of_name(document, id);
    if (outside && (node.kind == NodeKind::emph || node.kind == NodeKind::strong)) out.emphasis = true;
    else if (outside && (part || node.kind == NodeKind::link ||
                         !undecorated(node.kind == NodeKind::text ? node.literal : std::string_view{}).empty())) {
      plain = true;
    }
    if (part && out.before == std::string_view::npos) out.before = folded_name(text).size();
    const bool leaf = part || node.end == id + 1;
    if (leaf) text += plain_text(document, id);
    if (part) kept = text.size();
    id = leaf ? node.end : id + 1;
  }
  out.emphasis = out.emphasis && !plain;
  if (out.before != std::string_view::npos) out.behind = folded_name(std::string_view(text).substr(kept)).size();
  return out;
}

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }
std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// The start of the last `n` words of `text`; npos if it has no more than these.
std::size_t tail(std::string_view text, std::uint32_t n) {
  std::size_t at = text.size();
  for (std::uint32_t i = 0; i < n; ++i) {
    at = text.rfind(' ', at == 0 ? 0 : at - 1);
    if (at == std::string_view::npos) return at;
  }
  return at + 1;
}

// "senior engineer -" is "senior engineer".
std::string_view without_joint(std::string_view prefix) {
  while (!prefix.empty() && (prefix.back() == ' ' || prefix.back() == '-' || prefix.back() == ':' ||
                             prefix.back() == '|' || prefix.back() == '/')) {
    prefix.remove_suffix(1);
  }
  if (prefix.ends_with("\xE2\x80\x93") || prefix.ends_with("\xE2\x80\x94")) {   // en and em dash
    prefix.remove_suffix(3);
    return without_joint(prefix);
  }
  return prefix;
}

// With plain blanks for the no-break spaces that editors leave behind.
std::string plain_blanks(std::string_view title) {
  std::string plain;
  for (std::size_t i = 0; i < title.size();) {
    const bool no_break = title.substr(i).starts_with("\xC2\xA0");
    if (!no_break || (!plain.empty() && plain.back() != ' ')) plain += no_break ? ' ' : title[i];
    i += no_break ? 2 : 1;
  }
  return plain;
}

class Recogniser {
 public:
  Recogniser(const Schema& schema, const Section& section, HeadingNames& out)
      : schema_(schema), grammar_(grammar_of(schema)), title_(section.title), out_(out) {}

  void run(const Bounds& bounds) {
    const std::string_view whole = out_.folded;
    const std::string_view bare = within(bounds, undecorated(whole));
    out_.title = bare;
    out_.colon = !bare.empty() && bounds.behind > 0 && ends_with_colon(whole);
    out_.decorated = (bounds.emphasis && !bare.empty()) || out_.colon;
    const Quality plain = bounds.emphasis ? Quality::decorated : Quality::exact;
    if (find(whole, plain)) return;
    if (bare.size() != whole.size() && find(bare, Quality::decorated)) return;
    const Quality quality = bare.size() != whole.size() ? Quality::decorated : plain;
    behind_a_title(bare, quality);
    before_more(bare);
    if (out_.matches.empty()) misspelled(bare);
  }

 private:
  // With what no decoration can be.
  std::string_view within(const Bounds& bounds, std::string_view bare) const {
    const std::string_view whole = out_.folded;
    if (bounds.before == whole.npos) return bare;
    const auto begin = static_cast<std::size_t>(bare.data() - whole.data());
    const std::size_t from = std::min(begin, bounds.before),
                      to = std::max(begin + bare.size(), whole.size() - std::min(bounds.behind, whole.size()));
    return trimmed(whole.substr(from, to - from));
  }

  // ":tada:" is a picture.
  static bool ends_with_colon(std::string_view title) {
    if (!title.ends_with(':')) return false;
    const std::size_t before = title.find_last_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-", title.size() - 2);
    return before == title.npos || title[before] != ':' || before + 2 == title.size();
  }

  void add(std::uint32_t name, Quality quality, std::string_view prefix = {}, bool more = false) {
    out_.matches.push_back({name, quality, std::string(without_joint(prefix)), more});
    out_.names |= name_bit(name);
  }

  bool find(std::string_view text, Quality quality) {
    const auto at = grammar_.by_folded.find(text);
    if (at == grammar_.by_folded.end()) return false;
    if (quality == Quality::exact && title_ != grammar_.names[at->second].text &&
        !plain_blanks(title_).starts_with(grammar_.names[at->second].text)) quality = Quality::variant;
    add(at->second, quality);
    return true;
  }

  void behind_a_title(std::string_view text, Quality quality) {
    if (!grammar_.last_words.contains(last_word(text))) return;
    for (std::size_t blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
      const auto at = grammar_.by_folded.find(text.substr(blank + 1));
      if (at == grammar_.by_folded.end()) continue;
      const std::string& name = grammar_.names[at->second].text;
      const bool same_case = quality != Quality::exact || undecorated(title_).ends_with(name);
      add(at->second, same_case ? quality : Quality::variant, text.substr(0, blank));
      return;
    }
  }

  // "Levels of …", "General Requirements for …"
  void before_more(std::string_view text) {
    if (!out_.matches.empty()) return;
    for (std::size_t begin = 0; begin != text.npos; begin = next_word(text, begin)) {
      const std::string_view rest = text.substr(begin);
      if (!grammar_.first_words.contains(first_word(rest))) continue;
      for (std::size_t blank = rest.rfind(' '); blank != rest.npos && blank > 0; blank = rest.rfind(' ', blank - 1)) {
        if (blank > grammar_.longest) continue;
        const auto at = grammar_.by_folded.find(rest.substr(0, blank));
        if (at == grammar_.by_folded.end() || !is_joint(first_word(rest.substr(blank + 1)))) continue;
        add(at->second, Quality::variant, text.substr(0, begin), true);
        return;
      }
    }
  }
  static std::size_t next_word(std::string_view text, std::size_t at) {
    const std::size_t blank = text.find(' ', at);
    return blank == text.npos ? blank : blank + 1;
  }
  static bool is_joint(std::string_view word) {
    return word == "for" || word == "of" || word == "in" || word == "at" || word.starts_with('(');
  }

  void misspelled(std::string_view text) {
    const std::uint32_t features = letters_of(text);
    for (std::uint32_t i = 0; i < grammar_.names.size(); ++i) {
      const Grammar::Name& name = grammar_.names[i];
      const auto length = static_cast<std::uint32_t>(name.folded.size());
      const std::uint32_t limit =
          std::min(schema_.matching.max_edits, length / std::max(1u, schema_.matching.letters_per_edit));
      if (limit == 0) continue;
      // A letter that the whole heading lacks was lost to an edit; that is cheap to see.
      if (static_cast<std::uint32_t>(std::popcount(name.features & ~features)) > limit) continue;
      if (near(text, features, name, limit)) {
        add(i, Quality::misspelled);
        continue;
      }
      const std::size_t from = tail(text, name.words);
      if (from == text.npos) continue;
      const std::string_view last = text.substr(from);
      if (near(last, letters_of(last), name, limit)) add(i, Quality::misspelled, text.substr(0, from - 1));
    }
  }

  static bool near(std::string_view text, std::uint32_t features, const Grammar::Name& name, std::uint32_t limit) {
    const auto gap = static_cast<std::ptrdiff_t>(text.size()) - static_cast<std::ptrdiff_t>(name.folded.size());
    if (static_cast<std::size_t>(gap < 0 ? -gap : gap) > limit) return false;
    if (static_cast<std::uint32_t>(std::popcount(features ^ name.features)) > 2 * limit) return false;
    return edit_distance(text, name.folded, static_cast<int>(limit)) <= static_cast<int>(limit);
  }

  const Schema& schema_;
  const Grammar& grammar_;
  std::string_view title_;
  HeadingNames& out_;
};

}  // namespace

std::string_view undecorated(std::string_view title) {
  // Numbers such as "3." and "2)" stand before a name; so do symbols and pictures.
  std::size_t begin = 0;
  for (bool again = true; again;) {
    again = false;
    while (begin < title.size() && !is_letter(title[begin]) && !is_ascii_digit(title[begin])) {
      const CodePoint point = decode(title, begin);
      if (is_word(point)) break;
      begin += point.size;
    }
    std::size_t digits = begin;
    while (digits < title.size() && (is_ascii_digit(title[digits]) || (title[digits] == '.' && digits > begin))) {
      ++digits;
    }
    const bool closed = digits > begin && (title[digits - 1] == '.' ||
                                           (digits < title.size() && (title[digits] == ')' || title[digits] == ':')));
    if (closed && digits < title.size()) {
      begin = digits;
      again = true;
    }
  }
  if (title.size() > begin && (is_letter(title.back()) || is_ascii_digit(title.back()) || title.back() == ')')) {
    return title.substr(begin);
  }
  std::size_t last = begin;
  for (std::size_t at = begin; at < title.size();) {
    const CodePoint point = decode(title, at);
    at += point.size;
    if (is_word(point) || point.value == ')' || point.value == ']') last = at;
  }
  return title.substr(begin, last - begin);
}

bool names_title(std::string_view title, std::string_view prefix) {
  return title == prefix || (title.starts_with(prefix) && title.substr(prefix.size()).starts_with(" ("));
}

HeadingNames recognise(const Schema& schema, const Document& document, const Section& section) {
  HeadingNames out;
  out.folded = folded_name(section.title);
  Recogniser(schema, section, out).run(bounds_of(document, section));
  return out;
}

}  // namespace rubric::match
