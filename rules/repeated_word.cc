#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/words/page_words.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// Words that English says twice: "that that is", "had had", and those said twice for effect.
constexpr auto kSaidTwice =
    std::to_array<std::string_view>({"bye", "had", "that", "very", "many", "so", "no", "blah", "knock", "long", "far",
                                     "now", "there", "hush", "ha", "really"});

// "logging in in a moment": of verbs that go with such a little word, the first one is part.
constexpr auto kParticles =
    std::to_array<std::string_view>({"in", "on", "out", "up", "off", "over", "down", "by", "through"});
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"build", "built", "carr", "check", "com",  "cut", "dial", "drop", "fill", "go",  "hand", "hook",
     "join",  "kick",  "lock", "log",   "mov",  "opt", "pass", "phas", "plug", "put", "read", "roll",
     "scal",  "set",   "sign", "step",  "swap", "tun", "turn", "typ",  "work", "zoom"});

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return ascii_small(x) == ascii_small(y); });
}

// Whether the word is a form of such a verb: the stem with at most a doubled letter and "ing" behind it.
bool is_phrasal_verb(std::string_view word) {
  return std::ranges::any_of(
      kVerbs, [&](std::string_view it) { return word.size() <= it.size() + 4 && same(word.substr(0, it.size()), it); });
}

// A name may have two equal parts ("Duran Duran"), and so may a series of letters or numbers.
bool may_repeat(std::string_view word) {
  if (!std::ranges::all_of(word, is_ascii_letter)) return true;
  const bool capital = word.front() != ascii_small(word.front());
  return capital || word.size() < 2 ||
         std::ranges::any_of(kSaidTwice, [&](std::string_view it) { return same(it, word); });
}

void check(const RuleContext& context, Findings& out) {
  const Prose& prose = context.words.prose();
  for (const std::uint32_t i : prose.repeats()) {
    const Prose::Word& second = prose.words()[i];
    const std::string_view text = prose[second];
    if (prose.block_of(i).kind != Prose::Block::Kind::text || may_repeat(text)) continue;
    // "PR pr/682" and "flake flake.nix" name two things. The first of two may have the capital of a sentence.
    const std::string_view first = prose[prose.words()[i - 1]];
    if (first.substr(1) != text.substr(1) || prose.is_code(i) || prose.is_code(i - 1) || context.words.is_foreign(i)) {
      continue;
    }
    const bool particle = std::ranges::any_of(kParticles, [&](std::string_view it) { return same(it, text); });
    if (particle && i >= prose.block_of(i).first_word + 2 && is_phrasal_verb(prose[prose.words()[i - 2]])) continue;
    const std::string between = prose.between(i);
    if (between.empty() || between.find_first_not_of(' ') != std::string::npos) continue;
    // "in in-house" and "to to_s" repeat nothing.
    const char next = prose.behind(i), before = prose.before(i - 1);
    const auto joins = [](char c) { return c == '-' || c == '_' || c == '/'; };
    if (joins(next) || joins(before)) continue;
    Finding finding{.range = prose.range(i, i + 1),
                    .message = say("twice", "\"{}\" stands here twice; delete one, or write what was meant", text)};
    const ByteRange blank = byte_range(prose.words()[i - 1].end, second.begin);
    if (context.document.text(blank) == between) {   // and no markup, of which half would go
      finding.fix = Fix{.title = fmt::format("delete the second \"{}\"", text),
                        .safety = Safety::unsafe,
                        .edits = {{.range = {blank.begin, byte_offset(second.end)}, .text = {}}}};
    }
    out.push_back(std::move(finding));
  }
}

}  // namespace

extern const Rule repeated_word;
const Rule repeated_word{
    .name = "repeated-word",
    .summary = "No word stands twice in a row",
    .group = RuleGroup::language,
    .severity = Severity::info,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
