#include "lint/lsp/methods.h"

namespace rubric::lsp {
namespace {

Json kinds_of_actions(const Client& client) {
  if (!client.actions) return false;
  return {{"codeActionKinds", {"quickfix", "source.fixAll.rubric", "source.insertMissingSections.rubric"}}};
}

Json triggers_of_completion(const Client&) { return {{"triggerCharacters", {"#", "(", "/", "-", ":", " "}}}; }
Json preparing(const Client&) { return {{"prepareProvider", true}}; }
Json without_resolving(const Client&) { return {{"resolveProvider", false}}; }
Json if_wanted(const Client& client) { return client.inlay_hints; }

constexpr Method kMethods[] = {
    {"textDocument/codeAction", code_actions, "codeActionProvider", kinds_of_actions},
    {"textDocument/codeLens", code_lenses, "codeLensProvider", without_resolving},
    {"textDocument/completion", completion, "completionProvider", triggers_of_completion},
    {"textDocument/definition", definition, "definitionProvider"},
    {"textDocument/documentLink", document_links, "documentLinkProvider", without_resolving},
    {"textDocument/documentSymbol", document_symbols, "documentSymbolProvider"},
    {"textDocument/foldingRange", folding_ranges, "foldingRangeProvider"},
    {"textDocument/hover", hover, "hoverProvider"},
    {"textDocument/inlayHint", inlay_hints, "inlayHintProvider", if_wanted},
    {"textDocument/prepareRename", prepare_rename},
    {"textDocument/references", references, "referencesProvider"},
    {"textDocument/rename", rename, "renameProvider", preparing},
    {"textDocument/selectionRange", selection_ranges, "selectionRangeProvider"},
    {"workspace/willRenameFiles", will_rename_files},   // of all files: `fileOperations` in initialize()
    {"rubric/text", text_of_document},
};

}  // namespace

std::span<const Method> methods() { return kMethods; }

// Beside the protocol: the text the server has for a document, so that clients can hold it against theirs.
Json text_of_document(State& state, const Json& params) {
  const OpenDocument* document =
      state.documents.by_uri(params.at("textDocument").at("uri").get_ref<const std::string&>());
  if (document == nullptr) return nullptr;
  return {{"text", document->text}, {"version", document->version}};
}

}  // namespace rubric::lsp
