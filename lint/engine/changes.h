// What a change brought into a page: the findings of the new version that the old one did not have.
#pragma once

#include "lint/engine/check.h"
#include "lint/engine/fix.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

// A version of a page, and the schema it was checked with, or nullptr.
struct CheckedPage {
  FileReport report;
  const Schema* schema = nullptr;
};

// The report on `now` with what is new since `before`, wherever the old findings stand by now. A finding that
// stands on a line the change did not touch (a section is missing: there is no such line) says in its related
// places which part of the change it came with; `check` is asked about the page with parts of the change.
FileReport brought_in(CheckedPage now, const CheckedPage& before, const CheckAgain& check);

}  // namespace rubric::engine
