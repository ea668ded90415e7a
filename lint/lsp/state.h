// What the server knows: its client, the folders it works in, and the documents that are open. What was found for those
// is looked for again where it is stale, and pages of a site hear what others say.
//
// Everything is answered by one thread, in the order of the messages.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "lint/lsp/client.h"
#include "lint/lsp/documents.h"
#include "lint/lsp/folders.h"
#include "lint/lsp/server.h"

namespace rubric::lsp {

struct State {
  State(const ServerParts& its_parts) : parts(its_parts), folders(its_parts.schemas, its_parts.rules, documents) {}
  State(const State&) = delete;

  const ServerParts& parts;
  Client client;
  Documents documents;
  Folders folders;
  std::uint64_t generation = 0;       // counts changes of configurations, schemas and what pages say of each other

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
  // changes what they say to others, there is a new generation, and all that is open is stale.
  void tell_others(const OpenDocument* typed_in = nullptr);
  bool has_untold() const { return !untold_.empty(); }

  // By which the editor knows the file at an absolute path, or would.
  std::string uri_of_page(const std::string& path) const;

  // The text of a page that a report points to, as the editor has it; nullptr if it cannot be read. Until pages change.
  const SourceText* text_of(const std::string& path);

  // Any page; nothing is found where there is no configuration.
  Checked check(const ParsedPage& page, const Config* config, const CheckOptions& options) const;

  // Configurations or schemas changed: a new generation, and everything open is read and checked again when needed.
  void forget();

 private:
  struct Surroundings {
    const Config* config;
    const PageIndex* site;
  };
  // Its text as it is now is the reading of its memory.
  Surroundings read(OpenDocument& document);
  bool tell_others_of(const std::string& path);
  void begin_generation();

  std::set<std::string, std::less<>> untold_;   // absolute paths
  // Of pages that reports point to; nullptr: unreadable.
  std::map<std::string, std::unique_ptr<SourceText>, std::less<>> texts_;
};

}  // namespace rubric::lsp
