// What they do to "2. Why? C++ & Rust_2":
//
//     github    2-why-c--rust_2     drops what is neither letter, mark, digit, '_', '-' nor space
//     gitlab    2-why-c-rust_2      one '-' for several
//     hugo      2-why-c--rust_2     goldmark: as GitHub, but without marks
//     kramdown  why-c--rust2        ASCII only, and begins with a letter
#include "lint/document/anchors.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lint/document/attribute_list.h"
#include "lint/document/references.h"
#include "lint/text/trim.h"
#include "lint/text/utf8.h"

namespace rubric::document {
namespace {

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

char32_t lower(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) ? c | 0x20 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

// Letters and decimal digits; what goldmark keeps beside '_' and '-'.
bool is_letter_or_digit(utf8proc_category_t category) {
  switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;
  }
}

// Marks, numbers that are letters, and connecting punctuation, which GitHub keeps, too: with the others, and the
// letters in circles below, they are \p{Alphabetic}, \p{M}, \p{Nd} and \p{Pc}.
bool is_mark_or_connector(utf8proc_category_t category) {
  switch (category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return false;
  }
}

bool is_letter_in_circle(char32_t c) {
  return (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) || (c >= 0x1F150 && c <= 0x1F169) ||
         (c >= 0x1F170 && c <= 0x1F189);
}

bool is_ascii_word(char32_t c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; }

bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_word(c);
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return is_letter_or_digit(category) || is_mark_or_connector(category) || is_letter_in_circle(c);
}

bool is_goldmark_word(char32_t c) {
  return c < 0x80 ? is_ascii_word(c) : is_letter_or_digit(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

template <typename Keep>
std::string words(std::string_view text, Keep keep) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const auto c = static_cast<unsigned char>(text[at]); c < 0x80) {
      ++at;
      if (c == ' ' || c == '-') out += '-';
      else if (keep(c)) out += static_cast<char>(lower(c));
      continue;
    }
    const CodePoint point = decode(text, at);
    at += point.size;
    if (!point.valid) continue;
    if (keep(point.value)) append_utf8(out, lower(point.value));
  }
  return out;
}

std::string kramdown_slug(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !is_ascii_letter(static_cast<unsigned char>(text[at]))) ++at;
  std::string out = words(text.substr(at), [](char32_t c) { return is_ascii_letter(c) || is_digit(c); });
  return out.empty() ? "section" : out;
}

std::string gitlab_slug(std::string_view text) {
  std::string out = words(text, is_word);
  const auto repeated = std::unique(out.begin(), out.end(), [](char a, char b) { return a == '-' && b == '-'; });
  out.erase(repeated, out.end());
  const bool number =
      !out.empty() && std::ranges::all_of(out, [](char c) { return is_digit(static_cast<unsigned char>(c)); });
  return number ? "anchor-" + out : out;
}

// Ids in use, and the next number to try behind each.
class Numbers {
 public:
  std::string unique(const std::string& id) {
    if (used_.insert(id).second) return id;   // most are
    int& number = next_[id];
    std::string numbered = id;
    do numbered = id + '-' + std::to_string(++number);
    while (!used_.insert(numbered).second);
    return numbered;
  }
  void use(std::string_view id) { used_.emplace(id); }

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, int> next_;
};

// An id without the numbers that repeated ones get: two ids that can be in each other's way have the same.
std::string_view without_numbers(std::string_view id) {
  while (true) {
    const std::size_t digits = id.find_last_not_of("0123456789");
    if (digits == id.npos || digits + 1 == id.size() || id[digits] != '-') return id;
    id = id.substr(0, digits);
  }
}

// Before it is numbered.
std::string plain_id(const Document& document, NodeId heading, AnchorStyle style) {
  return slug(style == AnchorStyle::kramdown ? words_as_written(document, heading) : plain_text(document, heading),
              style);
}

Anchor before_numbering(const Document& document, NodeId heading, AnchorStyle style) {
  const std::string_view own = given_id(document, heading);
  return {.heading = heading,
          .id = own.empty() ? plain_id(document, heading, style) : std::string(own),
          .explicit_id = !own.empty()};
}

void sort_once(std::vector<std::string>& ids) {
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
}

