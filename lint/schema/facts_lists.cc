// Lists of levels: what a level says again, and the pages that a list names.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lint/schema/content_text.h"
#include "lint/schema/facts_check.h"

namespace rubric {
namespace {

// As few as these may be the same by chance, or because every role has them.
constexpr std::size_t kFewestRepeats = 3;

// Lists that are further apart are not compared, so that what a page costs has a bound.
constexpr std::size_t kFarthestList = 32;

struct Item {
  NodeId node = 0;
  NodeId text = 0;
  std::uint64_t start = 0;   // of its first letters, in any case: others are other items
};

std::uint64_t start_of(std::string_view text) {
  std::uint64_t key = 1;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < 12; ++at) {
    const char c = text[at];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter) continue;
    key = key * 31 + (static_cast<unsigned char>(c) | 0x20u);
    ++letters;
  }
  return key;
}

// The items of a section's own lists, those of lists inside them too.
std::vector<Item> items_of(const FactContext& context, SectionId id) {
  const Section& section = context.section(id);
  const Document& document = context.document();
  std::vector<Item> items;
  for (NodeId node = section.body; node < section.body_end; ++node) {
    const Node& it = document[node];
    if (it.kind == NodeKind::paragraph) node = it.end - 1;
    if (it.kind != NodeKind::item) continue;
    const NodeId text = node + 1;
    if (text >= it.end || document[text].kind != NodeKind::paragraph) continue;
    items.push_back({node, text, start_of(document.text(document[text]))});
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
      if (level != nullptr && level->section == context_.match.bindings[id].parent) lists_.push_back({id, level, element, {}});
    }
    for (std::size_t i = 0; i < lists_.size(); ++i) check(i);
  }

 private:
  struct List {
    SectionId section;
    const Titled* level;
    const Element* element;
    std::optional<std::vector<Item>> items;   // once they were asked for
  };
  using Pairs = std::vector<std::pair<const Item*, const Item*>>;   // what is said again, and where it was said

  const std::vector<Item>& items(List& list) {
    if (!list.items) list.items = items_of(context_, list.section);
    return *list.items;
  }

  bool is_below(const List& other, const List& list) const {
    return other.element->name == list.element->name && other.section != list.section && other.level->scale == list.level->scale &&
           is_lower(*list.level->scale, other.level->read, list.level->read) && same_family(other.level->read, list.level->read);
  }

  void check(std::size_t at) {
    List& list = lists_[at];
    List* worst = nullptr;
    Pairs repeated;
    const std::size_t end = std::min(lists_.size(), at + kFarthestList);
    for (std::size_t i = at > kFarthestList ? at - kFarthestList : 0; i < end; ++i) {
      if (!is_below(lists_[i], list) || items(list).size() < kFewestRepeats) continue;
      Pairs same = pairs(list, lists_[i]);
      // Of levels that say the same the nearest is named.
      if (same.size() < kFewestRepeats || same.size() < repeated.size()) continue;
      worst = &lists_[i];
      repeated = std::move(same);
    }
    if (worst == nullptr || repeated.size() * 100 <= list.items->size() * list.element->content.repeats) return;
    report(list, *worst, repeated);
  }

  Pairs pairs(List& list, List& other) {
    Pairs same;
    for (const Item& it : items(list)) {
      const auto said = std::ranges::find_if(items(other), [&](const Item& before) {
        return before.start == it.start && same_letters(text_of(before), text_of(it));
      });
      if (said != items(other).end()) same.emplace_back(&it, &*said);
    }
    return same;
  }

  void report(const List& list, const List& lower, const Pairs& repeated) {
    FactProblem problem{.range = heading_words(context_, list.section), .fault = Fault::repeats,
                        .element = context_.match.bindings[list.section].element};
    // Where the section begins with words about the list, the list is what is wrong with it.
    const bool whole = only_lists(context_, list.section);
    if (!whole) problem.range = place_of(list.items->front());
    problem.message = fmt::format("{} of {} items repeat those of \"{}\"; list only what \"{}\" adds", repeated.size(), list.items->size(),
                                  lower.level->read.title, list.level->read.title);
    for (const auto& [item, before] : repeated) problem.related.emplace_back(place_of(*item), "repeated");
    problem.related.emplace_back(heading_words(context_, lower.section), "the list of the lower level");
    if (!whole && repeated.size() < list.items->size()) {
      problem.repair = "remove what is repeated";
      for (const auto& [item, before] : repeated) remove(item->node, problem.edits);
    }
    out_.push_back(std::move(problem));
  }

  std::string_view text_of(const Item& item) const { return context_.document().text(context_.document()[item.text]); }
  ByteRange place_of(const Item& item) const { return context_.document()[item.text].range; }

  // The lines of an item, unless an item around it goes already.
  void remove(NodeId item, std::vector<Edit>& edits) const {
    const std::string_view bytes = context_.document().source().bytes();
    const ByteRange range = context_.document()[item].range;
    std::size_t begin = range.begin.value;
    while (begin > 0 && bytes[begin - 1] != '\n' && bytes[begin - 1] != '\r') --begin;
    std::size_t end = range.end.value;
    while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r') ++end;
    if (bytes.substr(end).starts_with("\r\n")) end += 2;
    else if (end < bytes.size()) ++end;
    if (edits.empty() || edits.back().range.end.value <= begin) edits.push_back({byte_range(begin, end), ""});
  }

  const FactContext& context_;
  FactProblems& out_;
  std::vector<List> lists_;
};

