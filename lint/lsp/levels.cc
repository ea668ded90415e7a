#include "lint/lsp/levels.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lint/lsp/places.h"
#include "lint/schema/condition.h"
#include "lint/schema/scale.h"
#include "lint/schema/sentence.h"
#include "lint/schema/table.h"
#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::lsp {
namespace {

bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// The ways in which a text may write a title: "Engineer (Intermediate)" is "Intermediate Engineer", too.
std::vector<std::string> ways_to_write(const std::string& title) {
  std::vector<std::string> ways{fold_case(title)};
  const std::size_t open = title.rfind(" (");
  if (open != title.npos && title.ends_with(')') && open + 3 < title.size()) {
    ways.push_back(fold_case(title.substr(open + 2, title.size() - open - 3) + " " + title.substr(0, open)));
  }
  return ways;
}

// "Staff" in front of "Engineer": a word with a capital that makes the title another step.
bool is_other_step(const Scale& scale, std::string_view text, std::size_t at, std::string_view title) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  if (begin == end || end == at || text[begin] < 'A' || text[begin] > 'Z') return false;
  const std::string longer = std::string(text.substr(begin, end - begin)) + " " + std::string(title);
  return !same_step(read_title(scale, longer), read_title(scale, title));
}

std::string title_around(const ParsedPage& page, const std::vector<Level>& levels, SectionId section) {
  const Level* level = level_around(levels, page, section);
  return level != nullptr ? page.outline.sections[level->section].title : std::string(page_title(page.front_matter));
}

Entry entry_of(const ParsedPage& page, const Table& table, std::string title) {
  const TableEntry found =
      entry_for(table, title, {page.source->path(), page.document, page.outline, page.front_matter});
  Entry out{&table, std::move(title), "", {}};
  if (found.row != nullptr) out.values = found.row->values;
  if (found.part != nullptr) out.part = found.part->name;
  return out;
}

}  // namespace

std::vector<Level> levels_of(const ParsedPage& page) {
  std::vector<Level> out;
  for (SectionId id = 0; id < page.outline.sections.size(); ++id) {
    const Element* element = element_of(page, id);
    if (element != nullptr && element->scale != kNone) {
      out.push_back({id, element, &page.schema->scales[element->scale]});
    }
  }
  return out;
}

const Level* level_around(const std::vector<Level>& levels, const ParsedPage& page, SectionId section) {
  while (section != kNoSection) {
    const auto found = std::ranges::lower_bound(levels, section, {}, &Level::section);
    if (found != levels.end() && found->section == section) return &*found;
    section = page.match && page.match->bindings[section].element != kNone ? page.match->bindings[section].parent
                                                                           : page.outline.sections[section].parent;
  }
  return nullptr;
}

std::vector<LevelMention> mentions_of_levels(const ParsedPage& page, const std::vector<Level>& levels) {
  struct Way {
    std::string text;   // as titles are compared
    const Level* level = nullptr;
  };
  std::vector<Way> ways;
  for (const Level& it : levels) {
    for (std::string& way : ways_to_write(page.outline.sections[it.section].title)) {
      if (!way.empty()) ways.push_back({std::move(way), &it});
    }
  }
  std::ranges::stable_sort(ways, std::ranges::greater{},
                           [](const Way& it) { return it.text.size(); });  // the longest names most

  std::vector<LevelMention> out;
  const Document& document = page.document;
  for (NodeId id = 1; id < document.nodes().size(); ++id) {
    const Node& node = document[id];
    if (node.kind != NodeKind::text) continue;
    const bool of_heading = std::ranges::any_of(levels, [&](const Level& it) {
      return document[page.outline.sections[it.section].heading].range.contains(node.range.begin);
    });
    if (of_heading) continue;
    const std::string_view text = document.text(node);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_word(text[at]) || (at > 0 && is_word(text[at - 1]))) continue;
      const auto way = std::ranges::find_if(ways, [&](const Way& it) {
        // Folding may change how long a text is; then it is another one, or of so rare letters that it does not matter.
        const std::string_view here = text.substr(at, it.text.size());
        const bool ends =
            at + it.text.size() >= text.size() || !is_word(text[at + it.text.size()]) || !is_word(it.text.back());
        return here.size() == it.text.size() && ends && fold_case(here) == it.text;
      });
      if (way == ways.end()) continue;
      const std::string_view here = text.substr(at, way->text.size());
      if (!is_other_step(*way->level->scale, text, at, here)) {
        const std::size_t begin = node.range.begin.value + at;
        out.push_back({byte_range(begin, begin + here.size()), way->level->section});
      }
      at += here.size() - 1;
    }
  }
  return out;
}

std::vector<std::string> other_levels(const ParsedPage& page, const std::vector<Level>& levels, const Scale& scale) {
  const std::string title(page_title(page.front_matter));
  if (title.empty()) return {};
  const ReadTitle own = read_title(scale, title);
  const std::string& track = track_of(scale, own);
  std::vector<std::string> out;
  for (std::uint32_t step = 0; step < scale.steps.size(); ++step) {
    if (scale.steps[step].track != track) continue;
    // The title as it is tells the step that is not told by a word: "Engineer". If it has a word for one, it is no
    // base.
    const bool plain = !own.told && std::ranges::find(own.steps, step) != own.steps.end();
    const std::string name = plain ? title : scale.steps[step].name + " " + title;
    const ReadTitle read = read_title(scale, name);
    if (!read.known() || read.steps.front() != step || read.family != own.family) continue;
    const bool there = std::ranges::any_of(levels, [&](const Level& it) {
      return it.scale == &scale && same_step(read, read_title(scale, page.outline.sections[it.section].title));
    });
    if (!there) out.push_back(name);
  }
  return out;
}

std::vector<Entry> entries_of(const ParsedPage& page, const std::vector<Level>& levels, SectionId section) {
  const Element* element = element_of(page, section);
  std::vector<Entry> out;
  if (element == nullptr) return out;
  // Of a level the sentences that it should have stand in sections of its own.
  const auto belongs = [&](const Element& it) {
    return &it == element ||
           (element->scale != kNone && it.parent != kNone && &page.schema->elements[it.parent] == element);
  };
  for (const Element& it : page.schema->elements) {
    if (!belongs(it)) continue;
    for (const Sentence& sentence : it.content.sentences) {
      for (const SlotFact& fact : sentence.facts) {
        if (fact.table == kNone) continue;
        const Table& table = page.schema->tables[fact.table];
        if (std::ranges::find(out, &table, &Entry::table) == out.end()) {
          out.push_back(entry_of(page, table, title_around(page, levels, section)));
        }
      }
    }
  }
  return out;
}

std::string filled(const ParsedPage& page, const std::vector<Level>& levels, SectionId section,
                   const Sentence& sentence) {
  const std::string title = title_around(page, levels, section);
  std::vector<std::pair<std::string, std::string>> values;
  for (const SlotFact& fact : sentence.facts) {
    switch (fact.kind) {
      case SlotFact::Kind::title:
        if (!title.empty()) values.emplace_back(fact.slot, title);
        break;
      case SlotFact::Kind::entry:
        if (fact.table != kNone) {
          const Entry entry = entry_of(page, page.schema->tables[fact.table], title);
          if (entry.values.size() == 1) values.emplace_back(fact.slot, std::to_string(entry.values.front()));
        }
        break;
      case SlotFact::Kind::destination:
        if (!fact.instead.empty()) values.emplace_back(fact.slot, fact.instead);
        break;
    }
  }
  return fill(sentence, values);
}

}  // namespace rubric::lsp
