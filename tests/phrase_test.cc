// Words as a reader sees them, and phrases found among them.
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/text/phrase.h"
#include "lint/text/phrase_openings.h"
#include "tests/layers.h"

using namespace rubric::testing;

namespace {

// The words of a text, "-" before one behind a dash and "|" before one behind the end of a clause.
std::string words(std::string_view text) {
  std::string out;
  for (const Word& it : read_words(text).list) {
    if (!out.empty()) out += ' ';
    if (it.before != Word::Gap::plain) out += it.before == Word::Gap::dash ? '-' : '|';
    out += text.substr(it.begin, it.end - it.begin);
  }
  return out;
}

bool same_word(std::string_view a, std::string_view b) { return word_key(a) == word_key(b); }
std::uint64_t stem(std::string_view word) { return read_words(word).list.front().stem; }

// What stands in the slots: "title=Data Engineer".
std::string found(std::string_view phrase, std::string_view text) {
  const Phrase wanted(phrase);   // the names of slots are its own
  const auto match = wanted.find(read_words(text));
  if (!match) return "no";
  std::string out = "yes";
  for (const Phrase::Slot& it : match->slots) {
    out += fmt::format(" {}={}", it.name, text.substr(it.range.begin.value, it.range.size()));
  }
  return out;
}

bool begins(std::string_view phrase, std::string_view text) {
  PhraseOpenings openings;
  openings.add(Phrase(phrase));
  return openings.may_begin(text);
}

}  // namespace

TEST_CASE("words are read without punctuation, markup and destinations") {
  CHECK(words("The *Senior* [Data Engineer](/jobs/data/#x), (IT) is 7.5") == "The Senior Data Engineer IT is 7 5");
  CHECK(words("Manager - IT – Staff") == "Manager -IT -Staff");
  CHECK(words("One ends. Two; three: four") == "One ends |Two |three |four");
  CHECK(words("Sr. Engineer etc. and so on") == "Sr Engineer etc and so on");
  CHECK(words("[a](b") == "a b");
  CHECK(words("") == "");
  CHECK(words("a\u00a0b “c”") == "a b c");
}

TEST_CASE("no more words are read than were asked for") {
  Words out;
  read_words("a b c", out, 2);
  CHECK(out.list.size() == 2);
  CHECK(read_words(std::string(400, 'x') + std::string(200, ' ') + "y").list.size() == 2);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "w ";
  CHECK(read_words(many).list.size() == kMostWords);
}

TEST_CASE("words are the same in any case, and however their apostrophe is drawn") {
  CHECK(same_word("Engineer", "ENGINEER"));
  CHECK(same_word("Responsibilities", "responsibilities"));
  CHECK(same_word("don't", "Don’t"));
  CHECK_FALSE(same_word("Engineer", "Engineers"));
  CHECK_FALSE(same_word("abcdefgh", "abcdefghi"));
  CHECK_FALSE(same_word("a", "A1"));
  // A word at the end of a text is read letter by letter, one before other words is not.
  for (std::size_t size = 1; size < 20; ++size) {
    const std::string word = std::string("abcdefghijklmnopqrstu").substr(0, size);
    CHECK(first_word_key(word) == first_word_key(word + " and many other words"));
    CHECK(first_word_key(word) == first_word_key("  **" + word + "** and many other words"));
  }
  CHECK(first_word_key("…") == 0);
}

TEST_CASE("a stem is a word without the s of a plural") {
  CHECK(stem("engineers") == stem("Engineer"));
  CHECK(stem("Partners, and") == stem("partner"));
  CHECK(stem("managers and many other words") == stem("manager"));
  CHECK(stem("class") == word_key("class"));
  CHECK(stem("gas") == word_key("gas"));
  CHECK(stem("abcdefghs") == word_key("abcdefgh"));
  CHECK(stem("abcdefghs and more") == word_key("abcdefgh"));
}

TEST_CASE("a phrase is found word by word") {
  CHECK(found("is a|an grade", "This is a grade") == "yes");
  CHECK(found("is a|an grade", "This is the grade") == "no");
  CHECK(found("^the role? is", "The is") == "yes");
  CHECK(found("^the is", "See the is") == "no");
  CHECK(found("manager$", "Product Manager") == "yes");
  CHECK(found("manager$", "Manager, IT") == "no");
  CHECK(found("senior ... manager", "Senior IT and Data Manager") == "yes");
  CHECK(found("grade #", "grade 7") == "yes");
  CHECK(found("grade #", "grade seven") == "no");
  CHECK(found("director - it", "Director – IT") == "yes");
  CHECK(found("director - it", "Director, IT") == "no");
}

TEST_CASE("a slot holds as few words as will do, and a capital where its name has one") {
  CHECK(found("^the {title} role? reports", "The Data Engineer role reports to") == "yes title=Data Engineer");
  CHECK(found("^the {Title} reports", "The Engineer reports") == "yes title=Engineer");
  CHECK(found("^the {Title} reports", "The engineer reports") == "no");
  CHECK(found("^sr {rest}$", "Sr. Engineer (IT)") == "yes rest=Engineer (IT)");
}

TEST_CASE("no phrase goes beyond the end of a sentence or a clause") {
  CHECK(found("the ... reports", "The start. It reports") == "no");
  CHECK(found("{a} reports", "The start. It reports") == "yes a=It");
}

TEST_CASE("a phrase that cannot be read is found nowhere and says why") {
  CHECK(Phrase("").error() == "a phrase needs words");
  CHECK(Phrase("{}").error() == "a slot is a word in braces");
  CHECK(Phrase("a|b-c-").error() != "");
  CHECK(found("{}", "a b") == "no");
}

TEST_CASE("what cannot begin with a phrase is told by its first word and by one more") {
  const std::string_view phrase = "^the {title} role? report|reports to";
  CHECK(begins(phrase, "The Data Engineer reports to"));
  CHECK(begins(phrase, "**THE** DATA ENGINEER REPORTS TO"));
  CHECK_FALSE(begins(phrase, "The Data Engineer leads"));
  CHECK_FALSE(begins(phrase, "A Data Engineer reports to"));
  CHECK_FALSE(begins(phrase, ""));
  CHECK_FALSE(begins(phrase, "12 engineers report to"));
  CHECK(begins("reports", "anything"));   // it may stand anywhere
  CHECK(Phrase(phrase).telling_words() == std::vector<std::string>{"report"});
  CHECK(Phrase("^the {title}").telling_words().empty());
}
