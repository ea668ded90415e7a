// What requests have in common: the page and the place that they are about, and edits as the protocol writes them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lint/lsp/json.h"
#include "lint/lsp/positions.h"
#include "lint/lsp/refusal.h"
#include "lint/lsp/state.h"
#include "lint/text/edit.h"

namespace rubric::lsp {

// The page that is open under the URI of `textDocument`, as it is now; what is no such page is refused.
const OpenDocument& page_of(State& state, const Json& params);
ByteOffset place_in(const State& state, const OpenDocument& page, const Json& position);
Json range_in(const State& state, const OpenDocument& page, ByteRange range);

// {"changes": …} or {"documentChanges": …}, of edits by the URI of their document.
Json workspace_edit(const State& state, const std::map<std::string, Json>& edits);
Json text_edits(const State& state, const SourceText& source, const std::vector<Edit>& edits);

}  // namespace rubric::lsp
