#include "lint/rule/repair_findings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/document/front_matter.h"
#include "lint/rule/lost_headings.h"
#include "lint/rule/repair_fixes.h"
#include "lint/rule/repair_words.h"
#include "lint/rule/section_edits.h"
#include "lint/text/utf8.h"

namespace rubric {
namespace {

class Describer {
 public:
  explicit Describer(const PageContext& context) : context_(context), words_{context} {}

  // Without its fix.
  Finding describe(const Repair& repair) const {
    Finding out{.range = place(repair), .message = {}};
    switch (repair.fault) {
      case Fault::missing: missing(repair, out); break;
      case Fault::misspelled: renamed(repair, "{0} is misspelled; write {1}", out); break;
      case Fault::variant: renamed(repair, "write {1} instead of {0}", out); break;
      case Fault::decorated: renamed(repair, "write {1} without anything around it", out); break;
      case Fault::wrong_level: wrong_level(repair, out); break;
      case Fault::level_skip: level_skip(repair, out); break;
      case Fault::top_heading: out.message = fmt::format("level 1 is the title of the page; make this level {}", repair.level); break;
      case Fault::order: order(repair, out); break;
      case Fault::duplicate: duplicate(repair, out); break;
      case Fault::empty: out.message = fmt::format("section {} is empty; fill it or remove it", name(repair)); break;
      case Fault::unexpected: unexpected(repair, out); break;
      case Fault::parent_missing: parent_missing(repair, out); break;
      case Fault::preface: preface(out); break;
      case Fault::prefix:
      case Fault::spelling:
      case Fault::ascending:
      case Fault::repeats:   // facts, which no repair of the outline is about
      case Fault::content: break;
    }
    return out;
  }

 private:
  const Section& section(SectionId id) const { return words_.section(id); }
  ByteRange heading(SectionId id) const { return context_.document[section(id).heading].range; }
  std::string title(SectionId id) const { return words_.title(id); }
  std::string name(const Repair& repair) const { return words_.name(repair); }
  std::string parent_of(const Repair& repair) const {
    const SectionId parent = words_.parent_of(repair);
    return parent == kNoSection ? std::string() : title(parent);
  }

  ByteRange place(const Repair& repair) const {
    return repair.section == kNoSection ? place_of_page(context_) : heading(repair.section);
  }

  void missing(const Repair& repair, Finding& out) const {
    const std::string what = words_.missing_names(repair);
    const bool several = !repair.also.empty();
    const std::string where = repair.anchor == kNoSection ? "" : fmt::format(" after {}", title(repair.anchor));
    out.message = repair.section == kNoSection
                      ? fmt::format("section {} is missing; add it{}", what, where)
                      : fmt::format("{} has no section{} {}; add {}{}", title(repair.section), several ? "s" : "", what,
                                    several ? "them" : "it", where);
  }

  void renamed(const Repair& repair, fmt::string_view words, Finding& out) const {
    const std::string wanted = fmt::format("\"{}\"", repair.name);
    out.range = words_of_heading(context_.document, section(repair.section));
    out.message = fmt::vformat(words, fmt::make_format_args(title(repair.section), wanted));
  }

  void wrong_level(const Repair& repair, Finding& out) const {
    const int actual = section(repair.section).level;
    if (repair.children) {
      out.message = fmt::format("the sections of {} stand beside it, not below it; give them level {}", name(repair), repair.level + 1);
      if (repair.other != kNoSection) out.related.push_back({{}, heading(repair.other), "the first of them"});
      return;
    }
    const std::string parent = parent_of(repair);
    if (repair.displaced) {
      out.message = fmt::format("section {} is inside {}; move it {}", name(repair), title(repair.other),
                                parent.empty() ? "out" : fmt::format("into {}", parent));
      out.related.push_back({{}, heading(repair.other), "the section it is inside of"});
      return;
    }
    if (actual > repair.level) {
      const std::string inside = repair.other == kNoSection ? "" : fmt::format(", inside {}", title(repair.other));
      out.message = fmt::format("section {} is at level {}{}; it belongs at level {}", name(repair), actual, inside, repair.level);
    } else {
      out.message = fmt::format("section {} is at level {}; {}it belongs at level {}", name(repair), actual,
                                parent.empty() ? "" : fmt::format("inside {} ", parent), repair.level);
    }
  }

  void level_skip(const Repair& repair, Finding& out) const {
    const int actual = section(repair.section).level;
    if (repair.section == 0) {
      out.message = fmt::format("the first heading is at level {}; the page starts at level {}", actual, repair.level);
    } else {
      out.message = fmt::format("level {} follows level {}; make it level {}", actual, section(repair.section - 1).level, repair.level);
    }
  }

  void order(const Repair& repair, Finding& out) const {
    const bool late = repair.other != kNoSection && repair.other < repair.section;
    const std::string other = repair.other == kNoSection ? "its neighbours" : title(repair.other);
    out.message = late ? fmt::format("section {} comes after {}; it belongs before it", name(repair), other)
                       : fmt::format("section {} comes before {}; it belongs after it", name(repair), other);
    if (repair.other != kNoSection) out.related.push_back({{}, heading(repair.other), late ? "should come later" : "should come first"});
  }

  void duplicate(const Repair& repair, Finding& out) const {
    out.message = fmt::format("there is a section {} already; merge the two", name(repair));
    out.related.push_back({{}, heading(repair.other), "the first one"});
  }

