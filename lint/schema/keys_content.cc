// The keys of what stands in a section: its text, counts, blocks, sentences, and how what is wrong there is reported.
#include "lint/schema/keys_parts.h"

namespace rubric::schema::keys {
namespace {

constexpr KeyRow kCountKeys[] = {
    {.name = "min", .help = "At least so many",
     .shape = {.scalar = ScalarKind::number, .max = UINT32_MAX - 1}, .fallback = "0"},
    {.name = "max", .help = "At most so many",
     .shape = {.scalar = ScalarKind::number, .max = UINT32_MAX - 1}},
};

constexpr KeyRow kReportKeys[] = {
    kRuleRow,
    kSeverityRow,
    {.name = "message", .help = "What is said instead of the rule's own words",
     .shape = {.scalar = ScalarKind::text}},
};

constexpr KeyRow kFaultsKeys[] = {
    {.name = "missing", .help = "Required and not there",
     .shape = kReported},
    {.name = "misspelled", .help = "A typing mistake in the heading",
     .shape = kReported},
    {.name = "variant", .help = "An instead-of name, or another case",
     .shape = kReported},
    {.name = "decorated", .help = "Emphasis, numbers or colons around the name",
     .shape = kReported},
    {.name = "wrong-level", .help = "Not one level below the section around it",
     .shape = kReported},
    {.name = "level-skip", .help = "More than one level below the heading before it",
     .shape = kReported},
    {.name = "top-heading", .help = "Level 1 inside a page whose title is elsewhere",
     .shape = kReported},
    {.name = "order", .help = "After a section it should precede",
     .shape = kReported},
    {.name = "duplicate", .help = "More often than it may occur",
     .shape = kReported},
    {.name = "empty", .help = "Nothing below the heading",
     .shape = kReported},
    {.name = "unexpected", .help = "Not in the list of a place that is closed",
     .shape = kReported},
    {.name = "parent-missing", .help = "The heading of the section around it is not there",
     .shape = kReported},
    {.name = "preface", .help = "No text before the first heading",
     .shape = kReported},
    {.name = "content", .help = "What content says does not hold",
     .shape = kReported},
    {.name = "prefix", .help = "Another title before the name than that of the section around it",
     .shape = kReported},
    {.name = "spelling", .help = "A title in a form that has a better one",
     .shape = kReported},
    {.name = "ascending", .help = "A step of a scale after a higher one",
     .shape = kReported},
    {.name = "repeats", .help = "A list says again what that of a lower step says",
     .shape = kReported},
};

constexpr KeyRow kEvidenceKeys[] = {
    {.name = "heading", .help = "A pattern that such headings usually match",
     .shape = {.scalar = ScalarKind::pattern}},
    {.name = "content", .help = "A pattern that the text below such headings usually matches",
     .shape = {.scalar = ScalarKind::pattern}},
};

constexpr KeyRow kBlockKeys[] = {
    {.name = "any", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "paragraph", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "list", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "table", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "code-block", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "block-quote", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "html-block", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "thematic-break", .help = "So many blocks of this kind",
     .shape = kCounted},
    {.name = "shortcode", .help = "So many blocks of this kind",
     .shape = kCounted},
};

constexpr KeyRow kTextRuleKeys[] = {
    kPatternRow,
    kTextRow,
    {.name = "in", .help = "What ^ and $ mean, and where it has to be found",
     .shape = {.scalar = ScalarKind::word, .words = kScopes}, .fallback = "section"},
    {.name = "once", .help = "Enough if one of the sections of the page that ask for it has it",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    kRuleRow,
    kSeverityRow,
    kMessageRow,
};

constexpr Shape kPhrases[] = {{.scalar = ScalarKind::text, .holding = Holding::list, .may_be_empty = true}};

constexpr KeyRow kSlotKeys[] = {
    {.name = "same", .help = "A scale: the slot names the step of the section around it, or of the page",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "except", .help = "A phrase of what is no title",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "table", .help = "A table: it has the value for that title",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "leads-to", .help = "A phrase that is found in the destination",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "instead", .help = "The destination to write where there is another one",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "found-by", .help = "A phrase that finds the value where the sentence has another form",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "report", .help = "How a wrong value is reported",
     .shape = kReported},
    {.name = "unfit", .help = "How a value of the table that another title has is reported",
     .shape = kReported},
};

constexpr KeyRow kSentenceKeys[] = {
    {.name = "form", .help = "The sentence, with its slots in braces",
     .shape = {.scalar = ScalarKind::text}, .required = true},
    {.name = "also", .help = "Other forms that are as good, with the same slots",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .may_be_empty = true}},
    {.name = "recognised-by", .help = "A pattern of paragraphs that try to be this sentence, or a list of phrases",
     .shape = {.scalar = ScalarKind::pattern, .also = kPhrases}},
    {.name = "optional", .help = "Nothing is reported where nothing tries to be the sentence",
     .shape = {.scalar = ScalarKind::flag}, .fallback = "false"},
    {.name = "elsewhere", .help = "How the sentence is reported where its section is missing",
     .shape = kReported},
    {.name = "elsewhere-word", .help = "A word without which no text is taken for one",
     .shape = {.scalar = ScalarKind::text}},
    {.name = "slots", .help = "What must be true of what stands in the slots",
     .shape = {.holding = Holding::named, .table = &kSlot}},
    kRuleRow,
    kSeverityRow,
    kMessageRow,
};

constexpr KeyRow kContentKeys[] = {
    {.name = "paragraphs", .help = "How many paragraphs, without those in lists and quotes", .shape = kCounted},
    {.name = "lists", .help = "How many lists, without those in lists and quotes", .shape = kCounted},
    {.name = "tables", .help = "How many tables", .shape = kCounted},
    {.name = "code-blocks", .help = "How many code blocks, wherever they stand", .shape = kCounted},
    {.name = "images", .help = "How many images, wherever they stand", .shape = kCounted},
    {.name = "links", .help = "How many links, wherever they stand", .shape = kCounted},
    {.name = "words", .help = "How many words; code blocks have none", .shape = kCounted},
    {.name = "items", .help = "How many items each list has", .shape = kCounted},
    {.name = "ordered", .help = "Whether lists are numbered", .shape = {.scalar = ScalarKind::flag}},
    {.name = "item-pattern", .help = "What each item must match", .shape = {.scalar = ScalarKind::pattern}},
    {.name = "blocks",
     .help = "The blocks, in their order",
     .shape = {.scalar = ScalarKind::block,
               .holding = Holding::list,
               .table = &kBlock,
               .words = kBlockWords,
               .may_be_empty = true}},
    {.name = "contains",
     .help = "What must be found",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .table = &kTextRule, .may_be_empty = true}},
    {.name = "forbids",
     .help = "What must not be found; code is not searched",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .table = &kTextRule, .may_be_empty = true}},
    {.name = "sentences",
     .help = "Sentences of a fixed form",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::list, .table = &kSentence, .may_be_empty = true}},
    {.name = "page-list",
     .help = "Items name pages, and link to all but this one; how mistakes are reported",
     .shape = kReported},
    {.name = "repeats",
     .help = "Of a hundred items, so many at most may be those of a lower step",
     .shape = {.scalar = ScalarKind::number, .min = 1, .max = 100}},
};

}  // namespace

constinit const KeyTable kCount = {.name = "count", .what = "a count", .keys = kCountKeys};
constinit const KeyTable kReport = {.name = "report", .what = "a report", .keys = kReportKeys};
constinit const KeyTable kFaults = {.name = "faults", .what = "\"report\"", .keys = kFaultsKeys};
constinit const KeyTable kEvidence = {.name = "evidence", .what = "\"evidence\"", .keys = kEvidenceKeys};
constinit const KeyTable kBlock = {.name = "block", .what = "a block", .keys = kBlockKeys, .one_key = true};
constinit const KeyTable kTextRule = {
    .name = "text-rule", .what = "a text rule", .keys = kTextRuleKeys, .one_of = kPatternOrText};
constinit const KeyTable kSlot = {.name = "slot", .what = "a slot", .keys = kSlotKeys};
constinit const KeyTable kSentence = {.name = "sentence", .what = "a sentence", .keys = kSentenceKeys};
constinit const KeyTable kContent = {.name = "content", .what = "\"content\"", .keys = kContentKeys};

}  // namespace rubric::schema::keys
