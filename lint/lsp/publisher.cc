#include "lint/lsp/publisher.h"

#include <functional>

#include <fmt/format.h>

#include "lint/lsp/methods.h"
#include "lint/report/json_text.h"

namespace rubric::lsp {

void Publisher::publish(OpenDocument& document) {
  const std::string diagnostics = diagnostics_of(state_, document);
  const std::pair telling(document.version, std::hash<std::string>()(diagnostics));
  const auto [last, is_first] = told_.try_emplace(document.uri, telling);
  if (!is_first && std::exchange(last->second, telling) == telling) return;
  send(document.uri, document.version, diagnostics);
}

void Publisher::withdraw(const std::string& uri) {
  told_.erase(uri);
  if (!state_.client.pulls) send(uri, std::nullopt, "[]");
}

void Publisher::send(std::string_view uri, std::optional<std::int64_t> version, std::string_view diagnostics) {
  const std::string of = state_.client.versions && version ? fmt::format(R"("version":{},)", *version) : "";
  client_.send_written(fmt::format(
      R"({{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{{"uri":{},{}"diagnostics":{}}}}})",
      json_string(uri), of, diagnostics));
}

}  // namespace rubric::lsp
