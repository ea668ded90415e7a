// A message as a value: what of it people read, and what programs compare.

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "lint/text/message.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

using Texts = std::vector<std::string>;

Texts values(Message message) {
  Texts out;
  for (const Argument& it : std::move(message).arguments()) out.push_back(it.value);
  return out;
}

TEST_CASE("people read the arguments in the places of the words") {
  CHECK(say("late", "section \"{}\" comes after \"{}\"", "Deploy", std::string("Rollback")).text() ==
        "section \"Deploy\" comes after \"Rollback\"");
  CHECK(say("nothing", "there is no text").text() == "there is no text");
  CHECK(say("braces", "\"{}\" is open", "{add {}}").text() == "\"{add {}}\" is open");
}

TEST_CASE("numbers are told and not compared") {
  const Message message = say("depth", "section \"{}\" is at level {}", "Deploy", 4);
  CHECK(message.text() == "section \"Deploy\" is at level 4");
  CHECK(values(message) == Texts{"Deploy", "4"});
  CHECK(compared(Message(message).arguments()) == Texts{"Deploy"});
}

TEST_CASE("advice is shown and is no part of what is wrong") {
  const Message bare = say("missing", "section \"{}\" is missing", "Rollback");
  Message advised = bare;
  advised.advise("; add it after \"{}\"", "Deploy");
  CHECK(advised.text() == "section \"Rollback\" is missing; add it after \"Deploy\"");
  CHECK(values(advised) == values(bare));
  CHECK(advised.advise("; add it").text() == "section \"Rollback\" is missing; add it");
}

TEST_CASE("a list is one place in the words and several arguments") {
  const Texts names{"A", "B"};
  const Message message = say("missing", "sections {} are missing", together(names, "\"A\" and \"B\""))
                              .advise("; add {}", together({}, "them"));
  CHECK(message.text() == "sections \"A\" and \"B\" are missing; add them");
  CHECK(values(message) == names);
}

TEST_CASE("the words of a schema change neither kind nor arguments") {
  Message message = say("missing", "section \"{}\" is missing", "Rollback");
  message.reword("say how to go back");
  CHECK(message.text() == "say how to go back");
  CHECK(message.kind() == "missing");
  CHECK(values(message) == Texts{"Rollback"});
}

}  // namespace
}  // namespace rubric::testing
