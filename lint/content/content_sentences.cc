// Sentences a section has to have, and how far those it has are from them.
//
// A paragraph that reads as the form does satisfies it. Failing that, the first paragraph that tries to
// is shown what it should read like, or which of its slots holds the wrong thing.
#include <algorithm>
#include <utility>

#include "lint/content/content_check.h"
#include "lint/content/content_text.h"
#include "lint/document/front_matter.h"
#include "lint/schema/sentence.h"
#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::content {
namespace {

using Type = Sentence::Slot::Type;

struct Paragraph {
  NodeId node;
  FoldedText text;
};

std::string page_title(const Document& document) {
  const YamlTree tree = front_matter_of(document);
  const YamlId title = tree.empty() ? kNoYaml : tree.find(tree.root(), "title");
  return title != kNoYaml && tree[title].kind == YamlNode::Kind::scalar ? tree[title].value : std::string();
}

// What a slot of type title may hold, the nearest first: the words before the section's own name, the
// titles of the sections around it, the title of the page.
std::vector<std::string> titles_around(const SectionContent& section) {
  std::vector<std::string> titles;
  if (section.section != kNoSection) {
    const Binding& own = section.match.bindings[section.section];
    if (!own.prefix.empty()) titles.emplace_back(own.prefix);
    if (section.schema.elements[section.element].open_name)
      titles.push_back(section.outline.sections[section.section].title);
    for (SectionId at = own.parent; at != kNoSection; at = section.match.bindings[at].parent) {
      titles.push_back(section.outline.sections[at].title);
    }
  }
  if (std::string title = page_title(section.document); !title.empty()) titles.push_back(std::move(title));
  return titles;
}

// The title of the section that an open name of the schema, "{role}", stands for around this one.
std::optional<std::string> captured(const SectionContent& section, std::string_view name) {
  for (SectionId at = section.section; at != kNoSection; at = section.match.bindings[at].parent) {
    const ElementId element = section.match.bindings[at].element;
    if (element == kNone) continue;
    const Element& it = section.schema.elements[element];
    if (it.open_name && it.name == name) return section.outline.sections[at].title;
  }
  return std::nullopt;
}

bool is_one_of(std::string_view title, const std::vector<std::string>& titles) {
  const std::string folded_title = fold_case(title);
  return std::any_of(titles.begin(), titles.end(),
                     [&](const std::string& it) { return fold_case(it) == folded_title; });
}

std::optional<std::string> first_number(std::string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(), is_ascii_digit);
  if (begin == text.end()) return std::nullopt;
  return std::string(begin, std::find_if_not(begin, text.end(), is_ascii_digit));
}

std::optional<std::string> first_link(const Document& document, NodeId block) {
  for (NodeId node = block; node < document[block].end; ++node) {
    if (document[node].kind == NodeKind::link) return std::string(document[node].destination);
  }
  return std::nullopt;
}

// The slots whose values the page gives away, some only if there is an attempt to read them from.
std::vector<std::pair<std::string, std::string>> known_values(const SectionContent& section, const Sentence& sentence,
                                                              std::optional<NodeId> attempt) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const Sentence::Slot& slot : sentence.slots) {
    std::optional<std::string> value = captured(section, slot.name);
    if (!value && slot.type == Type::title) {
      const std::vector<std::string> titles = titles_around(section);
      if (!titles.empty()) value = titles.front();
    }
    if (!value && attempt && (slot.type == Type::integer || slot.type == Type::number)) {
      value = first_number(plain_text(section.document, *attempt));
    }
    if (!value && attempt && slot.type == Type::url) value = first_link(section.document, *attempt);
    if (value) values.emplace_back(slot.name, std::move(*value));
  }
  return values;
}

class SentenceCheck {
 public:
  SentenceCheck(const SectionContent& section, const std::vector<Paragraph>& paragraphs, const Sentence& sentence,
                ContentProblems& out)
      : section_(section), paragraphs_(paragraphs), sentence_(sentence), out_(out) {}

  void check() {
    for (const Paragraph& it : paragraphs_) {
      auto slots = read_slots(sentence_, it.text.text);
      for (const Sentence::Form& form : sentence_.also) {
        if (!slots) slots = read_slots(sentence_, form, it.text.text);
      }
      if (slots) return check_titles(it, *slots);
    }
    for (const Paragraph& it : paragraphs_) {
      if (attempts(sentence_, it.text.text)) return report_attempt(it);
    }
    if (sentence_.optional) return;
    out_.add(section_.place, &sentence_.report,
             say("no-sentence", "{} lacks the sentence \"{}\"", section_.shown(),
                 fill(sentence_, known_values(section_, sentence_, {}))));
  }

 private:
  static std::string_view words(const Paragraph& paragraph, const FilledSlot& slot) {
    return std::string_view(paragraph.text.text).substr(slot.range.begin.value, slot.range.size());
  }

  void check_titles(const Paragraph& paragraph, const std::vector<FilledSlot>& slots) {
    for (const FilledSlot& it : slots) {
      if (it.slot->type != Type::title) continue;
      const std::vector<std::string> titles = titles_around(section_);
      const std::string_view found = words(paragraph, it);
      if (titles.empty() || is_one_of(found, titles)) continue;
      const ByteRange place = paragraph.text.source(it.range);
      out_.add(place, &sentence_.report, say("other-title", "expected \"{}\", found \"{}\"", titles.front(), found),
               Edit{place, titles.front()});
    }
  }

  void report_attempt(const Paragraph& paragraph) {
    bool told = false;
    const auto slots = read_slots_of_any_type(sentence_, paragraph.text.text);
    for (const FilledSlot& it : slots ? *slots : std::vector<FilledSlot>{}) {
      if (it.fits) continue;
      told = true;
      out_.add(paragraph.text.source(it.range), &sentence_.report,
               say("slot", "{} should be {}, found \"{}\"", it.slot->name,
                   aside(std::string(description(it.slot->type))), words(paragraph, it)));
    }
    if (told) return;
    const auto values = known_values(section_, sentence_, paragraph.node);
    const std::string wanted = fill(sentence_, values);
    const ByteRange place = section_.document[paragraph.node].range;
    std::optional<Edit> repair;
    if (values.size() == sentence_.slots.size()) repair = Edit{place, wanted};
    out_.add(place, &sentence_.report, say("form", "write this as \"{}\"", wanted), std::move(repair));
  }

  const SectionContent& section_;
  const std::vector<Paragraph>& paragraphs_;
  const Sentence& sentence_;
  ContentProblems& out_;
};

}  // namespace

void check_sentences(const SectionContent& section, ContentProblems& out) {
  const Content& content = section.content();
  // facts_statements.cc has those with facts.
  if (std::ranges::all_of(content.sentences, [](const Sentence& it) { return !it.facts.empty(); })) return;
  std::vector<Paragraph> paragraphs;
  for (NodeId node = section.begin; node < section.end; ++node) {
    if (section.document[node].kind != NodeKind::paragraph) continue;
    paragraphs.push_back({node, folded(section.document, node, node + 1, CodeSpans::kept)});
  }
  for (const Sentence& sentence : content.sentences) {
    if (sentence.facts.empty()) SentenceCheck(section, paragraphs, sentence, out).check();
  }
}

}  // namespace rubric::content
