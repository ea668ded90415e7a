// The documents that are open in the editor: their text is theirs, not the disk's.
//
// A document is a text and what was found for it. Its revision counts what may change that; what was found for another
// revision is stale.
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
#include "lint/engine/parsed_page.h"
#include "lint/lsp/layer.h"
#include "lint/text/line_index.h"
#include "lint/text/offsets.h"

namespace rubric::lsp {

// What was found for one text of a page, with its configuration and the other pages as they were. It never changes.
struct Snapshot {
  std::uint64_t revision = 0;         // of the document
  std::shared_ptr<const ParsedPage> parsed;
  const Config* config = nullptr;     // that the page is checked with; nullptr: it is not checked
  const PageIndex* site = nullptr;    // that it is a page of
  Diagnostics diagnostics;
};

// What the next check of a page starts from, so as to do less. Every check changes it.
struct CheckMemory {
  std::shared_ptr<ParsedPage> parsed;   // the last one; nullptr: none
  std::vector<Replaced> edits;        // of the text that was read, to make the document's
  MatchMemory match;
  RuleMemory rules;
};

struct OpenDocument {
  std::string uri;
  std::string path;          // absolute; "" if it is no file
  std::string language;      // as the editor calls it
  std::int64_t version = 0;
  std::string text;
  std::optional<LineIndex> lines;   // of the text, from the first edit on

  std::uint64_t revision = 0;   // counts edits, and changes of the configuration and of what other pages say
  std::shared_ptr<const Snapshot> found;     // without fixes: nobody sees them while somebody types; nullptr: nothing
  std::shared_ptr<const Snapshot> fixable;   // the same diagnostics with their fixes, once somebody asked
  CheckMemory memory;

  bool is_current(const std::shared_ptr<const Snapshot>& it) const { return it && it->revision == revision; }
  // Of what was found, which State sees to before it hands a page out.
  const ParsedPage& parsed() const { return *found->parsed; }
  // Before the reading goes into the next one, or what it points to is gone.
  void let_go_of_found() { found.reset(), fixable.reset(); }
};

// Markdown, by what the editor calls it or by its name; else it may be a configuration or a schema.
bool is_page(const OpenDocument& document);

// Puts `text` in the place of the bytes.
void edit(OpenDocument& document, ByteRange bytes, std::string_view text);

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
