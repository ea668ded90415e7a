// Tables refer to each other in circles, as sections stand in sections; so they are declared before they are filled.
#include "lint/schema/keys_parts.h"

namespace rubric::schema::keys {
namespace {

constexpr KeyRow kAlsoKeys[] = {
    {.name = "name", .help = "The name that is as good",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "when", .help = "On which pages it is as good; on others it is replaced",
     .shape = {.table = &kCondition}},
};

constexpr KeyRow kSpellingKeys[] = {
    {.name = "title", .help = "A phrase, found in titles of this form",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "write", .help = "What to write instead, with the slots of the phrase in braces",
     .shape = {.scalar = ScalarKind::text}, .required = true},
};

constexpr KeyRow kMentionKeys[] = {
    {.name = "phrase", .help = "Where a title stands in a sentence, or a list of such phrases",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .may_be_empty = true}, .required = true},
    {.name = "is", .help = "Which title that has to be: that of this section, or of the next lower one",
     .shape = {.scalar = ScalarKind::word, .words = kMentioned}, .required = true},
    kRuleRow,
    kSeverityRow,
    kMessageRow,
};

constexpr KeyRow kStepKeys[] = {
    {.name = "step", .help = "The name of the step",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "track", .help = "Steps of one track stand in order; a later track may begin at any rank",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "rank", .help = "A number that grows with the steps",
     .shape = {.scalar = ScalarKind::number, .max = UINT32_MAX - 1}, .required = true},
};

constexpr KeyRow kReadingKeys[] = {
    {.name = "title", .help = "A phrase, found in the titles that are read so",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "is", .help = "The step they stand for, or the steps they may stand for",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .may_be_empty = true}, .required = true},
};

constexpr KeyRow kScaleKeys[] = {
    {.name = "steps", .help = "With their ranks",
     .shape = {.holding = Holding::list, .table = &kStep, .may_be_empty = true}, .required = true},
    {.name = "readings", .help = "Phrases that tell the step of a title; the first that is found counts",
     .shape = {.holding = Holding::list, .table = &kReading, .may_be_empty = true}},
    {.name = "otherwise", .help = "The step of titles that no reading fits",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "small-words", .help = "Words that do not tell what a title is about",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list}},
};

constexpr KeyRow kRowKeys[] = {
    {.name = "title",
     .help = "A phrase, found in these titles",
     .shape = {.scalar = ScalarKind::text},
     .required = true},
    {.name = "values",
     .help = "What these titles may have; an empty list allows any",
     .shape =
         {.scalar = ScalarKind::number, .holding = Holding::one_or_list, .max = UINT32_MAX - 1, .may_be_empty = true},
     .required = true},
};

constexpr KeyRow kPartKeys[] = {
    {.name = "part", .help = "Its name, for messages",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "when", .help = "On which pages it holds",
     .shape = {.table = &kCondition}},
    {.name = "rows", .help = "Titles with their values; the first that fits decides",
     .shape = {.holding = Holding::list, .table = &kRow, .may_be_empty = true}, .required = true},
};

constexpr KeyRow kTableKeys[] = {
    {.name = "values", .help = "No others are values at all",
     .shape = kCounted},
    {.name = "parts", .help = "Lists of rows, each perhaps for some pages only",
     .shape = {.holding = Holding::list, .table = &kPart, .may_be_empty = true}, .required = true},
};

