#include "lint/schema/match.h"

#include <algorithm>
#include <optional>

#include "lint/schema/grammar.h"
#include "lint/schema/repairs.h"
#include "lint/schema/search.h"
#include "lint/text/glob.h"

namespace rubric {
namespace {

// As much of a section as is looked at for evidence: such sentences stand at the top.
constexpr std::uint32_t kEvidenceBytes = 600;

std::size_t words_of(const Document& document) {
  std::size_t count = 0;
  for (const Node& node : document.nodes()) {
    if (node.kind != NodeKind::text) continue;
    bool inside = false;
    for (const char c : node.literal) {
      const bool blank = c == ' ' || c == '\t' || c == '\n';
      if (!blank && !inside) ++count;
      inside = !blank;
    }
  }
  return count;
}

bool has_field(const YamlTree& front_matter, const std::pair<std::string, std::string>& wanted) {
  if (front_matter.empty()) return false;
  const YamlId value = front_matter.find(front_matter.root(), wanted.first);
  return value != kNoYaml && (wanted.second == "*" || front_matter[value].value == wanted.second);
}

bool holds(const Condition& when, std::string_view path, const Document& document, const Outline& outline,
           const YamlTree& front_matter) {
  if (!when.files.empty() &&
      std::ranges::none_of(when.files, [&](const std::string& glob) { return Glob(glob).matches(path); })) {
    return false;
  }
  if (!std::ranges::all_of(when.front_matter, [&](const auto& it) { return has_field(front_matter, it); })) return false;
  if (when.headings && !when.headings->allows(outline.sections.size())) return false;
  if (when.words && !when.words->allows(words_of(document))) return false;
  return !when.contains || when.contains->found_in(document.source().bytes());
}

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

std::vector<Letter> read_letters(const Schema& schema, const Document& document, const Outline& outline) {
  std::vector<Letter> letters;
  letters.reserve(outline.sections.size());
  for (const Section& section : outline.sections) {
    letters.push_back({.level = section.level, .bare = is_bare(document, section),
                       .names = recognise(schema, document, section), .evidence_tested = 0});
  }
  return letters;
}

// Two bits for each open name of the type: the heading looks like one; what is below it says so.
void gather_evidence(const Schema& schema, std::size_t type, const Document& document, const Outline& outline,
                     std::vector<Letter>& letters) {
  const std::vector<ElementId>& opens = schema.grammar->opens[type];
  for (SectionId id = 0; id < letters.size(); ++id) {
    Letter& letter = letters[id];
    letter.evidence_tested = 0;
    if (!letter.names.matches.empty() && letter.names.matches.front().prefix.empty()) continue;
    for (std::size_t i = 0; i < opens.size() && i < 32; ++i) {
      const Element& element = schema.elements[opens[i]];
      std::uint64_t bits = 0;
      if (element.evidence_heading && element.evidence_heading->found_in(outline.sections[id].title)) bits |= 1;
      const bool children_speak = id + 1 < letters.size() && letters[id + 1].level > letter.level &&
                                  (letters[id + 1].names.names & schema.grammar->elements[opens[i]].child_names) != 0;
      if (!children_speak && element.evidence_content &&
          element.evidence_content->found_in(top_of_body(document, outline.sections[id]))) {
        bits |= 2;
      }
      letter.evidence_tested |= bits << (2 * i);
    }
  }
}

std::vector<Binding> bindings_of(const Path& path, const std::vector<Letter>& letters) {
  std::vector<Binding> out;
  out.reserve(path.steps.size());
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const Step& step = path.steps[i];
    Binding binding{.element = step.element, .parent = step.parent, .level = step.wanted, .prefix = {}};
    const auto& matches = letters[i].names.matches;
    if (step.element != kNone && step.match < matches.size()) binding.prefix = matches[step.match].prefix;
    out.push_back(std::move(binding));
  }
  return out;
}

}  // namespace

Match match(const Schema& schema, std::string_view path, const Document& document, const Outline& outline,
            const YamlTree& front_matter) {
  std::vector<Letter> letters = read_letters(schema, document, outline);
  std::optional<Path> best;
  std::size_t best_type = 0;
  for (std::size_t type = 0; type < schema.types.size(); ++type) {
    if (!holds(schema.types[type].when, path, document, outline, front_matter)) continue;
    if (schema.types[type].unchecked) {   // its condition says all there is to say
      best = Path{.steps = std::vector<Step>(letters.size()), .cost = 0};
      best_type = type;
      break;
    }
    gather_evidence(schema, type, document, outline, letters);
    Path found = search(schema, type, letters);
    if (best && best->cost <= found.cost) continue;
    best = std::move(found);
    best_type = type;
    if (best->cost == 0) break;
  }
  Match out;
  if (!best) {
    out.bindings.resize(letters.size());
    return out;
  }
  out.type = &schema.types[best_type];
  out.cost = best->cost;
  out.repairs = repairs({schema, *out.type, document, outline, letters, *best});
  out.bindings = bindings_of(*best, letters);
  return out;
}

}  // namespace rubric