// Whether all ways make the same id of a heading: its text is plain, begins with a letter, and nothing that is dropped
// leaves two '-' side by side.
bool is_made_alike(const Document& document, NodeId heading) {
  if (document[heading].end != heading + 2 || document[heading + 1].kind != NodeKind::text) return false;
  const std::string_view text = document.text(document[heading + 1]);
  if (text.empty() || !is_ascii_letter(static_cast<unsigned char>(text.front()))) return false;
  bool dash = false;   // what was written last
  for (const char letter : text) {
    const auto c = static_cast<unsigned char>(letter);
    const bool is_dash = c == ' ' || c == '-';
    if (c >= 0x80 || (is_dash && dash) || std::string_view("_:&<{$\\").find(letter) != std::string_view::npos) {
      return false;
    }
    if (is_dash || is_ascii_letter(c) || is_digit(c)) dash = is_dash;
  }
  return !dash;
}

// Of anchors in reading order.
void number(std::vector<Anchor>& anchors) {
  Numbers numbers;
  for (Anchor& it : anchors) {
    if (it.explicit_id) numbers.use(it.id);
    else it.id = numbers.unique(it.id);
  }
}

}  // namespace

std::vector<Anchor> anchors(const Document& document, AnchorStyle style) {
  std::vector<Anchor> found;
  for (NodeId id = 0; id < document.nodes().size(); ++id) {
    if (document[id].kind == NodeKind::heading) found.push_back(before_numbering(document, id, style));
  }
  number(found);
  return found;
}

AnchorTable::AnchorTable(const Document& document, AnchorStyle style) : style_(style) {
  for (NodeId id = 0; id < document.nodes().size(); ++id) {
    if (document[id].kind != NodeKind::heading) continue;
    Anchor it = before_numbering(document, id, style);
    if (!it.explicit_id) ids_.emplace(id, it.id);
    Family& family = families_[std::string(without_numbers(it.id))];
    family.push_back({.heading = id, .id = std::move(it.id), .explicit_id = it.explicit_id});
  }
}

const AnchorTable::Family& AnchorTable::family_of(std::string_view id) const {
  static const Family kNone;
  const auto found = families_.find(std::string(without_numbers(id)));
  return found == families_.end() ? kNone : found->second;
}

std::vector<AnchorTable::Change> AnchorTable::changes(const Rewording& rewording, std::size_t& looked_at) const {
  const auto known = ids_.find(rewording.heading);
  if (known == ids_.end()) return {};   // an explicit id stays
  const std::string& before = known->second;
  const std::string after = slug(style_ == AnchorStyle::kramdown ? rewording.written : rewording.text, style_);
  if (before == after) return {};

  std::vector<Change> changes;
  std::string was, becomes;   // of the heading itself
  const auto number = [](Numbers& numbers, const Entry& entry) {
    if (!entry.explicit_id) return numbers.unique(entry.id);
    numbers.use(entry.id);
    return entry.id;
  };
  const auto renumber = [&](const Family& family) {
    looked_at += family.size() + 1;
    Numbers old_numbers, new_numbers;
    bool placed = without_numbers(after) != without_numbers(family.empty() ? after : family.front().id);
    const auto place = [&] {
      if (!std::exchange(placed, true)) becomes = new_numbers.unique(after);
    };
    for (const Entry& it : family) {
      if (it.heading >= rewording.heading) place();
      std::string old_id = number(old_numbers, it);
      if (it.heading == rewording.heading) {
        was = std::move(old_id);
        continue;
      }
      std::string new_id = number(new_numbers, it);
      if (new_id != old_id) changes.push_back({std::move(old_id), std::move(new_id)});
    }
    place();
  };
  renumber(family_of(before));
  if (without_numbers(before) != without_numbers(after)) renumber(family_of(after));
  if (was != becomes) changes.push_back({std::move(was), std::move(becomes)});
  return changes;
}

// The destinations of links included.
std::string words_as_written(const Document& document, NodeId heading) {
  std::string text;
  for (NodeId id = heading + 1; id < document[heading].end; id = document[id].end) {
    if (document[id].kind != NodeKind::attribute_list) text += document.text(document[id]);
  }
  return text;
}

AnchorWays anchor_ways(std::string_view path) {
  const bool middleman = path.ends_with(".html.md");
  return {middleman ? AnchorStyle::kramdown : AnchorStyle::hugo,
          {AnchorStyle::hugo, AnchorStyle::kramdown, AnchorStyle::github}};
}