constexpr KeyRow kSectionKeys[] = {
    {.name = "section", .help = "The name of the heading; \"{word}\" stands for any name",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "also", .help = "Names that are as good",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .table = &kAlso, .may_be_empty = true}},
    {.name = "instead-of", .help = "Names that are reported, and replaced by the right one",
     .shape = kTexts},
    {.name = "presence", .help = "Whether it has to be there",
     .shape = {.scalar = ScalarKind::word, .words = kPresences}, .fallback = "required"},
    {.name = "unless", .help = "Required only if the page has none of these sections",
     .shape = kTexts},
    {.name = "occurs", .help = "How often it may be there",
     .shape = kCounted},
    {.name = "unique", .help = "An open name: no two may have the same title",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "level", .help = "The level of its heading, if that is the same on every page",
     .shape = {.scalar = ScalarKind::number, .min = 1, .max = 6}},
    {.name = "order", .help = "Whether it may stand anywhere among its neighbours",
     .shape = {.scalar = ScalarKind::word, .words = kOrders}, .fallback = "fixed"},
    {.name = "container", .help = "A heading over other sections, with hardly any text of its own",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "closed", .help = "No sections inside but those listed",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "same-in-siblings", .help = "The list in it is the same on the pages beside this one",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "prefix", .help = "Whether the title of the section around it may stand before the name",
     .shape = {.scalar = ScalarKind::word, .words = kPrefixes}, .fallback = "none"},
    {.name = "may-be-empty", .help = "Nothing has to stand below the heading",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "pattern", .help = "An open name: what the heading must match",
     .shape = {.scalar = ScalarKind::pattern}},
    {.name = "scale", .help = "An open name: its titles are steps of this scale",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "ascending", .help = "An open name with a scale: lower steps come first",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "spellings", .help = "An open name: forms of titles, and what to write instead",
     .shape = {.holding = Holding::list, .table = &kSpelling, .may_be_empty = true}},
    {.name = "mentions", .help = "An open name with a scale: sentences inside that name a step",
     .shape = {.holding = Holding::list, .table = &kMention, .may_be_empty = true}},
    {.name = "evidence", .help = "An open name: what such sections usually look like",
     .shape = {.table = &kEvidence}},
    {.name = "skeleton", .help = "The text that a new document and a repair have below the heading",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "report", .help = "How mistakes of this section are reported",
     .shape = {.table = &kFaults}},
    {.name = "content", .help = "What its own text has to be",
     .shape = {.table = &kContent}},
    {.name = "sections", .help = "The sections inside, in order",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::list, .table = &kMember, .may_be_empty = true}},
};

constexpr KeyRow kAnyOrderKeys[] = {
    {.name = "any-order",
     .help = "These sections, in any order",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::list, .table = &kMember, .may_be_empty = true},
     .required = true},
};

constexpr KeyRow kInOrderKeys[] = {
    {.name = "in-order",
     .help = "These sections, in this order",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::list, .table = &kMember, .may_be_empty = true},
     .required = true},
};

constexpr KeyRow kOneOfKeys[] = {
    {.name = "one-of", .help = "One of these sections",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::list, .table = &kMember}, .required = true},
    {.name = "optional", .help = "None of them will do, too",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
};

constexpr KeyRow kUseKeys[] = {
    {.name = "use", .help = "The sections of this definition",
     .shape = {.scalar = ScalarKind::definition}, .required = true},
};

constexpr const KeyTable* kMembers[] = {&kSection, &kAnyOrder, &kInOrder, &kOneOf, &kUse};

constexpr KeyRow kConditionKeys[] = {
    {.name = "files", .help = "Globs over the path of the page",
     .shape = kGlobs},
    {.name = "front-matter", .help = "Keys with the value they must have; \"*\" is any value",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::named, .may_be_empty = true}},
    {.name = "headings", .help = "How many headings the page has",
     .shape = kCounted},
    {.name = "words", .help = "How many words the page has",
     .shape = kCounted},
    {.name = "contains", .help = "A pattern to be found somewhere in the page",
     .shape = {.scalar = ScalarKind::pattern}},
};

