// `content:`, what stands in a section.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "lint/document/document.h"
#include "lint/load/load_parts.h"
#include "lint/schema/sentence.h"
#include "lint/text/edit_distance.h"

namespace rubric::load {
namespace {

// Of kBlockWords, in their order; "any" is the document's own kind, which stands in no section.
constexpr std::array<NodeKind, kBlockWords.size()> kBlockKinds = {
    NodeKind::document,    NodeKind::paragraph,  NodeKind::list,           NodeKind::table,     NodeKind::code_block,
    NodeKind::block_quote, NodeKind::html_block, NodeKind::thematic_break, NodeKind::shortcode,
};

std::optional<std::uint8_t> read_kind(Loading& in, const Origin& where, std::string_view name) {
  const auto word = std::ranges::find(kBlockWords, name);
  if (word != kBlockWords.end()) {
    return static_cast<std::uint8_t>(kBlockKinds[static_cast<std::size_t>(word - kBlockWords.begin())]);
  }
  const std::string hint = did_you_mean(name, kBlockWords);
  in.problem(where, "schema-value",
             fmt::format("unknown kind of block \"{}\"{}", name,
                         hint.empty() ? "; there are " + one_of_words(kBlockWords) : hint));
  return std::nullopt;
}

// "list", "list+", "table?", "any*", or {list: {min: 1, max: 2}}.
std::optional<BlockStep> read_block(Loading& in, const Value& value) {
  if (value.is_mapping() && value.children.size() == 1) {
    const Value& count = value.children[0];
    const auto kind = read_kind(in, at_key(count), count.key());
    const auto times = read_count(in, count);
    return kind && times ? std::optional(BlockStep{*kind, *times}) : std::nullopt;
  }
  const auto text = read_text(in, value);
  if (!text) return std::nullopt;
  std::string_view name = *text;
  BlockStep step;
  if (name.ends_with('+')) step.times = {1, UINT32_MAX};
  if (name.ends_with('*')) step.times = {0, UINT32_MAX};
  if (name.ends_with('?')) step.times = {0, 1};
  if (step.times.min != 1 || step.times.max != 1) name.remove_suffix(1);
  const auto kind = read_kind(in, at(value), name);
  if (!kind) return std::nullopt;
  step.kind = *kind;
  return step;
}

// A plain string is text to find letter for letter.
std::optional<TextRule> read_text_rule(Loading& in, const Value& value, const KeyTable& table, const Report& usual) {
  if (value.is_scalar()) {
    return TextRule{.pattern = Pattern::later(quoted_words(value.text())), .expression = value.text(), .report = usual};
  }
  if (!read_mapping(in, value, table)) return std::nullopt;
  const Value* pattern = value.find("pattern");
  const Value* text = value.find("text");
  if (!pattern == !text) {
    in.problem(at(value), "schema-value",
               pattern ? "\"pattern\" and \"text\" exclude each other"
                       : "missing key \"pattern\" or \"text\": what to look for");
    return std::nullopt;
  }
  const auto expression = read_text(in, pattern ? *pattern : *text);
  auto compiled = pattern      ? read_pattern(in, *pattern)
                  : expression ? std::optional(Pattern::later(quoted_words(*expression)))
                               : std::nullopt;
  const Report report = over(read_report_keys(in, value), usual);
  TextRule::Scope scope = TextRule::Scope::section;
  if (const Value* where = value.find("in")) {
    if (const auto word = read_word(in, *where, kScopes)) scope = static_cast<TextRule::Scope>(*word);
  }
  bool once = false;
  if (const Value* flag = value.find("once")) once = read_flag(in, *flag).value_or(false);
  if (!compiled) return std::nullopt;
  return TextRule{
      .pattern = std::move(*compiled), .expression = *expression, .scope = scope, .once = once, .report = report};
}

}  // namespace

void read_text_rules(Loading& in, const Value& value, const KeyTable& table, const Report& usual,
                     std::vector<TextRule>& rules) {
  if (value.is_scalar()) {
    if (auto rule = read_text_rule(in, value, table, usual)) rules.push_back(std::move(*rule));
    return;
  }
  if (!read_list(in, value)) return;
  for (const Value& entry : value.children) {
    if (auto rule = read_text_rule(in, entry, table, usual)) rules.push_back(std::move(*rule));
  }
}

Content read_content(Loading& in, const Value& value, const Report& usual) {
  Content content;
  if (!read_mapping(in, value, keys::kContent)) return content;
  const auto count = [&](std::string_view key, std::optional<Count>& target) {
    if (const Value* it = value.find(key)) target = read_count(in, *it);
  };
  count("paragraphs", content.paragraphs);
  count("lists", content.lists);
  count("tables", content.tables);
  count("code-blocks", content.code_blocks);
  count("images", content.images);
  count("links", content.links);
  count("words", content.words);
  count("items", content.items);
  if (const Value* ordered = value.find("ordered")) content.ordered = read_flag(in, *ordered);
  if (const Value* pattern = value.find("item-pattern")) content.item_pattern = read_pattern(in, *pattern);
  if (const Value* blocks = value.find("blocks"); blocks && read_list(in, *blocks)) {
    for (const Value& block : blocks->children) {
      if (const auto step = read_block(in, block)) content.blocks.push_back(*step);
    }
  }
  if (const Value* contains = value.find("contains")) {
    read_text_rules(in, *contains, keys::kTextRule, usual, content.contains);
  }
  if (const Value* forbids = value.find("forbids")) {
    read_text_rules(in, *forbids, keys::kTextRule, usual, content.forbids);
  }
  if (const Value* sentences = value.find("sentences"); sentences && read_list(in, *sentences)) {
    for (const Value& entry : sentences->children) {
      if (auto sentence = read_sentence_value(in, entry, usual)) content.sentences.push_back(std::move(*sentence));
    }
  }
  if (const Value* list = value.find("page-list")) content.page_list = over(read_report(in, *list), usual);
  if (const Value* repeats = value.find("repeats")) content.repeats = read_number(in, *repeats, 1, 100).value_or(0);
  return content;
}

}  // namespace rubric::load
