// Each slot of a sentence against the facts, and a sentence of another form written as it should be.
#include "lint/facts/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::facts {
namespace {

// A whole number of at most eight digits.
std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.size() < 9;
  return whole ? std::optional(value) : std::nullopt;
}

// The number that begins at or behind `at`, with what follows its point, "9.5"; not one in the destination of a
// link. `at` becomes the place behind it.
std::string next_number(std::string_view text, std::size_t& at) {
  std::string number;
  for (; at < text.size(); ++at) {
    if (is_ascii_digit(text[at]) ||
        (!number.empty() && text[at] == '.' && at + 1 < text.size() && is_ascii_digit(text[at + 1]))) {
      number += text[at];
    } else if (!number.empty()) {
      break;
    } else if (text[at] == ']' && at + 1 < text.size() && text[at + 1] == '(') {
      at = std::min(text.find(')', at), text.size() - 1);
    }
  }
  return number;
}

std::string first_number(std::string_view text) {
  std::size_t at = 0;
  return next_number(text, at);
}

// Whether a text has several numbers: "grade 11 or grade 12".
bool has_other_number(std::string_view text, std::string_view number) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string other = next_number(text, at);
    if (!other.empty() && other != number) return true;
  }
  return false;
}

// The destination of the first link of a text, where it stands.
ByteRange first_link(std::string_view text) {
  const std::size_t open = text.find("](");
  if (open == text.npos) return byte_range(0, 0);
  const std::size_t close = text.find(')', open);
  return close == text.npos ? byte_range(0, 0) : byte_range(open + 2, close);
}

// "TAM( Intermediate)" and "TAM (Intermediate)" differ; "Manager, IT" and "manager IT" do not.
std::string spaced(std::string_view title) {
  std::string out;
  for (const char c : fold_case(title)) {
    if (c == ',' || c == '.' || c == '-' || c == '&' || c == '/') continue;
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  return out;
}

// "role", "job", "level": words that an odd form has beside what it says.
constexpr std::ptrdiff_t kFewWords = 2;

// How many words a text has that another has not.
std::ptrdiff_t lost_words(std::string_view text, std::string_view other) {
  const Words words = read_words(text), kept = read_words(other);
  return std::ranges::count_if(
      words.list, [&](const Word& it) { return std::ranges::find(kept.list, it.key, &Word::key) == kept.list.end(); });
}

// Emphasis is markup; braces around a title are what a template left.
std::string_view without_emphasis(std::string_view found) {
  while (!found.empty() && (found.front() == '*' || found.front() == '_' || found.front() == '`')) {
    found.remove_prefix(1);
  }
  return found;
}

std::string_view words_of(const Statement& it, const FilledSlot& slot) {
  return it.text.text.substr(slot.range.begin.value, slot.range.size());
}

}  // namespace

const Words& PageTitle::words() {
  if (!words_) words_ = read_words(title_);
  return *words_;
}

const ReadTitle& PageTitle::read(const Scale& scale) {
  if (scale_ != &scale) read_ = read_title(scale, words());
  scale_ = &scale;
  return read_;
}

const ReadTitle& StatementJudge::own(const Statement& it, const Scale& scale) {
  if (it.level == nullptr) return page_.read(scale);
  if (it.level->scale == &scale) return it.level->read;
  return other_scale_ = read_title(scale, it.level->words);
}

void StatementJudge::judge(const Statement& it) {
  bool other_title = false;
  for (const SlotFact& fact : it.sentence->facts) {
    const auto slot =
        std::ranges::find(*it.slots, fact.slot, [](const FilledSlot& filled) { return filled.slot->name; });
    if (slot == it.slots->end()) continue;
    const ByteRange place = it.text.source(slot->range);
    const std::string_view found = words_of(it, *slot);
    switch (fact.kind) {
      case SlotFact::Kind::title:
        if (found == it.title) break;
        if (fact.except && fact.except->found_in(read_words(found))) return judge_attempt(it);   // no title at all
        other_title = check_title(it, fact, place, without_markup(found));
        if (!other_title && found != without_emphasis(found)) return judge_form(it, first_number(it.text.text));
        break;
      case SlotFact::Kind::entry:
        if (!whole_number(found) && is_value(fact, first_number(found))) {
          return judge_form(it, first_number(it.text.text));
        }
        check_entry(it, fact, place, found, other_title);
        break;
      case SlotFact::Kind::destination: check_destination(fact, place, found); break;
    }
  }
}

