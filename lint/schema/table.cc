#include "lint/schema/table.h"

#include <algorithm>

namespace rubric::schema {

TableEntry entry_for(const Table& table, std::string_view title, const PageView& page) {
  return entry_for(table, read_words(title),
                   [&](const Table::Part& part) { return !part.when || holds(*part.when, page); });
}

TableEntry entry_for(const Table& table, const Words& title,
                     const std::function<bool(const Table::Part& part)>& is_for_page) {
  for (const Table::Part& part : table.parts) {
    const auto row =
        std::ranges::find_if(part.rows, [&](const Table::Row& each) { return each.title.found_in(title); });
    if (row != part.rows.end() && is_for_page(part)) return {&part, &*row};
  }
  return {};
}

}  // namespace rubric::schema
