// The JSON Schemas that stand in schemas/, and the tables they are made from.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/config_keys.h"
#include "lint/report/json_schema.h"
#include "lint/schema/keys.h"
#include "lint/text/pattern.h"
#include "rules/all_rules.h"
#include "schemas/builtin.h"
#include "tests/expect.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// `table` and all that can be reached from it.
void collect(const KeyTable& table, std::vector<const KeyTable*>& out) {
  if (std::ranges::find(out, &table) != out.end()) return;
  out.push_back(&table);
  for (const KeyTable* it : table.either) collect(*it, out);
  for (const KeyRow& it : table.keys) {
    if (it.shape.table != nullptr) collect(*it.shape.table, out);
    for (const Shape& also : it.shape.also) {
      if (also.table != nullptr) collect(*also.table, out);
    }
  }
}

std::vector<const KeyTable*> tables_of(const KeyTable& file) {
  std::vector<const KeyTable*> out;
  collect(file, out);
  return out;
}

// What stands between backticks outside of fences, as words.
std::set<std::string, std::less<>> words_in_code(const std::string& page) {
  std::set<std::string, std::less<>> words;
  bool fence = false;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size());
    const std::string line = page.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("```")) fence = !fence;
    for (std::size_t open = fence ? line.npos : line.find('`'); open != line.npos;) {
      const std::size_t close = line.find('`', open + 1);
      if (close == line.npos) break;
      std::string word;
      for (const char c : line.substr(open + 1, close - open - 1) + " ") {
        if ((c >= 'a' && c <= 'z') || c == '-') word += c;
        else if (!word.empty()) words.insert(std::exchange(word, {}));
      }
      open = line.find('`', close + 1);
    }
  }
  return words;
}

}  // namespace

TEST_CASE("the JSON Schemas for editors are those of the tables") {
  std::vector<std::string_view> schemas;
  for (const schemas::Builtin& it : schemas::builtin()) schemas.push_back(it.name);
  const JsonSchemaNames names{rules::all_rules(), schemas};
  expect_file(SOURCE_DIR "/schemas/config.schema.json",
              json_schema(config_keys::kConfig, "A configuration of rubric", names));
  expect_file(SOURCE_DIR "/schemas/schema.schema.json", json_schema(keys::kSchema, "A schema of rubric", names));
}

TEST_CASE("tables of keys have names of their own, and each key one line of help") {
  for (const KeyTable* file : {&config_keys::kConfig, &keys::kSchema}) {
    std::set<std::string_view> names;
    for (const KeyTable* table : tables_of(*file)) {
      INFO(table->name);
      CHECK(names.insert(table->name).second);
      CHECK(table->keys.empty() != table->either.empty());
      std::set<std::string_view> keys;
      for (const KeyRow& it : table->keys) {
        INFO(it.name);
        CHECK(keys.insert(it.name).second);
        CHECK(it.help.size() > 10);
        CHECK(it.help.find('\n') == it.help.npos);
        CHECK(!it.help.ends_with('.'));
      }
    }
  }
}

TEST_CASE("the manual of the schema language tells of each key") {
  const auto told = words_in_code(read_file(SOURCE_DIR "/lint/schema/language.md"));
  for (const KeyTable* table : tables_of(keys::kSchema)) {
    for (const KeyRow& it : table->keys) {
      INFO(table->name << ": " << it.name);
      CHECK(told.contains(it.name));
      for (const std::string_view word : it.shape.words) {
        INFO(word);
        CHECK(told.contains(word));
      }
    }
  }
}

TEST_CASE("the keys of the faults are the faults, in their order") {
  REQUIRE(keys::kFaults.keys.size() == kFaults);
  for (std::size_t i = 0; i < kFaults; ++i) CHECK(keys::kFaults.keys[i].name == name_of(static_cast<Fault>(i)));
}

TEST_CASE("the keys of a block are the kinds of blocks") {
  CHECK(std::ranges::equal(names_of(keys::kBlock.keys), kBlockWords));
}

}  // namespace rubric::testing
