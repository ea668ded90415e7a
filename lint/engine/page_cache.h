// What the pages of a site say, each read when somebody asks, and once.
//
// A summary costs a parse. A page that was parsed for another one's sake is kept for its own check, as far as there is
// room, and given away when that begins. Several threads may ask at once.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "lint/document/document.h"
#include "lint/engine/made_once.h"
#include "lint/engine/parsed_page.h"
#include "lint/engine/site_files.h"
#include "lint/engine/site_layout.h"
#include "lint/rule/site_pages.h"
#include "lint/schema/schema.h"
#include "lint/text/source_text.h"

namespace rubric::engine {

// The pages that were read last.
class KeptPages {
 public:
  explicit KeptPages(std::size_t most) : most_(most) {}
  void keep(std::unique_ptr<ParsedPage> page);
  std::optional<ParsedPage> taken(const SourceText& source);

  // For when no thread keeps or takes. What is too much is let go.
  void keep_at_most(std::size_t pages);
  bool has_room() const { return most_ > 0; }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::deque<std::unique_ptr<ParsedPage>> pages_;   // the newest last
};

class PageCache {
 public:
  // All must outlive the cache; the schema may be nullptr.
  PageCache(const SiteLayout& layout, const SiteFiles& files, const Schema* schema)
      : layout_(layout), files_(files), schema_(schema), kept_(files.kept) {}

  // nullptr if the page cannot be read.
  const PageSummary* summary(std::string_view path) const;

  // Shows the page at `path`, parsed for this; false if it cannot be read. Where its own check is likely to come, it is
  // kept for that.
  bool look_at(std::string_view path, const std::function<void(const Document&)>& look) const;

  // The page as its file has it, for the caller alone; nullptr if it cannot be read.
  std::unique_ptr<ParsedPage> read(std::string_view path) const;

  // The page of this text, if it was read for another one's sake and is still at hand.
  std::optional<ParsedPage> taken(const SourceText& source, const Schema* schema) const;
  // A page that was checked: what it says, for those who ask later.
  void remember(const ParsedPage& page) const;

  // For when no thread asks. `edited` tells whether a page that reads otherwise now says something else than somebody
  // was told.
  bool knows(std::string_view path) const { return summaries_.has(path); }
  bool edited(const ParsedPage& page);
  void forget(std::string_view path) { summaries_.forget(path); }
  void keep_at_most(std::size_t pages) { kept_.keep_at_most(pages); }

 private:
  const SiteLayout& layout_;
  const SiteFiles& files_;
  const Schema* schema_;   // nullptr: none
  MadeByPath<PageSummary> summaries_;
  mutable KeptPages kept_;
};

}  // namespace rubric::engine
