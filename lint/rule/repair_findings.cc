#include "lint/rule/repair_findings.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/anchor_edits.h"
#include "lint/rule/same_words.h"
#include "lint/rule/section_edits.h"
#include "lint/schema/skeleton.h"

namespace rubric {
namespace {

class Describer {
 public:
  explicit Describer(const RuleContext& context)
      : context_(context), sections_{context.document, context.outline, *context.match} {}

  Finding describe(const Repair& repair) const {
    Finding out{.range = place(repair), .message = {}};
    switch (repair.fault) {
      case Fault::missing: missing(repair, out); break;
      case Fault::misspelled: renamed(repair, "{0} is misspelled; write {1}", out); break;
      case Fault::variant: renamed(repair, "write {1} instead of {0}", out); break;
      case Fault::decorated: renamed(repair, "write {1} without anything around it", out); break;
      case Fault::wrong_level: wrong_level(repair, out); break;
      case Fault::level_skip: level_skip(repair, out); break;
      case Fault::top_heading: top_heading(repair, out); break;
      case Fault::order: order(repair, out); break;
      case Fault::duplicate: duplicate(repair, out); break;
      case Fault::empty: empty(repair, out); break;
      case Fault::unexpected: unexpected(repair, out); break;
      case Fault::parent_missing: parent_missing(repair, out); break;
      case Fault::preface: preface(out); break;
      case Fault::prefix:
      case Fault::spelling:
      case Fault::ascending:
      case Fault::repeats:   // facts, which no repair of the outline is about
      case Fault::content: break;
    }
    if (out.fix && out.fix->edits.empty()) out.fix.reset();   // another repair has to come first
    return out;
  }

 private:
  const Schema& schema() const { return *context_.schema; }
  const Section& section(SectionId id) const { return context_.outline.sections[id]; }
  ByteRange heading(SectionId id) const { return context_.document[section(id).heading].range; }
  std::string title(SectionId id) const { return fmt::format("\"{}\"", section(id).title); }
  // What a reader calls the section: its schema name, or its own title where that is open.
  std::string name(const Repair& repair) const {
    if (repair.element == kNone || schema().elements[repair.element].open_name) return title(repair.section);
    return fmt::format("\"{}\"", schema().elements[repair.element].name);
  }
  std::string parent_of(const Repair& repair) const {
    const SectionId parent = context_.match->bindings[repair.section].parent;
    return parent == kNoSection ? std::string() : title(parent);
  }

  ByteRange place(const Repair& repair) const {
    return repair.section == kNoSection ? place_of_page(context_) : heading(repair.section);
  }

  void missing(const Repair& repair, Finding& out) const {
    const std::string what = missing_names(repair);
    const bool several = !repair.also.empty();
    const std::string where = repair.anchor == kNoSection ? "" : fmt::format(" after {}", title(repair.anchor));
    out.message = repair.section == kNoSection
                      ? fmt::format("section {} is missing; add it{}", what, where)
                      : fmt::format("{} has no section{} {}; add {}{}", title(repair.section), several ? "s" : "", what,
                                    several ? "them" : "it", where);
    const std::string_view parent = repair.section == kNoSection ? page_title() : std::string_view(section(repair.section).title);
    const int above = repair.section == kNoSection ? 1 : context_.match->bindings[repair.section].level;
    std::string text = skeleton(schema(), repair.element, above + 1, parent);
    for (const ElementId id : repair.also) {
      text += '\n';
      text += skeleton(schema(), id, above + 1, parent);
    }
    out.fix = Fix{fmt::format("add section {}", what), Safety::suggestion,
                  insert_block(sections_, place_after(sections_, repair.section, repair.anchor), text)};
  }

  // "A", "A" or "B", "A" and "B"
  std::string missing_names(const Repair& repair) const {
    std::string names;
    const auto add = [&](std::string_view joint, std::string_view name) {
      if (!names.empty()) names += joint;
      names += '"';
      names += name;
      names += '"';
    };
    for (const ElementId id : repair.alternatives) add(" or ", schema().elements[id].name);
    if (names.empty()) add("", repair.name);
    for (const ElementId id : repair.also) add(" and ", schema().elements[id].name);
    return names;
  }

  void renamed(const Repair& repair, fmt::string_view words, Finding& out) const {
    const std::string wanted = fmt::format("\"{}\"", repair.name);
    out.range = words_of_heading(context_.document, section(repair.section));
    out.message = fmt::vformat(words, fmt::make_format_args(title(repair.section), wanted));
    out.fix = rename_fix(repair);
  }

