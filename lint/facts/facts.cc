#include "lint/facts/facts.h"

#include <algorithm>

#include "lint/facts/facts_check.h"
#include "lint/text/ascii.h"

namespace rubric::facts {
namespace {

void gather_titles(FactContext& context) {
  const std::size_t count = context.match.bindings.size();
  context.titled_around.assign(count, kNone);
  for (SectionId id = 0; id < count; ++id) {
    const Binding& binding = context.match.bindings[id];
    const Element* element = context.element_of(id);
    if (element != nullptr && element->scale != kNone) {
      const Scale& scale = context.schema.scales[element->scale];
      context.titled_around[id] = static_cast<std::uint32_t>(context.titled.size());
      Titled& level = context.titled.emplace_back(
          Titled{id, binding.parent, element, &scale, read_words(context.section(id).title), {}});
      level.read = read_title(scale, level.words);
      continue;
    }
    // A section the schema does not know is inside what its heading's level says.
    const SectionId around = element != nullptr ? binding.parent : context.section(id).parent;
    if (around != kNoSection && around < id) context.titled_around[id] = context.titled_around[around];
  }
}

// What stands in a section that is there twice is looked at when the two are one.
void leave_out_duplicates(const FactContext& context, FactProblems& problems) {
  const auto is_duplicate = [](const Repair& it) { return it.fault == Fault::duplicate && it.section != kNoSection; };
  if (std::ranges::none_of(context.match.repairs, is_duplicate)) return;
  std::vector<bool> repeated(context.match.bindings.size(), false);
  for (const Repair& it : context.match.repairs) {
    if (is_duplicate(it)) repeated[it.section] = true;
  }
  for (SectionId id = 0; id < repeated.size(); ++id) {
    const Binding& binding = context.match.bindings[id];
    const SectionId around = binding.element != kNone ? binding.parent : context.section(id).parent;
    if (around != kNoSection && around < id && repeated[around]) repeated[id] = true;
  }
  const auto is_before = [&](ByteOffset place, const Section& it) {
    return place < context.document()[it.heading].range.begin;
  };
  const std::vector<Section>& sections = context.page.outline.sections;
  std::erase_if(problems, [&](const FactProblem& it) {
    const auto next = std::upper_bound(sections.begin(), sections.end(), it.range.begin, is_before);
    return !it.answers && next != sections.begin() && repeated[static_cast<std::size_t>(next - sections.begin()) - 1];
  });
}

}  // namespace

ByteRange heading_words(const FactContext& context, SectionId section) {
  const NodeId heading = context.section(section).heading;
  const Node& it = context.document()[heading];
  NodeId last = heading;
  for (NodeId id = heading + 1; id < it.end; id = context.document()[id].end) {
    if (context.document()[id].kind != NodeKind::attribute_list) last = id;
  }
  if (last == heading) return it.range;
  return {context.document()[heading + 1].range.begin, context.document()[last].range.end};
}

std::size_t SentenceMarks::next(std::size_t from) {
  constexpr std::string_view kMarks = ".!?";
  std::size_t first = text_.size();
  for (std::size_t i = 0; i < kMarks.size(); ++i) {
    if (from < from_[i] || next_[i] < from) {
      from_[i] = from;
      next_[i] = std::min(text_.find(kMarks[i], from), text_.size());
    }
    first = std::min(first, next_[i]);
  }
  return first;
}

bool Sentences::next(ByteRange& piece) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  if (begin_ >= end_) return false;
  const std::string_view text = marks_.text();
  for (std::size_t at = marks_.next(begin_); at + 1 < end_; at = marks_.next(at + 1)) {
    if (!is_blank(text[at + 1])) continue;
    std::size_t word = at;
    while (word > begin_ && is_ascii_letter(text[word - 1]) && at - word < 4) --word;
    if (at - word >= 1 && at - word <= 3) continue;
    piece = byte_range(begin_, at + 1);
    begin_ = at + 1;
    while (begin_ < end_ && is_blank(text[begin_])) ++begin_;
    return true;
  }
  piece = byte_range(begin_, end_);
  begin_ = end_;
  return true;
}

std::vector<FactProblem> check_facts(const Schema& schema, const Match& match, const PageView& page) {
  std::vector<FactProblem> out;
  if (match.type == nullptr || match.type->unchecked) return out;
  FactContext context{schema, match, page};
  gather_titles(context);
  if (!context.titled.empty()) {
    check_prefixes(context, out);
    check_spellings(context, out);
    check_order(context, out);
    check_mentions(context, out);
    check_repeats(context, out);
  }
  check_statements(context, out);
  check_page_lists(context, out);
  leave_out_duplicates(context, out);
  std::ranges::stable_sort(out, {}, [](const FactProblem& it) { return it.range.begin; });
  return out;
}

std::optional<Match> without_answered(const std::vector<FactProblem>& facts, const Match& match) {
  std::optional<Match> out;
  for (const FactProblem& fact : facts) {
    if (!fact.answers) continue;
    if (!out) out = match;
    std::erase_if(out->repairs, [&](const Repair& it) {
      return it.fault == Fault::missing && it.element == fact.answers->element && it.section == fact.answers->section &&
             it.also.empty();
    });
  }
  return out;
}

}  // namespace rubric::facts
