#include "lint/engine/parsed_page.h"

#include <algorithm>
#include <utility>

namespace rubric::engine {

ParsedPage read_page(std::unique_ptr<SourceText> source, const Schema* schema,
                  std::span<const std::string> raw_shortcodes) {
  Document document = parse_markdown(*source, raw_shortcodes);
  return read_page(std::move(source), std::move(document), schema);
}

ParsedPage read_page(std::unique_ptr<SourceText> source, Document document, const Schema* schema, MatchMemory* memory) {
  ParsedPage page{std::move(source), std::move(document), {}, {}, schema, std::nullopt};
  page.outline = outline(page.document);
  page.front_matter = front_matter_of(page.document);
  // Of a page that could not be read there is no structure to hold against a schema.
  const auto unread = [](const ByteProblem& it) { return it.kind != ByteProblem::Kind::invalid_encoding; };
  if (std::ranges::any_of(page.document.problems(), unread)) page.schema = nullptr;
  if (page.schema != nullptr) {
    page.match = match_page(*page.schema, page.source->path(), page.document, page.outline, page.front_matter, memory);
  }
  return page;
}

}  // namespace rubric::engine