bool StatementJudge::check_title(const Statement& it, const SlotFact& fact, ByteRange place, const std::string& found) {
  if (fact.scale == kNone || it.title.empty()) return false;
  const ReadTitle said = read_title(context_.schema.scales[fact.scale], found);
  const ReadTitle& own = this->own(it, context_.schema.scales[fact.scale]);
  const std::string_view wanted =
      !it.short_title.empty() && same_letters(found, it.short_title) ? it.short_title : it.title;
  const bool misspaced = same_letters(found, wanted) && spaced(found) != spaced(wanted);
  const bool other_step = it.title_told && own.known() && said.known() && !same_step(said, own);
  if (!misspaced && !other_step && (it.level == nullptr || !foreign(said, own))) return false;
  FactProblem problem{.range = place,
                      .message = say("names-other", "this names \"{}\", but it is about \"{}\"", found, wanted),
                      .report = &fact.report};
  problem.repair = fmt::format("write \"{}\"", wanted);
  problem.edits.push_back({place, std::string(wanted)});
  if (it.level != nullptr) {
    problem.related.emplace_back(heading_words(context_, it.level->section), fmt::format("\"{}\"", it.title));
  }
  out_.push_back(std::move(problem));
  return true;
}

bool StatementJudge::is_value(const SlotFact& fact, std::string_view text) const {
  const auto value = whole_number(text);
  return fact.table != kNone && value && context_.schema.tables[fact.table].values.allows(*value);
}

bool StatementJudge::applies(const Table::Part& part) {
  if (!part.when) return true;
  const auto known = std::ranges::find(applies_, &part, &std::pair<const Table::Part*, bool>::first);
  if (known != applies_.end()) return known->second;
  return applies_.emplace_back(&part, holds(*part.when, context_.page)).second;
}

TableEntry StatementJudge::entry(const SlotFact& fact, const Statement& it) {
  const Words& title = it.level != nullptr ? it.level->words : page_.words();
  return entry_for(context_.schema.tables[fact.table], title, [&](const Table::Part& part) { return applies(part); });
}

// A title that is another one says nothing about the value.
void StatementJudge::check_entry(const Statement& it, const SlotFact& fact, ByteRange place, std::string_view found,
                                 bool other_title) {
  if (fact.table == kNone) return;
  const TableEntry told = it.title_told ? entry(fact, it) : TableEntry{};
  // Of a title without a row, or with an empty one, any value of the table will do.
  const std::vector<std::uint32_t>* values =
      told.row == nullptr || told.row->values.empty() ? nullptr : &told.row->values;
  const std::string_view name = context_.schema.tables[fact.table].name;
  FactProblem problem{.range = place, .report = &fact.report};
  if (!is_value(fact, found)) {
    problem.message = say("not-in-table", "\"{}\" is no {} of the table", found, name);
  } else if (!other_title && values != nullptr && std::ranges::find(*values, *whole_number(found)) == values->end()) {
    problem.report = &fact.unfit;
    Argument wanted = aside(fmt::format("{}", fmt::join(*values, " or ")));
    problem.message = told.part->name.empty()
                          ? say("other-value", "\"{}\" has {} {}, not {}", it.title, name, std::move(wanted), found)
                          : say("other-value-of-part", "\"{}\" has {} {} in {}, not {}", it.title, name,
                                std::move(wanted), told.part->name, found);
  } else {
    return;
  }
  if (values != nullptr && values->size() == 1) {
    problem.repair = fmt::format("write {}", values->front());
    problem.edits.push_back({place, std::to_string(values->front())});
  }
  out_.push_back(std::move(problem));
}

bool StatementJudge::leads_there(const SlotFact& fact, std::string_view destination) {
  if (!fact.leads) return true;
  read_words(destination, words_);
  return fact.leads->found_in(words_);
}

void StatementJudge::check_destination(const SlotFact& fact, ByteRange place, std::string_view found) {
  if (found == fact.instead || leads_there(fact, found)) return;
  FactProblem problem{
      .range = place,
      .message =
          say("other-destination", "\"{}\" is not where this should lead", found).advise("; link to {}", fact.instead),
      .report = &fact.report};
  if (!fact.instead.empty()) {
    problem.repair = "link to " + fact.instead;
    problem.edits.push_back({place, fact.instead});
  }
  out_.push_back(std::move(problem));
}

