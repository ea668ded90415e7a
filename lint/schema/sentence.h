// Sentences with typed slots: how a form is read, and how a text is held against it.
//
//     The {role} is a [grade {grade:number}]({link:url}).
//
// Everything outside the braces is literal. White space may be any white space, line breaks included;
// quotation marks may be straight or curly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/schema/schema.h"

namespace rubric::schema {

struct SentenceMistake {
  std::size_t begin = 0, end = 0;  // in the form
  std::string message;
};

// `form` as a sentence, as far as it can be read.
Sentence read_sentence(std::string_view form, std::vector<SentenceMistake>& mistakes);

// A slot with what stands in it.
struct FilledSlot {
  const Sentence::Slot* slot = nullptr;
  ByteRange range;   // in the text
  bool fits = true;  // what stands there is of the slot's type
};

// The slots of the first place in `text` that reads as `sentence` does. `text` is one paragraph, folded
// (content_text.h).
std::optional<std::vector<FilledSlot>> read_slots(const Sentence& sentence, std::string_view text);

// The same for another form of the sentence, which has the same slots.
std::optional<std::vector<FilledSlot>> read_slots(const Sentence& sentence, const Sentence::Form& form,
                                                  std::string_view text);

// The same where the words around the slots are right, whatever stands in them.
std::optional<std::vector<FilledSlot>> read_slots_of_any_type(const Sentence& sentence, std::string_view text);

// Whether `text` tries to be this sentence: `recognised-by` says so, or without one, most of the words
// of the form stand in it in their order.
bool attempts(const Sentence& sentence, std::string_view text);

// The form with the values known; `{name}` stays where there is none.
std::string fill(const Sentence& sentence, const std::vector<std::pair<std::string, std::string>>& values);

// Text as a pattern that finds it letter for letter, however its words are spaced and its quotation
// marks drawn.
std::string quoted_words(std::string_view text);

// "a number", "a link": what a slot takes, for messages.
std::string_view description(Sentence::Slot::Type type);

}  // namespace rubric::schema
