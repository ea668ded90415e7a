#include "tests/laws/allowance.h"
#include "tests/layers.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace rubric::testing::laws {
namespace {

bool is_ascii_letter_or_digit(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

char in_small(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Runs of letters and digits, in small letters. What is beyond ASCII is a letter, but for dashes and quotes.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xE2\x80")) {
      i += 2;
      inside = false;
      continue;
    }
    const bool letter = is_ascii_letter_or_digit(text[i]) || is_beyond_ascii(text[i]);
    if (letter && !inside) words.emplace_back();
    if (letter) words.back() += in_small(text[i]);
    inside = letter;
  }
  return words;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n>") == line.npos; }

// How many words stand in the lines of the edit and those around it, up to a blank one.
std::size_t words_around(const SourceText& page, ByteRange range) {
  const LineIndex& lines = page.lines();
  std::size_t first = lines.line_of(range.begin), last = lines.line_of(range.end);
  while (first > 0 && !is_blank(page.text(lines.line(first - 1)))) --first;
  while (last + 1 < lines.line_count() && !is_blank(page.text(lines.line(last + 1)))) ++last;
  return words_in(page.text({lines.line_start(first), lines.line(last).end})).size();
}

bool is_heading(const Piece& piece) {
  const std::string_view name = tag_name(piece);
  return is_block(piece) && name.size() == 2 && name[0] == 'h' && name[1] != 'r';
}

// Where they begin and end to differ.
struct Window {
  std::size_t begin = 0, end_before = 0, end_after = 0;
};

Window window_of(const Pieces& before, const Pieces& after) {
  const auto [a, b] = std::ranges::mismatch(before, after);
  Window out{static_cast<std::size_t>(a - before.begin()), before.size(), after.size()};
  while (out.end_before > out.begin && out.end_after > out.begin &&
         before[out.end_before - 1] == after[out.end_after - 1]) {
    --out.end_before;
    --out.end_after;
  }
  return out;
}

std::string told(const Pieces& before, const Pieces& after) {
  constexpr std::size_t kMost = 12;
  const Window it = window_of(before, after);
  const std::size_t from = it.begin > 3 ? it.begin - 3 : 0;
  return fmt::format("…{}… became …{}…", shown(before, from, std::min(it.end_before + 2, it.begin + kMost)),
                     shown(after, from, std::min(it.end_after + 2, it.begin + kMost)));
}

// A window of tags alone, on one side: an item or a paragraph that went with its words, or came with them.
bool only_blocks(const Pieces& before, const Pieces& after) {
  const Window it = window_of(before, after);
  if (it.begin != it.end_before && it.begin != it.end_after) return false;
  const Pieces& side = it.begin != it.end_before ? before : after;
  const std::size_t end = it.begin != it.end_before ? it.end_before : it.end_after;
  const std::span<const Piece> window = std::span(side).subspan(it.begin, end - it.begin);
  const bool tags =
      std::ranges::all_of(window, [](const Piece& piece) { return is_block(piece) || is_inline_tag(piece); });
  return tags && std::ranges::any_of(window, is_block);
}

// Without digits: the marker of an item may be a number.
std::string letters_of(const Pieces& pieces) {
  std::string out;
  for (const Piece& it : pieces) {
    if (it.kind != Piece::Kind::word) continue;
    for (const std::string& word : words_in(it.text)) out += word;
  }
  std::erase_if(out, [](char c) { return '0' <= c && c <= '9'; });
  return out;
}

// What sections that are moved, added or merged may take along: titles, and the borders of lists and paragraphs.
bool may_go(std::string_view tag) {
  constexpr std::array<std::string_view, 8> kTags = {"<h>", "</h>", "<ul>", "</ul>", "<ol>", "</ol>", "<p>", "</p>"};
  return std::ranges::find(kTags, tag) != kTags.end();
}

}  // namespace

void Allowance::add(const Rule& rule, const Diagnostic& diagnostic, const SourceText& page) {
  const auto [first, second] = rule.fixes_change;
  const bool safe = diagnostic.fix->safety == Safety::safe;
  changes_.insert(first);
  if (first != FixesChange::nothing || !safe) changes_.insert(second);
  const auto name = [&](std::string_view text) {
    for (std::string& word : words_in(text)) named_.insert(std::move(word));
  };
  const bool takes_words = may_change(rule, FixesChange::words) || may_change(rule, FixesChange::section);
  if (takes_words) {
    name(diagnostic.message);
    name(diagnostic.fix->title);
    name(page.text(diagnostic.range));
  }
  for (const Edit& edit : diagnostic.fix->edits) {
    lines_go_ = lines_go_ || (takes_words && edit.text.empty() &&
                              page.text(edit.range).find('\n') != std::string_view::npos);
    if (takes_words ||
        may_change(rule, FixesChange::destination)) {  // a destination in a shortcode is text to a renderer
      name(edit.text);
      name(page.text(edit.range));
    }
    words_nearby_ += words_around(page, edit.range);
  }
}

