#include "lint/rule/repair_findings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lint/document/front_matter.h"
#include "lint/rule/lost_headings.h"
#include "lint/rule/repair_fixes.h"
#include "lint/rule/repair_words.h"
#include "lint/rule/section_edits.h"
#include "lint/text/utf8.h"

namespace rubric::rule {
namespace {

class Describer {
 public:
  explicit Describer(const PageContext& context) : context_(context), words_{context} {}

  // Without its fix.
  Finding describe(const Repair& repair) const {
    Finding out{.range = place(repair), .message = {}};
    switch (repair.fault) {
      case Fault::missing: out.message = missing(repair); break;
      case Fault::misspelled:
      case Fault::variant:
      case Fault::decorated: renamed(repair, out); break;
      case Fault::wrong_level: wrong_level(repair, out); break;
      case Fault::level_skip: out.message = level_skip(repair); break;
      case Fault::top_heading:
        out.message = say("level-of-title", "level 1 is the title of the page; make this level {}", repair.level);
        break;
      case Fault::order: order(repair, out); break;
      case Fault::duplicate: duplicate(repair, out); break;
      case Fault::empty:
        out.message = say("empty", "section \"{}\" is empty; fill it or remove it", name(repair));
        break;
      case Fault::unexpected: unexpected(repair, out); break;
      case Fault::parent_missing:
        out.message = say("no-parent", "\"{}\" stands without a section \"{}\" around it; add that heading",
                          title(repair.section), repair.name);
        break;
      case Fault::preface: out.message = preface(); break;
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
  std::string_view title(SectionId id) const { return section(id).title; }
  std::string_view name(const Repair& repair) const { return words_.bare_name(repair); }

  ByteRange place(const Repair& repair) const {
    return repair.section == kNoSection ? place_of_page(context_) : heading(repair.section);
  }

  Message missing(const Repair& repair) const {
    const bool on_page = repair.section == kNoSection, several = !repair.also.empty();
    std::vector<Argument> what = together(words_.all_missing(repair), words_.missing_names(repair));
    Message out = on_page   ? say("missing", "section {} is missing", std::move(what))
                  : several ? say("missing-inside", "\"{}\" has no sections {}", title(repair.section), std::move(what))
                            : say("missing-inside", "\"{}\" has no section {}", title(repair.section), std::move(what));
    const bool them = several && !on_page;
    if (repair.anchor == kNoSection) them ? out.advise("; add them") : out.advise("; add it");
    else {
      them ? out.advise("; add them after \"{}\"", title(repair.anchor))
           : out.advise("; add it after \"{}\"", title(repair.anchor));
    }
    return out;
  }

  void renamed(const Repair& repair, Finding& out) const {
    out.range = words_of_heading(context_.document, section(repair.section));
    const std::string_view written = title(repair.section);
    if (repair.fault == Fault::misspelled) {
      out.message = say("misspelled", "\"{}\" is misspelled", written).advise("; write \"{}\"", repair.name);
    } else if (repair.fault == Fault::variant) {
      out.message = say("variant", "write \"{}\" instead of \"{}\"", repair.name, written);
    } else
      out.message = say("decorated", "write \"{}\" without anything around it", repair.name);
  }

  void wrong_level(const Repair& repair, Finding& out) const {
    if (repair.children) {
      out.message = say("children-beside", "the sections of \"{}\" stand beside it, not below it; give them level {}",
                        name(repair), repair.level + 1);
      if (repair.other != kNoSection) out.related.push_back({{}, heading(repair.other), "the first of them"});
      return;
    }
    const int actual = section(repair.section).level;
    const SectionId parent = words_.parent_of(repair);
    if (repair.displaced) {
      out.message = say("inside-other", "section \"{}\" is inside \"{}\"", name(repair), title(repair.other));
      if (parent == kNoSection) out.message.advise("; move it out");
      else out.message.advise("; move it into \"{}\"", title(parent));
      out.related.push_back({{}, heading(repair.other), "the section it is inside of"});
    } else if (actual > repair.level) {
      out.message = say("level", "section \"{}\" is at level {}", name(repair), actual);
      if (repair.other == kNoSection) out.message.advise("; it belongs at level {}", repair.level);
      else out.message.advise(", inside \"{}\"; it belongs at level {}", title(repair.other), repair.level);
    } else {
      out.message = say("level", "section \"{}\" is at level {}", name(repair), actual);
      if (parent == kNoSection) out.message.advise("; it belongs at level {}", repair.level);
      else out.message.advise("; inside \"{}\" it belongs at level {}", title(parent), repair.level);
    }
  }

  Message level_skip(const Repair& repair) const {
    const int actual = section(repair.section).level;
    if (repair.section == 0) {
      return say("first-level", "the first heading is at level {}; the page starts at level {}", actual, repair.level);
    }
    return say("skipped-level", "level {} follows level {}; make it level {}", actual,
               section(repair.section - 1).level, repair.level);
  }

  void order(const Repair& repair, Finding& out) const {
    if (repair.other == kNoSection) {
      out.message =
          say("before-neighbours", "section \"{}\" comes before its neighbours; it belongs after it", name(repair));
      return;
    }
    const bool late = repair.other < repair.section;
    out.message =
        late ? say("late", "section \"{}\" comes after \"{}\"; it belongs before it", name(repair), title(repair.other))
             : say("early", "section \"{}\" comes before \"{}\"; it belongs after it", name(repair),
                   title(repair.other));
    out.related.push_back({{}, heading(repair.other), late ? "should come later" : "should come first"});
  }

  void duplicate(const Repair& repair, Finding& out) const {
    out.message = say("there-already", "there is a section \"{}\" already; merge the two", name(repair));
    out.related.push_back({{}, heading(repair.other), "the first one"});
  }

  void unexpected(const Repair& repair, Finding& out) const {
    const SectionId parent = words_.parent_of(repair);
    if (repair.other != kNoSection && repair.other != parent) {
      out.message = say("not-together", "section \"{}\" does not go together with \"{}\"; keep one of them",
                        title(repair.section), title(repair.other));
      out.related.push_back({{}, heading(repair.other), "the other one"});
      return;
    }
    out.message = parent == kNoSection
                      ? say("unexpected", "section \"{}\" is not expected on this page", title(repair.section))
                      : say("unexpected-inside", "section \"{}\" is not expected in \"{}\"", title(repair.section),
                            title(parent));
  }

  Message preface() const {
    return context_.outline.sections.empty()
               ? say("no-text", "the page has no text; say what it is about")
               : say("no-text-first",
                     "there is no text before the first heading; say in a few sentences what the page is about");
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
      else {
        reader.take(rule,
                    {.range = lost->place, .message = complaint(*lost, name, level(missing)), .severity = severity});
      }
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
    const auto it = std::ranges::find_if(
        lost_, [&](const LostHeading& lost) { return lost.words == folded && within.contains(lost.place); });
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
    if (repair.fault == Fault::missing && repair.element != kNone && !lost.take(repair, severity, name, reader)) {
      continue;
    }
    Finding finding = describer.describe(repair);
    if (context.fixes) finding.fix = fix_of(context, repair);
    if (report != nullptr && !report->message.empty()) finding.message.reword(report->message);
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

}  // namespace rubric::rule
