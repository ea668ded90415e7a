#include "lint/match/match.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lint/match/grammar.h"
#include "lint/match/heading_features.h"
#include "lint/match/readings.h"
#include "lint/match/repairs.h"
#include "lint/match/search.h"
#include "lint/schema/condition.h"

namespace rubric::match {
namespace {

constexpr cost::Cost kClean = 12;          // a path this cheap has no second reading
constexpr cost::Cost kNearType = 9;      // by how much a type may be dearer at first look and still win
constexpr cost::Cost kNoLimit = 1u << 30;
constexpr std::size_t kOtherReadings = 3;   // that are worth showing

// The headings of a page, and the names that each could be.
struct Headings {
  struct Heading {
    std::string written, title;
    bool operator==(const Heading&) const = default;
  };
  std::vector<Heading> headings;
  std::vector<HeadingFeatures> features;
};

// What an earlier page with the same schema has in the same place, counted from its start or from its end, need not be
// found again.
Headings read_headings(const Schema& schema, const Document& document, const Outline& outline,
                       const Headings* earlier) {
  Headings out;
  const std::size_t count = outline.sections.size();
  out.headings.reserve(count);
  out.features.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Section& section = outline.sections[i];
    Headings::Heading heading{std::string(document.text(document[section.heading])), section.title};
    const HeadingNames* known = nullptr;
    for (const std::size_t at : {i, earlier == nullptr ? i : i + earlier->headings.size() - count}) {
      if (earlier == nullptr || at >= earlier->headings.size() || earlier->headings[at] != heading) continue;
      known = &earlier->features[at].names;
      break;
    }
    out.features.push_back(
        features_of(document, section, known != nullptr ? *known : recognise(schema, document, section)));
    out.headings.push_back(std::move(heading));
  }
  return out;
}

std::vector<Binding> bindings_of(const Path& path, const std::vector<HeadingFeatures>& features) {
  std::vector<Binding> out;
  out.reserve(path.steps.size());
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const Step& step = path.steps[i];
    Binding binding{.element = step.element, .parent = step.parent, .level = step.wanted, .prefix = {}};
    const auto& matches = features[i].names.matches;
    if (step.element != kNone && step.match < matches.size()) binding.prefix = matches[step.match].prefix;
    out.push_back(std::move(binding));
  }
  return out;
}

// The types a page could be of. An unchecked type whose condition holds leaves no other.
std::vector<std::size_t> candidate_types(const Schema& schema, std::string_view path, const Document& document,
                                         const Outline& outline, const YamlTree& front_matter) {
  std::vector<std::size_t> found;
  for (std::size_t type = 0; type < schema.types.size(); ++type) {
    if (!holds(schema.types[type].when, {path, document, outline, front_matter})) continue;
    if (schema.types[type].unchecked) return {type};
    found.push_back(type);
  }
  return found;
}

struct Cheapest {
  std::size_t type = 0;
  std::optional<Path> path;
};

// The type with the cheapest path, and the path; the first of equals. All types get a narrow look, and
// those that come near the best of these a wide one, for as long as they are cheaper than what is known.
Cheapest cheapest(const Schema& schema, const std::vector<std::size_t>& types, std::vector<HeadingFeatures>& features,
                  Evidence& evidence) {
  std::size_t best_type = types.front();
  std::optional<Path> best;
  std::vector<cost::Cost> narrow;
  std::vector<std::vector<cost::Cost>> open;   // by candidate
  for (const std::size_t type : types) {
    evidence.gather(type);
    open.push_back(openness(schema, type, features));
    Path path = search(schema, type, features, open.back(), Effort::narrow, best ? best->cost + kNearType : kNoLimit);
    narrow.push_back(path.complete ? kNoLimit : path.cost);   // what was searched in full need not be searched again
    if (best && best->cost <= path.cost) continue;
    best_type = type;
    best = std::move(path);
    if (best->cost == 0) return {best_type, std::move(best)};
  }
  if (best->cost <= kClean) return {best_type, std::move(best)};
  const cost::Cost near = best->cost + kNearType;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (narrow[i] > near) continue;
    evidence.gather(types[i]);
    Path path = search(schema, types[i], features, open[i], Effort::wide, best->cost);
    if (path.steps.empty() || path.cost > best->cost || (path.cost == best->cost && types[i] >= best_type)) continue;
    best_type = types[i];
    best = std::move(path);
  }
  return {best_type, std::move(best)};
}

}  // namespace

struct MatchMemory::Search {
  const Schema* schema = nullptr;
  std::vector<std::size_t> candidates;
  Headings headings;
  std::vector<Evidence::Gathered> gathered;
  Cheapest found;
  // And what was made of it.
  std::string path;
  bool bare_preface = false;
  std::optional<Match> match;
};

MatchMemory::MatchMemory() = default;
MatchMemory::MatchMemory(MatchMemory&&) noexcept = default;
MatchMemory& MatchMemory::operator=(MatchMemory&&) noexcept = default;
MatchMemory::~MatchMemory() = default;

// The cheapest path, from the memory where nothing that was looked at on the way to it has changed.
class Remembered {
 public:
  static Headings read(const Schema& schema, const Document& document, const Outline& outline,
                       const MatchMemory& memory) {
    const bool knows = memory.last_ != nullptr && memory.last_->schema == &schema;
    return read_headings(schema, document, outline, knows ? &memory.last_->headings : nullptr);
  }

