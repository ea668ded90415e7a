// The running text as words, and the terms of lists among them.

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/document.h"
#include "lint/document/prose.h"
#include "lint/text/utf8.h"
#include "lint/text/word_hash.h"
#include "lint/words/find_terms.h"
#include "lint/words/page_words.h"
#include "lint/words/term_table.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

// Every word with what stands before it, a block a line: "[]Names[ ]owners".
std::string words_in(const std::string& markdown) {
  const SourceText source("a.md", markdown);
  const Document document = parse_markdown(source);
  const Prose prose(document);
  std::string out;
  for (const Prose::Block& block : prose.blocks()) {
    for (std::uint32_t i = block.first_word; i < block.last_word; ++i) {
      out += fmt::format("[{}]{}", prose.between(i), prose[prose.words()[i]]);
    }
    out += fmt::format("[{}]\n", prose.behind(block));
  }
  for (char& c : out) {
    if (c == Prose::kGap) c = '~';
  }
  return out;
}

// The terms of one list as they are found, in the order of their places.
std::string found(std::initializer_list<std::string_view> terms, const std::string& markdown) {
  const SourceText source("a.md", markdown);
  const Document document = parse_markdown(source);
  const Prose prose(document);
  TermTableBuilder builder;
  for (const std::string_view it : terms) builder.add("rule", "list", it);
  const TermTable table = builder.table();
  std::string out;
  for (const TermHit& it : find_terms(prose, table)) out += prose.text(it.first, it.last) + "\n";
  return out;
}

TEST_CASE("a word has one number in any case, wherever it is read") {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz0123456789abcdefgh";
  const std::string shouted = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH";
  for (std::size_t size = 1; size + 8 <= letters.size(); ++size) {
    const std::string_view word(letters.data(), size);
    CHECK(word_hash(word) == word_hash(std::string_view(shouted.data(), size)));
    CHECK(word_hash(word) == word_hash_within(letters.data(), size));
    CHECK(word_hash(word) != word_hash(std::string_view(letters.data() + 1, size)));
  }
}

TEST_CASE("prose is words and what stands between them, without markup") {
  CHECK(words_in("Names **owners** of `x`\nand [asks](/a/) them\n") ==
        "[]Names[ ]owners[ ]of[ ~]and[ ]asks[ ]them[]\n");
  CHECK(words_in("# Over*view*\n\nTeam's 2 Zo\xC3\xABs \xE2\x80\x93 caf\xC3\xA9\n") ==
        "[]Over[]view[]\n[]Team[']s[ ]2[ ]Zo\xC3\xABs[ \xE2\x80\x93 ]caf\xC3\xA9[]\n");
  CHECK(words_in("R&amp;D \\* x") == "[]R[&]amp[;]D[ * ]x[]\n");
}

TEST_CASE("words are found wherever they stand in the blocks of 64 bytes") {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string text = std::string(before, '-') + "word and " + std::string(70, 'x') + " end";
    const SourceText source("a.md", "a " + text + "\n");
    const Document document = parse_markdown(source);
    const Prose prose(document);
    REQUIRE(prose.words().size() == 5);
    CHECK(prose[prose.words()[1]] == "word");
    CHECK(prose[prose.words()[3]] == std::string(70, 'x'));
    CHECK(prose[prose.words()[4]] == "end");
  }
}

TEST_CASE("the language of terms") {
  CHECK(found({"second-class citizen"}, "A second class citizen, SECOND-CLASS\n**citizen**; second class. Citizen\n") ==
        "second class citizen\nSECOND-CLASS citizen\n");
  CHECK(found({"lead*"}, "Lead leaders mislead\n") == "Lead\nleaders\n");
  CHECK(found({"experience|skills in|of with"}, "Skills of with data; experience in of it; experience in with\n") ==
        "Skills of with\nexperience in with\n");
  CHECK(found({"you'll"}, "You'll see; you\xE2\x80\x99ll hear; you ll\n") == "You'll\nyou\xE2\x80\x99ll\n");
  CHECK(found({"# years"}, "3 years, 5+ years, many years\n") == "3 years\n5+ years\n");
  CHECK(found({"must be? ... based in"}, "Must be always based in it. Must work. Based in it; must based in\n") ==
        "Must be always based in\nmust based in\n");
  CHECK(found({"gitlab"}, "gitlab, gitlab.com, a@gitlab.com, my_gitlab, https://gitlab\n") == "gitlab\n");
  CHECK(found({"a * plan"}, "a five plan, a plan\n") == "a five plan\n");
}

TEST_CASE("each term that comes with rubric is found in its own words") {
  for (const TermTable* table : {&listed_terms(), &gender_coded_terms()}) {
    for (std::uint32_t number = 0; number < table->terms.size(); ++number) {
      const TermRow& term = table->terms[number];
      std::string text;
      for (std::uint32_t i = term.first_element; i < term.last_element; ++i) {
        const ElementRow& element = table->elements[i];
        if (element.gap) continue;
        const AlternativeRow& word = table->alternatives[element.first];
        text += i == term.first_element ? std::string((*table)[term.behind].substr(0, 1))
                : (*table)[element.join].empty() || table->elements[i - 1].gap ? " "
                                                                               : std::string((*table)[element.join]);
        text += word.kind == AlternativeRow::Kind::number ? "7"
                : word.text.size == 0                     ? "some"
                                                          : std::string((*table)[word.text]);
      }
      if (term.letters == TermCase::other) text = fold_case(text);
      const SourceText source("a.md", text + "\n");
      const Document document = parse_markdown(source);
      const Prose prose(document);
      const auto hits = find_terms(prose, *table);
      INFO((*table)[term.text] << " in " << text);
      CHECK((term.letters == TermCase::other && fold_case((*table)[term.text]) == (*table)[term.text]) ==
            std::ranges::none_of(hits, [&](const TermHit& it) { return it.term == number; }));
    }
  }
}

}  // namespace
}  // namespace rubric::testing
