#include "lint/match/heading_features.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lint/match/grammar.h"

namespace rubric::match {
namespace {

// As much of a section as is looked at for evidence: such sentences stand at the top.
constexpr std::uint32_t kEvidenceBytes = 200;

// A section with nothing of its own below its heading; a comment is nothing.
bool is_bare(const Document& document, const Section& section) {
  for (NodeId id = section.body; id < section.body_end; id = document[id].end) {
    const Node& node = document[id];
    if (node.kind != NodeKind::html_block || !document.text(node).starts_with("<!--")) return false;
  }
  return true;
}

std::string_view top_of_body(const Document& document, const Section& section) {
  if (section.body >= section.body_end) return {};
  const ByteOffset begin = document[section.body].range.begin;
  NodeId last = section.body;
  for (NodeId id = section.body; id < section.body_end; id = document[id].end) last = id;
  const ByteOffset end = document[last].range.end;
  return document.text({begin, std::min(end, ByteOffset{begin.value + kEvidenceBytes})});
}

}  // namespace

HeadingFeatures features_of(const Document& document, const Section& section, HeadingNames names) {
  return {.level = section.level, .bare = is_bare(document, section), .names = std::move(names), .evidence_tested = 0};
}

std::vector<HeadingFeatures> read_features(const Schema& schema, const Document& document, const Outline& outline) {
  std::vector<HeadingFeatures> features;
  features.reserve(outline.sections.size());
  for (const Section& section : outline.sections) {
    features.push_back(features_of(document, section, recognise(schema, document, section)));
  }
  return features;
}

void Evidence::gather(std::size_t type) {
  const std::vector<ElementId>& opens = grammar_of(schema_).opens[type];
  for (SectionId id = 0; id < features_.size(); ++id) {
    HeadingFeatures& at_heading = features_[id];
    at_heading.evidence_tested = 0;
    if (!at_heading.names.matches.empty()) continue;   // its name speaks
    for (std::size_t i = 0; i < opens.size() && i < 32; ++i) {
      const Element& element = schema_.elements[opens[i]];
      std::uint64_t bits = 0;
      if (element.evidence_heading && found(id, *element.evidence_heading, false)) bits |= 1;
      const bool children_speak =
          id + 1 < features_.size() && features_[id + 1].level > at_heading.level &&
          (features_[id + 1].names.names & grammar_of(schema_).elements[opens[i]].child_names) != 0;
      if (!children_speak && element.evidence_content && found(id, *element.evidence_content, true)) bits |= 2;
      at_heading.evidence_tested |= bits << (2 * i);
    }
  }
  if (record_ == nullptr) return;
  record_->push_back({type, {}});
  for (const HeadingFeatures& it : features_) record_->back().tested.push_back(it.evidence_tested);
}

bool Evidence::found(SectionId id, const Pattern& pattern, bool content) {
  Answers& known = answers_[id];
  for (std::size_t i = 0; i < known.count; ++i) {
    const Answer& it = known.answers[i];
    if (it.content == content && (it.question == &pattern.expression() || *it.question == pattern.expression())) {
      return it.yes;
    }
  }
  const bool yes =
      pattern.found_in(content ? top_of_body(document_, outline_.sections[id]) : outline_.sections[id].title);
  if (known.count < known.answers.size()) known.answers[known.count++] = {&pattern.expression(), content, yes};
  return yes;
}

}  // namespace rubric::match
