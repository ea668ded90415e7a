#include "lint/text/pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <utility>

namespace rubric {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

RE2::Options options(Pattern::Case letters) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(false);
  options.set_case_sensitive(letters == Pattern::Case::sensitive);
  return options;
}

}  // namespace

struct Pattern::Compiled {
  Compiled(std::string_view text, Case letters) : text_(text), letters_(letters) {}

  // Two threads may ask at once.
  const RE2& expression() const {
    std::call_once(once_, [this] { expression_.emplace(piece(text_), options(letters_)); });
    return *expression_;
  }

 private:
  std::string text_;
  Case letters_;
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
  return compiled_ && compiled_->expression().Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::matches_all_of(std::string_view text) const {
  return compiled_ && compiled_->expression().Match(piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

std::optional<Pattern::Match> Pattern::find(std::string_view text, std::size_t from) const {
  if (!compiled_ || from > text.size()) return std::nullopt;
  const RE2& expression = compiled_->expression();
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece whole(text.data() ? text.data() : "", text.size());
  if (!expression.Match(whole, from, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) return std::nullopt;

  const auto range_of = [&](const re2::StringPiece& group) {
    const auto begin = static_cast<std::size_t>(group.data() - whole.data());
    return byte_range(begin, begin + group.size());
  };
  Match match{.range = range_of(groups[0]), .groups = {}};
  for (const auto& [number, name] : expression.CapturingGroupNames()) {
    const re2::StringPiece& group = groups[static_cast<std::size_t>(number)];
    if (group.data()) match.groups.push_back({name, range_of(group)});
  }
  return match;
}

std::string quoted(std::string_view text) { return RE2::QuoteMeta(piece(text)); }

}  // namespace rubric
