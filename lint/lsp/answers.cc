#include "lint/lsp/answers.h"

#include <utility>

namespace rubric::lsp {

const OpenDocument& page_of(State& state, const Json& params) {
  const auto& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
  const OpenDocument* page = state.page(uri);
  if (page == nullptr) throw Refusal{kInvalidParams, "no page is open under " + uri};
  return *page;
}

ByteOffset place_in(const State& state, const OpenDocument& page, const Json& position) {
  const SourceText& source = *page.parsed().source;
  return offset_of(position, source.lines(), source.bytes(), state.client.encoding);
}

Json range_in(const State& state, const OpenDocument& page, ByteRange range) {
  return range_json(range, *page.parsed().source, state.client.encoding);
}

Json text_edits(const State& state, const SourceText& source, const std::vector<Edit>& edits) {
  Json out = Json::array();
  for (const Edit& it : edits) {
    out.push_back({{"range", range_json(it.range, source, state.client.encoding)}, {"newText", it.text}});
  }
  return out;
}

Json workspace_edit(const State& state, const std::map<std::string, Json>& edits) {
  if (!state.client.document_changes) {
    Json changes = Json::object();
    for (const auto& [uri, of_document] : edits) changes[uri] = of_document;
    return {{"changes", std::move(changes)}};
  }
  Json changes = Json::array();
  for (const auto& [uri, of_document] : edits) {
    const OpenDocument* const open = state.documents.by_uri(uri);
    Json version = open == nullptr ? Json() : Json(open->version);
    changes.push_back({{"textDocument", {{"uri", uri}, {"version", std::move(version)}}}, {"edits", of_document}});
  }
  return {{"documentChanges", std::move(changes)}};
}

}  // namespace rubric::lsp
