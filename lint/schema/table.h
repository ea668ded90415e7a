// The tables of a schema: which values a title may have on a page.
#pragma once

#include <string_view>

#include "lint/schema/condition.h"
#include "lint/schema/schema.h"

namespace rubric {

struct TableEntry {
  const Table::Part* part = nullptr;
  const Table::Row* row = nullptr;   // nullptr: no row fits, and any value of the table will do
};

// The first row that fits, of the parts that hold on the page.
TableEntry entry_for(const Table& table, std::string_view title, const PageFacts& page);

}  // namespace rubric