void StatementJudge::judge_attempt(const Statement& it) {
  const std::string_view text = it.text.text;
  const std::string number = first_number(text);
  for (const SlotFact& fact : it.sentence->facts) {
    if (fact.kind != SlotFact::Kind::entry || is_value(fact, number)) continue;
    return check_entry(it, fact, it.text.source(), number.empty() ? text : std::string_view(number), false);
  }
  const auto link = std::ranges::find(it.sentence->facts, SlotFact::Kind::destination, &SlotFact::kind);
  if (link != it.sentence->facts.end() && first_link(text).empty()) {
    FactProblem problem{.range = it.text.source(),
                        .message = say("no-link", "there is no link here").advise("; link to {}", link->instead),
                        .report = &link->report};
    const Values known = values(it, number);
    repair(it, known, fill(*it.sentence, known), problem);
    out_.push_back(std::move(problem));
    return;
  }
  judge_form(it, number);
  if (has_other_number(text, number)) return;
  for (const SlotFact& fact : it.sentence->facts) {
    if (fact.kind == SlotFact::Kind::entry) check_entry(it, fact, it.text.source(), number, false);
  }
}

void StatementJudge::judge_form(const Statement& it, const std::string& number) {
  FactProblem problem{.range = it.text.source(), .report = &it.sentence->report};
  const bool several = has_other_number(it.text.text, number);
  const Values known = values(it, several ? "" : number);
  std::string form = fill(*it.sentence, known);
  if (const ByteOffset end = problem.range.end; form == std::string(it.text.text) + '.') {
    problem.message = say("no-full-stop", "this sentence has no full stop; end it with \".\"");
    problem.repair = "add the full stop";
    problem.safe = true;
    problem.edits.push_back({{end, end}, "."});
    return out_.push_back(std::move(problem));
  }
  problem.message = several ? say("form-with-one-number", "write this as \"{}\", with one number", form)
                            : say("form", "write this as \"{}\"", form);
  repair(it, known, std::move(form), problem);
  out_.push_back(std::move(problem));
}

void StatementJudge::repair(const Statement& it, const Values& known, std::string form, FactProblem& problem) const {
  if (known.size() != it.sentence->slots.size()) return;
  problem.repair = "write it in the usual form";
  // What the sentence says stays the same where it says it all itself, and hardly anything else.
  const std::string text = fold_case(it.text.text);
  const bool says_all =
      std::ranges::all_of(known, [&](const auto& value) { return text.find(fold_case(value.second)) != text.npos; });
  problem.safe = says_all && lost_words(it.text.text, form) <= kFewWords;
  problem.edits.push_back({it.text.source(), std::move(form)});
}

// What the sentence, and the level around it, give away of the slots.
StatementJudge::Values StatementJudge::values(const Statement& it, const std::string& number) {
  Values known;
  const std::string_view text = it.text.text;
  for (const SlotFact& fact : it.sentence->facts) {
    std::string value;
    if (fact.kind == SlotFact::Kind::entry) {
      value = number;
    } else if (fact.kind == SlotFact::Kind::destination) {
      const ByteRange link = first_link(text);
      value = text.substr(link.begin.value, link.size());
      if (value.empty() || !fact.leads || !leads_there(fact, value)) value = fact.instead;
    } else {
      value = title_of(it, fact);
    }
    if (!value.empty()) known.emplace_back(fact.slot, std::move(value));
  }
  return known;
}

// The author's own words for the level, if they are of the same step; else the level's title.
std::string StatementJudge::title_of(const Statement& it, const SlotFact& fact) {
  if (fact.found_by) read_words(it.text.text, words_);
  const auto match = fact.found_by ? fact.found_by->find(words_) : std::nullopt;
  if (match && !match->slots.empty() && fact.scale != kNone) {
    const ByteRange group = match->slots.front().range;
    const std::string said = without_markup(it.text.text.substr(group.begin.value, group.size()));
    const Scale& scale = context_.schema.scales[fact.scale];
    const bool is_title = !fact.except || !fact.except->found_in(read_words(said));
    if (is_title && (!it.title_told || same_step(read_title(scale, said), own(it, scale)))) return said;
  }
  return std::string(it.title);
}

}  // namespace rubric::facts
