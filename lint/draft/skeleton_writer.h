// Sections that are not there yet, written one after the other. Private to lint/draft.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "lint/draft/layer.h"
#include "lint/schema/schema.h"

namespace rubric::draft {

class SkeletonWriter {
 public:
  // `wanted` tells which of the sections inside another one are written.
  using Wanted = std::function<bool(ElementId)>;
  // With `whole_page`, the first section that could hold what one of the page's sections has to say holds it.
  SkeletonWriter(const Schema& schema, Wanted wanted, bool whole_page = false)
      : schema_(schema), wanted_(std::move(wanted)), whole_page_(whole_page) {}

  void write_section(ElementId id, int level, std::string_view parent_title);
  void write_group(GroupId id, int level, std::string_view parent_title);
  // The text of an element: its skeleton, or what its content rules ask for.
  void write_text(const Element& element, std::string_view parent_title);
  // A block with a blank line before it, unless it is the first.
  void block(std::string_view text);

  bool empty() const { return out_.empty(); }
  std::string take() { return std::move(out_); }

 private:
  const Schema& schema_;
  Wanted wanted_;
  bool whole_page_;
  std::string out_;
};

}  // namespace rubric::draft
