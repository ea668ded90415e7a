// Rows and shapes that several tables of keys have. Private to the files that fill the tables.
#pragma once

#include <string_view>

#include "lint/schema/keys.h"

namespace rubric::schema::keys {

inline constexpr Shape kCounted = {.scalar = ScalarKind::count, .table = &kCount};
inline constexpr Shape kTexts = {.scalar = ScalarKind::text, .holding = Holding::one_or_list, .may_be_empty = true};
inline constexpr Shape kGlobs = {.scalar = ScalarKind::glob, .holding = Holding::one_or_list, .may_be_empty = true};
inline constexpr Shape kReported = {.scalar = ScalarKind::rule_or_severity, .table = &kReport};

// What is looked for in a text: one of the two.
inline constexpr KeyRow kPatternRow = {
    .name = "pattern", .help = "What to look for, as a regular expression", .shape = {.scalar = ScalarKind::pattern}};
inline constexpr KeyRow kTextRow = {
    .name = "text", .help = "What to look for, letter for letter in any case", .shape = {.scalar = ScalarKind::text}};
inline constexpr std::string_view kPatternOrText[] = {"pattern", "text"};

// How it is reported.
inline constexpr KeyRow kRuleRow = {
    .name = "rule", .help = "The rule that reports it", .shape = {.scalar = ScalarKind::rule}};
inline constexpr KeyRow kSeverityRow = {
    .name = "severity", .help = "How severe it is", .shape = {.scalar = ScalarKind::severity}};
inline constexpr KeyRow kMessageRow = {
    .name = "message", .help = "What is said", .shape = {.scalar = ScalarKind::text}};

}  // namespace rubric::schema::keys
