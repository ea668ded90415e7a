// Reading values of a schema file: each reader gives the value, or nothing after it said what is
// wrong with it and where.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/load/inherit.h"
#include "lint/schema/keys.h"
#include "lint/schema/schema.h"

namespace rubric::load {

// Where an element, a type or a field was written, for problems found when all is read.
struct Origin {
  const SchemaText* file = nullptr;
  ByteRange range;
};

struct Loading {
  std::span<const std::string_view> rule_names;  // empty: any name will do
  std::vector<SchemaProblem> problems = {};
  bool whole = true;  // no file broke off; else what is not there may only not have been read

  void problem(const Origin& where, std::string_view rule, std::string message, bool error = true);
  void wrong(const Value& value, std::string message);  // schema-value, at the value
  std::map<std::string, Pattern> patterns = {};   // compiled so far, by expression
  std::map<std::string, Phrase> phrases = {};
  std::map<std::string, Sentence> sentences = {};   // forms read so far, by their text
  std::vector<std::string> scales = {}, tables = {};   // the names of those of the schema
};

inline Origin at(const Value& value) { return {value.file, value.head()}; }
inline Origin at_key(const Value& value) { return {value.file, value.key_range()}; }
// A piece of a scalar's text; the whole scalar where quotes hide the bytes.
Origin at(const Value& value, std::size_t begin, std::size_t end);

// Whether `value` is a mapping, after reporting the keys that are not in `table`.
bool read_mapping(Loading& in, const Value& value, const KeyTable& table);
bool read_list(Loading& in, const Value& value);

std::optional<std::string> read_text(Loading& in, const Value& value);
std::vector<std::string> read_texts(Loading& in, const Value& value);  // one, or a list of them
std::vector<Glob> read_globs(Loading& in, const Value& value);        // likewise
std::optional<bool> read_flag(Loading& in, const Value& value);
std::optional<std::uint32_t> read_number(Loading& in, const Value& value, std::uint32_t min, std::uint32_t max);
std::optional<Count> read_count(Loading& in, const Value& value);  // 3, any, {min: 1, max: 3}
std::optional<Pattern> read_pattern(Loading& in, const Value& value);
std::optional<Phrase> read_phrase(Loading& in, const Value& value);
std::vector<Phrase> read_phrases(Loading& in, const Value& value);   // one, or a list of them
std::optional<std::size_t> read_word(Loading& in, const Value& value, std::span<const std::string_view> words);

// `report: rule-name`, `report: warning` or `report: {rule:, severity:, message:}`.
Report read_report(Loading& in, const Value& value);
// The same three keys of a mapping that holds others, too.
Report read_report_keys(Loading& in, const Value& mapping);
std::optional<Severity> read_severity(Loading& in, const Value& value);
void check_rule_name(Loading& in, const Origin& where, std::string_view name);

// "a, b or c".
std::string one_of_words(std::span<const std::string_view> words);

}  // namespace rubric::load
