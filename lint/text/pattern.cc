#include "lint/text/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "lint/text/ascii.h"
#include "lint/text/byte_blocks.h"

namespace rubric::text {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

RE2::Options options(Pattern::Case letters) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(false);
  options.set_case_sensitive(letters == Pattern::Case::sensitive);
  return options;
}

// An expression that is letters and digits of ASCII with "\s+" between words, as small letters with one space instead;
// empty for any other. Such a one is looked for without RE2, and often is the only one of a run.
std::string plain_words(std::string_view expression) {
  constexpr std::string_view kBlanks = R"(\s+)";
  std::string words;
  while (!expression.empty()) {
    const bool blanks = !words.empty() && words.back() != ' ' && expression.starts_with(kBlanks);
    if (!blanks && !is_ascii_letter(expression.front()) && !is_ascii_digit(expression.front())) return {};
    words += blanks ? ' ' : ascii_small(expression.front());
    expression.remove_prefix(blanks ? kBlanks.size() : 1);
  }
  return words;
}

// What \s stands for.
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

// The only letters outside ASCII that are one of ASCII but for their case: the long s and the Kelvin sign.
bool has_letters_that_fold_to_ascii(std::string_view text) {
  return text.find("\xC5\xBF") != text.npos || text.find("\xE2\x84\xAA") != text.npos;
}

// Whether `text` goes on with the words.
bool starts_with_words(std::string_view text, std::string_view words) {
  std::size_t at = 0;
  for (const char wanted : words) {
    if (at == text.size()) return false;
    if (wanted != ' ') {
      if (ascii_small(text[at++]) != wanted) return false;
      continue;
    }
    if (!is_blank(text[at])) return false;
    while (at < text.size() && is_blank(text[at])) ++at;
  }
  return true;
}

// Whether one of the next 64 bytes and the one behind it are these small letters, in any case.
constexpr std::size_t kBlock = 64;
bool may_have(const char* bytes, char first, char second) {
  BytesOf16 hits{};
  for (std::size_t i = 0; i < kBlock; i += 16) hits |= side_by_side(bytes + i, first, second);
  return any(hits);
}

bool has_words(std::string_view text, std::string_view words) {
  const bool two_letters = words.size() > 1 && is_ascii_letter(words[0]) && is_ascii_letter(words[1]);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(at + kBlock, text.size());
    const bool skipped = two_letters && end < text.size() && !may_have(text.data() + at, words[0], words[1]);
    for (; !skipped && at < end; ++at) {
      if (ascii_small(text[at]) == words.front() && starts_with_words(text.substr(at), words)) return true;
    }
    at = end;
  }
  return false;
}

}  // namespace

struct Pattern::Compiled {
  Compiled(std::string_view text, Case letters) : text_(text), letters_(letters) {
    if (letters == Case::ignored) words_ = plain_words(text);
  }

  bool found_in(std::string_view text) const {
    if (!words_.empty() && has_words(text, words_)) return true;
    if (!words_.empty() && !has_letters_that_fold_to_ascii(text)) return false;
    return expression().Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
  }

  // Two threads may ask at once.
  const RE2& expression() const {
    std::call_once(once_, [this] { expression_.emplace(piece(text_), options(letters_)); });
    return *expression_;
  }

 private:
  std::string text_;
  Case letters_;
  std::string words_;   // of an expression that is no more than these
  mutable std::once_flag once_;
  mutable std::optional<RE2> expression_;
};

Pattern::Pattern(std::string_view expression, Case letters)
    : expression_(expression), compiled_(std::make_shared<const Compiled>(expression, letters)) {
  if (compiled_->expression().ok()) return;
  error_ = compiled_->expression().error();
  if (error_.empty()) error_ = "not a regular expression";
  compiled_.reset();
}

Pattern::Pattern(std::string_view expression, std::shared_ptr<const Compiled> compiled)
    : expression_(expression), compiled_(std::move(compiled)) {}

Pattern Pattern::later(std::string_view expression, Case letters) {
  return {expression, std::make_shared<const Compiled>(expression, letters)};
}

Pattern::~Pattern() = default;
Pattern::Pattern(const Pattern&) = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::found_in(std::string_view text) const {
  return compiled_ && compiled_->found_in(text);
}

bool Pattern::matches_all_of(std::string_view text) const {
  return compiled_ && compiled_->expression().Match(piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

std::optional<Pattern::Match> Pattern::find(std::string_view text, std::size_t from) const {
  if (!compiled_ || from > text.size()) return std::nullopt;
  const RE2& expression = compiled_->expression();
  // Where groups begin costs more to know than where the whole does.
  const int wanted = expression.NamedCapturingGroups().empty() ? 0 : expression.NumberOfCapturingGroups();
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(wanted) + 1);
  const re2::StringPiece whole(text.data() ? text.data() : "", text.size());
  if (!expression.Match(whole, from, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
    return std::nullopt;
  }

  const auto range_of = [&](const re2::StringPiece& group) {
    const auto begin = static_cast<std::size_t>(group.data() - whole.data());
    return byte_range(begin, begin + group.size());
  };
  Match match{.range = range_of(groups[0]), .groups = {}};
  if (wanted == 0) return match;
  for (const auto& [number, name] : expression.CapturingGroupNames()) {
    const re2::StringPiece& group = groups[static_cast<std::size_t>(number)];
    if (group.data()) match.groups.push_back({name, range_of(group)});
  }
  return match;
}

std::string quoted(std::string_view text) { return RE2::QuoteMeta(piece(text)); }

}  // namespace rubric::text
