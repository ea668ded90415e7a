#include "lint/draft/skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "lint/content/content_check.h"
#include "lint/draft/skeleton_writer.h"
#include "lint/schema/sentence.h"

namespace rubric::draft {
namespace {

constexpr std::uint32_t kMostRepeats = 20;  // a count in a schema is no reason to write a book

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::uint32_t at_least(const std::optional<Count>& count) { return count ? std::min(count->min, kMostRepeats) : 0; }

std::string placeholder(const Element& element) { return fmt::format("{{add {}}}", element.name); }

// A list with as many items as are wanted; texts the items have to contain come first.
std::string list(const Content& content, std::string_view item, std::vector<std::string> texts) {
  const std::uint32_t items =
      std::max<std::uint32_t>({at_least(content.items), static_cast<std::uint32_t>(texts.size()), 1});
  std::string out;
  for (std::uint32_t i = 0; i < items; ++i) {
    const std::string_view text = i < texts.size() ? std::string_view(texts[i]) : item;
    out += content.ordered.value_or(false) ? fmt::format("{}. {}\n", i + 1, text) : fmt::format("- {}\n", text);
  }
  return out;
}

// Paragraphs, each with its line end, that the section's content rules ask for.
std::vector<std::string> blocks_for(const Element& element) {
  const Content& content = element.content;
  const std::string add = placeholder(element);
  std::vector<std::string> blocks, paragraph_texts, item_texts;
  for (const Sentence& sentence : content.sentences) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const Sentence::Slot& slot : sentence.slots) {
      if (slot.type == Sentence::Slot::Type::title) values.emplace_back(slot.name, "{title}");
    }
    blocks.push_back(fill(sentence, values) + "\n");
  }
  for (const TextRule& rule : content.contains) {
    if (!is_text(rule)) continue;
    (rule.scope == TextRule::Scope::item || at_least(content.lists) > 0 ? item_texts : paragraph_texts)
        .push_back(rule.expression);
  }
  const std::uint32_t lists =
      std::max<std::uint32_t>(at_least(content.lists), !item_texts.empty() || at_least(content.items) > 0);
  for (const std::string& text : paragraph_texts) blocks.push_back(text + "\n");
  while (blocks.size() < at_least(content.paragraphs)) blocks.push_back(add + "\n");
  for (std::uint32_t i = 0; i < lists; ++i) {
    if (i > 0) blocks.emplace_back("<!-- -->\n");  // two lists in a row are one to Markdown
    blocks.push_back(list(content, add, std::exchange(item_texts, {})));
  }
  for (std::uint32_t i = 0; i < at_least(content.tables); ++i)
    blocks.push_back(fmt::format("| {} |\n| --- |\n| {} |\n", add, add));
  for (std::uint32_t i = 0; i < at_least(content.code_blocks); ++i)
    blocks.push_back(fmt::format("```\n{}\n```\n", add));
  return blocks;
}

// Whether a section inside another one has to be there, and does not stand behind the first of a choice.
bool is_required(const Schema& schema, ElementId id) {
  const Element& element = schema.elements[id];
  const std::string own = element.open_name ? "{" + element.name + "}" : element.name;
  const bool others_serve = std::ranges::any_of(element.unless, [&](const std::string& name) { return name != own; });
  if (element.presence != Presence::required || others_serve || element.occurs.max == 0) return false;
  Group::Member self{.is_group = false, .id = id};
  for (GroupId at = element.group; at != kNone; self = {.is_group = true, .id = at}, at = schema.groups[at].parent) {
    const Group& group = schema.groups[at];
    if (group.kind != Group::Kind::one_of) continue;
    if (group.optional) return false;
    const Group::Member& first = group.members.front();
    if (first.is_group != self.is_group || first.id != self.id) return false;
  }
  return true;
}

}  // namespace

void SkeletonWriter::block(std::string_view text) {
  if (!out_.empty()) out_ += '\n';
  out_ += text;
}

void SkeletonWriter::write_section(ElementId id, int level, std::string_view parent_title) {
  const Element& element = schema_.elements[id];
  const std::string title = element.open_name ? placeholder(element) : element.name;
  block(fmt::format("{} {}\n", std::string(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#'), title));
  const std::size_t before = out_.size();
  write_text(element, parent_title);
  const bool has_text = out_.size() > before;
  if (element.body != kNone) write_group(element.body, level + 1, title);
  if (!has_text && out_.size() == before && !element.may_be_empty) block(placeholder(element) + "\n");
}

void SkeletonWriter::write_text(const Element& element, std::string_view parent_title) {
  std::vector<std::string> blocks;
  if (element.skeleton.empty()) {
    blocks = blocks_for(element);
  } else {
    blocks.push_back(element.skeleton);
  }
  for (std::string& text : blocks) {
    const ElementId parent = element.parent;
    if (!parent_title.empty()) {
      replace_all(text, "{title}", parent_title);
      if (parent != kNone && schema_.elements[parent].open_name) {
        replace_all(text, fmt::format("{{{}}}", schema_.elements[parent].name), parent_title);
      }
    }
    for (const Sentence& sentence : element.content.sentences) {
      for (const Sentence::Slot& slot : sentence.slots) {
        replace_all(text, fmt::format("{{{}}}", slot.name), fmt::format("{{add {}}}", slot.name));
      }
    }
    while (text.ends_with('\n')) text.pop_back();
    block(text + "\n");
  }
  if (!whole_page_) return;
  for (const TextRule& rule : element.content.contains) {
    if (!rule.once || !is_text(rule) || out_.find(rule.expression) != out_.npos) continue;
    const bool after_list = !blocks.empty() && blocks.back().starts_with("- ");
    if (!after_list) block("");
    out_ += fmt::format("- {}\n", rule.expression);
  }
}

void SkeletonWriter::write_group(GroupId id, int level, std::string_view parent_title) {
  const Group& group = schema_.groups[id];
  for (const Group::Member& member : group.members) {
    if (member.is_group) {
      write_group(member.id, level, parent_title);
    } else if (wanted_(member.id)) {
      const Element& element = schema_.elements[member.id];
      const std::uint32_t times = std::clamp(element.occurs.min, 1U, kMostRepeats);
      for (std::uint32_t i = 0; i < times; ++i) write_section(member.id, level, parent_title);
    }
  }
}

std::string skeleton(const Schema& schema, ElementId element, int level, std::string_view parent_title) {
  SkeletonWriter writer(schema, [&](ElementId id) { return is_required(schema, id); });
  writer.write_section(element, level, parent_title);
  return writer.take();
}

}  // namespace rubric::draft
