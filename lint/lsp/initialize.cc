// The first request: what the client can do, and what the server will do for it.
#include <algorithm>

#include "lint/lsp/methods.h"
#include "lint/lsp/uris.h"

namespace rubric::lsp {
namespace {

// The client lists them with the one it likes best first. UTF-16 is always understood, and what is left unsaid.
Encoding pick_encoding(const Json& offered) {
  if (!offered.is_array()) return Encoding::utf16;
  for (const Json& it : offered) {
    if (it == "utf-8") return Encoding::utf8;
    if (it == "utf-16") return Encoding::utf16;
    if (it == "utf-32") return Encoding::utf32;
  }
  return Encoding::utf16;
}

Client client_of(const Json& params) {
  const Json& can = find(params, {"capabilities"});
  const Json& push = find(can, {"textDocument", "publishDiagnostics"});
  Client client;
  client.encoding = pick_encoding(find(can, {"general", "positionEncodings"}));
  if (const Json& process = find(params, {"processId"}); process.is_number_integer()) {
    client.process = process.get<int>();
  }
  client.pulls = find(can, {"textDocument", "diagnostic"}).is_object();
  const Json& shape = client.pulls && find(can, {"textDocument", "diagnostic", "relatedInformation"}).is_boolean()
                          ? find(can, {"textDocument", "diagnostic"}) : push;
  client.versions = is_true(find(push, {"versionSupport"}));
  client.related = is_true(find(shape, {"relatedInformation"}));
  client.tags = find(shape, {"tagSupport"}).is_object();
  client.descriptions = is_true(find(shape, {"codeDescriptionSupport"}));
  client.data = is_true(find(shape, {"dataSupport"}));
  client.document_changes = is_true(find(can, {"workspace", "workspaceEdit", "documentChanges"}));
  client.symbol_trees = is_true(find(can, {"textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"}));
  client.actions = find(can, {"textDocument", "codeAction", "codeActionLiteralSupport"}).is_object();
  client.progress = is_true(find(can, {"window", "workDoneProgress"}));
  client.watches = is_true(find(can, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"}));
  client.refreshes = is_true(find(can, {"workspace", "diagnostics", "refreshSupport"}));
  const Json& formats = find(can, {"textDocument", "hover", "contentFormat"});
  client.markdown = !formats.is_array() || std::ranges::find(formats, Json("markdown")) != formats.end();
  client.inlay_hints = is_true(find(params, {"initializationOptions", "inlayHints"}));
  return client;
}

void take_folders(State& state, const Json& params) {
  if (const Json& folders = find(params, {"workspaceFolders"}); folders.is_array()) {
    for (const Json& it : folders) state.folders.add(path_of(it.at("uri").get_ref<const std::string&>()));
  } else if (const Json& root = find(params, {"rootUri"}); root.is_string()) {
    state.folders.add(path_of(root.get_ref<const std::string&>()));
  } else if (const Json& path = find(params, {"rootPath"}); path.is_string()) {
    state.folders.add(path.get<std::string>());
  }
}

}  // namespace

Json initialize(State& state, const Json& params) {
  state.client = client_of(params);
  take_folders(state, params);
  const Client& client = state.client;

  Json capabilities = {
      {"positionEncoding", name_of(client.encoding)},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
      {"executeCommandProvider", {{"commands", {"rubric.explain"}}}},
      {"workspace",
       {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}},
        {"fileOperations", {{"willRename", {{"filters", {{{"scheme", "file"}, {"pattern", {{"glob", "**/*"}}}}}}}}}}}},
  };
  for (const Method& it : methods()) {
    if (it.provider != nullptr) capabilities[it.provider] = it.promise == nullptr ? Json(true) : it.promise(client);
  }
  if (client.pulls) {
    capabilities["diagnosticProvider"] = {
        {"identifier", "rubric"}, {"interFileDependencies", true}, {"workspaceDiagnostics", true}};
  }
  return {{"capabilities", std::move(capabilities)},
          {"serverInfo", {{"name", "rubric"}, {"version", state.parts.version}}}};
}

void initialized(State& state, Dispatcher& client) {
  if (!state.client.watches) return;
  const Json watchers = {{{"globPattern", "**/*.{md,markdown,yaml,yml}"}},
                         {{"globPattern", "**/*"}, {"kind", 5}}};   // all that comes and goes: links lead to any file
  client.ask("client/registerCapability", {{"registrations",
                                           {{{"id", "files"},
                                             {"method", "workspace/didChangeWatchedFiles"},
                                             {"registerOptions", {{"watchers", watchers}}}}}}});
}

}  // namespace rubric::lsp
