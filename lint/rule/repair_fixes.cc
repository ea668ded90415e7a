#include "lint/rule/repair_fixes.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/draft/skeleton.h"
#include "lint/rule/rename_heading.h"
#include "lint/rule/repair_words.h"
#include "lint/rule/same_words.h"
#include "lint/rule/section_edits.h"

namespace rubric::rule {
namespace {

class Fixer {
 public:
  explicit Fixer(const PageContext& context)
      : context_(context), words_{context}, sections_{context.document, context.outline, *context.match} {}

  std::optional<Fix> fix(const Repair& repair) const {
    switch (repair.fault) {
      case Fault::missing: return missing(repair);
      case Fault::misspelled:
      case Fault::variant:
      case Fault::decorated: return renamed(repair);
      case Fault::wrong_level: return wrong_level(repair);
      case Fault::level_skip: return level_skip(repair);
      case Fault::top_heading: return top_heading(repair);
      case Fault::order: return order(repair);
      case Fault::duplicate:
        return Fix{"merge into the first one", Safety::unsafe, merge(sections_, repair.section, repair.other)};
      case Fault::empty: return empty(repair);
      case Fault::parent_missing: return parent_missing(repair);
      case Fault::preface: return preface();
      case Fault::unexpected:
      case Fault::prefix:
      case Fault::spelling:
      case Fault::ascending:
      case Fault::repeats:
      case Fault::content: break;
    }
    return std::nullopt;
  }

 private:
  const Schema& schema() const { return *context_.schema; }
  const Section& section(SectionId id) const { return context_.outline.sections[id]; }

  Fix missing(const Repair& repair) const {
    const bool on_page = repair.section == kNoSection;
    const std::string_view parent = on_page ? words_.page_title() : std::string_view(section(repair.section).title);
    const int above = on_page ? 1 : context_.match->bindings[repair.section].level;
    std::string text = skeleton(schema(), repair.element, above + 1, parent);
    for (const ElementId id : repair.also) {
      text += '\n';
      text += skeleton(schema(), id, above + 1, parent);
    }
    return {fmt::format("add section {}", words_.missing_names(repair)), Safety::suggestion,
            insert_block(sections_, place_after(sections_, repair.section, repair.anchor), text)};
  }

  // With the links that lead to the heading.
  Fix renamed(const Repair& repair) const {
    Renaming renaming = rename(sections_, repair.section, repair.name);
    if (!renaming.keeps_markup) return {};   // a person decides what becomes of the link, the code or the image
    Fix fix{fmt::format("rename to \"{}\"", repair.name), Safety::safe, std::move(renaming.edits)};
    if (!keeps_words(repair)) fix.safety = Safety::unsafe;
    auto followed =
        context_.own_links.follow({section(repair.section).heading, repair.name, std::move(renaming.written)});
    if (followed) {
      fix.edits.insert(fix.edits.end(), followed->here.begin(), followed->here.end());
      fix.elsewhere = std::move(followed->elsewhere);
    } else {
      fix.safety = Safety::unsafe;
    }
    std::ranges::sort(fix.edits);
    return fix;
  }

  bool keeps_words(const Repair& repair) const {
    const Element& element = schema().elements[repair.element];
    std::vector<std::string> names{element.name};
    names.insert(names.end(), element.also.begin(), element.also.end());
    names.insert(names.end(), element.instead_of.begin(), element.instead_of.end());
    std::vector<std::string> around{std::string(words_.page_title())};
    for (SectionId up = context_.match->bindings[repair.section].parent; up != kNoSection;
         up = context_.match->bindings[up].parent) {
      around.push_back(section(up).title);
    }
    return says_the_same(section(repair.section).title, repair.name, element.name, names, around);
  }

  Fix wrong_level(const Repair& repair) const {
    if (repair.children) {
      return {fmt::format("nest them below {}", words_.name(repair)), Safety::safe,
              nest_children(sections_, repair.section, repair.level)};
    }
    if (!repair.displaced) return change_level(repair);
    return {fmt::format("move {}", words_.name(repair)), Safety::unsafe,
            move(sections_, repair.section, end_of_children(words_.parent_of(repair), repair.section), repair.level)};
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

  Fix change_level(const Repair& repair) const {
    return Fix{fmt::format("change to level {}", repair.level), Safety::safe,
               relevel(sections_, repair.section, repair.level, repair.subtree)};
  }

  Fix level_skip(const Repair& repair) const {
    if (repair.section == 0 && repair.element != kNone) return change_level(repair);
    return {fmt::format("change to level {}", repair.level), Safety::safe,
            relevel_run(sections_, repair.section, repair.level)};
  }

  Fix top_heading(const Repair& repair) const {
    Fix fix = change_level(repair);
    if (repair.element == kNone) fix.edits = relevel(sections_, repair.section, repair.level, false);
    return fix;
  }

  Fix order(const Repair& repair) const {
    const bool late = repair.other != kNoSection && repair.other < repair.section;
    const ByteOffset to = late && repair.anchor == kNoSection
                              ? span_of(sections_, repair.other).begin
                              : place_after(sections_, words_.parent_of(repair), repair.anchor);
    return {fmt::format("move {}", words_.name(repair)), Safety::unsafe,
            move(sections_, repair.section, to, section(repair.section).level)};
  }

  Fix empty(const Repair& repair) const {
    const Element& element = schema().elements[repair.element];
    const std::string text = element.skeleton.empty() ? fmt::format("{{add {}}}", element.name) : element.skeleton;
    const SectionId next = repair.section + 1;
    const ByteOffset to =
        next < context_.outline.sections.size() ? span_of(sections_, next).begin : context_.document.source().end();
    return {"add a placeholder", Safety::suggestion, insert_block(sections_, to, text)};
  }

  Fix parent_missing(const Repair& repair) const {
    const std::string line = fmt::format("{:#<{}} {}", "", repair.level, repair.name);
    return {fmt::format("add heading \"{}\"", repair.name), Safety::safe,
            insert_block(sections_, span_of(sections_, repair.section).begin, line)};
  }

  Fix preface() const {
    const std::string& text = context_.match->type->preface_skeleton;
    const ByteOffset to =
        context_.outline.sections.empty() ? context_.document.source().end() : span_of(sections_, 0).begin;
    return {"add a placeholder", Safety::suggestion,
            insert_block(sections_, to, text.empty() ? "{add overview}" : text)};
  }

  const PageContext& context_;
  RepairWords words_;
  SectionContext sections_;
};

// Whether all places can be had where the edit takes lines out or puts them in.
bool can_be_made(const Document& document, const Edit& edit) {
  const bool is_of_lines =
      edit.text.empty() ? document.text(edit.range).find('\n') != std::string_view::npos : edit.text.ends_with('\n');
  if (!is_of_lines) return true;
  const bool comes = edit.text.empty() || takes_blocks(document, edit.range.begin);
  return comes && (edit.range.empty() || takes_blocks(document, edit.range.end));
}

}  // namespace

std::optional<Fix> fix_of(const PageContext& context, const Repair& repair) {
  std::optional<Fix> fix = Fixer(context).fix(repair);
  if (fix && fix->edits.empty()) fix.reset();   // another repair has to come first
  if (fix && !std::ranges::all_of(fix->edits, [&](const Edit& it) { return can_be_made(context.document, it); })) {
    fix.reset();
  }
  return fix;
}

}  // namespace rubric::rule
