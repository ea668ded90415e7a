// Whether a page fulfils a condition of its schema: `when:`.
#pragma once

#include <string_view>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/schema/schema.h"
#include "lint/yaml/yaml.h"

namespace rubric::schema {

// A page as conditions see it.
struct PageView {
  std::string_view path;
  const Document& document;
  const Outline& outline;
  const YamlTree& front_matter;
};

bool holds(const Condition& when, const PageView& page);

// The title in the front matter; "" if there is none.
std::string_view page_title(const YamlTree& front_matter);

}  // namespace rubric::schema
