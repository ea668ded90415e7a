// The keys of schema files, a table for each mapping that can stand in one. lint/schema/language.md tells the
// same to people, and a test holds the two together.
#pragma once

#include <array>
#include <string_view>

#include "lint/schema/schema.h"
#include "lint/yaml/shape.h"

namespace rubric::schema {

// Words of the language, in the order of the enumerations that they stand for.
inline constexpr std::array<std::string_view, 4> kPresences = {"required", "optional", "anywhere", "inherited"};
inline constexpr std::array<std::string_view, 2> kPrefixes = {"none", "title"};
inline constexpr std::array<std::string_view, 2> kOrders = {"fixed", "free"};
inline constexpr std::array<std::string_view, 2> kMentioned = {"same", "lower"};
inline constexpr std::array<std::string_view, 2> kPrefaces = {"optional", "required"};
inline constexpr std::array<std::string_view, 2> kOtherKeys = {"allowed", "reported"};
inline constexpr std::array<std::string_view, 3> kScopes = {"section", "paragraph", "item"};
inline constexpr std::array<std::string_view, 9> kBlockWords = {
    "any", "paragraph", "list", "table", "code-block", "block-quote", "html-block", "thematic-break", "shortcode",
};
inline constexpr std::array<std::string_view, 8> kFieldTypes = {
    "any", "string", "integer", "number", "boolean", "date", "list", "mapping",
};

namespace keys {

extern const KeyTable kSchema;         // the file
extern const KeyTable kMatching, kSite, kRule, kFrontMatter, kField, kFieldText;
extern const KeyTable kType, kCondition;
extern const KeyTable kMember;         // of a list of sections: one of the five below
extern const KeyTable kSection, kAnyOrder, kInOrder, kOneOf, kUse;
extern const KeyTable kEvidence, kFaults, kReport;
extern const KeyTable kAlso, kSpelling, kMention;
extern const KeyTable kScale, kStep, kReading, kTable, kPart, kRow, kSlot;
extern const KeyTable kContent, kTextRule, kSentence, kBlock, kCount;

}  // namespace keys
}  // namespace rubric::schema