  // With the links of this page that lead to the heading.
  Fix rename_fix(const Repair& repair) const {
    Renaming renaming = rename(sections_, repair.section, repair.name);
    Fix fix{fmt::format("rename to \"{}\"", repair.name), Safety::safe, std::move(renaming.edits)};
    if (!renaming.keeps_links || !keeps_words(repair)) fix.safety = Safety::unsafe;
    if (!own_links_) own_links_.emplace(context_.document);
    const auto followed = own_links_->follow({section(repair.section).heading, repair.name, std::move(renaming.written)});
    if (!followed) fix.safety = Safety::unsafe;
    else fix.edits.insert(fix.edits.end(), followed->begin(), followed->end());
    std::ranges::sort(fix.edits);
    return fix;
  }

  bool keeps_words(const Repair& repair) const {
    const Element& element = schema().elements[repair.element];
    std::vector<std::string> names{element.name};
    names.insert(names.end(), element.also.begin(), element.also.end());
    names.insert(names.end(), element.instead_of.begin(), element.instead_of.end());
    std::vector<std::string> around{std::string(page_title())};
    for (SectionId up = context_.match->bindings[repair.section].parent; up != kNoSection; up = context_.match->bindings[up].parent) {
      around.push_back(section(up).title);
    }
    return says_the_same(section(repair.section).title, repair.name, element.name, names, around);
  }

  void wrong_level(const Repair& repair, Finding& out) const {
    const int actual = section(repair.section).level;
    if (repair.children) {
      out.message = fmt::format("the sections of {} stand beside it, not below it; give them level {}", name(repair), repair.level + 1);
      out.fix = Fix{fmt::format("nest them below {}", name(repair)), Safety::safe,
                    nest_children(sections_, repair.section, repair.level)};
      if (repair.other != kNoSection) out.related.push_back({{}, heading(repair.other), "the first of them"});
      return;
    }
    if (repair.displaced) {
      const std::string parent = parent_of(repair);
      out.message = fmt::format("section {} is inside {}; move it {}", name(repair), title(repair.other),
                                parent.empty() ? "out" : fmt::format("into {}", parent));
      out.related.push_back({{}, heading(repair.other), "the section it is inside of"});
      const SectionId home = context_.match->bindings[repair.section].parent;
      out.fix = Fix{fmt::format("move {}", name(repair)), Safety::unsafe,
                    move(sections_, repair.section, end_of_children(home, repair.section), repair.level)};
      return;
    }
    const std::string parent = parent_of(repair);
    if (actual > repair.level) {
      const std::string inside = repair.other == kNoSection ? "" : fmt::format(", inside {}", title(repair.other));
      out.message = fmt::format("section {} is at level {}{}; it belongs at level {}", name(repair), actual, inside, repair.level);
    } else {
      out.message = fmt::format("section {} is at level {}; {}it belongs at level {}", name(repair), actual,
                                parent.empty() ? "" : fmt::format("inside {} ", parent), repair.level);
    }
    out.fix = level_fix(repair);
  }

  // Behind the last of the children of `parent` that stand together with it, before `section`.
  ByteOffset end_of_children(SectionId parent, SectionId before) const {
    SectionId last = parent;
    for (SectionId id = parent == kNoSection ? 0 : parent + 1; id < before; ++id) {
      if (parent != kNoSection && !is_below(*context_.match, id, parent)) break;
      last = id;
    }
    if (last == kNoSection) return span_of(sections_, before).begin;
    return span_of(sections_, last).end;
  }

  Fix level_fix(const Repair& repair) const {
    return Fix{fmt::format("change to level {}", repair.level), Safety::safe,
               relevel(sections_, repair.section, repair.level, repair.subtree)};
  }

  void level_skip(const Repair& repair, Finding& out) const {
    const int actual = section(repair.section).level;
    if (repair.section == 0) {
      out.message = fmt::format("the first heading is at level {}; the page starts at level {}", actual, repair.level);
    } else {
      out.message = fmt::format("level {} follows level {}; make it level {}", actual, section(repair.section - 1).level, repair.level);
    }
    out.fix = Fix{fmt::format("change to level {}", repair.level), Safety::safe, relevel_run(sections_, repair.section, repair.level)};
    if (repair.section == 0 && repair.element != kNone) out.fix = level_fix(repair);
  }

  void top_heading(const Repair& repair, Finding& out) const {
    out.message = fmt::format("level 1 is the title of the page; make this level {}", repair.level);
    out.fix = level_fix(repair);
    if (repair.element == kNone) out.fix->edits = relevel(sections_, repair.section, repair.level, false);
  }

