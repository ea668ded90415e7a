#include "lint/engine/local_rules.h"

#include <vector>

#include "lint/document/sections.h"
#include "lint/engine/answers.h"

namespace rubric::engine {
namespace {

// A part of a page has no match.
void find_in_part(std::span<const RunningRule> rules, const PageContext& page, const Document& part,
                  const YamlTree& front_matter, std::vector<LocalFindings>& out) {
  const Answers answers(part, front_matter, page);
  const Outline sections = outline(part);
  const PageContext context{.document = part, .nodes = answers.nodes, .outline = sections, .front_matter = front_matter,
                            .schema = page.schema, .match = nullptr, .own_links = answers.own_links,
                            .own_anchors = page.own_anchors, .links = answers.links, .workspace = page.workspace,
                            .words = answers.words, .suppressions = {}, .fixes = page.fixes, .is_part = true};
  for (std::size_t i = 0; i < rules.size(); ++i) rules[i].find(context, out[i]);
}

void tell(std::span<const RunningRule> rules, const ParsedPage& page, const PageContext& context,
          const PageParts& parts, std::uint64_t surroundings, LocalMemory& memory, Diagnostics& out) {
  if (rules.empty()) return;
  std::vector<std::size_t> often;
  for (const RunningRule& it : rules) often.push_back(it.rule->count == nullptr ? 0 : it.rule->often);
  const auto run = [&](const Document& part, const YamlTree& front_matter, std::vector<LocalFindings>& said) {
    find_in_part(rules, context, part, front_matter, said);
  };
  std::vector<Findings> found = memory.find(page, parts, surroundings, often, run);
  for (std::size_t i = 0; i < rules.size(); ++i) rules[i].tell(found[i], out);
}

}  // namespace

void run_local_rules(std::span<const RunningRule> rules, const ParsedPage& page, const PageContext& context,
                     const PageParts& parts, std::uint64_t site_version, RuleMemory& memory, Diagnostics& out) {
  std::vector<RunningRule> sections, links;
  for (const RunningRule& it : rules) (it.rule->about_site ? links : sections).push_back(it);
  const auto words = static_cast<std::uint64_t>(context.words.declared());
  tell(sections, page, context, parts, words, memory.sections, out);
  const std::uint64_t site =
      parts.anchors() + site_version * 0x9E3779B97F4A7C15u + (parts.uses_definitions() ? 1 : 0);
  tell(links, page, context, parts, site, memory.links, out);
}

}  // namespace rubric::engine
