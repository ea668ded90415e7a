#include "lint/content/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/content/content_check.h"
#include "lint/document/attribute_list.h"

namespace rubric::content {
namespace {

bool is_comment(const Node& node) {
  const std::size_t start = node.literal.find_first_not_of(" \t");
  return node.kind == NodeKind::html_block && start != std::string_view::npos &&
         node.literal.substr(start).starts_with("<!--");
}

void collect_blocks(SectionContent& section) {
  for (NodeId node = section.begin; node < section.end; node = section.document[node].end) {
    const Node& it = section.document[node];
    const bool counts = is_block(it.kind) && it.kind != NodeKind::front_matter &&
                        !is_attributes_only(section.document, node) && !is_comment(it);
    if (counts) section.blocks.push_back(node);
  }
}

bool has_subsections(const Outline& outline, SectionId section) {
  return section + 1 < outline.sections.size() && outline.sections[section + 1].parent == section;
}

}  // namespace

Argument SectionContent::shown() const {
  if (section == kNoSection) return {.value = {}, .shown = "the text before the first heading"};
  const std::string& title = outline.sections[section].title;
  return {.value = title, .shown = fmt::format("section \"{}\"", title)};
}

void ContentProblems::add(ByteRange range, const Report* report, Message message, std::optional<Edit> repair) {
  if (report && !report->message.empty()) message.reword(report->message);
  found_.push_back({range, std::move(message), report, section_.element, nullptr, std::move(repair)});
}

void ContentProblems::add_once(const TextRule* rule, ByteRange range, const Report* report, Message message,
                               std::optional<Edit> repair) {
  add(range, report, std::move(message), std::move(repair));
  found_.back().once = rule;
}

void ContentProblems::add(ByteRange range, Message message) {
  const auto& reports = section_.schema.elements[section_.element].report;
  const auto own = reports.find(Fault::content);
  add(range, own == reports.end() ? nullptr : &own->second, std::move(message));
}

ByteRange first_line(const Document& document, NodeId node) {
  const ByteRange range = document[node].range;
  const std::string_view text = document.text(range);
  const std::size_t line_end = text.find_first_of("\r\n");
  return line_end == std::string_view::npos ? range : byte_range(range.begin.value, range.begin.value + line_end);
}

namespace {

bool asks_for(const Element& element, const TextRule& rule) {
  return std::any_of(element.content.contains.begin(), element.content.contains.end(),
                     [&](const TextRule& it) { return it.once && it.expression == rule.expression; });
}

// Of what one section has to say for all, the first section that lacks it is named, and only if none says it:
// a section that is empty or missing could have been the one.
void settle_once(const Schema& schema, const Match& match, const std::vector<std::string_view>& said,
                 std::vector<ContentProblem>& problems) {
  std::vector<std::string_view> settled = said;
  std::erase_if(problems, [&](const ContentProblem& it) {
    if (it.once == nullptr) return false;
    const bool done = std::find(settled.begin(), settled.end(), it.once->expression) != settled.end();
    const bool doubtful = std::any_of(match.repairs.begin(), match.repairs.end(), [&](const Repair& repair) {
      const bool gone = repair.fault == Fault::missing || repair.fault == Fault::empty;
      return gone && repair.element != kNone && asks_for(schema.elements[repair.element], *it.once);
    });
    settled.push_back(it.once->expression);
    return done || doubtful;
  });
}

}  // namespace

std::vector<ContentProblem> check_content(const Schema& schema, const Match& match, const Document& document,
                                          const Outline& outline) {
  std::vector<ContentProblem> problems;
  std::vector<std::string_view> said;
  const auto check = [&](SectionContent section) {
    section.said = &said;
    collect_blocks(section);
    const bool nothing = section.blocks.empty();
    if (nothing && (section.section == kNoSection || !has_subsections(outline, section.section))) return;
    ContentProblems out(section);
    check_counts(section, out);
    check_blocks(section, out);
    check_text_rules(section, out);
    check_sentences(section, out);
    for (ContentProblem& it : out.take()) problems.push_back(std::move(it));
  };
  if (!match.type || match.type->unchecked) return problems;

  const ElementId page = match.type->root;
  if (page != kNone && schema.elements[page].content.any()) {
    const NodeId begin = outline.preface_begin;
    const ByteOffset place = begin < document.nodes().size() ? document[begin].range.begin : document.source().end();
    check(
        {document, outline, match, schema, kNoSection, page, begin, outline.preface_end, {}, nullptr, {place, place}});
  }
  for (SectionId id = 0; id < match.bindings.size(); ++id) {
    const ElementId element = match.bindings[id].element;
    if (element == kNone || !schema.elements[element].content.any()) continue;
    const Section& section = outline.sections[id];
    check({document,
           outline,
           match,
           schema,
           id,
           element,
           section.body,
           section.body_end,
           {},
           nullptr,
           document[section.heading].range});
  }
  std::stable_sort(problems.begin(), problems.end(),
                   [](const ContentProblem& a, const ContentProblem& b) { return a.range < b.range; });
  settle_once(schema, match, said, problems);
  return problems;
}

}  // namespace rubric::content
