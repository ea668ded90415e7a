#include "lint/schema/table.h"

namespace rubric {

TableEntry entry_for(const Table& table, std::string_view title, const PageFacts& page) {
  const Words words = read_words(title);
  for (const Table::Part& part : table.parts) {
    if (part.when && !holds(*part.when, page)) continue;
    for (const Table::Row& row : part.rows) {
      if (row.title.found_in(words)) return {&part, &row};
    }
  }
  return {};
}

}  // namespace rubric
