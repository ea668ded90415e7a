// What the server knows: what the client can do, its folders, and the documents that are open.
//
// Everything is answered by one thread, in the order of the messages.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/lsp/documents.h"
#include "lint/lsp/folders.h"
#include "lint/lsp/json.h"
#include "lint/lsp/positions.h"
#include "lint/lsp/server.h"

namespace rubric::lsp {

// What was agreed on with the client, and how it wants things written.
struct Client {
  Encoding encoding = Encoding::utf16;
  int process = 0;                    // of the editor; 0 if it does not say
  bool pulls = false;                 // asks for diagnostics, so they are not sent by themselves
  bool versions = false;              // of pushed diagnostics
  bool related = false, tags = false, descriptions = false, data = false;
  bool document_changes = false;      // in edits of the workspace
  bool symbol_trees = false;
  bool actions = false;               // code actions as values, not as commands
  bool progress = false;
  bool watches = false;               // can be asked to watch files
  bool refreshes = false;             // diagnostics again when asked to
  bool markdown = false;              // in hovers; else plain text
  bool inlay_hints = false;           // its user wants them
};

struct State {
  State(const ServerParts& its_parts) : parts(its_parts), folders(its_parts.schemas, its_parts.rules, documents) {}
  State(const State&) = delete;

  const ServerParts& parts;
  Client client;
  Documents documents;
  Folders folders;
  std::uint64_t generation = 0;       // of configurations, schemas and what pages say of each other
  std::function<void(const char* method, Json params)> notify;
  std::function<void(const char* method, Json params)> ask;   // the answer is not waited for

  // Read and checked as it is now; nullptr for what is not Markdown.
  OpenDocument* page(std::string_view uri);
  void refresh(OpenDocument& document) { refresh(document, {}); }

  // The same; but once `given_up` says so, the rest is left for another time, and the result is false.
  bool refresh(OpenDocument& document, const std::function<bool()>& given_up);

  // What was found on a page, with its fixes.
  const Diagnostics& fixable(OpenDocument& page);

  // The page at an absolute path was typed in, opened, closed, or written by others. What looks at it is not checked
  // again before tell_others().
  void touched(const std::string& path) { if (!path.empty()) untold_.insert(path); }
  // Whether a link was looked up where the absolute path leads.
  bool may_be_linked_to(const std::string& path) const;
  // Files came or went.
  void forget_sites();
  // Tells the sites what their pages say now; but for those of `typed_in`, whose own check does not need it. Where that
  // changes what they say to others, all that is open is stale.
  void tell_others(const OpenDocument* typed_in = nullptr);
  bool has_untold() const { return !untold_.empty(); }
  // Whether pages became stale since the last call, by what others say.
  bool take_news() { return std::exchange(news_, false); }

  // By which the editor knows the file at an absolute path, or would.
  std::string uri_of_page(const std::string& path) const;

  // The text of a page that a report points to, as the editor has it; nullptr if it cannot be read. Until pages change.
  const SourceText* text_of(const std::string& path);

  // Any page; nothing is found where there is no configuration.
  Checked check(const Reading& page, const Config* config, const Wishes& wishes) const;

  // Configurations, schemas or files on the disk changed: everything open is read and checked again when needed.
  void forget();

 private:
  struct Surroundings {
    const Config* config;
    const PageIndex* site;
  };
  // Its text as it is now is the reading of its memory.
  Surroundings read(OpenDocument& document);
  bool tell_others_of(const std::string& path);
  void make_all_stale();

  std::set<std::string, std::less<>> untold_;   // absolute paths
  std::map<std::string, std::unique_ptr<SourceText>, std::less<>>
      texts_;  // of pages that reports point to; nullptr: unreadable
  bool news_ = false;
};

// The request is about a document that is open, or its parameters make no sense.
const OpenDocument& page_of(State& state, const Json& params);
ByteOffset place_in(const State& state, const OpenDocument& page, const Json& position);
Json range_in(const State& state, const OpenDocument& page, ByteRange range);

bool is_page(const OpenDocument& document);

// {"changes": …} or {"documentChanges": …}, of edits by the URI of their document.
Json workspace_edit(const State& state, const std::map<std::string, Json>& edits);
Json text_edits(const State& state, const SourceText& source, const std::vector<Edit>& edits);

// Why a request is refused: a code of JSON-RPC and words.
struct Refusal {
  int code;
  std::string message;
};
inline constexpr int kParseError = -32700, kInvalidRequest = -32600, kMethodNotFound = -32601, kInvalidParams = -32602,
                     kInternalError = -32603, kNotInitialized = -32002, kCancelled = -32800, kRequestFailed = -32803;

}  // namespace rubric::lsp
