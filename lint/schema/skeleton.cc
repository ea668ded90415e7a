#include "lint/schema/skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "lint/schema/sentence.h"

namespace rubric {
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
    if (quoted_words(rule.expression) != rule.pattern.expression()) continue;  // a pattern is no text
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

class Writer {
 public:
  explicit Writer(const Schema& schema) : schema_(schema) {}

  void write_section(ElementId id, int level, std::string_view parent_title) {
    const Element& element = schema_.elements[id];
    const std::string title = element.open_name ? placeholder(element) : element.name;
    block(fmt::format("{} {}\n", std::string(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#'), title));
    const std::size_t before = out_.size();
    write_text(element, parent_title);
    const bool has_text = out_.size() > before;
    if (element.body != kNone) write_group(element.body, level + 1, title);
    if (!has_text && out_.size() == before && !element.may_be_empty) block(placeholder(element) + "\n");
  }

  std::string take() { return std::move(out_); }

 private:
  void block(std::string_view text) {
    if (!out_.empty()) out_ += '\n';
    out_ += text;
  }

  void write_text(const Element& element, std::string_view parent_title) {
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
  }

  void write_group(GroupId id, int level, std::string_view parent_title) {
    const Group& group = schema_.groups[id];
    if (group.kind == Group::Kind::one_of && group.optional) return;
    for (const Group::Member& member : group.members) {
      if (member.is_group) {
        write_group(member.id, level, parent_title);
      } else if (const Element& element = schema_.elements[member.id];
                 element.presence == Presence::required && element.unless.empty() && element.occurs.max > 0) {
        const std::uint32_t times = std::clamp(element.occurs.min, 1U, kMostRepeats);
        for (std::uint32_t i = 0; i < times; ++i) write_section(member.id, level, parent_title);
      }
      if (group.kind == Group::Kind::one_of) return;  // the first of them is as good as any
    }
  }

  const Schema& schema_;
  std::string out_;
};

}  // namespace

std::string skeleton(const Schema& schema, ElementId element, int level, std::string_view parent_title) {
  Writer writer(schema);
  writer.write_section(element, level, parent_title);
  return writer.take();
}

}  // namespace rubric
