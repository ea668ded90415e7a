// Which findings are those that were there before.
//
// Two lists of the same page, an old one and a new one, are paired: first what is equal in every respect, then,
// of what is left, what only moved, what stands in a section that was renamed, what has other words around it,
// and what asks for less than before. An old finding accounts for as many new ones as its count says.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/engine/identity.h"

namespace rubric::engine {

struct KnownFinding {
  Identity identity;
  std::size_t count = 1;
};

// For each of `found.diagnostics` the one of `known` that accounts for it, or nothing: it is new.
std::vector<std::optional<std::size_t>> recognise(const Identities& found, std::span<const KnownFinding> known);

}  // namespace rubric::engine
