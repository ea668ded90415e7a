// What the content checks share: one section with its own blocks, and where to put what is found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/content/content.h"

namespace rubric::content {

struct SectionContent {
  const Document& document;
  const Outline& outline;
  const Match& match;
  const Schema& schema;
  SectionId section = kNoSection;  // kNoSection: the page's text before its first heading
  ElementId element = kNone;
  NodeId begin = 0, end = 0;        // its own nodes
  std::vector<NodeId> blocks = {};  // the outermost of them
  std::vector<std::string_view>* said = nullptr;   // what `once` rules asked for and sections before had
  ByteRange place = {};             // where to report what is not there: the heading

  const Content& content() const { return schema.elements[element].content; }
  Argument shown() const;   // section "Title"
};

class ContentProblems {
 public:
  explicit ContentProblems(const SectionContent& section) : section_(section) {}
  // In the words of the report, if it has some.
  void add(ByteRange range, const Report* report, Message message, std::optional<Edit> repair = std::nullopt);
  // … for a rule that one section of the page has to meet; nullptr for any other.
  void add_once(const TextRule* rule, ByteRange range, const Report* report, Message message,
                std::optional<Edit> repair);
  // … with the report of the section's Fault::content.
  void add(ByteRange range, Message message);
  std::vector<ContentProblem> take() { return std::move(found_); }

 private:
  const SectionContent& section_;
  std::vector<ContentProblem> found_;
};

// The bytes of a node up to the end of its first line: a place to underline.
ByteRange first_line(const Document& document, NodeId node);

void check_counts(const SectionContent& section, ContentProblems& out);
void check_blocks(const SectionContent& section, ContentProblems& out);
// Whether what is looked for is words, and no pattern.
bool is_text(const TextRule& rule);

void check_text_rules(const SectionContent& section, ContentProblems& out);
void check_sentences(const SectionContent& section, ContentProblems& out);

}  // namespace rubric::content
