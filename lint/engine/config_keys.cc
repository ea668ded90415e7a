#include "lint/engine/config_keys.h"

#include <string_view>
#include <variant>

namespace rubric::engine::config_keys {
namespace {

constexpr Shape kGlobs = {.scalar = ScalarKind::glob, .holding = Holding::one_or_list};
constexpr Shape kSchemaName = {.scalar = ScalarKind::schema};
constexpr Shape kRuleNames = {.scalar = ScalarKind::rule, .holding = Holding::one_or_list};
constexpr Shape kRules = {
    .scalar = ScalarKind::severity, .holding = Holding::ruled, .table = &kRuleSetting, .may_be_empty = true};

constexpr Shape kSeverity = {.scalar = ScalarKind::severity};

constexpr KeyRow kGroupKeys[] = {
    {.name = "structure", .help = "The sections of a page: their names, levels and order", .shape = kSeverity},
    {.name = "levels", .help = "The levels of a job family", .shape = kSeverity},
    {.name = "grades", .help = "The grades of levels", .shape = kSeverity},
    {.name = "specialties", .help = "The specialties of a job family", .shape = kSeverity},
    {.name = "content", .help = "What a schema wants to stand in a section", .shape = kSeverity},
    {.name = "language", .help = "Misspelled and repeated words, leftover placeholders", .shape = kSeverity},
    {.name = "house-style",
     .help = "How a company wants things said; off unless the schema of the page wants it",
     .shape = kSeverity},
    {.name = "front-matter", .help = "The front matter: its syntax, and what a schema wants there", .shape = kSeverity},
    {.name = "hygiene", .help = "Markdown that parses differently than intended, and white space", .shape = kSeverity},
    {.name = "suppressions", .help = "Comments that silence rules", .shape = kSeverity},
    {.name = "links", .help = "Where links lead", .shape = kSeverity},
    {.name = "across-files", .help = "What pages say of each other", .shape = kSeverity},
};

constexpr KeyRow kRuleSettingKeys[] = {
    {.name = "severity", .help = "How severe what the rule finds is", .shape = {.scalar = ScalarKind::severity}},
};

constexpr KeyRow kChoiceKeys[] = {
    {.name = "files", .help = "The documents the schema is for", .shape = kGlobs, .required = true},
    {.name = "schema",
     .help = "The name of a built-in schema, or the path of a schema file",
     .shape = kSchemaName,
     .required = true},
};

constexpr KeyRow kOverrideKeys[] = {
    {.name = "files", .help = "The documents the override is for", .shape = kGlobs, .required = true},
    {.name = "schema", .help = "The schema of these documents, whatever \"schemas\" says", .shape = kSchemaName},
    {.name = "groups", .help = "Severities of groups of rules for these documents", .shape = {.table = &kGroups}},
    {.name = "rules", .help = "Severities and options for these documents, on top of all others", .shape = kRules},
};

constexpr KeyRow kSuppressionKeys[] = {
    {.name = "files", .help = "The documents in which the rules are silent", .shape = kGlobs, .required = true},
    {.name = "rules", .help = "The rules whose findings are accepted there", .shape = kRuleNames, .required = true},
    {.name = "reason", .help = "Why, for readers of the file and of reports", .shape = {.scalar = ScalarKind::text}},
};

constexpr KeyRow kMoveKeys[] = {
    {.name = "sources",
     .help = "Addresses where the page was",
     .shape = {.scalar = ScalarKind::address, .holding = Holding::one_or_list},
     .required = true},
    {.name = "target",
     .help = "The address where it is now",
     .shape = {.scalar = ScalarKind::address},
     .required = true},
};

// Files, or the moves themselves: the new address by the old one, or entries that say both.
constexpr Shape kMoves[] = {
    {.scalar = ScalarKind::address, .holding = Holding::named, .may_be_empty = true},
    {.holding = Holding::list, .table = &kMove, .may_be_empty = true},
};

constexpr KeyRow kLinksKeys[] = {
    {.name = "roots",
     .help = "The folder, or folders, that the site serves as /",
     .shape = {.scalar = ScalarKind::path, .holding = Holding::one_or_list}},
    {.name = "complete",
     .help = "A page that is not in these folders is nowhere",
     .shape = {.scalar = ScalarKind::flag},
     .fallback = "false"},
    {.name = "moved",
     .help = "Where pages went: the new address by the old one, or files that say so",
     .shape = {.scalar = ScalarKind::path, .holding = Holding::one_or_list, .also = kMoves}},
};

constexpr std::string_view kAnchorWords[] = {"github", "gitlab", "hugo", "kramdown"};

constexpr KeyRow kConfigKeys[] = {
    {.name = "extends",
     .help = "Configuration files to start from, relative to this one",
     .shape = {.scalar = ScalarKind::path, .holding = Holding::one_or_list}},
    {.name = "schemas",
     .help = "Which documents have which schema; the first entry that claims a document counts",
     .shape = {.holding = Holding::list, .table = &kChoice, .may_be_empty = true}},
    {.name = "groups", .help = "Severities of groups of rules", .shape = {.table = &kGroups}},
    {.name = "rules", .help = "Severities and options of rules", .shape = kRules},
    {.name = "overrides",
     .help = "What holds for some documents only; later entries come on top",
     .shape = {.holding = Holding::list, .table = &kOverride, .may_be_empty = true},
     .fallback = "[]"},
    {.name = "suppress",
     .help = "What is known and accepted: found, but not reported",
     .shape = {.holding = Holding::list, .table = &kSuppression, .may_be_empty = true},
     .fallback = "[]"},
    {.name = "links", .help = "What is known of the site that links lead to", .shape = {.table = &kLinks}},
    {.name = "anchors",
     .help = "How the site makes ids of headings; without this key, the files of the repository tell",
     .shape = {.scalar = ScalarKind::word, .words = kAnchorWords}},
    {.name = "raw-shortcodes",
     .help = "Shortcodes of Hugo and tags of Liquid that have code behind them, up to the one that closes them",
     .shape = {.scalar = ScalarKind::text, .holding = Holding::one_or_list}},
    {.name = "exclude",
     .help = "Files and folders that are not checked",
     .shape = {.scalar = ScalarKind::glob, .holding = Holding::one_or_list, .may_be_empty = true},
     .fallback = "[]"},
};

}  // namespace

constinit const KeyTable kGroups = {.name = "groups", .what = "\"groups\"", .key_is = "group", .keys = kGroupKeys};
constinit const KeyTable kRuleSetting = {
    .name = "rule-setting", .what = "a rule", .keys = kRuleSettingKeys, .rule_options = true};
constinit const KeyTable kChoice = {.name = "choice", .what = "an entry of \"schemas\"", .keys = kChoiceKeys};
constinit const KeyTable kOverride = {.name = "override", .what = "an entry of \"overrides\"", .keys = kOverrideKeys};
constinit const KeyTable kSuppression = {
    .name = "suppression", .what = "an entry of \"suppress\"", .keys = kSuppressionKeys};
constinit const KeyTable kMove = {.name = "move", .what = "an entry of \"moved\"", .keys = kMoveKeys};
constinit const KeyTable kLinks = {.name = "links", .what = "\"links\"", .keys = kLinksKeys};
constinit const KeyTable kConfig = {.name = "config", .what = "a configuration", .keys = kConfigKeys};

Shape shape_of(const Option& option) {
  if (std::holds_alternative<bool>(option.fallback)) return {.scalar = ScalarKind::flag};
  if (std::holds_alternative<std::int64_t>(option.fallback)) return {.scalar = ScalarKind::integer};
  if (std::holds_alternative<NoStrings>(option.fallback)) {
    return {.scalar = ScalarKind::reasoned_text, .holding = Holding::list, .may_be_empty = true};
  }
  return {.scalar = ScalarKind::text};
}

}  // namespace rubric::engine::config_keys