constexpr KeyRow kTypeKeys[] = {
    {.name = "type", .help = "The name of this type of page", .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "title",
     .help = "For messages, with its article: a page with one role",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "when", .help = "What must be true of a page; all conditions must hold", .shape = {.table = &kCondition}},
    {.name = "unchecked",
     .help = "Such pages have no structure to check",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
    {.name = "listing",
     .help = "A pattern of what lists the pages of a folder; its group \"folder\" is the name of the folder",
     .shape = {.scalar = ScalarKind::pattern}},
    {.name = "preface",
     .help = "Whether there must be text before the first heading",
     .shape = {.scalar = ScalarKind::word, .words = kPrefaces},
     .fallback = "optional"},
    {.name = "preface-skeleton", .help = "What a repair writes there", .shape = {.scalar = ScalarKind::text}},
    {.name = "content", .help = "What the text before the first heading has to be", .shape = {.table = &kContent}},
    {.name = "closed",
     .help = "No sections but those listed",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
    {.name = "report", .help = "How mistakes of the page itself are reported", .shape = {.table = &kFaults}},
    {.name = "sections",
     .help = "The sections of the page, in order",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::list, .table = &kMember, .may_be_empty = true}},
    {.name = "remove",
     .help = "Takes the type of this name away from the extended schema",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
};

constexpr KeyRow kRuleKeys[] = {
    {.name = "severity", .help = "How severe what it finds is",
     .shape = {.scalar = ScalarKind::severity}},
    {.name = "message", .help = "What is said instead of the rule's own words",
     .shape = {.scalar = ScalarKind::text}},
};

constexpr KeyRow kMatchingKeys[] = {
    {.name = "letters-per-edit", .help = "One typing mistake is granted for so many letters of a name",
     .shape = {.scalar = ScalarKind::number, .min = 1, .max = 100}, .fallback = "4"},
    {.name = "max-edits", .help = "But no more than so many",
     .shape = {.scalar = ScalarKind::number, .max = 10}, .fallback = "2"},
};

constexpr KeyRow kSiteKeys[] = {
    {.name = "hosts", .help = "What may stand before an address of the site", .shape = kTexts},
    {.name = "section", .help = "The folder of addresses where these pages are, such as /job-families/",
     .shape = {.scalar = ScalarKind::text}},
};

constexpr KeyRow kSchemaKeys[] = {
    {.name = "rubric", .help = "The version of the schema language: 1",
     .shape = {.scalar = ScalarKind::number, .min = 1, .max = 1}},
    {.name = "name", .help = "What configurations and messages call this schema",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "title", .help = "For messages, with its article: a meeting note",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "files", .help = "Globs; pages that match belong to this schema without any configuration",
     .shape = kGlobs},
    {.name = "help", .help = "An address or sentence for people who want to know more",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "extends", .help = "A schema to start from: the name of a built-in one, or the path of a file",
     .shape = {.scalar = ScalarKind::schema}},
    {.name = "site", .help = "Where such pages are published",
     .shape = {.table = &kSite}},
    {.name = "matching", .help = "How names are compared",
     .shape = {.table = &kMatching}},
    {.name = "front-matter", .help = "What stands above a page",
     .shape = {.table = &kFrontMatter}},
    {.name = "rules", .help = "How severe the mistakes are",
     .shape = {.scalar = ScalarKind::severity, .holding = Holding::ruled, .table = &kRule, .may_be_empty = true}},
    {.name = "scales", .help = "Titles in their order, by name",
     .shape = {.holding = Holding::named, .table = &kScale, .may_be_empty = true}},
    {.name = "tables", .help = "What values titles may have, by name",
     .shape = {.holding = Holding::named, .table = &kTable, .may_be_empty = true}},
    {.name = "definitions", .help = "Lists of sections to be used in several places",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::named_lists, .table = &kMember, .may_be_empty = true}},
    {.name = "types", .help = "The kinds of pages this schema knows",
     .shape = {.holding = Holding::list, .table = &kType, .may_be_empty = true}, .required = true},
};

}  // namespace

constinit const KeyTable kAlso = {.name = "also", .what = "a name", .keys = kAlsoKeys};
constinit const KeyTable kSpelling = {.name = "spelling", .what = "a spelling", .keys = kSpellingKeys};
constinit const KeyTable kMention = {.name = "mention", .what = "a mention", .keys = kMentionKeys};
constinit const KeyTable kStep = {.name = "step", .what = "a step", .keys = kStepKeys};
constinit const KeyTable kReading = {.name = "reading", .what = "a reading", .keys = kReadingKeys};
constinit const KeyTable kScale = {.name = "scale", .what = "a scale", .keys = kScaleKeys};
constinit const KeyTable kRow = {.name = "row", .what = "a row", .keys = kRowKeys};
constinit const KeyTable kPart = {.name = "part", .what = "a part of a table", .keys = kPartKeys};
constinit const KeyTable kTable = {.name = "table", .what = "a table", .keys = kTableKeys};
constinit const KeyTable kSection = {.name = "section", .what = "a section", .keys = kSectionKeys};
constinit const KeyTable kAnyOrder = {.name = "any-order", .what = "a group", .keys = kAnyOrderKeys};
constinit const KeyTable kInOrder = {.name = "in-order", .what = "a group", .keys = kInOrderKeys};
constinit const KeyTable kOneOf = {.name = "one-of", .what = "a choice", .keys = kOneOfKeys};
constinit const KeyTable kUse = {.name = "use", .what = "a use of a definition", .keys = kUseKeys};
constinit const KeyTable kMember = {.name = "member", .what = "an entry of a list of sections", .either = kMembers};
constinit const KeyTable kCondition = {.name = "condition", .what = "a condition", .keys = kConditionKeys};
constinit const KeyTable kType = {.name = "type", .what = "a type", .keys = kTypeKeys};
constinit const KeyTable kRule = {.name = "rule", .what = "a rule", .keys = kRuleKeys};
constinit const KeyTable kMatching = {.name = "matching", .what = "\"matching\"", .keys = kMatchingKeys};
constinit const KeyTable kSite = {.name = "site", .what = "\"site\"", .keys = kSiteKeys};
constinit const KeyTable kSchema = {.name = "schema", .what = "a schema", .keys = kSchemaKeys, .unless_key = "extends"};

}  // namespace rubric::schema::keys
