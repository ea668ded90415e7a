// A whole document that is not there yet.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/draft/layer.h"
#include "lint/schema/schema.h"

namespace rubric::draft {

// What is filled in instead of placeholders: "role" -> "Senior Engineer" for "{add role}", and for the key of front
// matter of that name.
using Values = std::map<std::string, std::string, std::less<>>;

struct Filling {
  Values values = {};
  std::vector<std::string> with =
      {};  // sections that may be there and are to be, by their names; "{level}" is an open name
};

struct NewDocument {
  std::string text;  // front matter, the title, the text above the sections, the sections that have to be there
  std::vector<std::string> names;    // that `values` may have, sorted: keys of front matter and placeholders
  std::vector<std::string> optional; // that `with` may have, sorted
};

// Of front matter, it has the keys that are required and those that take any text or a choice; others where they have
// a value. The type must be one that is checked. Of a section that has to be there under a condition, or
// that `filling` asks for, the sections it is in are there too. What a person has to fill in is "{add …}", as in
// skeletons.
NewDocument new_document(const Schema& schema, const PageType& type, const Filling& filling);

}  // namespace rubric::draft
