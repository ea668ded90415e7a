// The methods of the protocol that the server answers, one function each. Params in, result out; what makes no sense
// is thrown as a Refusal or by reading the JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/lsp/answers.h"
#include "lint/lsp/dispatch.h"
#include "lint/lsp/json.h"
#include "lint/lsp/state.h"

namespace rubric::lsp {

Json initialize(State& state, const Json& params);
void initialized(State& state, Dispatcher& client);
Json execute_command(State& state, Dispatcher& client, const Json& params);

// Those that need no more than what the server knows.
Json code_actions(State& state, const Json& params);
Json code_lenses(State& state, const Json& params);
Json completion(State& state, const Json& params);
Json definition(State& state, const Json& params);
Json document_links(State& state, const Json& params);
Json document_symbols(State& state, const Json& params);
Json folding_ranges(State& state, const Json& params);
Json hover(State& state, const Json& params);
Json inlay_hints(State& state, const Json& params);
Json prepare_rename(State& state, const Json& params);
Json references(State& state, const Json& params);
Json rename(State& state, const Json& params);
Json selection_ranges(State& state, const Json& params);
Json text_of_document(State& state, const Json& params);
Json will_rename_files(State& state, const Json& params);

// Their table: what they are called, and what initialize() promises of them.
struct Method {
  std::string_view name;
  Json (*answer)(State& state, const Json& params);
  const char* provider = nullptr;   // the key of the capability; nullptr: another row has it, or none is needed
  Json (*promise)(const Client& client) = nullptr;   // its value; nullptr: true
};
std::span<const Method> methods();

// Diagnostics as the protocol writes them, of an open document of any kind: a page, a configuration, a schema.
// As text: there may be a thousand, and they go out with every keystroke.
std::string diagnostics_of(State& state, OpenDocument& document);
std::string diagnostics_text(State& state, const SourceText& source, const Diagnostics& diagnostics,
                             std::string_view uri);
void append_diagnostic(std::string& out, State& state, const SourceText& source, const Diagnostic& diagnostic,
                       std::string_view uri);
std::string pull_diagnostics(State& state, const Json& params);

}  // namespace rubric::lsp
