// What a rule says about one place, and what the engine makes of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule/layer.h"
#include "lint/text/edit.h"
#include "lint/text/message.h"
#include "lint/text/offsets.h"
#include "lint/text/severity.h"
#include "lint/text/source_text.h"

namespace rubric::rule {

// Whether a repair can be made without asking: `safe` keeps what the page says, `unsafe` may change it,
// `suggestion` needs a person to fill something in.
enum class Safety : std::uint8_t { safe, unsafe, suggestion };

// Edits in another page than the finding's.
struct FileEdits {
  std::shared_ptr<const SourceText> page;   // as it read when the fix was thought of; its path is as reports print it
  std::vector<Edit> edits;                  // sorted, without overlap
};

struct Fix {
  std::string title;          // an imperative: "rename to \"Responsibilities\""
  Safety safety = Safety::suggestion;
  std::vector<Edit> edits;    // sorted, without overlap
  std::vector<FileEdits> elsewhere =
      {};  // by path; made together with the others, or none is. Only where they are asked for
};

// Another place that explains the finding. An empty path is the finding's own file; of another file the place is
// given as reports show it, since its bytes are not at hand.
struct Related {
  std::string path;
  ByteRange range;
  std::string message;
  DisplayPosition at = {};    // in another file
};

// One of the places of a finding that speaks of many, and the edits that mend it. What kinds there are, its rule knows.
struct Mendable {
  ByteRange place;
  std::vector<Edit> edits;
  std::uint8_t kind = 0;
};

// What a page may have in many places and readers hardly see is one finding. A comment silences each place for itself,
// and the finding is made anew of those that are left (lint/engine/many.h).
struct Many {
  std::vector<Mendable> places;                          // sorted by place
  Message (*message)(std::span<const Mendable>);         // of at least one of them
  std::string title;                                     // of the fix
};

struct Finding {
  ByteRange range;
  Message message;            // what is wrong, then what to do; lower case, no full stop, one line
  std::optional<Fix> fix = std::nullopt;
  std::vector<Related> related = {};
  std::optional<Severity> severity = std::nullopt;  // where the schema sets one for this place
  std::uint64_t counted_as = 0;   // by the rule's `count`: dropped where the page has it often. 0: never
  std::shared_ptr<const Many> many = nullptr;   // where it speaks of several places
};
using Findings = std::vector<Finding>;

struct Diagnostic {
  ByteRange range;
  std::string_view rule;
  Severity severity = Severity::error;
  std::string message;                   // in words, which nobody compares but to sort
  std::optional<Fix> fix = std::nullopt;
  std::vector<Related> related = {};
  std::shared_ptr<const Many> many = nullptr;
  std::string_view kind = {};            // what is wrong, among the kinds of its rule
  std::vector<Argument> arguments = {};
};
using Diagnostics = std::vector<Diagnostic>;

std::string_view name_of(Safety safety);

}  // namespace rubric::rule
