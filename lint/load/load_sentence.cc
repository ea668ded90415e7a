// `sentences:`, forms with slots, and what must be true of what stands in the slots.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/load/load_parts.h"
#include "lint/schema/sentence.h"
#include "lint/text/utf8.h"

namespace rubric::load {
namespace {

// A definition used in five types is five times the same form, compiled once.
Sentence read_form(Loading& in, const Value& value, const std::string& text) {
  if (const auto known = in.sentences.find(text); known != in.sentences.end()) return known->second;
  std::vector<SentenceMistake> mistakes;
  Sentence sentence = read_sentence(text, mistakes);
  for (const SentenceMistake& it : mistakes) {
    if (value.is_scalar()) in.problem(at(value, it.begin, it.end), "schema-value", it.message);
    else in.wrong(value, it.message);
  }
  if (mistakes.empty()) in.sentences.emplace(text, sentence);
  return sentence;
}

void read_also(Loading& in, const Value& value, Sentence& sentence) {
  for (const std::string& form : read_texts(in, value)) {
    Sentence other = read_form(in, value, form);
    const auto has = [&](const Sentence::Slot& it) {
      return std::ranges::find(other.slots, it.name, &Sentence::Slot::name) != other.slots.end();
    };
    if (std::ranges::all_of(sentence.slots, has)) {
      sentence.also.push_back(std::move(other.exact));
    } else {
      in.wrong(value, fmt::format("\"{}\" needs the slots of the form beside which it stands", form));
    }
  }
}

void read_slot(Loading& in, const Value& value, const Report& usual, Sentence& sentence) {
  if (std::ranges::find(sentence.slots, value.key(), &Sentence::Slot::name) == sentence.slots.end()) {
    in.problem(at_key(value), "schema-value", fmt::format("the form has no slot \"{}\"", value.key()));
    return;
  }
  if (!read_mapping(in, value, keys::kSlot)) return;
  SlotFact fact;
  fact.slot = value.key();
  const Value* same = value.find("same");
  const Value* table = value.find("table");
  const Value* leads = value.find("leads-to");
  if ((same != nullptr) + (table != nullptr) + (leads != nullptr) != 1) {
    in.problem(at_key(value), "schema-value", "a slot wants one of \"same\", \"table\" and \"leads-to\"");
    return;
  }
  if (same) fact.scale = read_scale_name(in, *same);
  if (const Value* except = value.find("except"); except && same) fact.except = read_phrase(in, *except);
  if (table) {
    fact.kind = SlotFact::Kind::entry;
    fact.table = read_table_name(in, *table);
  }
  if (leads) {
    fact.kind = SlotFact::Kind::destination;
    fact.leads = read_phrase(in, *leads);
  }
  if (const Value* instead = value.find("instead")) fact.instead = read_text(in, *instead).value_or("");
  if (const Value* by = value.find("found-by")) fact.found_by = read_phrase(in, *by);
  fact.report = fact.unfit = usual;
  if (const Value* report = value.find("report")) fact.report = fact.unfit = over(read_report(in, *report), usual);
  if (const Value* unfit = value.find("unfit")) fact.unfit = over(read_report(in, *unfit), usual);
  sentence.facts.push_back(std::move(fact));
}

}  // namespace

Report over(Report own, const Report& usual) {
  if (own.rule.empty()) own.rule = usual.rule;
  if (!own.severity) own.severity = usual.severity;
  if (own.message.empty()) own.message = usual.message;
  return own;
}

std::optional<Sentence> read_sentence_value(Loading& in, const Value& value, const Report& usual) {
  if (!value.is_scalar() && !read_mapping(in, value, keys::kSentence)) return std::nullopt;
  const Value* form = value.is_scalar() ? &value : value.find("form");
  if (!form) {
    in.problem(at(value), "schema-value", "missing key \"form\": the sentence, with its slots in braces");
    return std::nullopt;
  }
  const auto text = read_text(in, *form);
  if (!text) return std::nullopt;
  Sentence sentence = read_form(in, *form, *text);
  sentence.report = usual;
  if (value.is_scalar()) return sentence;
  sentence.report = over(read_report_keys(in, value), usual);
  if (const Value* by = value.find("recognised-by")) {
    if (by->is_list()) sentence.recognised_words = read_phrases(in, *by);
    else sentence.recognised_by = read_pattern(in, *by);
  }
  if (const Value* also = value.find("also")) read_also(in, *also, sentence);
  if (const Value* optional = value.find("optional")) sentence.optional = read_flag(in, *optional).value_or(false);
  if (const Value* elsewhere = value.find("elsewhere")) sentence.elsewhere = read_report(in, *elsewhere);
  if (const Value* word = value.find("elsewhere-word")) {
    sentence.elsewhere_word = fold_case(read_text(in, *word).value_or(""));
  }
  if (const Value* slots = value.find("slots"); slots && slots->is_mapping()) {
    for (const Value& slot : slots->children) read_slot(in, slot, usual, sentence);
  } else if (slots) {
    in.wrong(*slots, "\"slots\" wants a mapping of slots to what must be true of them");
  }
  return sentence;
}

}  // namespace rubric::load
