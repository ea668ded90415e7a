#include "lint/infer/fit.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <utility>

#include "lint/load/load.h"

namespace rubric::infer {
namespace {

// The learnt sections by the elements that the loader made of them: both stand in the order of the file.
class Elements {
 public:
  Elements(LearntSchema& learnt, const Schema& schema)
      : children_(schema.elements.size()), learnt_(schema.elements.size(), nullptr) {
    for (ElementId id = 0; id < schema.elements.size(); ++id) {
      if (schema.elements[id].parent != kNone) children_[schema.elements[id].parent].push_back(id);
    }
    for (LearntType& type : learnt.types) {
      const auto found = std::ranges::find(schema.types, type.name, &PageType::name);
      if (found != schema.types.end()) connect(found->root, type.sections);
    }
  }

  Learnt* of(ElementId id) const { return id == kNone ? nullptr : learnt_[id]; }

 private:
  void connect(ElementId parent, std::vector<Learnt>& sections) {
    for (std::size_t i = 0; i < sections.size() && i < children_[parent].size(); ++i) {
      learnt_[children_[parent][i]] = &sections[i];
      connect(children_[parent][i], sections[i].sections);
    }
  }

  std::vector<std::vector<ElementId>> children_;
  std::vector<Learnt*> learnt_;
};

// Mistakes that are about the form of headings, and not about the place of one section.
constexpr Fault kFormFaults[] = {Fault::level_skip, Fault::top_heading};

// A section that many of the pages with another one have inside it may stand there too.
bool place_inside(const Elements& elements, const Fit& found, const InferOptions& options) {
  std::map<std::pair<ElementId, ElementId>, std::set<std::size_t>> displaced;   // around, inside: on which pages
  for (std::size_t page = 0; page < found.matches.size(); ++page) {
    const Match& match = found.matches[page];
    for (const Repair& it : match.repairs) {
      if (it.fault == Fault::wrong_level && it.other != kNoSection) {
        displaced[{match.bindings[it.other].element, it.element}].insert(page);
      }
    }
  }
  // One at a time, for it moves its neighbours in memory; the most frequent first.
  Learnt* to = nullptr;
  const Learnt* what = nullptr;
  std::size_t most = 2;   // two pages are no habit
  for (const auto& [both, pages] : displaced) {
    Learnt* const around = elements.of(both.first);
    const Learnt* const inside = elements.of(both.second);
    if (around == nullptr || inside == nullptr || inside->open || pages.size() <= most) continue;
    if (static_cast<double>(pages.size()) <= options.loosen * static_cast<double>(around->pages)) continue;
    if (std::ranges::find(around->sections, inside->key, &Learnt::key) != around->sections.end()) continue;
    to = around, what = inside, most = pages.size();
  }
  if (to == nullptr) return false;
  Learnt copy{.name = what->name, .key = what->key, .places = to->inside.size(), .rows = most, .pages = most};
  copy.presence = Presence::optional;
  copy.levels = what->levels;
  to->sections.push_back(std::move(copy));
  return true;
}

struct Broken {
  std::size_t bound = 0;                          // sections that are the element
  std::array<std::size_t, kFaults> faults{};      // how many have the fault; missing: places without
};

bool loosen_one(Learnt& it, const Broken& broken, double share) {
  const auto often = [&](Fault fault, std::size_t of) {
    const std::size_t count = broken.faults[static_cast<std::size_t>(fault)];
    return count > 1 && static_cast<double>(count) > share * static_cast<double>(of);
  };
  bool changed = false;
  const std::size_t missing = broken.faults[static_cast<std::size_t>(Fault::missing)];
  if (it.presence != Presence::optional && often(Fault::missing, broken.bound + missing)) {
    it.presence = Presence::optional, changed = true;
  }
  if (!it.free_order && often(Fault::order, broken.bound)) it.free_order = changed = true;
  if (!it.may_be_empty && often(Fault::empty, broken.bound)) it.may_be_empty = changed = true;
  if (!it.open && !it.repeated && often(Fault::duplicate, broken.bound)) it.repeated = changed = true;
  return changed;
}

}  // namespace

Fit fit(const LearntSchema& learnt, const std::vector<TrainingPage>& pages) {
  const SourceText file("schema.yaml", write_schema(learnt));
  Fit out{load_schema(file, [](std::string_view, std::string_view) { return std::nullopt; }, kDefaultRules).schema, {}};
  if (!out.schema) throw std::logic_error("a learnt schema does not load");
  for (const TrainingPage& it : pages) {
    out.matches.push_back(
        match_page(*out.schema, it.document->source().path(), *it.document, *it.outline, *it.front_matter));
  }
  return out;
}

bool loosen(LearntSchema& learnt, const Fit& found, const InferOptions& options) {
  const Elements elements(learnt, *found.schema);
  std::vector<Broken> broken(found.schema->elements.size());
  std::map<Fault, std::size_t> form;   // on how many pages
  std::map<const PageType*, std::pair<std::size_t, std::size_t>> prefaces;   // pages, and those without
  for (const Match& page : found.matches) {
    ++prefaces[page.type].first;
    for (const Binding& it : page.bindings) {
      if (it.element != kNone) ++broken[it.element].bound;
    }
    for (const Fault fault : kFormFaults) {
      if (std::ranges::find(page.repairs, fault, &Repair::fault) != page.repairs.end()) ++form[fault];
    }
    for (const Repair& it : page.repairs) {
      if (it.fault == Fault::preface) ++prefaces[page.type].second;
      if (it.element != kNone) ++broken[it.element].faults[static_cast<std::size_t>(it.fault)];
      for (const ElementId also : it.also) ++broken[also].faults[static_cast<std::size_t>(it.fault)];
    }
  }
  bool changed = false;
  for (ElementId id = 0; id < broken.size(); ++id) {
    if (Learnt* it = elements.of(id)) changed |= loosen_one(*it, broken[id], options.loosen);
  }
  for (const auto& [fault, pages] : form) {
    const bool often =
        pages > 1 && static_cast<double>(pages) > options.loosen * static_cast<double>(found.matches.size());
    if (often) changed |= learnt.off.emplace(fault, pages).second;
  }
  changed |= place_inside(elements, found, options);
  for (LearntType& type : learnt.types) {
    const auto it = std::ranges::find(found.schema->types, type.name, &PageType::name);
    const auto& [pages, without] = prefaces[&*it];
    if (type.preface && static_cast<double>(without) > options.loosen * static_cast<double>(pages)) {
      type.preface = false, changed = true;
    }
  }
  return changed;
}

}  // namespace rubric::infer
