// The documents that are open in the editor: their text is theirs, not the disk's.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/reparse.h"
#include "lint/engine/check.h"
#include "lint/engine/reading.h"
#include "lint/lsp/json.h"
#include "lint/lsp/positions.h"
#include "lint/text/offsets.h"

namespace rubric::lsp {

struct OpenDocument {
  std::string uri;
  std::string path;          // absolute; "" if it is no file
  std::string language;      // as the editor calls it
  std::int64_t version = 0;
  std::string text;
  std::optional<LineIndex> lines;   // of the text, from the first edit on

  // What was last found out about it, and what changed since: filled by whoever needs it.
  std::optional<Reading> reading;
  MatchMemory memory;
  RuleMemory said;          // by the rules
  const Config* config = nullptr;   // that it is checked with; nullptr: it is not checked
  const PageIndex* site = nullptr;  // that it is a page of
  Checked checked;                // without fixes: nobody sees them while somebody types
  std::optional<Diagnostics> fixable;   // the same diagnostics with their fixes, once somebody asked
  std::vector<Replaced> since;    // of the text that the reading is of, to make this one
  bool stale = true;              // read and check again: it changed, or what it is checked with, or another page
};

// Makes the `contentChanges` of a didChange, in order. A change without a range is a new text.
void change(OpenDocument& document, const Json& changes, Encoding encoding);

class Documents {
 public:
  OpenDocument& open(OpenDocument document);
  void close(std::string_view uri);
  OpenDocument* by_uri(std::string_view uri);
  const OpenDocument* by_uri(std::string_view uri) const;
  OpenDocument* by_path(std::string_view path);
  const OpenDocument* by_path(std::string_view path) const;
  std::map<std::string, OpenDocument, std::less<>>& all() { return by_uri_; }
  std::vector<const OpenDocument*> files() const;   // those that have a path

 private:
  std::map<std::string, OpenDocument, std::less<>> by_uri_;
  std::map<std::string, OpenDocument*, std::less<>> by_path_;   // asked for every file that somebody looks for
};

}  // namespace rubric::lsp
