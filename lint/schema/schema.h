// What a kind of document should look like: the value a schema file means.
//
// A schema is a regular tree grammar over headings, without recursion. Its elements are the sections
// it knows; an element's children stand in groups (in order, in any order, one of several). What else a
// page may hold, how often, at which level, with which content, are properties of the element.
// lint/schema/language.md tells the same story for people who write schema files.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/glob.h"
#include "lint/text/offsets.h"
#include "lint/text/pattern.h"

namespace rubric {

using ElementId = std::uint32_t;
using GroupId = std::uint32_t;
inline constexpr std::uint32_t kNone = UINT32_MAX;

// How a section has to be there.
enum class Presence : std::uint8_t {
  required,    // in every parent
  optional,
  anywhere,    // somewhere on the page: here, or under this name inside any other section
  inherited,   // in the parent, unless the page has it once for all; and if the siblings of the parent
               // all have their own, the parent needs its own too
};

// What can be wrong with a section. Each is reported by the rule of the same row of kDefaultRules,
// unless the schema names another (`report: {missing: missing-job-grade}`).
enum class Fault : std::uint8_t {
  missing,        // required and not there
  misspelled,     // a typing mistake away from a name
  variant,        // an alias or another case of a name
  decorated,      // a name with emphasis, numbers, colons, …
  wrong_level,    // at another level than one below its parent
  level_skip,     // deeper by more than one than the heading before it
  top_heading,    // level 1 inside a page whose title is elsewhere
  order,          // after a section it should precede
  duplicate,      // a second one of what occurs once
  empty,          // a heading with nothing below it
  unexpected,     // a section in a place that allows no others
  parent_missing, // its parent's heading is not there
  preface,        // no text before the first heading
  content,        // what stands in the section
};
inline constexpr std::size_t kFaults = 14;
std::string_view name_of(Fault fault);                    // as the key of `report:`
std::optional<Fault> fault_named(std::string_view name);
extern const std::array<std::string_view, kFaults> kDefaultRules;

// Where a fault is reported and in which words, if not as usual.
struct Report {
  std::string rule;                      // "" for the default
  std::string message;                   // "" for the rule's own words
  std::uint8_t severity = 0;             // a Severity + 1; 0 for the rule's own
};

struct Count {
  std::uint32_t min = 0;
  std::uint32_t max = UINT32_MAX;
  bool allows(std::size_t n) const { return min <= n && n <= max; }
};

// A pattern with what to say where it is missing or found.
struct TextRule {
  Pattern pattern;
  std::string expression;                // as written in the schema, for messages
  enum class Scope : std::uint8_t { section, paragraph, item } scope = Scope::section;
  bool once = false;                     // enough if one of the page's sections that ask for it has it
  Report report;
};

// A sentence with typed slots: "The {role} is a [grade {grade}]({link})."
struct Sentence {
  struct Slot {
    std::string name;
    enum class Type : std::uint8_t { text, integer, number, word, url, title } type = Type::text;
  };
  std::string form;                      // as written
  std::vector<Slot> slots;
  Pattern exact;                         // the whole sentence, one named group a slot
  std::optional<Pattern> recognised_by;  // what makes a text an attempt at this sentence
  Report report;
};

// A wanted run of block kinds, as a regular expression over kinds: [paragraph, list+, table?]
struct BlockStep {
  std::uint8_t kind = 0;                 // a NodeKind
  Count times{1, 1};
};

// What a section's own blocks (not its subsections') must be.
struct Content {
  std::optional<Count> paragraphs, lists, tables, code_blocks, images, links, words;
  std::optional<Count> items;            // in each list
  std::optional<bool> ordered;           // which kind of list
  std::optional<Pattern> item_pattern;
  std::vector<BlockStep> blocks;         // the whole run, in this order; empty: not looked at
  std::vector<TextRule> contains;
  std::vector<TextRule> forbids;
  std::vector<Sentence> sentences;       // each must be there, unless the section is empty
  bool any() const;
};

struct Element {
  std::string name;                      // the heading wanted; of an open name: the capture's name
  bool open_name = false;                // written "{name}": any heading that no named section claims
  std::vector<std::string> also;         // names that are as good
  std::vector<std::string> instead_of;   // names to be replaced by `name`
  std::optional<Pattern> pattern;        // an open name must match it
  bool prefixed = false;                 // the parent's title may stand before the name
  Presence presence = Presence::required;
  std::vector<std::string> unless;       // required only if none of these sections is on the page
  Count occurs{0, 1};                    // a name beyond max is a duplicate
  bool unique = false;                   // open name: two with one title are duplicates
  std::uint8_t level = 0;                // wanted level; 0: one below the parent
  bool free_order = false;               // may stand anywhere among its siblings
  bool container = false;                // a bare heading over its children, with hardly any text of its own
  bool closed = false;                   // no sections inside but its children
  bool may_be_empty = false;
  std::optional<Pattern> evidence_heading;  // open name: what such headings usually look like
  std::optional<Pattern> evidence_content;  // open name: what stands below such headings
  std::string skeleton;                  // what `new` and the repair of a missing section write below it
  Content content;
  std::map<Fault, Report> report;