  void unexpected(const Repair& repair, Finding& out) const {
    const SectionId parent = words_.parent_of(repair);
    if (repair.other != kNoSection && repair.other != parent) {
      out.message = fmt::format("section {} does not go together with {}; keep one of them", title(repair.section), title(repair.other));
      out.related.push_back({{}, heading(repair.other), "the other one"});
      return;
    }
    out.message = parent == kNoSection ? fmt::format("section {} is not expected on this page", title(repair.section))
                                       : fmt::format("section {} is not expected in {}", title(repair.section), title(parent));
  }

  void parent_missing(const Repair& repair, Finding& out) const {
    out.message = fmt::format("{} stands without a section \"{}\" around it; add that heading", title(repair.section), repair.name);
  }

  void preface(Finding& out) const {
    out.message = context_.outline.sections.empty() ? "the page has no text; say what it is about"
                                                    : "there is no text before the first heading; say in a few sentences what the page is about";
  }

  const PageContext& context_;
  RepairWords words_;
};

// The sections that are missing only because what should be their heading is none.
class LostSections {
 public:
  explicit LostSections(const PageContext& context) : context_(context) {}

  // Takes them out of what is missing, and tells of each at its place; whether anything is left.
  bool take(Repair& missing, std::optional<Severity> severity, std::string_view rule, const SchemaReader& reader) {
    if (!missing.alternatives.empty()) return true;
    std::vector<ElementId> left;
    for (const ElementId element : elements(missing)) {
      const std::string& name = context_.schema->elements[element].name;
      const LostHeading* const lost = find(missing, name);
      if (lost == nullptr) left.push_back(element);
      else reader.take(rule, {.range = lost->place, .message = complaint(*lost, name, level(missing)), .severity = severity});
    }
    if (left.empty()) return false;
    if (left.front() != missing.element) missing.name = context_.schema->elements[left.front()].name;
    missing.element = left.front();
    missing.also.assign(left.begin() + 1, left.end());
    return true;
  }

 private:
  static std::vector<ElementId> elements(const Repair& missing) {
    std::vector<ElementId> all{missing.element};
    all.insert(all.end(), missing.also.begin(), missing.also.end());
    return all;
  }

  int level(const Repair& missing) const {
    return 1 + (missing.section == kNoSection ? 1 : context_.match->bindings[missing.section].level);
  }

  // Where the section was to be: in its parent, or anywhere on the page.
  ByteRange room(const Repair& missing) const {
    const ByteRange page{{}, context_.document.source().end()};
    if (missing.section == kNoSection) return page;
    const Section& parent = context_.outline.sections[missing.section];
    const bool last = parent.end >= context_.document.nodes().size();
    return {context_.document[parent.heading].range.begin, last ? page.end : context_.document[parent.end].range.begin};
  }

  const LostHeading* find(const Repair& missing, const std::string& name) {
    if (!looked_) lost_ = lost_headings(context_);
    looked_ = true;
    if (lost_.empty()) return nullptr;
    const ByteRange within = room(missing);
    const std::string folded = fold_case(name);
    const auto it = std::ranges::find_if(lost_, [&](const LostHeading& lost) { return lost.words == folded && within.contains(lost.place); });
    return it == lost_.end() ? nullptr : &*it;
  }

  const PageContext& context_;
  std::vector<LostHeading> lost_;
  bool looked_ = false;
};

const Report* report_of(const Schema& schema, const Repair& repair) {
  if (repair.element == kNone) return nullptr;
  const auto& reports = schema.elements[repair.element].report;
  const auto at = reports.find(repair.fault);
  return at == reports.end() ? nullptr : &at->second;
}

}  // namespace

void read_repairs(const PageContext& context, const SchemaReader& reader) {
  const Describer describer(context);
  LostSections lost(context);
  for (const Repair& known : context.match->repairs) {
    const Report* report = report_of(*context.schema, known);
    const std::string_view name = report != nullptr && !report->rule.empty()
                                      ? std::string_view(report->rule)
                                      : kDefaultRules[static_cast<std::size_t>(known.fault)];
    if (!reader.wants(name)) continue;
    Repair repair = known;
    const std::optional<Severity> severity = report != nullptr ? report->severity : std::nullopt;
    if (repair.fault == Fault::missing && repair.element != kNone && !lost.take(repair, severity, name, reader)) continue;
    Finding finding = describer.describe(repair);
    if (context.fixes) finding.fix = fix_of(context, repair);
    if (report != nullptr && !report->message.empty()) finding.message = report->message;
    if (severity) finding.severity = severity;
    reader.take(name, std::move(finding));
  }
}

ByteRange place_of_page(const PageContext& context) {
  const YamlTree& front_matter = context.front_matter;
  if (!front_matter.empty()) {
    const YamlId title = front_matter.find(front_matter.root(), "title");
    if (title != kNoYaml) {
      const YamlId key = front_matter[title].key;
      const ByteRange value = front_matter[title].range;
      return key == kNoYaml ? value : ByteRange{front_matter[key].range.begin, value.end};
    }
  }
  if (context.document.front_matter() != nullptr) return opening_fence(context.document);
  if (!context.outline.sections.empty()) return context.document[context.outline.sections.front().heading].range;
  return {};
}

}  // namespace rubric
