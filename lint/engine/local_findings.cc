#include "lint/engine/local_findings.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "lint/document/references.h"
#include "lint/document/slice.h"
#include "lint/text/hash.h"

namespace rubric::engine {
namespace {

void mix(std::uint64_t& into, std::uint64_t value) {
  into = (into ^ value) * 0x9E3779B97F4A7C15u;
  into ^= into >> 32;
}

std::size_t start_of_line(const LineIndex& lines, std::size_t at) {
  return lines.line_start(lines.line_of(byte_offset(at))).value;
}
std::size_t start_of_block(const ParsedPage& page, NodeId block) {
  return start_of_line(page.source->lines(), page.document[block].range.begin.value);
}

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

// Ranges count modulo the numbers there are: one that begins before its part comes out right again.
Finding shifted(Finding finding, std::uint32_t by) {
  const auto shift = [by](ByteRange& range) {
    range = {ByteOffset{range.begin.value + by}, ByteOffset{range.end.value + by}};
  };
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

PageParts::PageParts(const ParsedPage& page)
    : page_(page), end_{page.source->bytes().size(), static_cast<NodeId>(page.document.nodes().size())}, all_{{}} {
  for (const Section& it : page.outline.sections) {
    if (it.heading == 1) all_.clear();
    all_.push_back(
        {.begin = {it.heading == 1 ? 0 : start_of_block(page, it.heading), it.heading}, .head_end = {}, .tail = {}});
  }
  std::vector<Alike> alike;
  alike.reserve(all_.size());
  for (std::size_t i = 0; i < all_.size(); ++i) alike.push_back(read(all_[i], begin_of(i + 1)));
  const std::uint64_t defined = definitions(*page.source);
  mix(anchors_, defined);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    all_[i].key = defined;
    mix(all_[i].key, i == 0 ? 1 : alike[i - 1].tail);
    mix(all_[i].key, alike[i].all);
    mix(all_[i].key, i + 1 == all_.size() ? 2 : alike[i + 1].head);
  }
}

// The bytes of [begin, end), and how they were read, which what stands before may have had a say in.
std::uint64_t PageParts::likeness(Place begin, Place end) const {
  std::uint64_t out = hash_of(page_.source->bytes().substr(begin.byte, end.byte - begin.byte));
  for (NodeId id = begin.node; id < end.node; ++id) {
    const Node& node = page_.document[id];
    const std::uint64_t sizes =
        static_cast<std::uint64_t>(node.kind) << 56 | node.literal.size() << 28 | node.destination.size();
    const std::uint64_t place = (node.range.begin.value - begin.byte) << 32 | node.range.size();
    mix(out, sizes * 0xD6E8FEB86659FD93u + place);
  }
  return out;
}

PageParts::Alike PageParts::read(Part& it, Place end) {
  const Document& document = page_.document;
  it.head_end = end;
  it.tail = it.begin;
  int blocks = 0;
  NodeId next = it.begin.node;   // block
  for (NodeId id = it.begin.node; id < end.node; ++id) {
    const Node& node = document[id];
    if (id == next) {
      if (blocks++ == 2) it.head_end = {start_of_block(page_, id), id};
      it.tail.node = id;
      next = node.end;
    }
    if (node.kind == NodeKind::heading || node.kind == NodeKind::html_block || node.kind == NodeKind::html_inline) {
      mix(anchors_, hash_of(document.text(node)));
    } else if (node.kind ==
               NodeKind::attribute_list) {  // with its distance from headings, since it belongs to what it touches
      mix(anchors_, hash_of(document.text(node)));
      mix(anchors_, (node.range.begin.value - it.begin.byte) << 32 | (end.byte - node.range.end.value));
    } else if ((node.kind == NodeKind::link || node.kind == NodeKind::image) && may_be_by_definition(document, node)) {
      uses_definitions_ = true;
    }
  }
  if (blocks > 1) it.tail.byte = start_of_block(page_, it.tail.node);
  Alike out{.all = 0, .head = 0, .tail = likeness(it.tail, end)};
  if (blocks <= 1) {
    out.head = out.all = out.tail;
  } else if (blocks == 2) {
    out.all = likeness(it.begin, it.tail);
    mix(out.all, out.tail);
    out.head = out.all;
  } else {
    out.all = out.head = likeness(it.begin, it.head_end);
    mix(out.all, likeness(it.head_end, it.tail));
    mix(out.all, out.tail);
  }
  return out;
}

std::vector<Findings> LocalMemory::find(const ParsedPage& page, const PageParts& parts, std::uint64_t surroundings,
                                        std::span<const std::size_t> often, const RunRules& run) {
  if (std::exchange(surroundings_, surroundings) != surroundings) known_.clear();
  learn(page, parts, often.size(), run);
  std::vector<Findings> out = told(parts, often.size());
  for (std::size_t rule = 0; rule < often.size(); ++rule) {
    if (often[rule] > 0) drop_often(parts, rule, often[rule], out[rule]);
  }
  forget_others(parts);
  return out;
}

// What the rules say of the parts of which that is not known.
void LocalMemory::learn(const ParsedPage& page, const PageParts& parts, std::size_t rules, const RunRules& run) {
  const std::vector<PageParts::Part>& all = parts.all_;
  const auto is_known = [&](const PageParts::Part& it) { return known_.contains(it.key); };
  static const YamlTree kNoFrontMatter;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_known(all[i])) continue;
    std::size_t end = i + 1;
    while (end < all.size() && !is_known(all[end])) ++end;
    // With what stands beside it, of which nothing is told.
    const PageParts::Place first = i == 0 ? all[0].begin : all[i - 1].tail,
                           last = end < all.size() ? all[end].head_end : parts.end_;
    const std::size_t base = first.byte;
    std::vector<LocalFindings> said(rules);
    if (i == 0 && end == all.size()) {
      run(page.document, page.front_matter, said);
    } else {
      const Slice part = slice(page.document, first.node, last.node, byte_range(base, last.byte));
      run(part.document, i == 0 ? page.front_matter : kNoFrontMatter, said);
    }
    std::unordered_map<std::uint64_t, std::size_t> first_with;   // of parts that read alike one will do
    for (std::size_t k = i; k < end; ++k) {
      first_with.try_emplace(all[k].key, k);
      known_[all[k].key];   // which may have nothing to tell
    }
    const auto begin_of = [](const PageParts::Part& it) { return it.begin.byte; };
    // The part of [i, end) that a place of the part is in; nullptr if that is told of another one.
    const auto own = [&](ByteOffset place) -> const PageParts::Part* {
      const std::size_t at = base + place.value;
      if (at < all[i].begin.byte || (end < all.size() && at >= all[end].begin.byte)) return nullptr;
      const PageParts::Part& it =
          *std::prev(std::ranges::upper_bound(all.begin() + static_cast<std::ptrdiff_t>(i),
                                              all.begin() + static_cast<std::ptrdiff_t>(end), at, {}, begin_of));
      return first_with[it.key] == static_cast<std::size_t>(&it - all.data()) ? &it : nullptr;
    };
    for (std::size_t rule = 0; rule < rules; ++rule) {
      for (Finding& it : said[rule].findings) {
        const PageParts::Part* const its = own(it.range.begin);
        if (its != nullptr) {
          known_[its->key].findings.emplace_back(
              rule, shifted(std::move(it), static_cast<std::uint32_t>(base - its->begin.byte)));
        }
      }
      for (const Counted& it : said[rule].counted) {
        if (const PageParts::Part* const its = own(it.at)) {
          known_[its->key].counted.push_back({rule, it.number, it.times});
        }
      }
    }
    i = end - 1;
  }
}