  ElementId parent = kNone;              // kNone for the page itself
  GroupId group = kNone;                 // the group it stands in
  GroupId body = kNone;                  // the group of its children; kNone for a leaf
  ByteRange place;                       // in the schema file
};

struct Group {
  enum class Kind : std::uint8_t { in_order, any_order, one_of } kind = Kind::in_order;
  bool optional = false;                 // one_of: none of them is fine too
  struct Member { bool is_group = false; std::uint32_t id = kNone; };
  std::vector<Member> members;
  GroupId parent = kNone;                // the enclosing group, if it is not an element's body
  std::uint32_t position = 0;            // in the enclosing group
  ElementId owner = kNone;               // the element whose children these are
  ByteRange place;
};

// What must be true of a page for a type to be considered. Every condition given must hold.
struct Condition {
  std::vector<Glob> files;               // over the path
  std::vector<std::pair<std::string, std::string>> front_matter;  // key, value ("*": any)
  std::optional<Count> headings, words;
  std::optional<Pattern> contains;       // somewhere in the text
};

struct PageType {
  std::string name;
  std::string title;                     // for messages: "a page with one role"
  Condition when;
  bool unchecked = false;                // such pages have no structure to check (redirects, …)
  bool preface = false;                  // text before the first heading is required
  std::string preface_skeleton;
  ElementId root = kNone;                // the page: an element without a heading of its own
  ByteRange place;
};

struct Field {
  std::string name;
  bool required = false;
  enum class Type : std::uint8_t { any, string, integer, number, boolean, date, list, mapping } type = Type::any;
  Type items = Type::any;                // of a list
  std::vector<std::string> values;       // the only ones allowed, if any
  std::optional<Pattern> pattern;
  std::optional<Count> length;           // of a string: code points
  Report report;
};

struct FrontMatter {
  bool required = false;
  bool closed = false;                   // no other keys
  Report report;                         // of all that has none of its own
  std::vector<Field> fields;
};

struct RuleDefault {
  std::optional<std::uint8_t> severity;  // a Severity
  std::string message;
};

// How names are compared.
struct Matching {
  std::uint32_t letters_per_edit = 4;    // one typing mistake is granted for so many letters of a name,
  std::uint32_t max_edits = 2;           // but no more than these
};

struct Schema {
  std::string name;                      // "job-family"
  std::string title;                     // "a job family page"
  std::string path;                      // the schema file, for messages
  std::vector<std::string> files;        // globs of the documents it claims without any configuration
  std::string help;                      // a URL or sentence shown with `explain`
  FrontMatter front_matter;
  Matching matching;
  std::vector<PageType> types;           // candidates, in order; the first of equals wins
  std::vector<Element> elements;
  std::vector<Group> groups;
  std::map<std::string, RuleDefault, std::less<>> rules;

  std::shared_ptr<const struct Grammar> grammar;   // elements and groups compiled for matching
};

}  // namespace rubric
