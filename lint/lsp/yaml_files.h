// What is known about the YAML files that people write for rubric: configurations and schemas.
#pragma once

#include "lint/lsp/json.h"
#include "lint/lsp/state.h"
#include "lint/yaml/shape.h"

namespace rubric::lsp {

// The keys that the document has by its kind; nullptr for what is neither a configuration nor a schema.
const KeyTable* table_of(const OpenDocument& document);

// As the methods of the same names answer, for such a document.
Json complete_yaml(State& state, const OpenDocument& document, const Json& position);
Json hover_yaml(State& state, const OpenDocument& document, const Json& position);

}  // namespace rubric::lsp
