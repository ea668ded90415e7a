// A form becomes a pattern with one named group a slot:
//
//     The {role} is a grade {grade:number}.
//     (?:^|[.!?:;]\s+)(?:The\s+(?P<role>.+?)\s+is\s+a\s+grade\s+(?P<grade>[-+]?\d+(?:\.\d+)?)\.)(?:\s|$)
//
// With every type widened to "anything" the same form finds the slots of a sentence in which a value
// has the wrong type, so that the value can be pointed at.
#include "lint/schema/sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lint/text/ascii.h"
#include "lint/text/edit_distance.h"

namespace rubric::schema {
namespace {

using Type = Sentence::Slot::Type;

constexpr std::array<std::string_view, 6> kTypes = {"text", "integer", "number", "word", "url", "title"};

bool is_name(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
}

// A piece of a form: literal text, or a slot.
struct Piece {
  std::size_t begin = 0, end = 0;
  std::string_view literal, name, type;
  bool is_slot() const { return literal.empty(); }
};

// Braces that hold no name, as those of Hugo's shortcodes, are literal.
std::vector<Piece> pieces_of(std::string_view form) {
  std::vector<Piece> pieces;
  std::size_t literal = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '{') continue;
    std::size_t at = i + 1;
    while (at < form.size() && is_name(form[at])) ++at;
    const std::string_view name = form.substr(i + 1, at - i - 1);
    std::string_view type;
    if (at < form.size() && form[at] == ':' && !name.empty()) {
      const std::size_t begin = at + 1;
      for (++at; at < form.size() && is_name(form[at]);) ++at;
      type = form.substr(begin, at - begin);
    }
    if (name.empty() || at >= form.size() || form[at] != '}') continue;
    if (literal < i) pieces.push_back({literal, i, form.substr(literal, i - literal), {}, {}});
    pieces.push_back({i, at + 1, {}, name, type});
    literal = at + 1;
    i = at;
  }
  if (literal < form.size()) pieces.push_back({literal, form.size(), form.substr(literal), {}, {}});
  return pieces;
}

std::string_view expression_of(Type type) {
  switch (type) {
    case Type::integer: return R"([-+]?\d+)";
    case Type::number: return R"([-+]?\d+(?:\.\d+)?)";
    case Type::word: return R"([\pL\pN][\pL\pN_'’/-]*)";
    case Type::url: return R"(\{\{[<%].*?[>%]\}\}[^\s()]*|<[^<>]*>|[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)";
    case Type::text:
    case Type::title: break;
  }
  return R"(\S|\S.*?\S)";
}

void append_literal(std::string& out, std::string_view literal) {
  for (std::size_t i = 0; i < literal.size();) {
    std::size_t end = i;
    if (is_ascii_space(literal[i])) {
      while (end < literal.size() && is_ascii_space(literal[end])) ++end;
      out += R"(\s+)";
    } else {
      while (end < literal.size() && !is_ascii_space(literal[end])) ++end;
      std::string word;
      for (std::size_t at = i; at < end; ++at) {
        const std::string_view mark = literal.substr(at, 3);
        const bool single = mark == "‘" || mark == "’";
        const bool curly = single || mark == "“" || mark == "”";
        if (!curly && literal[at] != '\'' && literal[at] != '"') {
          word += literal[at];
          continue;
        }
        out += quoted(word);
        word.clear();
        out += single || literal[at] == '\'' ? "['‘’]" : "[\"“”]";
        if (curly) at += 2;
      }
      out += quoted(word);
    }
    i = end;
  }
}

