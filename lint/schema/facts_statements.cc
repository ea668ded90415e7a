// Sentences of a fixed form that state a fact about the level they stand in: "The Engineer is a [grade 6](…)."
//
// Each sentence of the section is tried in turn. One that has a form is held against the facts, slot by
// slot. Of one that has another form the same facts are read as far as they can be, so that the form as it
// should be can be written down; what is wrong with a value comes before what is wrong with the form.
#include <fmt/format.h>

#include <algorithm>

#include "lint/schema/content_text.h"
#include "lint/schema/facts_check.h"
#include "lint/schema/sentence.h"
#include "lint/text/line_index.h"
#include "lint/text/utf8.h"

namespace rubric {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digit_run(std::string_view text) { return !text.empty() && text.size() < 9 && std::ranges::all_of(text, is_digit); }

// The first number of a text, with what follows its point: "9.5".
std::string_view first_number(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && !is_digit(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])))) ++end;
  return text.substr(begin, end - begin);
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
// Whether a text has a word, given in lower case, somewhere in it.
bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return true;
  for (std::size_t at = text.find(word.substr(1)); at != text.npos; at = text.find(word.substr(1), at + 1)) {
    if (at > 0 && (text[at - 1] | 0x20) == word.front()) return true;
  }
  return false;
}

// A sentence on the page that is, or tries to be, one of the schema.
struct Statement {
  const Sentence* sentence = nullptr;
  const Titled* level = nullptr;      // the level it stands in
  std::string_view title;             // that of the level, or of the page
  std::string_view short_title;       // as the section's own heading has it
  bool title_told = false;            // by a word of the page's title
  BlockText text;                     // the sentence
  bool first = false;                 // of its paragraph
  std::optional<std::vector<FilledSlot>> slots;   // if it has the form
};

// Sections by the title of the level around them; 0 for those in none.
using Inside = std::vector<std::pair<std::uint64_t, SectionId>>;

class StatementCheck {
 public:
  StatementCheck(const FactContext& context, FactProblems& out) : context_(context), out_(out) {}

  void run() {
    for (SectionId id = 0; id < context_.match.bindings.size(); ++id) {
      const Element* element = context_.element_of(id);
      if (element == nullptr) continue;
      for (const Sentence& it : element->content.sentences) {
        if (!it.facts.empty()) check(id, it);
      }
    }
    for (const Repair& repair : context_.match.repairs) look_elsewhere(repair);
  }

