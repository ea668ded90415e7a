// Titles of levels: their form, their order, and whether the sections inside name the level they stand in.
#include <fmt/format.h>

#include <algorithm>

#include "lint/facts/facts_check.h"
#include "lint/match/names.h"
#include "lint/match/repairs.h"
#include "lint/text/utf8.h"

namespace rubric::facts {
namespace {

constexpr std::size_t kLongestLadder = 64;   // no role has as many levels

// What is in round brackets and neither tells the step nor is in capitals: "Engineer (Platform)".
std::vector<std::uint64_t> qualifiers(const Scale& scale, std::string_view title) {
  std::vector<std::uint64_t> found;
  for (std::size_t open = title.find('('); open != title.npos; open = title.find('(', open + 1)) {
    const std::size_t close = title.find(')', open);
    if (close == title.npos) break;
    const std::string_view inside = title.substr(open + 1, close - open - 1);
    const bool capitals = std::ranges::none_of(inside, [](char c) { return c >= 'a' && c <= 'z'; });
    if (capitals || read_title(scale, inside).told) continue;
    for (const Word& word : read_words(inside).list) found.push_back(word.key);
  }
  return found;
}

bool has_word(const Words& words, std::uint64_t key) {
  return std::ranges::find(words.list, key, &Word::key) != words.list.end();
}

// Whether a heading begins with a title, letter for letter but for the case.
bool begins_with(std::string_view heading, std::string_view title) {
  const auto same = [](char a, char b) {
    return a == b || ((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z');
  };
  return heading.size() >= title.size() && std::equal(title.begin(), title.end(), heading.begin(), same);
}

// The words at the start of a heading that are its prefix, as written; "" if markup hides them.
std::string_view written_prefix(const FactContext& context, SectionId section) {
  const std::string_view words = context.document().text(heading_words(context, section));
  const std::string& folded = context.match.bindings[section].prefix;
  std::size_t blanks = static_cast<std::size_t>(std::ranges::count(folded, ' ')) + 1;
  std::size_t end = 0;
  while (blanks-- > 0 && end != words.npos) end = words.find(' ', end + 1);
  if (end == words.npos || fold_case(words.substr(0, end)) != folded) return {};
  return words.substr(0, end);
}

// Whether sections called "`prefix` Requirements" name the level they stand in.
bool names_level(const Titled& level, std::string_view prefix, bool shortened) {
  if (prefix.starts_with(fold_case(level.read.title))) return true;
  if (const std::size_t joint = prefix.find(" and "); joint != prefix.npos) {   // "Senior and Staff Responsibilities"
    const ReadTitle first = read_title(*level.scale, prefix.substr(0, joint));
    const ReadTitle second = read_title(*level.scale, prefix.substr(joint + 5));
    if ((first.told || second.told) && (same_step(first, level.read) || same_step(second, level.read))) return true;
  }
  const ReadTitle read = read_title(*level.scale, prefix);
  // Words that tell no step and have nothing to do with the title are no title: "Individual Responsibilities".
  if (!read.told && std::ranges::find_first_of(read.family, level.read.family) == read.family.end()) return true;
  if (read.known() && level.read.known() && !same_step(read, level.read)) return false;
  const Words said = read_words(prefix);
  const std::vector<std::uint64_t> qualified = qualifiers(*level.scale, level.read.title);
  if (!qualified.empty() && std::ranges::none_of(qualified, [&](std::uint64_t it) { return has_word(said, it); })) {
    return false;
  }
  if (read.family.empty()) return true;
  // Words of its own: of a title shortened to capitals they may be the long form, or the other way round.
  return shortened || std::ranges::includes(level.read.family, read.family);
}

void replace_prefix(const FactContext& context, SectionId section, std::string_view title, std::vector<Edit>& edits) {
  const std::string_view prefix = written_prefix(context, section);
  if (prefix.empty()) return;
  const std::uint32_t begin = heading_words(context, section).begin.value;
  edits.push_back({byte_range(begin, begin + prefix.size()), std::string(title)});
}

// `form` with what the slots hold: "{rest} (Intermediate)".
std::string filled(std::string_view form, std::string_view title, const Phrase::Match& match) {
  std::string out(form);
  const auto put = [&](std::string_view name, std::string_view value) {
    const std::string slot = fmt::format("{{{}}}", name);
    if (const std::size_t at = out.find(slot); at != out.npos) out.replace(at, slot.size(), value);
  };
  for (const Phrase::Slot& slot : match.slots) put(slot.name, title.substr(slot.range.begin.value, slot.range.size()));
  if (match.slots.empty()) return out;
  // Without the dash or comma that parts the two.
  std::string_view before = title.substr(0, match.slots.front().range.begin.value);
  const Words words = read_words(before);
  put("before", before.substr(0, words.list.empty() ? 0 : words.list.back().end));
  return out;
}

// The place of a title's tracks among those of the scale, as they first appear there: the first, or the last.
std::size_t track_index(const Scale& scale, const std::string& track) {
  return static_cast<std::size_t>(std::ranges::find(scale.steps, track, &Scale::Step::track) - scale.steps.begin());
}
bool may_start_track(const Titled& a, const Titled& b) {
  return std::ranges::any_of(b.read.steps, [&](std::uint32_t step) {
    return track_index(*b.scale, b.scale->steps[step].track) > track_index(*a.scale, track_of(*a.scale, a.read));
  });
}

// Whether `b`, which stands behind `a`, should stand before it. A later track may begin at any height.
bool descends(const Titled& a, const Titled& b) {
  if (a.scale != b.scale || !a.read.known() || !b.read.known() || !same_family(a.read, b.read)) return false;
  // A step that no word tells, or of nothing in particular, says little about its place.
  if ((!a.read.told || !b.read.told || a.read.family.empty() || b.read.family.empty()) &&
      a.read.family != b.read.family) {
    return false;
  }
  return highest_rank(*b.scale, b.read) < lowest_rank(*a.scale, a.read) && !may_start_track(a, b);
}

}  // namespace

void check_prefixes(const FactContext& context, FactProblems& out) {
  std::optional<std::string> page;   // folded; "" where one of its levels has that name
  const auto page_name = [&]() -> const std::string& {
    if (!page) {
      page = fold_case(page_title(context.page.front_matter));
      if (std::ranges::any_of(context.titled, [&](const Titled& it) { return fold_case(it.read.title) == *page; })) {
        page->clear();
      }
    }
    return *page;
  };
  for (SectionId id = 0; id < context.match.bindings.size(); ++id) {
    const Binding& binding = context.match.bindings[id];
    const Element* element = context.element_of(id);
    if (element == nullptr || !element->prefixed || binding.prefix.empty() || binding.parent == kNoSection) continue;
    const Titled* level = context.around(id);
    if (level == nullptr || level->section != binding.parent ||
        begins_with(context.section(id).title, level->read.title)) {
      continue;
    }
    if (names_level(*level, binding.prefix,
                    has_capitals(level->read.title) || has_capitals(context.section(id).title))) {
      continue;
    }
    if (binding.prefix == page_name()) continue;   // it is about the page as a whole
    FactProblem problem{.range = heading_words(context, id), .fault = Fault::prefix, .element = binding.element};
    problem.message = say("other-level", "\"{}\" stands in \"{}\"; name that level, or none", context.section(id).title,
                          level->read.title);
    replace_prefix(context, id, level->read.title, problem.edits);
    if (!problem.edits.empty()) problem.repair = fmt::format("name \"{}\"", level->read.title);
    problem.related.emplace_back(heading_words(context, level->section), "the level it stands in");
    out.push_back(std::move(problem));
  }
}

void check_spellings(const FactContext& context, FactProblems& out) {
  for (const Titled& level : context.titled) {
    for (const Element::Spelling& spelling : level.element->spellings) {
      const auto match = spelling.title.find(level.words);
      if (!match) continue;
      const std::string wanted = filled(spelling.form, level.read.title, *match);
      FactProblem problem{.range = heading_words(context, level.section), .fault = Fault::spelling,
                          .element = context.match.bindings[level.section].element, .safe = true};
      problem.message = say("spelling", "write \"{}\" instead of \"{}\"", wanted, level.read.title);
      problem.repair = fmt::format("rename to \"{}\"", wanted);
      problem.edits.push_back({problem.range, wanted});
      // The sections inside that name the level are renamed with it.
      for (SectionId id = level.section + 1; id < context.match.bindings.size(); ++id) {
        if (context.match.bindings[id].parent != level.section ||
            context.match.bindings[id].prefix != fold_case(level.read.title)) {
          continue;
        }
        replace_prefix(context, id, wanted, problem.edits);
      }
      out.push_back(std::move(problem));
      break;
    }
  }
}

void check_order(const FactContext& context, FactProblems& out) {
  std::vector<const Titled*> levels;
  for (const Titled& it : context.titled) {
    if (it.element->ascending) levels.push_back(&it);
  }
  // Most ladders only go up.
  const auto down = std::ranges::adjacent_find(levels, [](const Titled* a, const Titled* b) {
    return a->scale != b->scale || lowest_rank(*b->scale, b->read) < highest_rank(*a->scale, a->read);
  });
  if (down == levels.end()) return;
  std::vector<bool> done(levels.size(), false);
  for (std::size_t first = 0; first < levels.size(); ++first) {
    if (done[first]) continue;
    // Those that stand in the same list and have something to do with one that descends.
    std::vector<std::size_t> ladder;
    bool any = false;
    for (std::size_t i = first; i < std::min(levels.size(), first + kLongestLadder); ++i) {
      if (levels[i]->parent != levels[first]->parent || !same_family(levels[i]->read, levels[first]->read)) continue;
      any =
          any || std::ranges::any_of(ladder, [&](std::size_t before) { return descends(*levels[before], *levels[i]); });
      ladder.push_back(i);
    }
    if (!any) continue;
    std::vector<Placed> placed;
    placed.reserve(ladder.size());
    for (const std::size_t i : ladder) placed.push_back({highest_rank(*levels[i]->scale, levels[i]->read), 1});
    for (const std::size_t moved : out_of_order(placed)) {
      const Titled& level = *levels[ladder[moved]];
      // It belongs before the first higher step in front of it, or behind the last lower one after it.
      const auto higher = std::ranges::find_if(ladder.begin(), ladder.begin() + static_cast<std::ptrdiff_t>(moved),
                                               [&](std::size_t i) { return descends(*levels[i], level); });
      const Titled* other = higher == ladder.begin() + static_cast<std::ptrdiff_t>(moved) ? nullptr : levels[*higher];
      const bool late = other != nullptr;
      for (std::size_t i = moved + 1; i < ladder.size() && !late; ++i) {
        if (descends(level, *levels[ladder[i]])) other = levels[ladder[i]];
      }
      if (other == nullptr || done[ladder[moved]]) continue;
      done[ladder[moved]] = true;
      FactProblem problem{.range = heading_words(context, level.section), .fault = Fault::ascending,
                          .element = context.match.bindings[level.section].element};
      problem.message = late ? say("late-level", "\"{}\" comes after \"{}\"; lower levels come first", level.read.title,
                                   other->read.title)
                             : say("early-level", "\"{}\" comes before \"{}\"; lower levels come first",
                                   level.read.title, other->read.title);
      problem.repair = fmt::format("move \"{}\"", level.read.title);
      problem.move = FactProblem::Move{level.section, other->section, !late};
      problem.related.emplace_back(heading_words(context, other->section),
                                   late ? "the higher level" : "the lower level");
      out.push_back(std::move(problem));
    }
    for (const std::size_t i : ladder) done[i] = true;
  }
}

}  // namespace rubric::facts
