// Sentences of a fixed form that state a fact about the level they stand in: "The Engineer is a [grade 6](…)."
//
// Each sentence of the section is tried in turn: the first that has a form is judged, or else the first that
// tries to. Where a page seems to lack the section, the sentence is looked for in others.
#include <fmt/format.h>

#include <algorithm>

#include "lint/facts/statement.h"
#include "lint/text/line_index.h"

namespace rubric::facts {
namespace {

// Whether a text has a word, given in lower case, somewhere in it.
bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return true;
  for (std::size_t at = text.find(word.substr(1)); at != text.npos; at = text.find(word.substr(1), at + 1)) {
    if (at > 0 && (text[at - 1] | 0x20) == word.front()) return true;
  }
  return false;
}

// Sections by the title of the level around them; 0 for those in none.
using Inside = std::vector<std::pair<std::uint64_t, SectionId>>;

class StatementCheck {
 public:
  StatementCheck(const FactContext& context, FactProblems& out)
      : context_(context), out_(out), page_(context), judge_(context, page_, out) {}

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
  // A value that a skeleton left to be filled in says nothing yet.
  static bool is_open(const Sentence& sentence, std::string_view text) {
    return text.find("{add ") != text.npos && std::ranges::any_of(sentence.facts, [&](const SlotFact& fact) {
      return fact.kind == SlotFact::Kind::entry && text.find(fmt::format("{{add {}}}", fact.slot)) != text.npos;
    });
  }

  // The first sentence that has a form; if there is none, the first that tries to.
  void check(SectionId id, const Sentence& sentence) {
    std::vector<Statement> others;
    const Section& section = context_.section(id);
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (context_.document()[node].kind != NodeKind::paragraph) continue;
      const BlockText whole = block_text(context_.document(), node);
      if (is_open(sentence, whole.text)) return;
      SentenceMarks marks(whole.text);
      Sentences pieces(marks, byte_range(0, whole.text.size()));
      for (ByteRange piece; pieces.next(piece);) {
        Statement it = statement(id, sentence, whole, piece);
        if (it.slots) return judge_.judge(it);
        others.push_back(std::move(it));
      }
      node = context_.document()[node].end - 1;
    }
    const auto attempt =
        std::ranges::find_if(others, [&](const Statement& it) { return recognised(it, read_words(it.text.text)); });
    if (attempt != others.end()) judge_.judge_attempt(*attempt);
  }

  static bool recognised(const Statement& it, const Words& words) {
    if (it.sentence->recognised_by) return it.sentence->recognised_by->found_in(it.text.text);
    return std::ranges::any_of(it.sentence->recognised_words,
                               [&](const Phrase& phrase) { return phrase.found_in(words); });
  }

  Statement statement(SectionId id, const Sentence& sentence, const BlockText& whole, ByteRange piece) {
    Statement it{.sentence = &sentence,
                 .level = context_.around(id),
                 .title = {},
                 .short_title = {},
                 .text = whole.part(piece),
                 .first = piece.begin.value == 0,
                 .slots = {}};
    it.slots = read_slots(sentence, it.text.text);
    for (const Sentence::Form& form : sentence.also) {
      if (!is_filled(it)) it.slots = read_slots(sentence, form, it.text.text);
    }
    if (!is_filled(it)) it.slots.reset();
    it.short_title = std::string_view(context_.section(id).title).substr(0, context_.match.bindings[id].prefix.size());
    name(it);
    return it;
  }

  // Whether it has the form. What goes beyond the end of a link is no destination.
  static bool is_filled(const Statement& it) {
    return it.slots && std::ranges::all_of(it.sentence->facts, [&](const SlotFact& fact) {
             const auto slot =
                 std::ranges::find(*it.slots, fact.slot, [](const FilledSlot& filled) { return filled.slot->name; });
             if (fact.kind != SlotFact::Kind::destination || slot == it.slots->end()) return true;
             const std::string_view destination = it.text.text.substr(slot->range.begin.value, slot->range.size());
             return destination.find("](") == destination.npos && destination.find(") ") == destination.npos;
           });
  }

  void name(Statement& it) {
    if (it.level != nullptr) {
      it.title = it.level->read.title;
      it.title_told = true;
      return;
    }
    it.title = page_.text();
    const auto fact = std::ranges::find(it.sentence->facts, SlotFact::Kind::title, &SlotFact::kind);
    if (fact != it.sentence->facts.end() && fact->scale != kNone) {
      it.title_told = page_.read(context_.schema.scales[fact->scale]).told;
    }
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
        const bool own = element != nullptr && std::ranges::any_of(element->content.sentences, [](const Sentence& it) {
                           return !it.facts.empty();
                         });
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
    const std::size_t end =
        section.body_end < document.nodes().size() ? document[section.body_end].range.begin.value : bytes.size();
    if (!has_word(bytes.substr(begin, end - begin), sentence.elsewhere_word)) return false;
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind != NodeKind::paragraph) continue;
      if (has_word(document.text(document[node]), sentence.elsewhere_word)) {
        const BlockText whole = block_text(document, node);
        SentenceMarks marks(whole.text);
        Sentences pieces(marks, byte_range(0, whole.text.size()));
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
    const ByteRange place = it.text.source();
    FactProblem problem{.range = place, .report = &*it.sentence->elsewhere};
    problem.message = say("no-heading", "this stands without a heading \"{}\"; add it", repair.name);
    if (it.first) {
      const std::string_view line_end = newline_of(context_.document().source().bytes());
      const int level = repair.section == kNoSection ? 2 : std::min(6, context_.section(repair.section).level + 1);
      problem.repair = fmt::format("add heading \"{}\"", repair.name);
      problem.edits.push_back(
          {{place.begin, place.begin}, fmt::format("{:#<{}} {}{}{}", "", level, repair.name, line_end, line_end)});
    }
    problem.answers = FactProblem::Answer{repair.element, repair.section};
    out_.push_back(std::move(problem));
    if (it.slots) judge_.judge(it);
    else judge_.judge_attempt(it);
  }

  // Outside its own section only what has a title where the form has it is an attempt.
  static bool tries(const Statement& it) {
    const Words words = read_words(it.text.text);
    if (!recognised(it, words)) return false;
    return std::ranges::all_of(it.sentence->facts, [&](const SlotFact& fact) {
      return fact.kind != SlotFact::Kind::title || (fact.found_by && fact.found_by->found_in(words));
    });
  }

  const FactContext& context_;
  FactProblems& out_;
  PageTitle page_;
  StatementJudge judge_;
  std::optional<Inside> inside_;
};

}  // namespace

void check_statements(const FactContext& context, FactProblems& out) { StatementCheck(context, out).run(); }

}  // namespace rubric::facts
