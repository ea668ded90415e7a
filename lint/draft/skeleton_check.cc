#include "lint/draft/skeleton_check.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "lint/content/content.h"
#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/text/source_text.h"

namespace rubric::draft {
namespace {

// `content` without what the words of a person decide.
Content about_blocks(Content content) {
  content.words = content.links = std::nullopt;
  content.item_pattern = std::nullopt;
  content.contains.clear();
  content.sentences.clear();
  return content;
}

// What is said of a page that is `text`, whose only section, if it has one, is `element`.
std::vector<std::string> faults(const Schema& schema, const PageType& type, const std::string& text,
                                ElementId element) {
  const SourceText page("skeleton.md", text);
  const Document document = parse_markdown(page);
  const Outline sections = outline(document);
  Match match;
  match.type = &type;
  match.bindings.resize(sections.sections.size());
  if (element != type.root && !match.bindings.empty()) match.bindings.front().element = element;
  std::vector<std::string> messages;
  for (ContentProblem& it : check_content(schema, match, document, sections)) messages.push_back(it.message.text());
  return messages;
}

}  // namespace

std::vector<SchemaProblem> check_skeletons(const Schema& schema) {
  Schema trial = schema;
  for (Element& it : trial.elements) it.content = about_blocks(std::move(it.content));
  std::vector<SchemaProblem> problems;
  const auto report = [&](ByteRange place, const std::string& what, const std::vector<std::string>& messages) {
    for (const std::string& it : messages) {
      problems.push_back({.range = place,
                          .rule = "schema-skeleton",
                          .message = fmt::format("{} does not fit its content: {}", what, it),
                          .error = false,
                          .path = {}});
    }
  };
  const PageType* checked = nullptr;
  for (const PageType& type : trial.types) {
    if (type.unchecked) continue;
    checked = &type;
    if (type.preface_skeleton.empty() || !trial.elements[type.root].content.any()) continue;
    report(type.place, fmt::format("the preface-skeleton of type \"{}\"", type.name),
           faults(trial, type, type.preface_skeleton + "\n", type.root));
  }
  if (checked == nullptr) return problems;
  for (ElementId id = 0; id < trial.elements.size(); ++id) {
    const Element& element = trial.elements[id];
    if (element.parent == kNone || element.skeleton.empty() || !element.content.any()) continue;
    const std::string name = element.open_name ? fmt::format("{{{}}}", element.name) : element.name;
    report(element.place, fmt::format("the skeleton of section \"{}\"", name),
           faults(trial, *checked, fmt::format("## {}\n\n{}\n", name, element.skeleton), id));
  }
  return problems;
}

}  // namespace rubric::draft
