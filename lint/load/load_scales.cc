// `scales:` and `tables:`, and what elements say by them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lint/load/load_parts.h"
#include "lint/text/edit_distance.h"

namespace rubric::load {
namespace {

// The value of a key that has to be there; nullptr after saying that it is not.
const Value* needed(Loading& in, const Value& mapping, std::string_view key, std::string_view what) {
  const Value* value = mapping.find(key);
  if (!value) in.problem(at(mapping), "schema-value", fmt::format("missing key \"{}\": {}", key, what));
  return value;
}

std::optional<std::uint32_t> step_named(Loading& in, const Value& value, const Scale& scale) {
  const auto name = read_text(in, value);
  if (!name) return std::nullopt;
  const auto step = std::ranges::find(scale.steps, *name, &Scale::Step::name);
  if (step != scale.steps.end()) return static_cast<std::uint32_t>(step - scale.steps.begin());
  std::vector<std::string_view> names;
  names.reserve(scale.steps.size());
  for (const Scale::Step& it : scale.steps) names.push_back(it.name);
  in.wrong(value, fmt::format("there is no step \"{}\"{}", *name, did_you_mean(*name, names)));
  return std::nullopt;
}

void read_step(Loading& in, const Value& value, Scale& scale) {
  if (!read_mapping(in, value, keys::kStep)) return;
  Scale::Step step;
  if (const Value* name = needed(in, value, "step", "its name")) step.name = read_text(in, *name).value_or("");
  if (const Value* track = value.find("track")) step.track = read_text(in, *track).value_or("");
  if (const Value* rank = needed(in, value, "rank", "a number that grows with the steps")) {
    step.rank = read_number(in, *rank, 0, UINT32_MAX - 1).value_or(0);
  }
  for (const Word& word : read_words(step.name).list) step.words.push_back(word.key);
  scale.steps.push_back(std::move(step));
}

void read_reading(Loading& in, const Value& value, Scale& scale) {
  if (!read_mapping(in, value, keys::kReading)) return;
  const Value* title = needed(in, value, "title", "a phrase, found in the titles that are read so");
  const Value* is = needed(in, value, "is", "the step they stand for, or the steps they may stand for");
  if (!title || !is) return;
  auto phrase = read_phrase(in, *title);
  std::vector<std::uint32_t> steps;
  if (is->is_list()) {
    for (const Value& entry : is->children) {
      if (const auto step = step_named(in, entry, scale)) steps.push_back(*step);
    }
  } else if (const auto step = step_named(in, *is, scale)) {
    steps.push_back(*step);
  }
  if (phrase && !steps.empty()) scale.readings.push_back({std::move(*phrase), std::move(steps)});
}

void read_row(Loading& in, const Value& value, std::vector<Table::Row>& rows) {
  if (!read_mapping(in, value, keys::kRow)) return;
  const Value* title = needed(in, value, "title", "a phrase, found in these titles");
  const Value* values = needed(in, value, "values", "what these titles may have");
  if (!title || !values) return;
  auto phrase = read_phrase(in, *title);
  std::vector<std::uint32_t> allowed;
  const auto add = [&](const Value& entry) {
    if (const auto number = read_number(in, entry, 0, UINT32_MAX - 1)) allowed.push_back(*number);
  };
  if (values->is_list()) std::ranges::for_each(values->children, add);
  else add(*values);
  if (phrase) rows.push_back({std::move(*phrase), std::move(allowed)});
}

void read_part(Loading& in, const Value& value, Table& table) {
  if (!read_mapping(in, value, keys::kPart)) return;
  Table::Part part{.name = {}, .when = {}, .rows = {}};
  if (const Value* name = value.find("part")) part.name = read_text(in, *name).value_or("");
  if (const Value* when = value.find("when")) part.when = read_condition(in, *when);
  if (const Value* rows = needed(in, value, "rows", "titles with their values"); rows && read_list(in, *rows)) {
    for (const Value& row : rows->children) read_row(in, row, part.rows);
  }
  table.parts.push_back(std::move(part));
}

std::uint32_t read_reference(Loading& in, const Value& value, std::string_view what,
                             const std::vector<std::string>& names) {
  const auto name = read_text(in, value);
  if (!name) return kNone;
  const auto found = std::ranges::find(names, *name);
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  const std::vector<std::string_view> known(names.begin(), names.end());
  in.wrong(value, fmt::format("there is no {} \"{}\"{}", what, *name, did_you_mean(*name, known)));
  return kNone;
}

}  // namespace

void read_scales(Loading& in, const Value& value, Schema& schema) {
  if (!value.is_mapping()) return in.wrong(value, "\"scales\" wants a mapping of names to scales");
  for (const Value& entry : value.children) {
    Scale scale;
    scale.name = entry.key();
    in.scales.push_back(scale.name);
    if (read_mapping(in, entry, keys::kScale)) {
      if (const Value* steps = needed(in, entry, "steps", "with their ranks"); steps && read_list(in, *steps)) {
        for (const Value& step : steps->children) read_step(in, step, scale);
      }
      if (const Value* readings = entry.find("readings"); readings && read_list(in, *readings)) {
        for (const Value& reading : readings->children) read_reading(in, reading, scale);
      }
      if (const Value* otherwise = entry.find("otherwise")) {
        if (const auto step = step_named(in, *otherwise, scale)) scale.otherwise = {*step};
      }
      if (const Value* words = entry.find("small-words")) {
        for (const std::string& word : read_texts(in, *words)) scale.small_words.push_back(word_key(word));
        std::ranges::sort(scale.small_words);
      }
    }
    schema.scales.push_back(std::move(scale));
  }
}

void read_tables(Loading& in, const Value& value, Schema& schema) {
  if (!value.is_mapping()) return in.wrong(value, "\"tables\" wants a mapping of names to tables");
  for (const Value& entry : value.children) {
    Table table;
    table.name = entry.key();
    in.tables.push_back(table.name);
    if (read_mapping(in, entry, keys::kTable)) {
      if (const Value* values = entry.find("values")) table.values = read_count(in, *values).value_or(Count{});
      if (const Value* parts = needed(in, entry, "parts", "lists of rows"); parts && read_list(in, *parts)) {
        for (const Value& part : parts->children) read_part(in, part, table);
      }
    }
    schema.tables.push_back(std::move(table));
  }
}

std::uint32_t read_scale_name(Loading& in, const Value& value) { return read_reference(in, value, "scale", in.scales); }
std::uint32_t read_table_name(Loading& in, const Value& value) { return read_reference(in, value, "table", in.tables); }

std::vector<Element::Spelling> read_spellings(Loading& in, const Value& value) {
  std::vector<Element::Spelling> spellings;
  if (!read_list(in, value)) return spellings;
  for (const Value& entry : value.children) {
    if (!read_mapping(in, entry, keys::kSpelling)) continue;
    const Value* title = needed(in, entry, "title", "a phrase, found in titles of this form");
    const Value* write = needed(in, entry, "write", "what to write instead");
    if (!title || !write) continue;
    auto phrase = read_phrase(in, *title);
    auto form = read_text(in, *write);
    if (phrase && form) spellings.push_back({std::move(*phrase), std::move(*form)});
  }
  return spellings;
}

std::vector<Mention> read_mentions(Loading& in, const Value& value) {
  std::vector<Mention> mentions;
  if (!read_list(in, value)) return mentions;
  for (const Value& entry : value.children) {
    if (!read_mapping(in, entry, keys::kMention)) continue;
    const Value* phrase = needed(in, entry, "phrase", "where a title stands in a sentence");
    const Value* is = needed(in, entry, "is", "\"same\" or \"lower\"");
    if (!phrase || !is) continue;
    const auto wants = read_word(in, *is, kMentioned);
    if (!wants) continue;
    for (Phrase& it : read_phrases(in, *phrase)) {
      mentions.push_back({.wants = static_cast<Mention::Wants>(*wants),
                          .phrase = std::move(it),
                          .report = read_report_keys(in, entry)});
    }
  }
  return mentions;
}

}  // namespace rubric::load
