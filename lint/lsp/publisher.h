// Tells the client what was found in its documents, where it does not ask: textDocument/publishDiagnostics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lint/lsp/dispatch.h"
#include "lint/lsp/state.h"

namespace rubric::lsp {

class Publisher {
 public:
  Publisher(State& state, Dispatcher& client) : state_(state), client_(client) {}

  // What the document has now, unless that is what the client shows.
  void publish(OpenDocument& document);
  // The document is closed, and has nothing any more.
  void withdraw(const std::string& uri);

 private:
  void send(std::string_view uri, std::optional<std::int64_t> version, std::string_view diagnostics);

  State& state_;
  Dispatcher& client_;
  std::map<std::string, std::pair<std::int64_t, std::size_t>> told_;   // version and a hash of the diagnostics, by URI
};

}  // namespace rubric::lsp
