#include "tests/mutations/subject.h"

#include <algorithm>

#include "lint/text/utf8.h"

namespace rubric::testing {

Subject::Subject(const Page& page)
    : page_(page),
      report_(report_on(page, rules_about_sections())),
      document_(parse_markdown(*report_.source)),
      outline_(document::outline(document_)),
      front_matter_(front_matter_of(document_)),
      schema_(schema_for(builtin_config(), page.path)) {
  if (schema_ == nullptr) return;
  match_ = match_page(*schema_, page.path, document_, outline_, front_matter_);
  if (match_.type == nullptr || match_.type->unchecked) schema_ = nullptr;
  if (schema_ == nullptr) return;

  for (const Element& it : schema_->elements) {
    names_.push_back(fold_case(it.name));
    for (const std::string& name : it.also) names_.push_back(fold_case(name));
    for (const std::string& name : it.instead_of) names_.push_back(fold_case(name));
  }
  for (SectionId id = 0; id < size(); ++id) {
    const ByteOffset begin = heading_line(id).begin;
    const ByteOffset end = id + 1 < size() ? heading_line(id + 1).begin : source().end();
    sound_.push_back(std::ranges::none_of(diagnostics(), [&](const Diagnostic& it) {
      return is_structural(it.rule) && begin <= it.range.begin && (it.range.begin < end || end == source().end());
    }));
  }
}

ByteRange Subject::heading_line(SectionId id) const {
  const LineIndex& lines = source().lines();
  const ByteRange range = heading(id);
  return {lines.line_start(lines.line_of(range.begin)), lines.line_with_end(lines.line_of(range.end)).end};
}

std::vector<SectionId> Subject::children(SectionId parent) const {
  std::vector<SectionId> found;
  for (SectionId id = 0; id < size(); ++id) {
    if (binding(id).element != kNone && binding(id).parent == parent) found.push_back(id);
  }
  return found;
}

std::size_t Subject::count(SectionId parent, ElementId wanted) const {
  const auto all = children(parent);
  return static_cast<std::size_t>(std::ranges::count(all, wanted, [&](SectionId id) { return binding(id).element; }));
}

bool Subject::wholly_sound(SectionId id) const {
  const ByteRange range = extent_of(id);
  for (SectionId it = 0; it < size(); ++it) {
    const bool inside = range.contains(heading(it).begin);
    if (inside && !sound(it)) return false;
    if (it == id || binding(it).element == kNone) continue;
    SectionId above = it;
    while (above != kNoSection && above != id) above = binding(above).parent;
    if (inside != (above == id)) return false;
  }
  return true;
}

bool Subject::parent_sound(SectionId id) const {
  const SectionId parent = binding(id).parent;
  return parent == kNoSection || sound(parent);
}

bool Subject::may_be_planted_in(SectionId id) const {
  return binding(id).element != kNone && !element(id).open_name && sound(id) && parent_sound(id) &&
         !document_[section(id).heading].setext;
}

std::vector<std::string> Subject::rules_for(ElementId id, Fault fault, std::vector<std::string> also) const {
  const auto add = [&](std::string_view rule) {
    if (!rule.empty() && std::ranges::find(also, rule) == also.end()) also.emplace_back(rule);
  };
  add(kDefaultRules[static_cast<std::size_t>(fault)]);
  const auto& report = schema_->elements[id].report;
  if (const auto it = report.find(fault); it != report.end()) add(it->second.rule);
  return also;
}

std::size_t Subject::count_of_name(SectionId id) const {
  std::size_t count = 0;
  for (SectionId other = 0; other < size(); ++other) {
    if (binding(other).element != kNone && element(other).name == element(id).name) ++count;
  }
  return count;
}

bool Subject::wanted_anywhere(SectionId id) const {
  return std::ranges::any_of(schema_->elements, [&](const Element& it) {
    return it.parent == match_.type->root && it.name == element(id).name && it.presence == Presence::anywhere;
  });
}

std::vector<Place> Subject::page_places() const {
  const YamlId title = front_matter_.empty() ? kNoYaml : front_matter_.find(front_matter_.root(), "title");
  if (title != kNoYaml) {
    return {{.edit = std::nullopt, .offset = front_matter_[front_matter_[title].key].range.begin.value}};
  }
  std::vector<Place> places{{.edit = std::nullopt, .offset = 0}};
  if (size() > 0) places.push_back(at_heading(0));
  return places;
}

bool Subject::is_a_name(std::string_view text) const {
  return std::ranges::find(names_, fold_case(text)) != names_.end();
}

Dice::Dice(std::string_view seed) {
  std::uint32_t hash = 2166136261U;   // FNV-1a
  for (const char letter : seed) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  random_.seed(hash);
}

}  // namespace rubric::testing
