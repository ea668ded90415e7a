#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/hash_filter.h"
#include "lint/words/page_words.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// What an item says and where its links lead, so that case, spaces and the end of a sentence make no difference.
std::string words_of(const Document& document, NodeId item) {
  std::string text;
  for (NodeId id = item + 1; id < document[item].end; id = document[id].end) {
    text += plain_text(document, id);
    text += ' ';
  }
  for (NodeId id = item + 1; id < document[item].end; ++id) {
    text += document[id].destination;
    text += ' ';
  }
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool last = i + 1 == text.size() || is_blank(text[i + 1]);
    if (is_blank(c)) words += words.empty() || words.back() == ' ' ? "" : " ";
    else if (!last || (c != '.' && c != ',' && c != ';')) words += ascii_small(c);
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

// A word or a mark may well stand twice, as in "Offer"; a sentence may not. Of what is counted there may be two, as of
// a "45 minute interview", and of what is to be filled in any number.
bool says_something(std::string_view words, char first) {
  return words.find(' ') != std::string_view::npos && words.find_first_of("{[<") == std::string_view::npos &&
         !is_ascii_digit(first);
}

ByteRange whole_lines(const SourceText& source, ByteRange range) {
  const LineIndex& lines = source.lines();
  return {lines.line_start(lines.line_of(range.begin)), lines.line_with_end(lines.line_of(range.end)).end};
}

void report(const Document& document, NodeId first, NodeId second, Findings& out) {
  const Node& paragraph = document[second + 1];
  std::optional<Fix> fix;
  const bool alone =
      document[second].end == document[document[second].parent].end && document[second].parent + 1 == second;
  const bool nested = document[document[document[second].parent].parent].kind != NodeKind::document;
  // The last item of a list is not followed by a line that belongs to it, unless the list is in another one.
  if (!alone && !nested && document.text(document[second]) == document.text(document[first])) {
    // A step may well be there to be taken twice.
    const Safety safety = document[document[second].parent].ordered ? Safety::unsafe : Safety::safe;
    fix = Fix{.title = "delete the second one",
              .safety = safety,
              .edits = {{.range = whole_lines(document.source(), document[second].range), .text = {}}}};
  }
  out.push_back({.range = paragraph.range,
                 .message = say("same-item", "this item says the same as another of its list; delete one"),
                 .fix = std::move(fix),
                 .related = {{.path = {}, .range = document[first + 1].range, .message = "the other"}}});
}

struct Item {
  std::uint64_t hash = 0;   // what marks its words
  NodeId list = 0, item = 0;
};

// Equal for equal blocks, and for few others: of three of the words and their number.
std::uint64_t mark_of(const Prose& prose, const Prose::Block& block) {
  const std::span<const Prose::Word> words =
      prose.words().subspan(block.first_word, block.last_word - block.first_word);
  if (words.empty()) return block.gaps;
  return std::rotl(words.front().hash, 17) ^ std::rotl(words[words.size() / 2].hash, 31) ^ words.back().hash ^
         words.size() ^ block.gaps;
}

void look_for(const RuleContext& context, const std::vector<Item>& items, std::size_t i, Findings& out) {
  const Document& document = context.document;
  // A step may well be there to do the same again, unless it comes directly after the other. Lists are of steps, too,
  // where no schema says what they are.
  const bool steps = document[items[i].list].ordered || context.schema == nullptr;
  for (std::size_t first = steps ? i - 1 : 0; first < i; ++first) {
    if (items[first].hash != items[i].hash || items[first].list != items[i].list) continue;
    if (steps && document[items[first].item].end != items[i].item) return;
    const std::string words = words_of(document, items[i].item);
    if (says_something(words, document.text(document[items[i].item + 1]).front()) &&
        words == words_of(document, items[first].item)) {
      report(document, items[first].item, items[i].item, out);
    }
    return;
  }
}

// Lists below an item are their own affair, but an item that has one is more than its words.
bool is_all_paragraphs(const Document& document, NodeId item) {
  const NodeId end = document[item].end;
  NodeId id = item + 1;
  while (id < end && document[id].kind == NodeKind::paragraph) id = document[id].end;
  return id >= end;
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const Prose& prose = context.words.prose();
  std::vector<Item> items;
  items.reserve(context.nodes.of(NodeKind::item).size());
  HashFilter seen;   // most items are seen once, and this tells so at once
  const auto add = [&](const Item& it) {
    items.push_back(it);
    if (seen.add((it.hash ^ it.list) * 0x9e3779b97f4a7c15)) look_for(context, items, items.size() - 1, out);
  };
  const std::span<const Prose::Block> blocks = prose.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != Prose::Block::Kind::text) continue;
    const NodeId first = blocks[i].node;
    const NodeId item = document[first].parent;
    if (first != item + 1 || document[item].kind != NodeKind::item) continue;
    Item found{.hash = mark_of(prose, blocks[i]), .list = document[item].parent, .item = item};
    if (document[first].end != document[item].end) {
      if (!is_all_paragraphs(document, item)) continue;
      while (i + 1 < blocks.size() && document[blocks[i + 1].node].parent == item) {
        found.hash = std::rotl(found.hash, 7) ^ mark_of(prose, blocks[++i]);
      }
    }
    add(found);
  }
}

}  // namespace

extern const Rule duplicate_bullet;
const Rule duplicate_bullet{
    .name = "duplicate-bullet",
    .summary = "A list says nothing twice",
    .group = RuleGroup::language,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
