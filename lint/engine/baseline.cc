#include "lint/engine/baseline.h"

#include <algorithm>
#include <utility>

namespace rubric::engine {
namespace {

void put(BaselinePage& page, Identity identity) {
  const auto place = std::ranges::lower_bound(page.findings, identity, {}, &KnownFinding::identity);
  if (place != page.findings.end() && place->identity == identity) ++place->count;
  else page.findings.insert(place, {std::move(identity), 1});
}

}  // namespace

std::size_t Baseline::findings() const {
  std::size_t count = 0;
  for (const auto& [path, page] : pages) {
    for (const KnownFinding& it : page.findings) count += it.count;
  }
  return count;
}

BaselinePage page_of(const FileReport& report, const Schema* schema) {
  BaselinePage page;
  if (report.diagnostics.empty()) return page;
  page.content = sketch_of(report.source->bytes());
  for (Identity& it : identities(report, schema).diagnostics) put(page, std::move(it));
  return page;
}

Accounted account(FileReport report, const Schema* schema, const BaselinePage& page) {
  Accounted out{std::move(report), {}, {}};
  Identities found = identities(out.report, schema);
  const auto by = recognise(found, page.findings);
  std::vector<std::size_t> left;
  left.reserve(page.findings.size());
  for (const KnownFinding& it : page.findings) left.push_back(it.count);
  Diagnostics fresh;
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (!by[i]) {
      fresh.push_back(std::move(out.report.diagnostics[i]));
      continue;
    }
    --left[*by[i]];
    put(out.seen, std::move(found.diagnostics[i]));
  }
  out.report.diagnostics = std::move(fresh);
  if (!out.seen.findings.empty()) out.seen.content = sketch_of(out.report.source->bytes());
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] > 0) out.stale.push_back(i);
  }
  return out;
}

}  // namespace rubric::engine
