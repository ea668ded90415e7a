// Items of a level's list that a lower level lists already.
#include <algorithm>
#include <array>
#include <optional>

#include "lint/facts/facts_check.h"

namespace rubric::facts {
namespace {

// As few as these may be the same by chance, or because every role has them.
constexpr std::size_t kFewestRepeats = 3;

// Lists that are further apart are not compared, so that what a page costs has a bound.
constexpr std::size_t kFarthestList = 32;

struct Item {
  NodeId node = 0;
  NodeId text = 0;
  std::uint32_t start = 0;   // a hash of its first letters, in any case: others are other items
};

struct Items {
  std::vector<Item> list;
  std::uint64_t starts = 0;   // a bit for the start of each
};

constexpr std::uint64_t bit(std::uint32_t start) { return std::uint64_t{1} << (start & 63); }

// Letters and digits, small; 0 for all else.
constexpr std::array<char, 256> kLetters = [] {
  std::array<char, 256> out{};
  for (char c = 'a'; c <= 'z'; ++c) {
    out[static_cast<unsigned char>(c)] = out[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  for (char c = '0'; c <= '9'; ++c) out[static_cast<unsigned char>(c)] = c;
  return out;
}();

std::uint32_t start_of(std::string_view text) {
  std::uint64_t key = 1;
  std::size_t wanted = 8;
  for (const char each : text) {
    const char c = kLetters[static_cast<unsigned char>(each)];
    if (c == 0) continue;
    key = key << 8 | static_cast<unsigned char>(c);
    if (--wanted == 0) break;
  }
  return static_cast<std::uint32_t>((key * 0x9e3779b97f4a7c15) >> 32);
}

// Whether their last letters are the same, as far as a look tells; behind a link may be anything.
bool end_alike(std::string_view a, std::string_view b) {
  const auto last = [](std::string_view& text) {
    while (!text.empty()) {
      const char c = text.back();
      if (c == ')') return c;
      text.remove_suffix(1);
      if (const char letter = kLetters[static_cast<unsigned char>(c)]; letter != 0) return letter;
    }
    return ')';
  };
  for (int letters = 0; letters < 6; ++letters) {
    const char first = last(a), second = last(b);
    if (first == ')' || second == ')') return true;
    if (first != second) return false;
  }
  return true;
}

// The items of a section's own lists, those of lists inside them too.
Items items_of(const FactContext& context, SectionId id) {
  const Section& section = context.section(id);
  const Document& document = context.document();
  Items items;
  for (NodeId node = section.body; node < section.body_end; ++node) {
    const Node& it = document[node];
    if (it.kind == NodeKind::paragraph) node = it.end - 1;
    if (it.kind != NodeKind::item) continue;
    const NodeId text = node + 1;
    if (text >= it.end || document[text].kind != NodeKind::paragraph) continue;
    if (items.list.empty()) items.list.reserve(12);
    const std::uint32_t start = start_of(document.text(document[text]));
    items.list.push_back({node, text, start});
    items.starts |= bit(start);
  }
  return items;
}

// Whether the lists are all that the section says.
bool only_lists(const FactContext& context, SectionId id) {
  const Section& section = context.section(id);
  for (NodeId node = section.body; node < section.body_end; node = context.document()[node].end) {
    if (context.document()[node].kind != NodeKind::list) return false;
  }
  return true;
}

class RepeatCheck {
 public:
  RepeatCheck(const FactContext& context, FactProblems& out) : context_(context), out_(out) {}

  void run() {
    for (SectionId id = 0; id < context_.match.bindings.size(); ++id) {
      const Element* element = context_.element_of(id);
      if (element == nullptr || element->content.repeats == 0) continue;
      const Titled* level = context_.around(id);
      if (level != nullptr && level->section == context_.match.bindings[id].parent) {
        lists_.push_back({id, level, element, ranks_of(*level->scale, level->read)});
      }
    }
    for (std::size_t i = 0; i < lists_.size(); ++i) check(i);
  }

 private:
  struct List {
    SectionId section;
    const Titled* level;
    const Element* element;
    Ranks ranks = {};
    std::optional<Items> items = {};   // once they were asked for
  };
  using Repeated = std::vector<const Item*>;

  Items& items(List& list) {
    if (!list.items) list.items = items_of(context_, list.section);
    return *list.items;
  }

  static bool is_below(const List& other, const List& list) {
    return other.ranks.below(list.ranks) && other.level->scale == list.level->scale && other.level->read.known() &&
           other.element->name == list.element->name && same_family(other.level->read, list.level->read);
  }

  void check(std::size_t at) {
    List& list = lists_[at];
    List* worst = nullptr;
    Repeated repeated;
    const std::size_t end = std::min(lists_.size(), at + kFarthestList);
    for (std::size_t i = at > kFarthestList ? at - kFarthestList : 0; i < end; ++i) {
      if (!is_below(lists_[i], list) || items(lists_[i]).list.size() < kFewestRepeats) continue;
      Repeated same = repeats(items(list), items(lists_[i]));
      // Of levels that say the same the nearest is named.
      if (same.size() < kFewestRepeats || same.size() < repeated.size()) continue;
      worst = &lists_[i];
      repeated = std::move(same);
    }
    if (worst == nullptr || repeated.size() * 100 <= list.items->list.size() * list.element->content.repeats) return;
    report(list, *worst, repeated);
  }

  // The items of a list that the other has too.
  Repeated repeats(const Items& items, const Items& other) const {
    Repeated said;
    if ((items.starts & other.starts) == 0) return said;
    for (const Item& it : items.list) {
      if ((other.starts & bit(it.start)) == 0) continue;
      if (std::ranges::any_of(other.list, [&](const Item& before) { return same(before, it); })) said.push_back(&it);
    }
    return said;
  }

  // Most items that are the same are so to the byte.
  bool same(const Item& a, const Item& b) const {
    if (a.start != b.start) return false;
    const std::string_view first = text_of(a), second = text_of(b);
    return first == second || (end_alike(first, second) && same_letters(first, second));
  }

  void report(const List& list, const List& lower, const Repeated& repeated) {
    FactProblem problem{.range = heading_words(context_, list.section), .fault = Fault::repeats,
                        .element = context_.match.bindings[list.section].element};
    // Where the section begins with words about the list, the list is what is wrong with it.
    const bool whole = only_lists(context_, list.section);
    if (!whole) problem.range = place_of(list.items->list.front());
    problem.message = say("repeats", "{} of {} items repeat those of \"{}\"", repeated.size(), list.items->list.size(),
                          lower.level->read.title)
                          .advise("; list only what \"{}\" adds", list.level->read.title);
    for (const Item* item : repeated) problem.related.emplace_back(place_of(*item), "repeated");
    problem.related.emplace_back(heading_words(context_, lower.section), "the list of the lower level");
    if (!whole && repeated.size() < list.items->list.size()) {
      problem.repair = "remove what is repeated";
      for (const Item* item : repeated) remove(item->node, problem.edits);
    }
    out_.push_back(std::move(problem));
  }

  std::string_view text_of(const Item& item) const { return context_.document().text(context_.document()[item.text]); }
  ByteRange place_of(const Item& item) const { return context_.document()[item.text].range; }

  // The lines of an item, unless an item around it goes already.
  void remove(NodeId item, std::vector<Edit>& edits) const {
    const LineIndex& lines = context_.document().source().lines();
    const ByteRange range = context_.document()[item].range;
    const ByteRange whole{lines.line_start(lines.line_of(range.begin)),
                          lines.line_with_end(lines.line_of(range.end)).end};
    if (edits.empty() || edits.back().range.end <= whole.begin) edits.push_back({whole, ""});
  }

  const FactContext& context_;
  FactProblems& out_;
  std::vector<List> lists_;
};

}  // namespace

void check_repeats(const FactContext& context, FactProblems& out) {
  if (context.titled.size() > 1) RepeatCheck(context, out).run();
}

}  // namespace rubric::facts