std::vector<Findings> LocalMemory::told(const PageParts& parts, std::size_t rules) const {
  std::vector<Findings> out(rules);
  for (const PageParts::Part& it : parts.all_) {
    for (const auto& [rule, finding] : known_.find(it.key)->second.findings) {
      out[rule].push_back(shifted(finding, static_cast<std::uint32_t>(it.begin.byte)));
    }
  }
  return out;
}

void LocalMemory::drop_often(const PageParts& parts, std::size_t rule, std::size_t often,
                             Findings& findings) const {
  std::unordered_map<std::uint64_t, std::size_t> times;   // of those that somebody asks about
  for (const Finding& it : findings) times.emplace(it.counted_as, 0);
  times.erase(0);
  if (times.empty()) return;
  for (const PageParts::Part& it : parts.all_) {
    for (const auto& [by, number, count] : known_.find(it.key)->second.counted) {
      if (by != rule) continue;
      if (const auto asked = times.find(number); asked != times.end()) asked->second += count;
    }
  }
  std::erase_if(findings, [&](const Finding& it) { return it.counted_as != 0 && times[it.counted_as] >= often; });
}

void LocalMemory::forget_others(const PageParts& parts) {
  std::unordered_map<std::uint64_t, Kept> still;
  for (const PageParts::Part& it : parts.all_) {
    if (auto known = known_.extract(it.key)) still.insert(std::move(known));
  }
  known_ = std::move(still);
}

}  // namespace rubric::engine
