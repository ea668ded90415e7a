// The law of reports: what a finding of a hygiene rule says of a page is so in its HTML.
//
// "This is shown as text" really stands there; "no list item" really is none; a link without destination really is one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/check.h"
#include "tests/laws/rendering.h"
#include "tests/layers.h"

namespace rubric::testing::laws {

// What a finding says of the HTML.
enum class Says : std::uint8_t {
  shown,              // its text stands there as it is written
  sign_shown,         // its text, which is a sign of Markdown, stands there outside of code
  shown_to_space,     // up to the first white space
  bars_shown,         // what stands in it without markup does, outside of tables, and a "|"
  not_shown,          // its text does not stand there in one piece
  in_cell,            // what stands in it without markup is in a cell of a table
  last_line_shown,    // its last line does
  html,               // it is a tag, and not shown
  in_heading,         // its text is in a heading, or is the underline of one
  in_code,            // its text is in a code block
  joined,             // its line is in one block with the line above
  empty_link,         // there are as many links without text or destination
  image_without_text, // there are as many images without a text
  link,               // there is a link that leads where its text says, or its message
  replaced,           // there are bytes that no renderer can show
  unknown,            // nobody said how to decide this: the law is broken
};

struct Claim {
  std::string rule, message;
  Says says = Says::unknown;
  std::string text;         // of the finding
  std::string above;        // for `joined`: the last word of the line above
  std::size_t ordinal = 0;  // which of its kind on the page
  std::size_t elsewhere = 0;   // for `not_shown`: how often the page says the same at other places
};

// Only of hygiene rules, and not of those that the table of undecided ones lists.
std::vector<Claim> claims_of(const FileReport& report);

// "" if it is so; else what is there instead.
std::string contradiction(const Claim& claim, std::string_view html, const Pieces& pieces);

// Hygiene rules whose findings no renderer can decide, each with its reason.
struct Undecided {
  std::string_view rule, reason;
};
std::vector<Undecided> undecided();

// The names of the rules that are decided.
std::vector<std::string_view> decided();

}  // namespace rubric::testing::laws
