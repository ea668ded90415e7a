// How many of everything a section has, and what its lists are like.
#include <fmt/format.h>

#include "lint/content/content_check.h"
#include "lint/content/content_text.h"

namespace rubric::content {
namespace {

// "2 paragraphs": of what there are how many.
std::vector<Argument> counted(std::size_t n, std::string_view kind, std::string_view one, std::string_view many) {
  std::string shown = n == 0 ? fmt::format("no {}", one) : fmt::format("{} {}", n, n == 1 ? one : many);
  return {{.value = std::string(kind), .shown = std::move(shown)},
          {.value = std::to_string(n), .is_compared = false, .is_said = false}};
}

Argument wanted(const Count& count, std::size_t found) {
  if (count.min == count.max) return aside(std::to_string(count.min), fmt::format("exactly {}", count.min));
  return found < count.min ? aside(std::to_string(count.min), fmt::format("at least {}", count.min))
                           : aside(std::to_string(count.max), fmt::format("at most {}", count.max));
}

// Too few are missed at the heading, too many are shown at the first one too many.
void check_nodes(const SectionContent& section, const Count& count, const std::vector<NodeId>& nodes, NodeKind kind,
                 std::string_view one, std::string_view many, ContentProblems& out) {
  if (count.allows(nodes.size())) return;
  const bool excess = nodes.size() > count.max;
  out.add(excess ? first_line(section.document, nodes[count.max]) : section.place,
          say("count", "{} has {}, wants {}", section.shown(), counted(nodes.size(), name_of(kind), one, many),
              wanted(count, nodes.size())));
}

void check_outermost(const SectionContent& section, const std::optional<Count>& count, NodeKind kind,
                     std::string_view one, std::string_view many, ContentProblems& out) {
  if (!count) return;
  std::vector<NodeId> nodes;
  for (const NodeId block : section.blocks) {
    if (section.document[block].kind == kind) nodes.push_back(block);
  }
  check_nodes(section, *count, nodes, kind, one, many, out);
}

void check_at_any_depth(const SectionContent& section, const std::optional<Count>& count, NodeKind kind,
                        std::string_view one, std::string_view many, ContentProblems& out) {
  if (!count) return;
  std::vector<NodeId> nodes;
  for (NodeId node = section.begin; node < section.end; ++node) {
    if (section.document[node].kind == kind) nodes.push_back(node);
  }
  check_nodes(section, *count, nodes, kind, one, many, out);
}

void check_list(const SectionContent& section, NodeId list, ContentProblems& out) {
  const Document& document = section.document;
  const Content& content = section.content();
  if (content.ordered && *content.ordered != document[list].ordered) {
    out.add(first_line(document, list),
            *content.ordered ? say("bullets", "the list of {} is a bullet list, make it numbered", section.shown())
                             : say("numbered", "the list of {} is numbered, make it a bullet list", section.shown()));
  }
  std::vector<NodeId> items;
  for (NodeId node = list + 1; node < document[list].end; node = document[node].end) items.push_back(node);
  if (content.items && !content.items->allows(items.size())) {
    const bool excess = items.size() > content.items->max;
    out.add(first_line(document, excess ? items[content.items->max] : list),
            say("items", "the list of {} has {}, wants {}", section.shown(),
                counted(items.size(), "item", "item", "items"), wanted(*content.items, items.size())));
  }
  if (!content.item_pattern) return;
  for (const NodeId item : items) {
    if (content.item_pattern->found_in(folded_item(document, item, CodeSpans::kept).text)) continue;
    out.add(first_line(document, item), say("item-form", "this item of {} does not look like the others should: {}",
                                            section.shown(), content.item_pattern->expression()));
  }
}

}  // namespace

void check_counts(const SectionContent& section, ContentProblems& out) {
  const Content& content = section.content();
  check_outermost(section, content.paragraphs, NodeKind::paragraph, "paragraph", "paragraphs", out);
  check_outermost(section, content.tables, NodeKind::table, "table", "tables", out);
  check_at_any_depth(section, content.code_blocks, NodeKind::code_block, "code block", "code blocks", out);
  check_at_any_depth(section, content.images, NodeKind::image, "image", "images", out);
  check_at_any_depth(section, content.links, NodeKind::link, "link", "links", out);
  check_outermost(section, content.lists, NodeKind::list, "list", "lists", out);
  if (content.ordered || content.items || content.item_pattern) {
    for (const NodeId block : section.blocks) {
      if (section.document[block].kind == NodeKind::list) check_list(section, block, out);
    }
  }
  if (!content.words) return;
  const std::size_t words = count_words(section.document, section.begin, section.end);
  if (content.words->allows(words)) return;
  out.add(section.place, say("count", "{} has {}, wants {}", section.shown(), counted(words, "word", "word", "words"),
                             wanted(*content.words, words)));
}

}  // namespace rubric::content
