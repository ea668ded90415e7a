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

#include "lint/schema/layer.h"
#include "lint/text/glob.h"
#include "lint/text/offsets.h"
#include "lint/text/pattern.h"
#include "lint/text/phrase.h"
#include "lint/text/phrase_openings.h"
#include "lint/text/severity.h"

namespace rubric::schema {

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
  prefix,         // another title before the name than that of the section around it
  spelling,       // an open name in a form that has a better one
  ascending,      // a step of a scale after a higher one
  repeats,        // a list says again what a lower step of the scale says
};
inline constexpr std::size_t kFaults = 18;
std::string_view name_of(Fault fault);                    // as the key of `report:`
std::optional<Fault> fault_named(std::string_view name);
extern const std::array<std::string_view, kFaults> kDefaultRules;

// Where a fault is reported and in which words, if not as usual.
struct Report {
  std::string rule;                      // "" for the default
  std::string message;                   // "" for the rule's own words
  std::optional<Severity> severity = std::nullopt;   // none: the rule's own
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

// What must be true of a page for something to hold. Every condition given must hold.
struct Condition {
  std::vector<Glob> files;               // over the path
  std::vector<std::pair<std::string, std::string>> front_matter;  // key, value ("*": any)
  std::optional<Count> headings, words;
  std::optional<Pattern> contains;       // somewhere in the text
};

// Titles in their order, as far as their words tell: a "Senior Engineer" is above an "Engineer".
struct Scale {
  struct Step {
    std::string name;
    std::string track;                   // steps of one track are compared with care for order, others by rank alone
    std::uint32_t rank = 0;
    std::vector<std::uint64_t> words;    // the keys of those of its name
  };
  // The first reading that is found in a title tells its step. Some titles can be read in two ways.
  struct Reading {
    Phrase title;
    std::vector<std::uint32_t> steps;    // the likeliest first
  };
  std::string name;
  std::vector<Step> steps;
  std::vector<Reading> readings;
  std::vector<std::uint32_t> otherwise;  // the one of a title that no reading fits, if there is one
  std::vector<std::uint64_t> small_words;   // sorted keys of those that tell nothing of what a title is about
};

// What values titles may have: "a Staff Engineer has grade 8".
struct Table {
  struct Row {
    Phrase title;
    std::vector<std::uint32_t> values;
  };
  // Rows that hold on some of the pages only, or on all. The first row of any part that fits decides.
  struct Part {
    std::string name;                    // for messages: "Sales"
    std::optional<Condition> when;
    std::vector<Row> rows;
  };
  std::string name;
  Count values;                          // no others are values at all
  std::vector<Part> parts;
};

// What must be true of what stands in a slot of a sentence.
struct SlotFact {
  enum class Kind : std::uint8_t { title, entry, destination } kind = Kind::title;
  std::string slot;
  std::uint32_t scale = kNone;           // title: it names the same step as the title around it
  std::uint32_t table = kNone;           // entry: what the table has for that title
  std::optional<Phrase> leads;           // destination: this is found in it
  std::optional<Phrase> except;          // title: what this is found in is none
  std::string instead;                   // destination: what should stand there
  std::optional<Phrase> found_by;        // where the value stands in a sentence of another form: its first slot
  Report report;                         // what is wrong with the value itself
  Report unfit;                          // entry: a value of the table, but not of this title
};

// A sentence with typed slots: "The {role} is a [grade {grade}]({link})."
struct Sentence {
  struct Slot {
    std::string name;
    enum class Type : std::uint8_t { text, integer, number, word, url, title } type = Type::text;
  };
  std::string form;                      // as written
  std::vector<Slot> slots;
  struct Form {
    Pattern exact;                       // the whole sentence, one named group a slot
    std::vector<std::string> around;     // what stands around its slots; empty if only the pattern can tell
    std::vector<std::string> names;      // of its slots, in order
  };
  Form exact;
  std::optional<Pattern> recognised_by;  // what makes a text an attempt at this sentence
  std::vector<Phrase> recognised_words;  // … or one of these
  Report report;
  std::vector<Form> also;                // other forms that are as good, with the same slots
  std::vector<SlotFact> facts;           // any: the sentence is judged by them, one attempt at a time
  bool optional = false;                 // nothing is said where nothing tries
  std::optional<Report> elsewhere;       // reported where it stands in another section that should have this one
  std::string elsewhere_word;            // only of texts with this word, in lower case; "": of any
};

// A text that names a step of a scale: "The {title} reports to".
struct Mention {
  enum class Wants : std::uint8_t { own, lower } wants = Wants::own;   // the step around it, or the next one below
  Phrase phrase;                         // its first slot is the title
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
  std::optional<Report> page_list;       // items name pages: each links to it, but for the page's own
  std::uint32_t repeats = 0;             // of a hundred items, so many at most may be those of a lower step; 0: any
  bool any() const;
};

struct Element {
  std::string name;                      // the heading wanted; of an open name: the capture's name
  bool open_name = false;                // written "{name}": any heading that no named section claims
  std::vector<std::string> also;         // names that are as good
  std::vector<std::pair<std::string, Condition>>
      also_when;                         // … on pages that fulfil a condition; elsewhere they are replaced
  std::vector<std::string> instead_of;   // names to be replaced by `name`
  std::optional<Pattern> pattern;        // an open name must match it
  bool prefixed = false;                 // the parent's title may stand before the name
  Presence presence = Presence::required;
  std::vector<std::string> unless;       // required only if none of these sections is on the page
  Count occurs{0, 1};                    // a name beyond max is a duplicate
  bool unique = false;                   // open name: two with one title are duplicates
  std::uint8_t level = 0;                // wanted level; 0: one below the parent
  bool free_order = false;               // may stand anywhere among its siblings
  bool same_in_siblings = false;         // the list in it is the same on the pages beside this one
  bool container = false;                // a bare heading over its children, with hardly any text of its own
  bool closed = false;                   // no sections inside but its children
  bool may_be_empty = false;
  std::optional<Pattern> evidence_heading;  // open name: what such headings usually look like
  std::optional<Pattern> evidence_content;  // open name: what stands below such headings
  std::uint32_t scale = kNone;           // open name: its titles are steps of this scale
  bool ascending = false;                // open name with a scale: lower steps come first
  struct Spelling {
    Phrase title;
    std::string form;                    // with its slots in braces; {before} is what stands before the first
  };
  std::vector<Spelling> spellings;       // open name: forms of a title and what to write instead
  std::vector<Mention> mentions;         // open name with a scale: of steps, anywhere inside
  PhraseOpenings mention_openings;       // of their phrases
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

struct PageType {
  std::string name;
  std::string title;                     // for messages: "a page with one role"
  Condition when;
  bool unchecked = false;                // such pages have no structure to check (redirects, …)
  std::optional<Pattern>
      listing;  // what lists the pages of a folder when the site is built; its group names the folder
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
  bool trimmed = false;                  // a string with blanks at its ends is a mistake
  std::vector<TextRule> forbids;         // what must not be found in a value
  std::optional<Condition> required_when;   // required on such pages
  Report report;
};

struct FrontMatter {
  bool required = false;
  bool closed = false;                   // no other keys
  Report report;                         // of all that has none of its own
  std::vector<Field> fields;
};

struct RuleDefault {
  std::optional<Severity> severity;
  std::string message;
};

// Where the pages of the schema are published.
struct Site {
  std::vector<std::string> hosts;        // "https://handbook.example.org": what follows is an address of the site
  std::string section;                   // "/job-families/": the addresses of the schema's own pages; "" if unknown
};

// How names are compared.
struct Matching {
  std::uint32_t letters_per_edit = 4;    // one typing mistake is granted for so many letters of a name,
  std::uint32_t max_edits = 2;           // but no more than these
};

// What matching makes of a schema (grammar.h). A schema carries it along and knows nothing of it.
struct CompiledSchema {};

struct Schema {
  std::string name;                      // "job-family"
  std::string title;                     // "a job family page"
  std::string path;                      // the schema file, for messages
  std::vector<std::string> files;        // globs of the documents it claims without any configuration
  std::string help;                      // a URL or sentence shown with `explain`
  Site site;
  FrontMatter front_matter;
  Matching matching;
  std::vector<PageType> types;           // candidates, in order; the first of equals wins
  std::vector<Element> elements;
  std::vector<Group> groups;
  std::map<std::string, RuleDefault, std::less<>> rules;
  std::vector<Scale> scales;
  std::vector<Table> tables;

  std::shared_ptr<const CompiledSchema> grammar;   // elements and groups compiled for matching
};

}  // namespace rubric::schema
