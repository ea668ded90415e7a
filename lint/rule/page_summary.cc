#include "lint/rule/page_summary.h"

#include <cstddef>
#include <utility>

namespace rubric::rule {

PageSummary summary_of(const Document& document, const Outline& outline, const YamlTree& front_matter,
                       const Schema* schema, const Match* match) {
  const SourceText& source = document.source();
  PageSummary page{.path = source.path(), .title = {}, .title_at = {}, .roles = {}, .levels = {}, .sections = {}};
  const auto mention = [&](std::string text, ByteOffset at) {
    return PlacedWords{std::move(text), source.lines().display(at)};
  };
  if (const YamlId title = front_matter.empty() ? kNoYaml : front_matter.find(front_matter.root(), "title");
      title != kNoYaml) {
    page.title = front_matter[title].value;
    page.title_at = source.lines().display(front_matter[title].range.begin);
  }
  if (schema == nullptr || match == nullptr) return page;
  for (SectionId id = 0; id < match->bindings.size(); ++id) {
    const Binding& binding = match->bindings[id];
    if (binding.element == kNone) continue;
    const Element& element = schema->elements[binding.element];
    const Section& section = outline.sections[id];
    const ByteOffset at = document[section.heading].range.begin;
    if (is_role(element)) page.roles.push_back(mention(section.title, at));
    if (!element.open_name && binding.parent == kNoSection) page.sections.push_back(mention(element.name, at));
    if (!element.same_in_siblings) continue;
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind == NodeKind::item && node + 1 < document[node].end) {
        page.levels.push_back(mention(plain_text(document, node + 1), document[node].range.begin));
      }
    }
  }
  return page;
}

bool is_role(const Element& element) { return element.open_name && element.unique; }

std::string beside_evidence(const Element& element, std::string_view title) {
  std::string rest;
  std::size_t at = 0;
  if (element.evidence_heading) {
    for (auto found = element.evidence_heading->find(title); found && !found->range.empty();
         found = element.evidence_heading->find(title, at)) {
      rest += title.substr(at, found->range.begin.value - at);
      at = found->range.end.value;
    }
  }
  return rest += title.substr(at);
}

}  // namespace rubric::rule
