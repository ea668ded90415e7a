// The keys of `front-matter:`.
#include "lint/schema/keys_parts.h"

namespace rubric::schema::keys {
namespace {

constexpr KeyRow kFieldTextKeys[] = {
    kPatternRow,
    kTextRow,
    kRuleRow,
    kSeverityRow,
    kMessageRow,
};

constexpr KeyRow kFieldKeys[] = {
    {.name = "type",
     .help = "What the value is",
     .shape = {.scalar = ScalarKind::word, .words = kFieldTypes},
     .fallback = "any"},
    {.name = "items",
     .help = "What the items of a list are",
     .shape = {.scalar = ScalarKind::word, .words = kFieldTypes},
     .fallback = "any"},
    {.name = "required",
     .help = "The key has to be there with a value, if the page has front matter",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
    {.name = "required-when",
     .help = "The key has to be there on pages that fulfil this condition",
     .shape = {.table = &kCondition}},
    {.name = "trimmed",
     .help = "A string has no blanks at its ends",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
    {.name = "values",
     .help = "The only values; of a list, those of its items",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list}},
    {.name = "pattern", .help = "What values must match", .shape = {.scalar = ScalarKind::pattern}},
    {.name = "length",
     .help = "How many characters a string has",
     .shape = {.scalar = ScalarKind::count, .table = &kCount}},
    {.name = "forbids",
     .help = "What must not be found in a value",
     .shape =
         {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .table = &kFieldText, .may_be_empty = true}},
    {.name = "report", .help = "How mistakes in this field are reported", .shape = kReported},
};

constexpr KeyRow kFrontMatterKeys[] = {
    {.name = "required",
     .help = "A page without front matter is reported",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
    {.name = "other-keys",
     .help = "Whether there may be keys that are no fields",
     .shape = {.scalar = ScalarKind::word, .words = kOtherKeys},
     .fallback = "allowed"},
    {.name = "report", .help = "How all mistakes in front matter are reported", .shape = kReported},
    {.name = "fields",
     .help = "Keys with their type, or with more about them",
     .shape = {.scalar = ScalarKind::word,
               .holding = Holding::named,
               .table = &kField,
               .words = kFieldTypes,
               .may_be_empty = true}},
};

}  // namespace

constinit const KeyTable kField = {.name = "field", .what = "a field", .keys = kFieldKeys};
constinit const KeyTable kFieldText = {.name = "field-text",
                                       .what = "a text that a field must not have",
                                       .keys = kFieldTextKeys,
                                       .one_of = kPatternOrText};
constinit const KeyTable kFrontMatter = {.name = "front-matter", .what = "\"front-matter\"", .keys = kFrontMatterKeys};

}  // namespace rubric::schema::keys
