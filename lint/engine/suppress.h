// Takes out of the diagnostics of a page what comments in it silence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/document/document.h"
#include "lint/engine/config.h"
#include "lint/rule/finding.h"
#include "lint/rule/rule.h"
#include "lint/rule/suppression.h"

namespace rubric::engine {

// A diagnostic that is not reported, and why. It is no failure, but some reports tell of it.
struct Suppressed {
  Diagnostic diagnostic;
  std::optional<ByteRange> comment;   // what silenced it; nothing: the configuration
  std::string reason;                 // as the comment or the configuration gives it, on one line; or empty
};

// `comments` learn which of the rules they name are known, and what those are called now; `in_force` are those that
// ran.
void look_up(std::vector<SuppressionComment>& comments, std::span<const Rule* const> known,
             std::span<const Rule* const> in_force);

// Moves what is silenced from `found`, which is sorted by place, to `suppressed`, and counts the uses of each
// comment. The nearest one gets the credit: that of the line, then that of the region, then that of the file.
// With `named_only` a comment that lists no rules silences nothing.
void suppress(const SourceText& source, std::vector<SuppressionComment>& comments, bool named_only, Diagnostics& found,
              std::vector<Suppressed>& suppressed);

// The same for what the configuration silences in this file.
void suppress(const SourceText& source, const Config& config, Diagnostics& found, std::vector<Suppressed>& suppressed);

}  // namespace rubric::engine