std::string group_name(std::string_view slot) {
  std::string name = fmt::format("slot_{}", slot);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string expression(std::string_view form, const std::vector<Sentence::Slot>& slots, bool typed) {
  std::string out = R"((?s)(?:^|[.!?:;]\s+)(?:)";
  std::size_t slot = 0;
  for (const Piece& piece : pieces_of(form)) {
    if (!piece.is_slot()) {
      append_literal(out, piece.literal);
    } else if (slot < slots.size()) {
      const Type type = typed ? slots[slot].type : Type::text;
      out += fmt::format("(?P<{}>{})", group_name(slots[slot].name), expression_of(type));
      ++slot;
    }
  }
  return out + R"()(?:[\s)]|$))";
}

// The literal pieces around the slots, if a text can be held against them piece by piece: each slot may
// hold anything, and stands between words. Else nothing.
std::vector<std::string> pieces_around(std::string_view form, const std::vector<Sentence::Slot>& slots) {
  if (!std::ranges::all_of(slots, [](const Sentence::Slot& it) { return it.type == Type::text; })) return {};
  if (form.find_first_of("'\"\t\n\r") != form.npos || form.find("\xe2\x80") != form.npos ||
      form.find("  ") != form.npos) {
    return {};
  }
  std::vector<std::string> around;
  bool literal = false;
  for (const Piece& piece : pieces_of(form)) {
    if (piece.is_slot() == !literal) return {};
    literal = !piece.is_slot();
    if (literal) around.emplace_back(piece.literal);
  }
  return literal ? around : std::vector<std::string>{};
}

enum class Held { yes, no, unclear };

// What the pattern of a form does: of all ways to read the text, the one whose slots hold least, the first
// slot before the others. What would take long is left to the pattern.
class Holding {
 public:
  Holding(const std::vector<std::string>& around, std::string_view text)
      : around_(around), text_(text), slots_(around.size() - 1) {}

  Held hold() {
    const std::string& first = around_.front();
    for (std::size_t at = text_.find(first); at != text_.npos; at = text_.find(first, at + 1)) {
      if (begins_sentence(at) && rest(1, at + first.size())) return Held::yes;
      if (steps_ > kMostSteps) return Held::unclear;
    }
    return Held::no;
  }

  const std::vector<ByteRange>& slots() const { return slots_; }

 private:
  static constexpr std::size_t kMostSteps = 64;

  bool begins_sentence(std::size_t at) const {
    return at == 0 ||
           (at > 1 && text_[at - 1] == ' ' && std::string_view(".!?:;").find(text_[at - 2]) != std::string_view::npos);
  }

  // The pieces from `piece` on, behind `at`.
  bool rest(std::size_t piece, std::size_t at) {
    if (piece == around_.size()) return at == text_.size() || text_[at] == ' ' || text_[at] == ')';
    if (at >= text_.size() || text_[at] == ' ') return false;
    const std::string& literal = around_[piece];
    for (std::size_t next = text_.find(literal, at + 1); next != text_.npos; next = text_.find(literal, next + 1)) {
      if (++steps_ > kMostSteps) return false;
      if (text_[next - 1] == ' ') continue;
      slots_[piece - 1] = byte_range(at, next);
      if (rest(piece + 1, next + literal.size())) return true;
    }
    return false;
  }

  const std::vector<std::string>& around_;
  std::string_view text_;
  std::vector<ByteRange> slots_;
  std::size_t steps_ = 0;
};

std::optional<std::vector<FilledSlot>> slots_of(const Sentence& sentence, const Pattern& pattern,
                                                std::string_view text) {
  const auto match = pattern.find(text);
  if (!match) return std::nullopt;
  std::vector<FilledSlot> filled;
  for (const Sentence::Slot& slot : sentence.slots) {
    for (const Pattern::Group& group : match->groups) {
      if (group.name == group_name(slot.name)) filled.push_back({&slot, group.range, true});
    }
  }
  return filled;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  const auto inside = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && inside(text[end])) ++end;
    if (end > i) words.push_back(text.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  return words;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

}  // namespace

Sentence read_sentence(std::string_view form, std::vector<SentenceMistake>& mistakes) {
  std::vector<Sentence::Slot> slots;
  bool has_words = false;
  for (const Piece& piece : pieces_of(form)) {
    if (!piece.is_slot()) {
      has_words = has_words || !words_of(piece.literal).empty();
      continue;
    }
    Sentence::Slot slot{.name = std::string(piece.name)};
    const auto type = std::find(kTypes.begin(), kTypes.end(), piece.type);
    if (type != kTypes.end()) {
      slot.type = static_cast<Type>(type - kTypes.begin());
    } else if (!piece.type.empty()) {
      const std::string_view* near = closest(piece.type, kTypes.data(), kTypes.data() + kTypes.size());
      mistakes.push_back({piece.begin, piece.end,
                          fmt::format("unknown slot type \"{}\"{}", piece.type,
                                      near ? fmt::format(", did you mean \"{}\"?", *near)
                                           : "; a slot is text, integer, number, word, url or title")});
    } else if (piece.name == "title") {
      slot.type = Type::title;  // "{title}" alone says it well enough
    }
    const bool twice = std::any_of(slots.begin(), slots.end(), [&](const Sentence::Slot& it) {
      return group_name(it.name) == group_name(slot.name);
    });
    if (twice) {
      mistakes.push_back({piece.begin, piece.end, fmt::format("there are two slots named \"{}\"", piece.name)});
      slot.name += fmt::format("_{}", slots.size());
    }
    slots.push_back(std::move(slot));
  }
  if (!has_words) mistakes.push_back({0, form.size(), "a form needs words of its own beside its slots"});
  Sentence::Form exact{
      Pattern::later(expression(form, slots, true), Pattern::Case::sensitive), pieces_around(form, slots), {}};
  for (const Sentence::Slot& it : slots) exact.names.push_back(it.name);
  return {.form = std::string(form),
          .slots = std::move(slots),
          .exact = std::move(exact),
          .recognised_by = {},
          .recognised_words = {},
          .report = {},
          .also = {},
          .facts = {},
          .elsewhere = {},
          .elsewhere_word = {}};
}

std::optional<std::vector<FilledSlot>> read_slots(const Sentence& sentence, std::string_view text) {
  return read_slots(sentence, sentence.exact, text);
}

std::optional<std::vector<FilledSlot>> read_slots(const Sentence& sentence, const Sentence::Form& form,
                                                  std::string_view text) {
  // Each block that was folded into the text is a line, and may begin a sentence.
  if (form.around.empty() || text.find('\n') != text.npos) return slots_of(sentence, form.exact, text);
  Holding holding(form.around, text);
  const Held held = holding.hold();
  if (held == Held::no) return std::nullopt;
  if (held == Held::unclear) return slots_of(sentence, form.exact, text);
  std::vector<FilledSlot> filled;
  for (const Sentence::Slot& slot : sentence.slots) {
    const auto name = std::ranges::find(form.names, slot.name);
    if (name != form.names.end()) {
      filled.push_back({&slot, holding.slots()[static_cast<std::size_t>(name - form.names.begin())], true});
    }
  }
  return filled;
}

std::optional<std::vector<FilledSlot>> read_slots_of_any_type(const Sentence& sentence, std::string_view text) {
  const Pattern loose(expression(sentence.form, sentence.slots, false), Pattern::Case::sensitive);
  auto filled = slots_of(sentence, loose, text);
  if (!filled) return std::nullopt;
  for (FilledSlot& it : *filled) {
    const Pattern wanted(fmt::format("(?s)(?:{})", expression_of(it.slot->type)));
    it.fits = wanted.matches_all_of(text.substr(it.range.begin.value, it.range.size()));
  }
  return filled;
}

bool attempts(const Sentence& sentence, std::string_view text) {
  if (sentence.recognised_by) return sentence.recognised_by->found_in(text);
  if (!sentence.recognised_words.empty()) {
    const Words words = read_words(text);
    return std::ranges::any_of(sentence.recognised_words, [&](const Phrase& it) { return it.found_in(words); });
  }
  std::vector<std::string_view> wanted;
  for (const Piece& piece : pieces_of(sentence.form)) {
    for (const std::string_view word : words_of(piece.literal)) wanted.push_back(word);
  }
  // The words of the form in their order, each taken at its first place after the one before. Starting
  // the text at each of the first words would find more; a form's first words are rarely all missing.
  std::size_t found = 0;
  const std::vector<std::string_view> words = words_of(text);
  auto from = words.begin();
  for (const std::string_view word : wanted) {
    const auto next = std::find_if(from, words.end(), [&](std::string_view it) { return same_word(it, word); });
    if (next == words.end()) continue;
    ++found;
    from = next + 1;
  }
  return found > 1 && found * 10 >= wanted.size() * 6;
}

std::string fill(const Sentence& sentence, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out;
  for (const Piece& piece : pieces_of(sentence.form)) {
    const auto value =
        std::find_if(values.begin(), values.end(), [&](const auto& it) { return it.first == piece.name; });
    if (!piece.is_slot()) {
      out += piece.literal;
    } else if (value != values.end()) {
      out += value->second;
    } else {
      out += fmt::format("{{{}}}", piece.name);
    }
  }
  return out;
}

std::string quoted_words(std::string_view text) {
  std::string out;
  append_literal(out, text);
  return out;
}

std::string_view description(Type type) {
  constexpr std::array<std::string_view, 6> kDescriptions = {"text",     "a whole number", "a number",
                                                             "one word", "a link",         "the title"};
  return kDescriptions[static_cast<std::size_t>(type)];
}

}  // namespace rubric::schema
