// The tables of a schema: which values a title may have on a page.
#pragma once

#include <functional>
#include <string_view>

#include "lint/schema/condition.h"
#include "lint/schema/schema.h"

namespace rubric::schema {

struct TableEntry {
  const Table::Part* part = nullptr;
  const Table::Row* row = nullptr;   // nullptr: no row fits, and any value of the table will do
};

// The first row that fits, of the parts that hold on the page.
TableEntry entry_for(const Table& table, std::string_view title, const PageView& page);

// The same for those who keep the words of a title, and know by themselves which parts hold.
TableEntry entry_for(const Table& table, const Words& title,
                     const std::function<bool(const Table::Part& part)>& is_for_page);

}  // namespace rubric::schema
