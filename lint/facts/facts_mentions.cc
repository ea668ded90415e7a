// Sentences inside a level that name a level: it itself, or the one that it extends.
#include <fmt/format.h>

#include <algorithm>

#include "lint/facts/facts_check.h"

namespace rubric::facts {
namespace {

// A mention stands among the first words of a sentence.
constexpr std::size_t kFirstWords = 28;

// "an Intermediate Engineer" and "a Senior Engineer": the article goes with the title.
Edit replacement(const Document& document, ByteRange place, const std::string& title) {
  const std::string_view before = document.source().bytes().substr(0, place.begin.value);
  const bool vowel = std::string_view("AEIOUaeiou").find(title.front()) != std::string_view::npos;
  for (const std::string_view article : {" an ", " a "}) {
    if (!before.ends_with(article)) continue;
    return {byte_range(place.begin.value - article.size() + 1, place.end.value),
            fmt::format("{} {}", vowel ? "an" : "a", title)};
  }
  return {place, title};
}

class MentionCheck {
 public:
  MentionCheck(const FactContext& context, FactProblems& out)
      : context_(context), out_(out), marks_(context.document().source().bytes()) {}

  // The paragraphs of a section's own, and of its lists.
  void check(SectionId id, const Titled& level) {
    const Section& section = context_.section(id);
    for (NodeId node = section.body; node < section.body_end; ++node) {
      const Node& it = context_.document()[node];
      if (it.kind != NodeKind::paragraph) continue;
      Sentences sentences(marks_, it.range);
      for (ByteRange piece; sentences.next(piece);) {
        const std::string_view sentence = context_.document().text(piece);
        if (level.element->mention_openings.may_begin(sentence)) check_piece(level, sentence, piece.begin.value);
      }
      node = it.end - 1;
    }
  }

 private:
  void check_piece(const Titled& level, std::string_view text, std::size_t at) {
    std::vector<std::string_view> told;   // one report a rule: a sentence that is wrong twice is one mistake
    read_words(text, words_, kFirstWords);
    for (const Mention& mention : level.element->mentions) {
      if (std::ranges::find(told, mention.report.rule) != told.end()) continue;
      const auto match = mention.phrase.find(words_);
      if (!match || match->slots.empty()) continue;
      const ByteRange group = match->slots.front().range;
      if (mention.wants == Mention::Wants::own && text.substr(group.begin.value, group.size()) == level.read.title) {
        continue;
      }
      const ReadTitle said = read_title(*level.scale, without_markup(text.substr(group.begin.value, group.size())));
      const ByteRange place = byte_range(at + group.begin.value, at + group.end.value);
      const bool wrong = mention.wants == Mention::Wants::own ? other_than_own(level, said, mention, place)
                                                              : not_next_lower(level, said, mention, place);
      if (wrong) told.push_back(mention.report.rule);
    }
  }

  void report(const Mention& mention, ByteRange place, Message message, const Titled* wanted) {
    FactProblem problem{.range = place, .message = std::move(message), .report = &mention.report};
    if (wanted != nullptr) {
      problem.repair = fmt::format("write \"{}\"", wanted->read.title);
      problem.edits.push_back(replacement(context_.document(), place, wanted->read.title));
      problem.related.emplace_back(heading_words(context_, wanted->section), fmt::format("\"{}\"", wanted->read.title));
    }
    out_.push_back(std::move(problem));
  }

  bool other_than_own(const Titled& level, const ReadTitle& said, const Mention& mention, ByteRange place) {
    if (!said.known() || !level.read.known()) return false;
    if (same_step(said, level.read) && !foreign(said, level.read)) return false;
    report(mention, place,
           say("other-than-own", "this speaks of \"{}\", but stands in \"{}\"", said.title, level.read.title), &level);
    return true;
  }

  // The step below `level` in its own track.
  const Titled* next_lower(const Titled& level) const {
    const Titled* best = nullptr;
    for (const Titled& it : context_.titled) {
      if (it.parent != level.parent || it.scale != level.scale || it.section == level.section) continue;
      if (track_of(*it.scale, it.read) != track_of(*level.scale, level.read)) continue;
      if (!same_family(it.read, level.read) || !is_lower(*it.scale, it.read, level.read)) continue;
      if (best == nullptr || is_lower(*it.scale, best->read, it.read)) best = &it;
    }
    return best;
  }

  bool not_next_lower(const Titled& level, const ReadTitle& said, const Mention& mention, ByteRange place) {
    if (!said.known() || !level.read.known() || !same_family(said, level.read)) return false;
    const Titled* wanted = next_lower(level);
    if (wanted == nullptr || same_step(said, wanted->read)) return false;
    // Only what the page has can be skipped; a level above, or the level itself, is wrong in any case.
    const bool skipped =
        is_lower(*level.scale, said, wanted->read) && std::ranges::any_of(context_.titled, [&](const Titled& it) {
          return it.parent == level.parent && it.scale == level.scale && same_step(it.read, said) &&
                 same_family(it.read, said);
        });
    const bool too_high = same_step(said, level.read) || is_lower(*level.scale, level.read, said);
    if (!skipped && !too_high) return false;
    report(mention, place,
           say("extends-other", "\"{}\" extends \"{}\"", level.read.title, said.title)
               .advise("; the level below it is \"{}\"", wanted->read.title),
           wanted);
    return true;
  }

  const FactContext& context_;
  FactProblems& out_;
  SentenceMarks marks_;
  Words words_;
};

}  // namespace

void check_mentions(const FactContext& context, FactProblems& out) {
  MentionCheck check(context, out);
  for (SectionId id = 0; id < context.titled_around.size(); ++id) {
    const Titled* level = context.around(id);
    if (level != nullptr && !level->element->mentions.empty()) check.check(id, *level);
  }
}

}  // namespace rubric::facts
