#include "lint/engine/local_findings.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "lint/document/slice.h"
#include "lint/text/hash.h"

namespace rubric {
namespace {

// From one heading to the next.
struct Stretch {
  std::size_t begin = 0;     // its first line's
  NodeId first = 1;
  std::uint64_t text = 0;    // equal for stretches that read alike
  std::uint64_t key = 0;     // equal for those whose surroundings do, too
};

void mix(std::uint64_t& into, std::uint64_t value) {
  into = (into ^ value) * 0x9E3779B97F4A7C15u;
  into ^= into >> 32;
}

std::size_t start_of_line(const LineIndex& lines, std::size_t at) { return lines.line_start(lines.line_of(byte_offset(at))).value; }

// Definitions of links and footnotes with the lines below, where such a definition may go on.
std::uint64_t definitions(const SourceText& source) {
  const std::string_view text = source.bytes();
  std::uint64_t found = 0;
  for (std::size_t at = text.find("]:"); at != text.npos; at = text.find("]:", at + 2)) {
    const std::size_t begin = start_of_line(source.lines(), at);
    std::size_t end = at;
    for (int line = 0; line < 3 && end < text.size(); ++line) end = std::min(text.find('\n', end + 1), text.size());
    mix(found, hash_of(text.substr(begin, end - begin)));
  }
  return found;
}

std::vector<Stretch> stretches_of(const Reading& page) {
  const Document& document = page.document;
  const std::string_view bytes = page.source->bytes();
  std::vector<Stretch> out{{}};
  for (const Section& it : page.outline.sections) {
    const std::size_t begin = start_of_line(page.source->lines(), document[it.heading].range.begin.value);
    if (it.heading == 1) out.back() = {.begin = 0, .first = 1};
    else out.push_back({.begin = begin, .first = it.heading});
  }
  const auto nodes = static_cast<NodeId>(document.nodes().size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool last = i + 1 == out.size();
    const std::size_t end = last ? bytes.size() : out[i + 1].begin;
    out[i].text = hash_of(bytes.substr(out[i].begin, end - out[i].begin));
    // How it was read, which what stands before may have had a say in.
    for (NodeId id = out[i].first; id < (last ? nodes : out[i + 1].first); ++id) {
      const Node& node = document[id];
      mix(out[i].text, static_cast<std::uint64_t>(node.kind) << 56 | node.literal.size() << 28 | node.destination.size());
      mix(out[i].text, (node.range.begin.value - out[i].begin) << 32 | node.range.size());
    }
  }
  const std::uint64_t defined = definitions(*page.source);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].key = defined;
    mix(out[i].key, i == 0 ? 1 : out[i - 1].text);
    mix(out[i].key, out[i].text);
    mix(out[i].key, i + 1 == out.size() ? 2 : out[i + 1].text);
  }
  return out;
}

// Ranges count modulo the numbers there are: one that begins before its stretch comes out right again.
Finding shifted(Finding finding, std::uint32_t by) {
  const auto shift = [by](ByteRange& range) { range = {ByteOffset{range.begin.value + by}, ByteOffset{range.end.value + by}}; };
  shift(finding.range);
  for (Related& it : finding.related) {
    if (it.path.empty()) shift(it.range);
  }
  if (finding.fix) {
    for (Edit& it : finding.fix->edits) shift(it.range);
  }
  return finding;
}

}  // namespace

std::vector<Findings> LocalMemory::find(const Reading& page, std::size_t rules, const RunRules& run) {
  const std::vector<Stretch> stretches = stretches_of(page);
  const auto is_known = [&](const Stretch& it) { return known_.contains(it.key); };
  const auto begin_of = [&](std::size_t i) { return i < stretches.size() ? stretches[i].begin : page.source->bytes().size(); };
  const auto first_of = [&](std::size_t i) { return i < stretches.size() ? stretches[i].first : static_cast<NodeId>(page.document.nodes().size()); };
  static const YamlTree none;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    if (is_known(stretches[i])) continue;
    std::size_t end = i + 1;
    while (end < stretches.size() && !is_known(stretches[end])) ++end;
    // With a neighbour on each side, of which nothing is told.
    const std::size_t from = i == 0 ? 0 : i - 1, to = std::min(end + 1, stretches.size());
    const std::size_t base = stretches[from].begin;
    std::vector<Findings> found(rules);
    if (from == 0 && to == stretches.size()) {
      run(page.document, page.front_matter, found);
    } else {
      const Slice part = slice(page.document, stretches[from].first, first_of(to), byte_range(base, begin_of(to)));
      run(part.document, from == 0 ? page.front_matter : none, found);
    }
    std::unordered_map<std::uint64_t, std::size_t> first_with;   // of stretches that read alike one will do
    for (std::size_t k = i; k < end; ++k) {
      first_with.try_emplace(stretches[k].key, k);
      known_[stretches[k].key];   // which may have nothing to tell
    }
    for (std::size_t rule = 0; rule < rules; ++rule) {
      for (Finding& it : found[rule]) {
        const std::size_t at = base + it.range.begin.value;
        if (at < stretches[i].begin || (end < stretches.size() && at >= begin_of(end))) continue;
        const auto behind = std::ranges::upper_bound(stretches.begin() + static_cast<std::ptrdiff_t>(i), stretches.begin() + static_cast<std::ptrdiff_t>(end), at, {}, &Stretch::begin);
        const Stretch& own = *std::prev(behind);
        if (first_with[own.key] != static_cast<std::size_t>(&own - stretches.data())) continue;
        known_[own.key].emplace_back(rule, shifted(std::move(it), static_cast<std::uint32_t>(base - own.begin)));
      }
    }
    i = end - 1;
  }

  std::vector<Findings> out(rules);
  std::unordered_map<std::uint64_t, Kept> still;
  for (const Stretch& it : stretches) {
    const auto known = known_.find(it.key);
    for (const auto& [rule, finding] : known->second) out[rule].push_back(shifted(finding, static_cast<std::uint32_t>(it.begin)));
  }
  for (const Stretch& it : stretches) {
    if (auto known = known_.extract(it.key)) still.insert(std::move(known));
  }
  known_ = std::move(still);
  return out;
}

}  // namespace rubric