  static Cheapest cheapest(const Schema& schema, const std::vector<std::size_t>& types, Headings& headings,
                           Evidence& evidence, MatchMemory& memory) {
    std::vector<HeadingFeatures>& features = headings.features;
    if (memory.last_ != nullptr && same(*memory.last_, schema, types, features, evidence)) {
      if (memory.last_->headings.headings != headings.headings) {   // of which the names are the same
        memory.last_->headings = headings;
        memory.last_->match.reset();
      }
      return memory.last_->found;
    }
    memory.last_ = std::make_unique<MatchMemory::Search>();
    MatchMemory::Search& search = *memory.last_;
    search.schema = &schema;
    search.candidates = types;
    search.headings = headings;
    evidence.record(&search.gathered);
    search.found = match::cheapest(schema, types, features, evidence);
    return search.found;
  }

  // All of the match, behind cheapest(): nothing if it may be another one.
  static const Match* all(const MatchMemory& memory, std::string_view path, bool bare_preface) {
    const MatchMemory::Search& last = *memory.last_;
    return last.match && last.path == path && last.bare_preface == bare_preface ? &*last.match : nullptr;
  }

  static void keep(MatchMemory& memory, std::string_view path, bool bare_preface, const Match& match) {
    MatchMemory::Search& last = *memory.last_;
    if (!std::ranges::all_of(last.schema->elements, names_depend_on_headings)) return;
    last.path = path;
    last.bare_preface = bare_preface;
    last.match = match;
  }

 private:
  // And on the path: not on what stands in a page, to say which of its names is right.
  static bool names_depend_on_headings(const Element& element) {
    return std::ranges::all_of(element.also_when, [](const auto& it) {
      const Condition& when = it.second;
      return when.front_matter.empty() && !when.words && !when.contains;
    });
  }

  static bool same(const MatchMemory::Search& last, const Schema& schema, const std::vector<std::size_t>& types,
                   const std::vector<HeadingFeatures>& features, Evidence& evidence) {
    const auto alike = [](const HeadingFeatures& a, const HeadingFeatures& b) {
      return a.level == b.level && a.bare == b.bare && a.names == b.names;
    };
    if (last.schema != &schema || last.candidates != types ||
        !std::ranges::equal(last.headings.features, features, alike)) {
      return false;
    }
    return std::ranges::all_of(last.gathered, [&](const Evidence::Gathered& it) {
      evidence.gather(it.type);
      return std::ranges::equal(features, it.tested, {}, &HeadingFeatures::evidence_tested);
    });
  }
};

Match match_page(const Schema& schema, std::string_view path, const Document& document, const Outline& outline,
            const YamlTree& front_matter, MatchMemory* memory) {
  Headings headings;
  if (memory != nullptr) headings = Remembered::read(schema, document, outline, *memory);
  else headings.features = read_features(schema, document, outline);
  std::vector<HeadingFeatures>& features = headings.features;
  const std::vector<std::size_t> candidates = candidate_types(schema, path, document, outline, front_matter);
  Match out;
  if (candidates.empty()) {
    out.bindings.resize(features.size());
    return out;
  }
  Evidence evidence(schema, document, outline, features);
  const bool unchecked = schema.types[candidates.front()].unchecked, remembers = memory != nullptr && !unchecked;
  Cheapest best;
  if (unchecked) best = {candidates.front(), Path{.steps = std::vector<Step>(features.size())}};
  else if (remembers) best = Remembered::cheapest(schema, candidates, headings, evidence, *memory);
  else best = cheapest(schema, candidates, features, evidence);
  const bool bare = has_bare_preface(document, outline);
  if (const Match* known = remembers ? Remembered::all(*memory, path, bare) : nullptr) return *known;
  out.type = &schema.types[best.type];
  out.cost = best.path->cost;
  const PageView page{path, document, outline, front_matter};
  out.repairs = repairs({schema, *out.type, document, outline, features, *best.path, page});
  out.bindings = bindings_of(*best.path, features);
  if (remembers) Remembered::keep(*memory, path, bare, out);
  return out;
}

Readings readings(const Schema& schema, std::string_view path, const Document& document, const Outline& outline,
                  const YamlTree& front_matter, SectionId heading) {
  Readings out{.match = match_page(schema, path, document, outline, front_matter), .heading = {}, .types = {}};
  if (out.match.type == nullptr) return out;
  std::vector<HeadingFeatures> features = read_features(schema, document, outline);
  Evidence evidence(schema, document, outline, features);
  const std::vector<std::size_t> candidates = candidate_types(schema, path, document, outline, front_matter);
  for (std::size_t type = 0; type < schema.types.size(); ++type) {
    Readings::OfType reading{.type = &schema.types[type],
                             .possible = std::ranges::find(candidates, type) != candidates.end()};
    const bool chosen = reading.type == out.match.type;
    if (reading.possible && !reading.type->unchecked) {
      evidence.gather(type);
      const std::vector<cost::Cost> open = openness(schema, type, features);
      const Path path_of_type = search(schema, type, features, open, Effort::wide, kNoLimit);
      reading.cost = chosen ? out.match.cost : path_of_type.cost;
      if (heading < path_of_type.steps.size()) {
        reading.element = chosen ? out.match.bindings[heading].element : path_of_type.steps[heading].element;
      }
      if (chosen && heading < features.size()) {
        std::vector<ElementId> taken{reading.element};
        out.heading.push_back({reading.element, reading.cost});
        while (out.heading.size() <= kOtherReadings) {
          const Path other = search(schema, type, features, open, Effort::wide, kNoLimit, {heading, taken});
          if (other.steps.empty()) break;
          taken.push_back(other.steps[heading].element);
          out.heading.push_back({taken.back(), other.cost});
        }
      }
    }
    out.types.push_back(reading);
  }
  return out;
}

}  // namespace rubric::match
