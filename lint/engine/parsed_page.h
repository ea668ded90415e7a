// A page with all that is known of it before the rules run.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "lint/document/document.h"
#include "lint/document/front_matter.h"
#include "lint/document/sections.h"
#include "lint/engine/layer.h"
#include "lint/match/match.h"
#include "lint/schema/schema.h"
#include "lint/text/source_text.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {

struct ParsedPage {
  std::unique_ptr<SourceText> source;
  Document document;
  Outline outline;
  YamlTree front_matter;            // offsets are the file's
  const Schema* schema = nullptr;   // nullptr where none claims the page, or it could not be read
  std::optional<Match> match;       // nothing likewise
};

// `schema` must outlive the reading. `raw_shortcodes` are those of parse_markdown().
ParsedPage read_page(std::unique_ptr<SourceText> source, const Schema* schema,
                  std::span<const std::string> raw_shortcodes = {});

// The same where the document of `source` is known already. With `memory`, for one text of the page after the other: it
// is theirs alone, and must not outlive the schema.
ParsedPage read_page(std::unique_ptr<SourceText> source, Document document, const Schema* schema,
                  MatchMemory* memory = nullptr);

}  // namespace rubric::engine