std::string_view name_of(AnchorStyle style) {
  switch (style) {
    case AnchorStyle::github: return "github";
    case AnchorStyle::gitlab: return "gitlab";
    case AnchorStyle::hugo: return "hugo";
    case AnchorStyle::kramdown: return "kramdown";
  }
  return "";
}

std::optional<AnchorStyle> anchor_style_named(std::string_view name) {
  for (const AnchorStyle it : kAnchorStyles) {
    if (name_of(it) == name) return it;
  }
  return std::nullopt;
}

std::vector<std::string> known_anchors(const Document& document, const NodesByKind& nodes, AnchorStyle style) {
  std::vector<Anchor> anchors;
  anchors.reserve(nodes.of(NodeKind::heading).size());
  for (const NodeId heading : nodes.of(NodeKind::heading)) {
    anchors.push_back(before_numbering(document, heading, style));
  }
  std::vector<std::string_view> plain;
  plain.reserve(anchors.size());
  for (const Anchor& it : anchors) plain.push_back(it.id);
  std::ranges::sort(plain);
  if (std::ranges::adjacent_find(plain) != plain.end()) number(anchors);
  std::vector<std::string> ids;
  ids.reserve(anchors.size());
  for (Anchor& it : anchors) ids.push_back(std::move(it.id));
  for (const std::string_view id : html_ids(document, nodes)) ids.emplace_back(id);
  for (const NodeId list : nodes.of(NodeKind::attribute_list)) {
    if (const std::string_view id = id_in_attributes(document[list].literal); !id.empty()) ids.emplace_back(id);
  }
  sort_once(ids);
  return ids;
}

std::vector<std::string> known_anchors(const Document& document, const NodesByKind& nodes, AnchorWays ways) {
  std::vector<std::string> ids = known_anchors(document, nodes, ways.own);
  if (std::ranges::all_of(nodes.of(NodeKind::heading), [&](NodeId it) { return is_made_alike(document, it); })) {
    return ids;
  }
  for (const AnchorStyle it : kAnchorStyles) {
    if (it != ways.own && ways.takes(it)) {
      std::ranges::move(known_anchors(document, nodes, it), std::back_inserter(ids));
    }
  }
  sort_once(ids);
  return ids;
}

// In ASCII all keep letters, drop punctuation, and write '-' for a space between: what differs there differs in the
// end. Digits in front, '_', several '-' and the rest of Unicode are left to slug().
GetsAnchor may_get_anchor(std::string_view heading_text, std::string_view id) {
  std::size_t compared = 0;
  for (const char letter : heading_text) {
    const auto c = static_cast<unsigned char>(letter);
    const bool space = c == ' ' || c == '-';
    if (c >= 0x80 || c == '_' || (compared == 0 && (space || is_digit(c)))) return GetsAnchor::perhaps;
    if (!is_ascii_letter(c) && !space && !is_digit(c)) continue;
    if (space && (compared >= id.size() || id[compared - 1] == '-')) return GetsAnchor::perhaps;
    if (compared >= id.size() || static_cast<unsigned char>(id[compared++]) != (space ? '-' : lower(c))) {
      return GetsAnchor::in_no_way;
    }
  }
  if (compared == 0) return GetsAnchor::perhaps;
  return compared == id.size() && id.back() != '-' ? GetsAnchor::in_all_ways
         : compared == id.size()                   ? GetsAnchor::perhaps
                                                   : GetsAnchor::in_no_way;
}

bool gets_anchor(std::string_view heading_text, std::string_view id, AnchorWays ways) {
  const GetsAnchor look = may_get_anchor(heading_text, id);
  if (look != GetsAnchor::perhaps) return look == GetsAnchor::in_all_ways;
  if (slug(heading_text, ways.own) == id) return true;
  return std::ranges::any_of(
      kAnchorStyles, [&](AnchorStyle it) { return it != ways.own && ways.takes(it) && slug(heading_text, it) == id; });
}

std::string slug(std::string_view heading_text, AnchorStyle style) {
  const std::string_view text = trimmed(heading_text);
  switch (style) {
    case AnchorStyle::github: return words(text, is_word);
    case AnchorStyle::gitlab: return gitlab_slug(text);
    case AnchorStyle::kramdown: return kramdown_slug(text);
    case AnchorStyle::hugo: {
      std::string out = words(text, is_goldmark_word);
      return out.empty() ? "heading" : out;
    }
  }
  return {};
}

}  // namespace rubric::document
