#include "lint/engine/identity.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::engine {
namespace {

constexpr std::size_t kAround = 40, kMarked = 80;   // bytes of context on each side, and of what is marked

// What is not UTF-8 becomes U+FFFD, as it does in any file an identity is written to.
std::string sound(std::string text) {
  for (const ByteRange& broken : invalid_utf8(text) | std::views::reverse) {
    text.replace(broken.begin.value, broken.size(), "\uFFFD");
  }
  return text;
}

// White space folded, also at both ends.
std::string words(std::string_view text) {
  std::string out;
  bool pending = false;
  for (const char c : text) {
    const bool blank = is_ascii_space(c);
    if (!blank && pending && !out.empty()) out += ' ';
    if (!blank) out += c;
    pending = blank;
  }
  return sound(std::move(out));
}

// Not inside a code point, and not inside a word if one ends near.
std::size_t start_of_word(std::string_view text, std::size_t at) {
  for (std::size_t i = at; i < text.size() && i < at + 16; ++i) {
    if (i == 0 || text[i - 1] == ' ') return i;
  }
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::string around(const SourceText& source, ByteRange range) {
  const LineIndex& lines = source.lines();
  const ByteRange line = lines.line(lines.line_of(range.begin));
  const std::string_view text = source.text(line);
  const std::size_t begin = range.begin.value - line.begin.value;
  const std::size_t marked = std::min<std::size_t>({range.size(), text.size() - std::min(begin, text.size()), kMarked});
  const std::size_t from = begin > kAround ? start_of_word(text, begin - kAround) : 0;
  std::size_t to = std::min(begin + marked + kAround, text.size());
  if (to < text.size()) {
    const std::size_t blank = text.rfind(' ', to);
    if (blank != text.npos && blank > begin + marked) to = blank;
    while (to > begin && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
  }
  return words(text.substr(from, std::max(to, from) - from));
}

class Places {
 public:
  Places(const SourceText& source, const Schema* schema)
      : document_(parse_markdown(source)), outline_(outline(document_)), chains_(outline_.sections.size()) {
    const bool read = document_.problems().empty();
    const YamlTree front_matter = front_matter_of(document_);
    std::optional<Match> found;
    if (schema != nullptr && read) found = match_page(*schema, source.path(), document_, outline_, front_matter);
    for (SectionId id = 0; id < chains_.size(); ++id) {
      const Section& section = outline_.sections[id];
      if (section.parent != kNoSection) chains_[id] = chains_[section.parent];
      const ElementId element = found ? found->bindings[id].element : kNone;
      const bool one_of_a_kind =
          element != kNone && !schema->elements[element].open_name && schema->elements[element].occurs.max == 1;
      chains_[id].push_back(one_of_a_kind ? schema->elements[element].name : words(fold_case(section.title)));
    }
  }

  const std::vector<std::vector<std::string>>& chains() const { return chains_; }

  // The innermost section that holds `at`; kNoSection above the first heading.
  SectionId section_at(ByteOffset at) const {
    const auto after = std::ranges::upper_bound(outline_.sections, at, {},
                                                [&](const Section& it) { return document_[it.heading].range.begin; });
    return after == outline_.sections.begin() ? kNoSection
                                              : static_cast<SectionId>(after - outline_.sections.begin() - 1);
  }

  // Whether what is reported at `at` is about the section or the page, not about words in it.
  bool is_about_whole(ByteOffset at, SectionId section) const {
    if (section != kNoSection) return at < document_[outline_.sections[section].heading].range.end;
    const Node* const front_matter = document_.front_matter();
    return at.value == 0 || (front_matter != nullptr && at < front_matter->range.end);
  }

 private:
  Document document_;
  Outline outline_;
  std::vector<std::vector<std::string>> chains_;
};

}  // namespace

Identities identities(const FileReport& report, const Schema* schema) {
  const Places places(*report.source, schema);
  Identities out{{}, places.chains(), {}};
  for (const Diagnostic& it : report.diagnostics) {
    const SectionId section = places.section_at(it.range.begin);
    Identity identity{.section = {},
                      .rule = std::string(it.rule),
                      .kind = std::string(it.kind),
                      .arguments = compared(it.arguments),
                      .at = {},
                      .text = {}};
    for (std::string& argument : identity.arguments) argument = sound(std::move(argument));
    const bool about_whole = places.is_about_whole(it.range.begin, section);
    if (section != kNoSection && !(about_whole && section == 0)) identity.section = places.chains()[section];
    if (!about_whole) identity.at = around(*report.source, it.range);
    out.diagnostics.push_back(std::move(identity));
    out.counted.push_back(std::ranges::any_of(it.arguments, [](const Argument& one) {
      return !one.is_compared && !one.value.empty() && std::ranges::all_of(one.value, is_ascii_digit);
    }));
  }
  std::ranges::sort(out.sections);
  return out;
}

std::string shown(const Identity& identity) {
  if (identity.kind.empty()) return identity.text;
  std::string out = identity.kind;
  for (const std::string& it : identity.arguments) out += fmt::format(" \"{}\"", it);
  return out;
}

}  // namespace rubric::engine
