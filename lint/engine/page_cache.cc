#include "lint/engine/page_cache.h"

#include <algorithm>
#include <utility>

#include "lint/rule/page_summary.h"

namespace rubric::engine {
namespace {

PageSummary summary_of_page(const ParsedPage& page) {
  return summary_of(page.document, page.outline, page.front_matter, page.schema, page.match ? &*page.match : nullptr);
}

}  // namespace

void KeptPages::keep(std::unique_ptr<ParsedPage> page) {
  const std::lock_guard lock(mutex_);
  pages_.push_back(std::move(page));
  if (pages_.size() > most_) pages_.pop_front();
}

std::optional<ParsedPage> KeptPages::taken(const SourceText& source) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(pages_, [&](const std::unique_ptr<ParsedPage>& it) {
    return it->source->path() == source.path() && it->source->bytes() == source.bytes();
  });
  if (found == pages_.end()) return std::nullopt;
  std::optional<ParsedPage> page(std::move(**found));
  pages_.erase(found);
  return page;
}

void KeptPages::keep_at_most(std::size_t pages) {
  most_ = pages;
  while (pages_.size() > most_) pages_.pop_front();
}

std::unique_ptr<ParsedPage> PageCache::read(std::string_view path) const {
  std::optional<std::string> bytes = files_.read(std::string(path));
  if (!bytes) return nullptr;
  return std::make_unique<ParsedPage>(read_page(std::make_unique<SourceText>(std::string(path), *std::move(bytes)),
                                             schema_, layout_.settings().raw_shortcodes));
}

const PageSummary* PageCache::summary(std::string_view path) const {
  return summaries_.get(path, [&]() -> std::unique_ptr<PageSummary> {
    std::unique_ptr<ParsedPage> page = read(path);
    if (!page) return nullptr;
    auto its = std::make_unique<PageSummary>(summary_of_page(*page));
    kept_.keep(std::move(page));
    return its;
  });
}

bool PageCache::look_at(std::string_view path, const std::function<void(const Document&)>& look) const {
  if (kept_.has_room() && layout_.in_section(layout_.address_of(path))) {
    std::unique_ptr<ParsedPage> page = read(path);
    if (!page) return false;
    look(page->document);
    kept_.keep(std::move(page));
    return true;
  }
  std::optional<std::string> bytes = files_.read(std::string(path));
  if (!bytes) return false;
  const SourceText source(std::string(path), *std::move(bytes));
  look(parse_markdown(source, layout_.settings().raw_shortcodes));
  return true;
}

std::optional<ParsedPage> PageCache::taken(const SourceText& source, const Schema* schema) const {
  return schema == schema_ ? kept_.taken(source) : std::nullopt;
}

void PageCache::remember(const ParsedPage& page) const {
  if (page.schema != schema_ || schema_ == nullptr) return;
  summaries_.get(page.source->path(), [&] { return std::make_unique<PageSummary>(summary_of_page(page)); });
}

bool PageCache::edited(const ParsedPage& page) {
  const std::string& path = page.source->path();
  if (!knows(path)) return false;
  const bool matched = page.schema == schema_;   // not where another configuration governs the page
  const std::unique_ptr<ParsedPage> again = matched ? nullptr : read(path);
  if (!matched && !again) return summaries_.forget(path);
  return summaries_.replace(path, summary_of_page(matched ? page : *again));
}

}  // namespace rubric::engine