bool Allowance::is_named(std::string_view word) const {
  const std::vector<std::string> parts = words_in(word);
  return std::ranges::all_of(parts, [&](const std::string& it) { return named_.contains(it); });
}

void Allowance::mark_named_code(const Pieces& pieces, std::vector<bool>& out) const {
  for (std::size_t open = 0; open < pieces.size(); ++open) {
    if (pieces[open].kind != Piece::Kind::inline_open || tag_name(pieces[open]) != "code") continue;
    std::size_t close = open + 1;
    while (close < pieces.size() && (pieces[close].kind == Piece::Kind::space ||
                                     (pieces[close].kind == Piece::Kind::word && is_named(pieces[close].text)))) {
      ++close;
    }
    if (close < pieces.size() && pieces[close].kind == Piece::Kind::inline_close && tag_name(pieces[close]) == "code") {
      out[open] = out[close] = true;
    }
  }
}

// Without what may change, and without white space.
Pieces Allowance::what_must_stay(const Pieces& pieces) const {
  Pieces out;
  std::vector<bool> of_named(pieces.size());   // tags of code that holds named words alone, which is as named
  if (has(FixesChange::words)) mark_named_code(pieces, of_named);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& it = pieces[i];
    if (of_named[i]) continue;
    const std::string_view name = is_inline_tag(it) ? tag_name(it) : std::string_view();
    if (it.kind == Piece::Kind::space) continue;
    if (has(FixesChange::block) && is_block(it) && tag_name(it) == "p") {
      continue;  // an item more may move those of its list apart
    }
    if (has(FixesChange::destination) && (name == "a" || name == "img")) continue;
    if (!has(FixesChange::words) && !has(FixesChange::destination)) {
      out.push_back(it);
    } else if (it.kind == Piece::Kind::word) {
      for (std::string& word : words_in(it.text)) {
        if (!named_.contains(word)) out.push_back({Piece::Kind::word, std::move(word)});
      }
    } else if (name == "a") {
      // A heading that has another name by now takes the links to it along.
      const std::string_view to = attribute(it, "href");
      out.push_back({it.kind, fmt::format("<a {}>", to.substr(0, to.find('#')))});
    } else if (name != "em" && name != "strong" && name != "del" &&
               (name.empty() || name == "code" || name == "img" || !is_named(it.text))) {
      out.push_back(it);   // a tag that the finding names is one that was not shown
    }
  }
  return out;
}

std::string Allowance::sections_broken_by(const Pieces& before, const Pieces& after) const {
  std::map<std::string, int> change;
  for (const Piece& it : after) ++change[is_heading(it) ? "<h>" : it.text];
  for (const Piece& it : before) --change[is_heading(it) ? "<h>" : it.text];
  for (const auto& [text, count] : change) {
    const bool tag = text.starts_with('<');
    if (count < 0 && !(tag ? lines_go_ || may_go(text) : is_named(text))) return fmt::format("lost: {}", text);
    if (count > 0 && !tag && !is_named(text)) return fmt::format("came: {}", text);
  }
  return {};
}

std::string Allowance::broken_by(const Pieces& before, const Pieces& after) const {
  if (before == after) return {};
  const bool nothing = std::ranges::all_of(changes_, [](FixesChange it) { return it <= FixesChange::nothing; });
  if (nothing) return told(before, after);
  const Pieces a = what_must_stay(before), b = what_must_stay(after);
  if (a == b) return {};
  if (has(FixesChange::words) && only_blocks(a, b)) return {};
  if (has(FixesChange::section)) return sections_broken_by(a, b);
  if (has(FixesChange::block)) {
    const Window it = window_of(a, b);
    const auto is_word = [](const Piece& piece) {
      return piece.kind == Piece::Kind::word && !words_in(piece.text).empty();
    };
    const auto in_window = std::count_if(a.begin() + static_cast<std::ptrdiff_t>(it.begin),
                                         a.begin() + static_cast<std::ptrdiff_t>(it.end_before), is_word);
    if (letters_of(a) == letters_of(b) && static_cast<std::size_t>(in_window) <= words_nearby_) return {};
  }
  return told(a, b);
}

}  // namespace rubric::testing::laws
