// Words that have to be in a section, and words that must not.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "lint/content/content_check.h"
#include "lint/content/content_text.h"
#include "lint/schema/sentence.h"

namespace rubric::content {
namespace {

// The texts of a section by scope, each folded once.
class Texts {
 public:
  Texts(const SectionContent& section, CodeSpans code) : section_(section), code_(code) {}

  const std::vector<FoldedText>& of(TextRule::Scope scope) {
    auto& texts = texts_[static_cast<std::size_t>(scope)];
    if (!texts) texts = read(scope);
    return *texts;
  }

 private:
  std::vector<FoldedText> read(TextRule::Scope scope) const {
    const Document& document = section_.document;
    if (scope == TextRule::Scope::section) return {folded(document, section_.begin, section_.end, code_)};
    std::vector<FoldedText> texts;
    for (NodeId node = section_.begin; node < section_.end; ++node) {
      if (scope == TextRule::Scope::item && document[node].kind == NodeKind::item) {
        texts.push_back(folded_item(document, node, code_));
      }
      if (scope == TextRule::Scope::paragraph && document[node].kind == NodeKind::paragraph) {
        texts.push_back(folded(document, node, node + 1, code_));
      }
    }
    return texts;
  }

  const SectionContent& section_;
  CodeSpans code_;
  std::array<std::optional<std::vector<FoldedText>>, 3> texts_;
};

// Whether a block reads otherwise than it is written.
bool has_markup(const Document& document, NodeId block) {
  for (NodeId node = block + 1; node < document[block].end; ++node) {
    const NodeKind kind = document[node].kind;
    if (kind != NodeKind::text && kind != NodeKind::softbreak && kind != NodeKind::linebreak) return true;
  }
  const std::string_view text = document.text(document[block]);
  return text.find('\\') != text.npos || text.find('&') != text.npos;
}

// "Ability to use [GitLab](…)" says "Ability to use GitLab" to a reader.
bool reads(const SectionContent& section, const TextRule& rule) {
  for (NodeId node = section.begin; node < section.end; ++node) {
    const NodeKind kind = section.document[node].kind;
    if (kind != NodeKind::paragraph && kind != NodeKind::table_cell) continue;
    const bool in_item = section.document[section.document[node].parent].kind == NodeKind::item;
    if (rule.scope == TextRule::Scope::item && !in_item) continue;
    if (rule.scope == TextRule::Scope::section && !has_markup(section.document, node)) {
      continue;  // it was read as written
    }
    if (rule.pattern.found_in(plain_text(section.document, node))) return true;
  }
  return false;
}

std::string_view as_written(const SectionContent& section) {
  if (section.blocks.empty()) return {};
  const Document& document = section.document;
  return document.text({document[section.blocks.front()].range.begin, document[section.blocks.back()].range.end});
}

// The words as one more item of the section's last list of bullets, written as its others are; nothing where there is
// no such list, or the rule is an expression that many words meet.
std::optional<Edit> as_item(const SectionContent& section, std::string_view words) {
  if (words.find_first_of("\\^$.|?*+()[]{}\r\n") != words.npos) return std::nullopt;
  const Document& document = section.document;
  const auto list = std::find_if(section.blocks.rbegin(), section.blocks.rend(),
                                 [&](NodeId it) { return document[it].kind == NodeKind::list; });
  if (list == section.blocks.rend()) return std::nullopt;
  NodeId last = *list + 1;
  for (NodeId item = last; item < document[*list].end; item = document[item].end) last = item;
  const std::string_view written = document.text(document[last]);
  const std::size_t content = written.find_first_not_of(" \t", 1);
  if (written.empty() || std::string_view("-*+").find(written.front()) == std::string_view::npos ||
      content == written.npos) {
    return std::nullopt;
  }
  const SourceText& source = document.source();
  const std::string_view before = source.text(
      {source.lines().line_start(source.lines().line_of(document[last].range.begin)), document[last].range.begin});
  if (before.find_first_not_of(" \t>") != before.npos) return std::nullopt;
  const ByteOffset end = document[last].range.end;
  return Edit{{end, end},
              fmt::format("{}{}{}{}", newline_of(source.bytes()), before, written.substr(0, content), words)};
}

Message lacks(const SectionContent& section, const TextRule& rule) {
  switch (rule.scope) {
    case TextRule::Scope::item:
      return say("no-item-with", "{} has no list item with \"{}\", add it", section.shown(), rule.expression);
    case TextRule::Scope::paragraph:
      return say("no-paragraph-with", "{} has no paragraph with \"{}\", add it", section.shown(), rule.expression);
    case TextRule::Scope::section: break;
  }
  return say("does-not-say", "{} does not say \"{}\", add it", section.shown(), rule.expression);
}

}  // namespace

bool is_text(const TextRule& rule) { return quoted_words(rule.expression) == rule.pattern.expression(); }

void check_text_rules(const SectionContent& section, ContentProblems& out) {
  const Content& content = section.content();
  Texts written(section, CodeSpans::kept);
  for (const TextRule& rule : content.contains) {
    const auto said = [&] {
      return std::find(section.said->begin(), section.said->end(), rule.expression) != section.said->end();
    };
    if (rule.once && said()) continue;
    if (rule.scope == TextRule::Scope::section && rule.pattern.found_in(as_written(section))) {   // mostly so
      if (rule.once) section.said->push_back(rule.expression);
      continue;
    }
    // Words are found as they are written, whatever blanks are between them; but for those in a quote of several lines.
    const bool as_written_only = rule.scope == TextRule::Scope::section && is_text(rule) &&
                                 as_written(section).find('>') == std::string_view::npos;
    const auto is_folded = [&] {
      return std::ranges::any_of(written.of(rule.scope),
                                 [&](const FoldedText& it) { return rule.pattern.found_in(it.text); });
    };
    if ((!as_written_only && is_folded()) || reads(section, rule)) {
      if (rule.once) section.said->push_back(rule.expression);
      continue;
    }
    out.add_once(rule.once ? &rule : nullptr, section.place, &rule.report, lacks(section, rule),
                 as_item(section, rule.expression));
  }
  Texts without_code(section, CodeSpans::blanked);
  for (const TextRule& rule : content.forbids) {
    for (const FoldedText& text : without_code.of(rule.scope)) {
      for (std::size_t from = 0; from <= text.text.size();) {
        const auto match = rule.pattern.find(text.text, from);
        if (!match) break;
        const ByteRange place = text.source(match->range);
        if (!match->range.empty()) {
          const std::string_view words =
              std::string_view(text.text).substr(match->range.begin.value, match->range.size());
          out.add(place, &rule.report, say("must-not-say", "\"{}\" must not stand in {}", words, section.shown()));
        }
        from = match->range.empty() ? match->range.end.value + 1 : match->range.end.value;
      }
    }
  }
}

}  // namespace rubric::content
