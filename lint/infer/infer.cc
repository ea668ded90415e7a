#include "lint/infer/infer.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lint/infer/fit.h"
#include "lint/infer/headings.h"
#include "lint/infer/learn.h"
#include "lint/infer/write.h"

namespace rubric::infer {
namespace {

constexpr int kMostRounds = 12;
constexpr int kMostRegroupings = 6;
constexpr std::size_t kFewestOfType = 3;    // pages
constexpr std::size_t kMostValues = 4;      // of a key that has only a few
constexpr std::size_t kUsesOfValue = 3;     // of each of them, at least

bool is_share(std::size_t part, std::size_t whole, double share) {
  return static_cast<double>(part) >= share * static_cast<double>(whole);
}

void learn_fields(const std::vector<TrainingPage>& pages, const InferOptions& options, LearntSchema& out) {
  struct Seen {
    std::size_t pages = 0, nulls = 0;
    std::map<std::string_view, std::size_t> types;
    std::map<std::string, std::size_t> values;
  };
  std::map<std::string, Seen> keys;
  for (const TrainingPage& it : pages) {
    const YamlTree& yaml = *it.front_matter;
    if (it.document->front_matter() != nullptr) ++out.with_front_matter;
    if (yaml.empty() || yaml[yaml.root()].kind != YamlNode::Kind::mapping) continue;
    for (const YamlId value : yaml.children(yaml.root())) {
      Seen& seen = keys[std::string(yaml.key_of(value))];
      ++seen.pages;
      const std::string_view type = yaml.type_name(value);
      if (type == "null") ++seen.nulls;
      else ++seen.types[type];
      if (yaml[value].kind == YamlNode::Kind::scalar) ++seen.values[yaml[value].value];
    }
  }
  out.front_matter_required = is_rule(out.with_front_matter, pages.size(), options);
  for (const auto& [name, seen] : keys) {
    if (seen.pages < 2 || !is_share(seen.pages, pages.size(), options.section) || name.empty()) continue;
    LearntField field{.name = name, .type = "any", .values = {}, .pages = seen.pages};
    if (seen.types.size() == 1 && seen.nulls == 0) field.type = seen.types.begin()->first;
    field.required = is_rule(seen.pages - seen.nulls, out.with_front_matter, options);
    const bool few = seen.values.size() <= kMostValues && field.type == "string" &&
                     std::ranges::all_of(seen.values, [](const auto& it) { return it.second >= kUsesOfValue; });
    if (few) {
      for (const auto& it : seen.values) field.values.push_back(it.first);
    }
    out.fields.push_back(std::move(field));
  }
}

bool has_preface(const TrainingPage& page, bool title) {
  const Outline& outline = *page.outline;
  if (title) {
    return outline.sections.front().body < outline.sections.front().body_end ||
           outline.preface_begin < outline.preface_end;
  }
  return outline.preface_begin < outline.preface_end;
}

std::size_t count_sections(const std::vector<Learnt>& sections) {
  std::size_t count = sections.size();
  for (const Learnt& it : sections) count += count_sections(it.sections);
  return count;
}

std::string describe(const Repair& it, const Schema& schema, const Outline& outline) {
  std::string about = it.name;
  if (about.empty() && it.element != kNone) {
    const Element& element = schema.elements[it.element];
    about = element.open_name ? fmt::format("{{{}}}", element.name) : element.name;
  }
  if (it.fault != Fault::missing && it.section != kNoSection) about = outline.sections[it.section].title;
  std::string out(name_of(it.fault));
  std::ranges::replace(out, '-', ' ');
  return about.empty() ? out : fmt::format("{}: {}", out, about);
}

// What is left, of what is not switched off.
std::vector<Repair> faults(const Match& page, const LearntSchema& learnt) {
  std::vector<Repair> out;
  for (const Repair& it : page.repairs) {
    if (!learnt.off.contains(it.fault)) out.push_back(it);
  }
  return out;
}

std::size_t faults_of(const Fit& found, const LearntSchema& learnt) {
  std::size_t count = 0;
  for (const Match& it : found.matches) count += faults(it, learnt).size();
  return count;
}

Fit learn_and_fit(const Headings& headings, const std::vector<TrainingPage>& pages,
                  const std::vector<std::vector<std::size_t>>& groups, const InferOptions& options,
                  LearntSchema& learnt) {
  learnt.off.clear();
  learnt.types = learn_types(headings, groups, options);
  for (LearntType& type : learnt.types) {
    for (const std::size_t page : type.pages) {
      type.with_preface += has_preface(pages[page], headings.has_title(page)) ? 1 : 0;
    }
    type.preface = !type.pages.empty() && is_rule(type.with_preface, type.pages.size(), options);
  }
  Fit found = fit(learnt, pages);
  for (int round = 0; round < kMostRounds && loosen(learnt, found, options); ++round) found = fit(learnt, pages);
  return found;
}

// The pages of each type, as they fit it; the groups as they are where a type would have hardly any left.
std::vector<std::vector<std::size_t>> by_type(const Fit& found, const std::vector<std::vector<std::size_t>>& groups) {
  std::vector<std::vector<std::size_t>> out(groups.size());
  const std::size_t first =
      found.schema->types.size() - groups.size();  // before it, the type of pages without headings
  for (const auto& group : groups) {
    for (const std::size_t page : group) {
      const auto type = static_cast<std::size_t>(found.matches[page].type - found.schema->types.data());
      out[type < first ? 0 : type - first].push_back(page);
    }
  }
  for (auto& it : out) {
    if (it.size() < kFewestOfType) return groups;
    std::ranges::sort(it);
  }
  return out;
}

}  // namespace

Inferred infer_schema(std::vector<TrainingPage> pages, std::string_view name, const InferOptions& options) {
  std::ranges::sort(pages, {}, [](const TrainingPage& it) { return it.document->source().path(); });
  const Headings headings(pages);
  LearntSchema learnt{.name = std::string(name), .pages = pages.size()};
  std::vector<std::size_t> with_sections;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].outline->sections.empty()) learnt.without_sections.push_back(pages[i].document->source().path());
    else with_sections.push_back(i);
  }
  learn_fields(pages, options, learnt);
  std::vector<std::vector<std::size_t>> groups = group_pages(headings, with_sections, options);
  Fit found = learn_and_fit(headings, pages, groups, options, learnt);
  // A page may fit the other type better than the one it was taken for. Not every step makes things better, so the
  // best of some is taken.
  LearntSchema trial = learnt;
  Fit fits = found;
  std::set<std::vector<std::vector<std::size_t>>> tried{groups};
  for (int round = 0; round < kMostRegroupings; ++round) {
    groups = by_type(fits, groups);
    if (!tried.insert(groups).second) break;
    fits = learn_and_fit(headings, pages, groups, options, trial);
    if (faults_of(fits, trial) >= faults_of(found, learnt)) continue;
    learnt = trial;
    found = fits;
  }

  Inferred out{.yaml = write_schema(learnt), .types = learnt.types.size()};
  for (const LearntType& type : learnt.types) out.sections += count_sections(type.sections);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::vector<Repair> left = faults(found.matches[i], learnt);
    if (left.empty()) continue;
    Outlier outlier{pages[i].document->source().path(), {}};
    for (const Repair& it : left) outlier.faults.push_back(describe(it, *found.schema, *pages[i].outline));
    out.faults += outlier.faults.size();
    out.outliers.push_back(std::move(outlier));
  }
  if (out.outliers.empty()) return out;
  out.yaml += fmt::format("\n# {} of {} documents do not fit:\n", out.outliers.size(), pages.size());
  for (const Outlier& it : out.outliers) {
    std::string line = fmt::format("#   {}: {}", it.path, fmt::join(it.faults, "; "));
    for (char& c : line) c = c == '\n' || c == '\r' ? ' ' : c;
    out.yaml += line + "\n";
  }
  return out;
}

}  // namespace rubric::infer
