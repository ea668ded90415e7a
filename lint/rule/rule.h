// What a rule is: a value with a name, a summary and one pure function.
//
// A rule is one file pair under rules/: NAME.cc defines it, NAME.md is its manual page and its test.
// The file name is the registration. A rule reads the document, its outline and what matching bound;
// it never searches the document again for a section.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/rule/anchor_edits.h"
#include "lint/rule/finding.h"
#include "lint/rule/own_anchors.h"
#include "lint/rule/page_links.h"
#include "lint/rule/suppression.h"
#include "lint/rule/workspace.h"
#include "lint/schema/schema.h"
#include "lint/words/page_words.h"
#include "lint/yaml/yaml.h"

namespace rubric::rule {

using Strings = std::vector<std::string>;
struct NoStrings {};   // the fallback of an option that is a list: empty, unless a configuration fills it

// One option of a rule: parsing, "did you mean", `explain` and the documentation all read this row.
struct Option {
  std::string_view name;                                     // kebab-case
  std::variant<bool, std::int64_t, std::string_view, NoStrings> fallback;  // its type is the option's type
  std::string_view help;
};

// The values in force for one rule: every option of its table, from the configuration or its fallback.
class Options {
 public:
  explicit Options(std::span<const Option> table = {}) : table_(table) {}
  bool flag(std::string_view name) const;
  std::int64_t number(std::string_view name) const;
  std::string_view text(std::string_view name) const;
  std::span<const std::string> strings(std::string_view name) const;

  // Nothing, or why the value was refused.
  enum class Refusal : std::uint8_t { none, unknown_option, wrong_type };
  Refusal set(std::string_view name, std::variant<bool, std::int64_t, std::string, Strings> value);

  // What `later` sets, on top. Both are of one table.
  void set_all(const Options& later);

 private:
  using Value = std::variant<bool, std::int64_t, std::string, Strings>;
  std::span<const Option> table_;
  std::vector<std::pair<std::string_view, Value>> values_;
};

// A page as all rules see it.
struct PageContext {
  const Document& document;
  const NodesByKind& nodes;
  const Outline& outline;
  const YamlTree& front_matter;   // offsets are the file's
  const Schema* schema;           // nullptr where no schema claims the file
  const Match* match;             // nullptr likewise
  const OwnLinks& own_links;                 // the page's links to itself
  const OwnAnchors& own_anchors;  // where such links can lead: of all of the page, also where a part is shown
  const PageLinks& links;                    // where the page points to
  const Workspace* workspace;                // the other pages; nullptr where nothing is known of them
  const PageWords& words;                    // the running text, and what is listed of it
  std::span<const SuppressionComment> suppressions;   // only for rules about them
  bool fixes = true;              // false: nobody looks at fixes, so those that take work need not be made
  bool is_part = false;           // of a page, that is shown to a local rule
};

// The same with what is in force for one rule.
struct RuleContext : PageContext {
  const Options& options;
  bool schema_says_severity =
      false;  // of all that the rule finds: a finding has one of its own only where that is false
};

// Something that a rule counts, and where it stands.
struct Counted {
  ByteOffset at;
  std::uint64_t number = 0;   // the same for the same things, never 0
  std::size_t times = 1;
};

// What a configuration switches together: `groups` of configuration.md has a row for each.
enum class RuleGroup : std::uint8_t {
  structure,
  levels,
  grades,
  specialties,
  content,
  language,
  house_style,
  front_matter,
  hygiene,
  suppressions,
  links,
  workspace
};

// What a fix may change in the page as it is rendered; all else in it stays, whatever renders it.
enum class FixesChange : std::uint8_t {
  none_made,     // the rule makes no fixes
  nothing,       // for rules about white space, blank lines and markers
  words,         // those that the finding or its fix names, or that stand in its range
  destination,   // of a link, or whether there is one
  block,         // it becomes an item, a heading or a quote, or is none any more
  section,       // it moves, comes, or has another level
};

struct Rule {
  std::string_view name;          // kebab-case of the file name; reads well after "allow"
  std::string_view summary;       // one line; the first paragraph of its page
  std::string_view formerly = {}; // what it was called once, which is read as its name wherever rules are named
  RuleGroup group = RuleGroup::structure;
  Severity severity = Severity::error;   // off: only where a schema or a configuration wants it
  std::array<FixesChange, 2> fixes_change =
      {};  // one or two; behind `nothing`, that of unsafe fixes. A law holds each fix to it
  std::span<const Option> options = {};
  // nullptr: it only reports what a schema files under its name. Any rule reports that beside its own.
  void (*check)(const RuleContext&, Findings&) = nullptr;
  // Runs behind all others, when it is known what each comment silenced; is silenced only where it is named.
  bool about_suppressions = false;
  // Reads the facts, or what stands in the sections: both are looked for only if a rule that is on reads them.
  bool about_facts = false;
  bool about_content = false;
  // What it says of a place depends on the section there, the blocks beside it, what the page defines for links, and
  // on nothing else: it may be shown a part of the page. Of such a rule the language server keeps what it said of
  // sections that did not change. If it is about the site, it depends on where the links of these sections lead, too.
  bool local = false;
  // The flag among its options with which it looks at all of the page nonetheless.
  std::string_view local_unless = {};
  // What it counts in what it is shown. Of a local rule with one, findings are dropped that count as something the page
  // has so `often`: of a part of a page it makes them all, of all of the page none of these.
  std::vector<Counted> (*count)(const RuleContext&) = nullptr;
  std::size_t often = 0;
  // What it says in the same words of several places of a page is told once, with this before the advice: "{}" is their
  // number.
  std::string_view several = {};
  // Tells how the file is encoded: it alone is asked about a file that is not UTF-8 at all.
  bool about_encoding = false;
  // Looks at other pages: the workspace is there only if a rule that is on does.
  bool about_site = false;
};

std::string_view name_of(RuleGroup group);
std::string_view name_of(FixesChange change);

// Whether this is among what fixes of the rule may change.
bool may_change(const Rule& rule, FixesChange change);

// The sentence of the rule's page that says what its fixes may change; "" for a rule that makes none.
std::string sentence_about_fixes(const Rule& rule);

// The rule that is called so, or was once; nullptr if there is none.
const Rule* rule_named(std::span<const Rule* const> rules, std::string_view name);

}  // namespace rubric::rule