// The path a link leads to, without its site, its fragment and slashes at the ends: "job-families/x".
std::string_view path_of(std::string_view destination) {
  if (const std::size_t scheme = destination.find("://"); scheme != destination.npos) {
    const std::size_t slash = destination.find('/', scheme + 3);
    destination = slash == destination.npos ? std::string_view{} : destination.substr(slash);
  }
  while (destination.starts_with('/')) destination.remove_prefix(1);
  while (destination.ends_with('/')) destination.remove_suffix(1);
  return destination;
}

// The folder or page a file is served at: "a/b/index.md" and "a/b.md" are both "a/b".
std::string_view served_at(std::string_view path) {
  for (const std::string_view end : {"/_index.md", "/index.md", "/index.html.md", ".html.md", ".md"}) {
    if (path.ends_with(end)) return path.substr(0, path.size() - end.size());
  }
  return path;
}

class PageList {
 public:
  PageList(const FactContext& context, const Report& report, FactProblems& out) : context_(context), report_(report), out_(out) {}

  void check(SectionId id) {
    const Document& document = context_.document();
    const Section& section = context_.section(id);
    std::size_t linked = 0, count = 0;
    std::vector<NodeId> bare;
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind != NodeKind::item) continue;
      ++count;
      const NodeId link = first_link(node);
      if (link == 0) bare.push_back(node);
      else ++linked;
    }
    if (count == 0 || linked * 2 < count) return;   // not a list of pages
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind == NodeKind::item) check_own(node);
    }
    for (const NodeId item : bare) check_bare(item);
  }

 private:
  NodeId first_link(NodeId item) const {
    for (NodeId node = item; node < context_.document()[item].end; ++node) {
      if (context_.document()[node].kind == NodeKind::link) return node;
    }
    return 0;
  }

  void check_own(NodeId item) {
    const NodeId link = first_link(item);
    if (link == 0 || !leads_here(context_.document()[link].destination)) return;
    const std::string name = plain_text(context_.document(), link);
    FactProblem problem{.range = context_.document()[link].range, .message = fmt::format("\"{}\" is this page; name it without a link", name),
                        .report = &report_, .repair = "remove the link", .safe = true};
    problem.edits.push_back({problem.range, name});
    out_.push_back(std::move(problem));
  }

  bool leads_here(std::string_view destination) const {
    if (destination.find('#') != destination.npos) return false;
    const std::string_view path = path_of(destination);
    const std::string_view here = served_at(context_.page.path);
    if (path.find('/') == path.npos || !here.ends_with(path)) return false;
    return here.size() == path.size() || here[here.size() - path.size() - 1] == '/';
  }

  // A name without a link is that of the page itself, in whole or by the words that tell it from the others.
  void check_bare(NodeId item) {
    const std::string name = plain_text(context_.document(), item);
    const Words words = read_words(name);
    if (words.list.empty() || words.list.size() > 8) return;
    const std::string_view here = served_at(context_.page.path);
    const Words title = read_words(page_title(context_.page.front_matter)), file = read_words(here.substr(here.rfind('/') + 1));
    const auto own = [&](const Word& word) {
      return std::ranges::find(title.list, word.key, &Word::key) != title.list.end() || std::ranges::find(file.list, word.key, &Word::key) != file.list.end();
    };
    if (std::ranges::all_of(words.list, own)) return;
    FactProblem problem{.range = context_.document()[item + 1].range,
                        .message = fmt::format("\"{}\" is another page; link to it", name), .report = &report_};
    out_.push_back(std::move(problem));
  }

  const FactContext& context_;
  const Report& report_;
  FactProblems& out_;
};

}  // namespace

void check_repeats(const FactContext& context, FactProblems& out) {
  if (context.titled.size() > 1) RepeatCheck(context, out).run();
}

void check_page_lists(const FactContext& context, FactProblems& out) {
  for (SectionId id = 0; id < context.match.bindings.size(); ++id) {
    const Element* element = context.element_of(id);
    if (element != nullptr && element->content.page_list) PageList(context, *element->content.page_list, out).check(id);
  }
}

}  // namespace rubric
