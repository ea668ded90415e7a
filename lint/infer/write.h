// What was learnt as a schema file. Private to lint/infer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lint/infer/learn.h"

namespace rubric::infer {

struct LearntField {
  std::string name = {};
  std::string_view type = {};              // as a schema has it; "any" where it is mixed
  std::vector<std::string> values = {};    // the only ones, if they are few
  std::size_t pages = 0;
  bool required = false;
};

struct LearntSchema {
  std::string name = {};
  std::size_t pages = 0;
  std::vector<std::string> without_sections = {};   // paths of pages that have no heading
  std::size_t with_front_matter = 0;
  bool front_matter_required = false;
  std::vector<LearntField> fields = {};
  std::map<Fault, std::size_t> off = {};            // mistakes that are none here, with how many pages make them
  std::vector<LearntType> types = {};
};

// The counts stand in comments.
std::string write_schema(const LearntSchema& schema);

}  // namespace rubric::infer
