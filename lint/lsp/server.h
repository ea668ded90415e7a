// A language server: LSP 3.17 on standard input and output. It translates, and leaves the judging to the engine.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/io/error.h"
#include "lint/lsp/layer.h"
#include "lint/rule/rule.h"
#include "schemas/builtin.h"

namespace rubric::lsp {

// What the program is made of.
struct ServerParts {
  std::span<const Rule* const> rules;
  std::string_view (*page)(std::string_view rule_name);
  std::span<const schemas::Builtin> schemas;
  std::string_view version;
  std::string_view rule_pages;   // a URL with "{rule}" in it; ""
};

// Until the client says `exit`, closes the stream or is gone. The exit code: 0 if it asked to shut down before.
// `log` is the file to write messages to, "" for none; that it cannot be written to is the error.
Result<int> serve(const ServerParts& parts, const std::string& log);

}  // namespace rubric::lsp