  void order(const Repair& repair, Finding& out) const {
    const bool late = repair.other != kNoSection && repair.other < repair.section;
    const std::string other = repair.other == kNoSection ? "its neighbours" : title(repair.other);
    out.message = late ? fmt::format("section {} comes after {}; it belongs before it", name(repair), other)
                       : fmt::format("section {} comes before {}; it belongs after it", name(repair), other);
    if (repair.other != kNoSection) out.related.push_back({{}, heading(repair.other), late ? "should come later" : "should come first"});
    const SectionId parent = context_.match->bindings[repair.section].parent;
    const ByteOffset to = late && repair.anchor == kNoSection ? span_of(sections_, repair.other).begin
                                                               : place_after(sections_, parent, repair.anchor);
    out.fix = Fix{fmt::format("move {}", name(repair)), Safety::unsafe, move(sections_, repair.section, to, section(repair.section).level)};
  }

  void duplicate(const Repair& repair, Finding& out) const {
    out.message = fmt::format("there is a section {} already; merge the two", name(repair));
    out.related.push_back({{}, heading(repair.other), "the first one"});
    out.fix = Fix{"merge into the first one", Safety::unsafe, merge(sections_, repair.section, repair.other)};
  }

  void empty(const Repair& repair, Finding& out) const {
    out.message = fmt::format("section {} is empty; fill it or remove it", name(repair));
    const Element& element = schema().elements[repair.element];
    const std::string text = element.skeleton.empty() ? fmt::format("{{add {}}}", element.name) : element.skeleton;
    const SectionId next = repair.section + 1;
    const ByteOffset to = next < context_.outline.sections.size() ? span_of(sections_, next).begin : context_.document.source().end();
    out.fix = Fix{"add a placeholder", Safety::suggestion, insert_block(sections_, to, text)};
  }

  void unexpected(const Repair& repair, Finding& out) const {
    const SectionId parent = context_.match->bindings[repair.section].parent;
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
    const std::string line = fmt::format("{:#<{}} {}", "", repair.level, repair.name);
    out.fix = Fix{fmt::format("add heading \"{}\"", repair.name), Safety::safe,
                  insert_block(sections_, span_of(sections_, repair.section).begin, line)};
  }

  void preface(Finding& out) const {
    const bool bare = context_.outline.sections.empty();
    out.message = bare ? "the page has no text; say what the role is about"
                       : "there is no text before the first heading; say in a few sentences what the role is about";
    const std::string& text = context_.match->type->preface_skeleton;
    const ByteOffset to = bare ? context_.document.source().end() : span_of(sections_, 0).begin;
    out.fix = Fix{"add a placeholder", Safety::suggestion, insert_block(sections_, to, text.empty() ? "{add overview}" : text)};
  }

  std::string_view page_title() const {
    if (context_.front_matter.empty()) return {};
    const YamlId title = context_.front_matter.find(context_.front_matter.root(), "title");
    return title == kNoYaml ? std::string_view{} : context_.front_matter[title].value;
  }

  const RuleContext& context_;
  SectionContext sections_;
  mutable std::optional<OwnLinks> own_links_;   // only where a heading is renamed
};

const Report* report_of(const Schema& schema, const Repair& repair) {
  if (repair.element == kNone) return nullptr;
  const auto& reports = schema.elements[repair.element].report;
  const auto at = reports.find(repair.fault);
  return at == reports.end() ? nullptr : &at->second;
}

}  // namespace

void report_repairs(const RuleContext& context, std::string_view rule, Findings& out) {
  if (context.match == nullptr) return;
  const Describer describer(context);
  for (const Repair& repair : context.match->repairs) {
    const Report* report = report_of(*context.schema, repair);
    const std::string_view name = report != nullptr && !report->rule.empty()
                                      ? std::string_view(report->rule)
                                      : kDefaultRules[static_cast<std::size_t>(repair.fault)];
    if (name != rule) continue;
    Finding finding = describer.describe(repair);
    if (report != nullptr && !report->message.empty()) finding.message = report->message;
    if (report != nullptr && report->severity != 0) finding.severity = static_cast<Severity>(report->severity - 1);
    out.push_back(std::move(finding));
  }
}

ByteRange place_of_page(const RuleContext& context) {
  const YamlTree& front_matter = context.front_matter;
  if (!front_matter.empty()) {
    const YamlId title = front_matter.find(front_matter.root(), "title");
    if (title != kNoYaml) {
      const YamlId key = front_matter[title].key;
      const ByteRange value = front_matter[title].range;
      return key == kNoYaml ? value : ByteRange{front_matter[key].range.begin, value.end};
    }
  }
  if (const Node* node = context.document.front_matter()) return {node->range.begin, {node->range.begin.value + 3}};
  if (!context.outline.sections.empty()) return context.document[context.outline.sections.front().heading].range;
  return {};
}

}  // namespace rubric