 private:
  // The first sentence that has a form; if there is none, the first that tries to.
  void check(SectionId id, const Sentence& sentence) {
    std::vector<Statement> others;
    const Section& section = context_.section(id);
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (context_.document()[node].kind != NodeKind::paragraph) continue;
      const BlockText whole = block_text(context_.document(), node);
      Sentences pieces(whole.text);
      for (ByteRange piece; pieces.next(piece);) {
        Statement it = statement(id, sentence, whole, piece);
        if (it.slots) return judge(it);
        others.push_back(std::move(it));
      }
      node = context_.document()[node].end - 1;
    }
    const auto attempt = std::ranges::find_if(others, [&](const Statement& it) { return recognised(it); });
    if (attempt != others.end()) judge_attempt(*attempt);
  }

  static bool recognised(const Statement& it) {
    if (!it.sentence->recognised_by && it.sentence->recognised_words.empty()) return false;
    return attempts(*it.sentence, it.text.text);
  }

  Statement statement(SectionId id, const Sentence& sentence, const BlockText& whole, ByteRange piece) {
    Statement it{.sentence = &sentence, .level = context_.around(id), .title = {}, .short_title = {}, .text = whole.part(piece),
                 .first = piece.begin.value == 0, .slots = {}};
    it.slots = read_slots(sentence, it.text.text);
    for (const Sentence::Form& form : sentence.also) {
      if (!it.slots) it.slots = read_slots(sentence, form, it.text.text);
    }
    it.short_title = std::string_view(context_.section(id).title).substr(0, context_.match.bindings[id].prefix.size());
    name(it);
    return it;
  }

  void name(Statement& it) {
    if (it.level != nullptr) {
      it.title = it.level->read.title;
      it.title_told = true;
      return;
    }
    it.title = page_title(context_.page.front_matter);
    const auto fact = std::ranges::find(it.sentence->facts, SlotFact::Kind::title, &SlotFact::kind);
    if (fact != it.sentence->facts.end() && fact->scale != kNone) it.title_told = page_read(context_.schema.scales[fact->scale]).told;
  }

  // The title of the page, by a scale.
  const ReadTitle& page_read(const Scale& scale) {
    if (page_scale_ != &scale) page_read_ = read_title(scale, page_title(context_.page.front_matter));
    page_scale_ = &scale;
    return page_read_;
  }

  // What was found elsewhere speaks for a section that seems to be missing.
  void look_elsewhere(const Repair& repair) {
    if (repair.fault != Fault::missing || repair.element == kNone) return;
    for (const Sentence& sentence : context_.schema.elements[repair.element].content.sentences) {
      if (sentence.facts.empty() || !sentence.elsewhere) continue;
      // Inside the level that lacks it; what stands in no level is the page's.
      const auto [begin, end] = sections_of(repair.section);
      for (auto it = begin; it != end; ++it) {
        if (find_elsewhere(repair, it->second, sentence)) break;
      }
    }
  }

  // The sections inside a level, in order; a heading that stands there twice is two levels to matching, and
  // one to its author.
  auto sections_of(SectionId level) -> std::pair<Inside::const_iterator, Inside::const_iterator> {
    if (!inside_) {
      inside_.emplace();
      for (SectionId id = 0; id < context_.match.bindings.size(); ++id) {
        const Element* element = context_.element_of(id);
        const bool own = element != nullptr && std::ranges::any_of(element->content.sentences, [](const Sentence& it) { return !it.facts.empty(); });
        const Titled* around = context_.around(id);
        if (!own) inside_->emplace_back(around == nullptr ? 0 : title_key(around->read.title), id);
      }
      std::ranges::sort(*inside_);
    }
    const std::uint64_t key = level == kNoSection ? 0 : title_key(context_.section(level).title);
    const auto found = std::ranges::equal_range(*inside_, key, {}, &Inside::value_type::first);
    return {found.begin(), found.end()};
  }

  static std::uint64_t title_key(std::string_view title) {
    std::uint64_t key = 1;
    for (const Word& word : read_words(title).list) key = key * 31 + word.key;
    return key == 0 ? 1 : key;
  }

  bool find_elsewhere(const Repair& repair, SectionId id, const Sentence& sentence) {
    const Document& document = context_.document();
    const Section& section = context_.section(id);
    if (section.body >= section.body_end) return false;
    const std::string_view bytes = document.source().bytes();
    const std::size_t begin = document[section.body].range.begin.value;
    const std::size_t end = section.body_end < document.nodes().size() ? document[section.body_end].range.begin.value : bytes.size();
    if (!has_word(bytes.substr(begin, end - begin), sentence.elsewhere_word)) return false;
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind != NodeKind::paragraph) continue;
      if (has_word(document.text(document[node]), sentence.elsewhere_word)) {
        const BlockText whole = block_text(document, node);
        Sentences pieces(whole.text);
        for (ByteRange piece; pieces.next(piece);) {
          if (!has_word(whole.text.substr(piece.begin.value, piece.size()), sentence.elsewhere_word)) continue;
          const Statement it = statement(id, sentence, whole, piece);
          if (!it.slots && !tries(it)) continue;
          report_elsewhere(repair, it);
          return true;
        }
      }
      node = document[node].end - 1;
    }
    return false;
  }

  void report_elsewhere(const Repair& repair, const Statement& it) {
    const ByteRange place = place_of(it);
    FactProblem problem{.range = place, .report = &*it.sentence->elsewhere};
    problem.message = fmt::format("this stands without a heading \"{}\"; add it", repair.name);
    if (it.first) {
      const std::string_view line_end = newline_of(context_.document().source().bytes());
      const int level = repair.section == kNoSection ? 2 : std::min(6, context_.section(repair.section).level + 1);
      problem.repair = fmt::format("add heading \"{}\"", repair.name);
      problem.edits.push_back({{place.begin, place.begin}, fmt::format("{:#<{}} {}{}{}", "", level, repair.name, line_end, line_end)});
    }
    problem.answers = FactProblem::Answer{repair.element, repair.section};
    out_.push_back(std::move(problem));
    if (it.slots) judge(it);
    else judge_attempt(it);
  }

  // Outside its own section only what has a title where the form has it is an attempt.
  static bool tries(const Statement& it) {
    if (!recognised(it)) return false;
    const Words words = read_words(it.text.text);
    return std::ranges::all_of(it.sentence->facts, [&](const SlotFact& fact) {
      return fact.kind != SlotFact::Kind::title || (fact.found_by && fact.found_by->found_in(words));
    });
  }

  static ByteRange place_of(const Statement& it) { return it.text.source(); }

  static std::string_view words(const Statement& it, const FilledSlot& slot) {
    return it.text.text.substr(slot.range.begin.value, slot.range.size());
  }

  void judge(const Statement& it) {
    bool other_title = false;
    for (const SlotFact& fact : it.sentence->facts) {
      const auto slot = std::ranges::find(*it.slots, fact.slot, [](const FilledSlot& filled) { return filled.slot->name; });
      if (slot == it.slots->end()) continue;
      const ByteRange place = it.text.source(slot->range);
      const std::string_view found = words(it, *slot);
      switch (fact.kind) {
        case SlotFact::Kind::title:
          if (found == it.title) break;
          if (fact.except && fact.except->found_in(read_words(found))) return judge_attempt(it);   // no title at all
          other_title = check_title(it, fact, place, without_markup(found));
          if (!other_title && found != without_braces(found)) return judge_form(it);
          break;
        case SlotFact::Kind::entry:
          if (!is_digit_run(found) && is_value(fact, first_number(found))) return judge_form(it);
          check_entry(it, fact, place, found, other_title);
          break;
        case SlotFact::Kind::destination: check_destination(fact, place, found); break;
      }
    }
  }

  // Emphasis is markup; braces around a title are what a template left.
  static std::string_view without_braces(std::string_view found) {
    while (!found.empty() && (found.front() == '*' || found.front() == '_' || found.front() == '`')) found.remove_prefix(1);
    return found;
  }

  bool check_title(const Statement& it, const SlotFact& fact, ByteRange place, const std::string& found) {
    if (fact.scale == kNone || it.title.empty()) return false;
    const ReadTitle said = read_title(context_.schema.scales[fact.scale], found);
    const ReadTitle& own = it.level != nullptr && it.level->scale == &context_.schema.scales[fact.scale] ? it.level->read : page_read(context_.schema.scales[fact.scale]);
    const std::string_view wanted = !it.short_title.empty() && same_letters(found, it.short_title) ? it.short_title : it.title;
    const bool misspaced = same_letters(found, wanted) && spaced(found) != spaced(wanted);
    const bool other_step = it.title_told && own.known() && said.known() && !same_step(said, own);
    if (!misspaced && !other_step && (it.level == nullptr || !foreign(said, own))) return false;
    FactProblem problem{.range = place, .message = fmt::format("this names \"{}\", but it is about \"{}\"", found, wanted), .report = &fact.report};
    problem.repair = fmt::format("write \"{}\"", wanted);
    problem.edits.push_back({place, std::string(wanted)});
    if (it.level != nullptr) problem.related.emplace_back(heading_words(context_, it.level->section), fmt::format("\"{}\"", it.title));
    out_.push_back(std::move(problem));
    return true;
  }

  bool is_value(const SlotFact& fact, std::string_view text) const {
    return fact.table != kNone && is_digit_run(text) && context_.schema.tables[fact.table].values.allows(std::stoul(std::string(text)));
  }

  // The values the table has for a title; nullptr if it has none, and any will do.
  const std::vector<std::uint32_t>* allowed(const SlotFact& fact, std::string_view title, const Table::Part** from) {
    if (table_ != fact.table) {
      table_ = fact.table;
      parts_.clear();
      for (const Table::Part& part : context_.schema.tables[fact.table].parts) {
        if (!part.when || holds(*part.when, context_.page)) parts_.push_back(&part);
      }
    }
    read_words(title, words_);
    for (const Table::Part* it : parts_) {
      const Table::Part& part = *it;
      for (const Table::Row& row : part.rows) {
        if (!row.title.found_in(words_)) continue;
        *from = &part;
        return row.values.empty() ? nullptr : &row.values;
      }
    }
    return nullptr;
  }

  // Whether something was reported. A title that is another one says nothing about the value.
  bool check_entry(const Statement& it, const SlotFact& fact, ByteRange place, std::string_view found, bool other_title) {
    if (fact.table == kNone) return false;
    const Table::Part* part = nullptr;
    const std::vector<std::uint32_t>* values = it.title_told ? allowed(fact, it.title, &part) : nullptr;
    const std::string_view name = context_.schema.tables[fact.table].name;
    FactProblem problem{.range = place, .report = &fact.report};
    if (!is_value(fact, found)) {
      problem.message = fmt::format("\"{}\" is no {} of the table", found, name);
    } else if (!other_title && values != nullptr && std::ranges::find(*values, std::stoul(std::string(found))) == values->end()) {
      problem.report = &fact.unfit;
      problem.message = fmt::format("\"{}\" has {} {}{}, not {}", it.title, name, listed(*values), part->name.empty() ? "" : " in " + part->name, found);
    } else {
      return false;
    }
    if (values != nullptr && values->size() == 1) {
      problem.repair = fmt::format("write {}", values->front());
      problem.edits.push_back({place, std::to_string(values->front())});
    }
    out_.push_back(std::move(problem));
    return true;
  }

  static std::string listed(const std::vector<std::uint32_t>& values) { return fmt::format("{}", fmt::join(values, " or ")); }

  bool leads_there(const SlotFact& fact, std::string_view destination) {
    if (!fact.leads) return true;
    read_words(destination, words_);
    return fact.leads->found_in(words_);
  }

  void check_destination(const SlotFact& fact, ByteRange place, std::string_view found) {
    if (found == fact.instead || leads_there(fact, found)) return;
    FactProblem problem{.range = place, .message = fmt::format("\"{}\" is not where this should lead; link to {}", found, fact.instead),
                        .report = &fact.report};
    if (!fact.instead.empty()) {
      problem.repair = "link to " + fact.instead;
      problem.edits.push_back({place, fact.instead});
    }
    out_.push_back(std::move(problem));
  }

  // A sentence of another form.
  void judge_attempt(const Statement& it) {
    const std::string_view text = it.text.text;
    for (const SlotFact& fact : it.sentence->facts) {
      if (fact.kind != SlotFact::Kind::entry) continue;
      const std::string number = number_beside_links(text);
      if (number.empty() || !is_value(fact, number)) {
        check_entry(it, fact, place_of(it), number.empty() ? text : std::string_view(number), false);
        return;
      }
    }
    const auto link = std::ranges::find(it.sentence->facts, SlotFact::Kind::destination, &SlotFact::kind);
    if (link != it.sentence->facts.end() && first_link(text).empty()) {
      FactProblem problem{.range = place_of(it), .message = fmt::format("there is no link here; link to {}", link->instead), .report = &link->report};
      repair(it, values(it), problem);
      out_.push_back(std::move(problem));
      return;
    }
    judge_form(it);
    for (const SlotFact& fact : it.sentence->facts) {
      if (fact.kind == SlotFact::Kind::entry) check_entry(it, fact, place_of(it), number_beside_links(text), false);
    }
  }

  void judge_form(const Statement& it) {
    FactProblem problem{.range = place_of(it), .report = &it.sentence->report};
    const auto known = values(it);
    problem.message = fmt::format("write this as \"{}\"", fill(*it.sentence, known));
    repair(it, known, problem);
    out_.push_back(std::move(problem));
  }

  using Values = std::vector<std::pair<std::string, std::string>>;

  static void repair(const Statement& it, const Values& known, FactProblem& problem) {
    if (known.size() != it.sentence->slots.size()) return;
    problem.repair = "write it in the usual form";
    // What the sentence says stays the same where it says it all itself.
    const std::string folded_text = fold_case(it.text.text);
    problem.safe = std::ranges::all_of(known, [&](const auto& value) { return folded_text.find(fold_case(value.second)) != folded_text.npos; });
    problem.edits.push_back({place_of(it), fill(*it.sentence, known)});
  }

  static std::string number_beside_links(std::string_view text) { return std::string(first_number(without_links(text))); }

  static std::string without_links(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.substr(at, 2) == "](") {
        const std::size_t close = text.find(')', at);
        at = close == text.npos ? text.size() : close;
      } else {
        out += text[at];
      }
    }
    return out;
  }

  // What the sentence, and the level around it, give away of the slots.
  Values values(const Statement& it) {
    Values known;
    const std::string_view text = it.text.text;
    for (const SlotFact& fact : it.sentence->facts) {
      std::string value;
      if (fact.kind == SlotFact::Kind::entry) {
        value = number_beside_links(text);
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
  std::string title_of(const Statement& it, const SlotFact& fact) const {
    const auto match = fact.found_by ? fact.found_by->find(read_words(it.text.text)) : std::nullopt;
    if (match && !match->slots.empty() && fact.scale != kNone) {
      const ByteRange group = match->slots.front().range;
      const std::string said = without_markup(it.text.text.substr(group.begin.value, group.size()));
      const Scale& scale = context_.schema.scales[fact.scale];
      const bool is_title = !fact.except || !fact.except->found_in(read_words(said));
      if (is_title && (!it.title_told || same_step(read_title(scale, said), read_title(scale, it.title)))) return said;
    }
    return std::string(it.title);
  }

  const FactContext& context_;
  FactProblems& out_;
  const Scale* page_scale_ = nullptr;   // that page_read_ is by
  ReadTitle page_read_;
  std::uint32_t table_ = kNone;         // that parts_ are of
  std::vector<const Table::Part*> parts_;   // those that hold on this page
  std::optional<Inside> inside_;
  Words words_;
};

}  // namespace

void check_statements(const FactContext& context, FactProblems& out) { StatementCheck(context, out).run(); }

}  // namespace rubric
