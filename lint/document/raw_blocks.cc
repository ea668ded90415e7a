#include "lint/document/raw_blocks.h"

#include <algorithm>
#include <array>

#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

// Hugo's own, and those that its themes (Docsy, Book, Relearn, LoveIt) have for code, diagrams and formulas.
constexpr auto kRaw = std::to_array<std::string_view>(
    {"chart", "code", "highlight", "katex", "latex", "math", "mermaid", "plantuml", "raw", "rawhtml"});

bool is_any_of(std::string_view name, std::span<const std::string> names) {
  return std::ranges::binary_search(kRaw, name) || std::ranges::find(names, name) != names.end();
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

// A tag of Liquid: {% name arguments %}, with or without dashes inside.
struct Tag {
  ByteRange range;
  std::string_view name, arguments;
};

std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  const std::size_t close = text.substr(0, at + kLongestShortcode).find("%}", at + 2);
  if (close == text.npos) return std::nullopt;
  std::string_view inside = text.substr(at + 2, close - at - 2);
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  const std::size_t name = skip_space(inside, 0);
  std::size_t end = name;
  while (end < inside.size() &&
         (is_ascii_letter(inside[end]) || is_ascii_digit(inside[end]) || inside[end] == '_' || inside[end] == '-')) {
    ++end;
  }
  if (end == name || (end < inside.size() && !is_ascii_space(inside[end]))) return std::nullopt;
  std::string_view arguments = inside.substr(skip_space(inside, end));
  while (!arguments.empty() && is_ascii_space(arguments.back())) arguments.remove_suffix(1);
  return Tag{.range = byte_range(at, close + 2), .name = inside.substr(name, end - name), .arguments = arguments};
}

// "{{< /name >}}", whatever stands around it.
std::optional<ByteRange> closing_at(std::string_view text, std::size_t at, std::string_view name) {
  std::size_t scan = skip_space(text, at + 3);
  if (scan >= text.size() || text[scan] != '/') return std::nullopt;
  scan = skip_space(text, scan + 1);
  if (text.substr(scan, name.size()) != name) return std::nullopt;
  scan = skip_space(text, scan + name.size());
  const std::string_view end = text.substr(scan, 3);
  if (end != ">}}" && end != "%}}") return std::nullopt;
  return byte_range(at, scan + 3);
}

}  // namespace

bool is_raw_shortcode(std::string_view name, std::span<const std::string> names) { return is_any_of(name, names); }
bool is_raw_tag(std::string_view name, std::span<const std::string> names) {
  return name == "comment" || is_any_of(name, names);
}

std::optional<Island> RawBlocks::behind(const Shortcode& opening) {
  if (opening.closes_itself || !is_raw_shortcode(opening.name, names_) || fences_.holds(opening.range.begin.value)) {
    return std::nullopt;
  }
  const std::vector<Pair>& all = pairs(opening.name);
  const auto pair = std::ranges::lower_bound(all, opening.range.begin.value, {}, &Pair::open);
  if (pair == all.end() || pair->open != opening.range.begin.value) return std::nullopt;
  return made(opening.range, pair->close, opening.name, opening.arguments);
}

std::optional<Island> RawBlocks::at_tag(std::size_t at) {
  const std::optional<Tag> open = tag_at(text_, at);
  if (!open || !is_raw_tag(open->name, names_) || unclosed_.contains(open->name) || is_shown(open->range) ||
      fences_.holds(at)) {
    return std::nullopt;
  }
  const std::string end = std::string("end").append(open->name);
  for (std::size_t close = text_.find("{%", open->range.end.value); close != text_.npos;
       close = text_.find("{%", close + 2)) {
    const std::optional<Tag> tag = tag_at(text_, close);
    if (tag && tag->name == end && !is_shown(tag->range)) {
      return made(open->range, tag->range, open->name, open->arguments);
    }
  }
  unclosed_.emplace(open->name, true);
  return std::nullopt;
}

// Each closing one with the nearest opening one before it that is not closed yet: what opens before that has nothing in
// it.
const std::vector<RawBlocks::Pair>& RawBlocks::pairs(std::string_view name) {
  if (const auto known = pairs_.find(name); known != pairs_.end()) return known->second;
  std::vector<Pair> found;
  std::vector<std::size_t> open;
  for (std::size_t at = text_.find("{{", from_); at != text_.npos; at = text_.find("{{", at)) {
    const std::size_t begin = at++;
    if (begin + 2 >= text_.size() || (text_[begin + 2] != '<' && text_[begin + 2] != '%')) continue;
    if (const std::optional<ByteRange> close = closing_at(text_, begin, name)) {
      if (open.empty() || is_shown(*close)) continue;
      found.push_back({open.back(), *close});
      open.pop_back();
    } else if (text_.substr(skip_space(text_, begin + 3)).starts_with(name)) {
      const std::optional<Shortcode> opening = shortcode_at(text_, begin);
      if (opening && opening->name == name && !opening->closes_itself && !is_shown(opening->range)) {
        open.push_back(begin);
      }
    }
  }
  std::ranges::sort(found, {}, &Pair::open);
  return pairs_.emplace(std::string(name), std::move(found)).first->second;
}

Island RawBlocks::made(ByteRange open, ByteRange close, std::string_view name, std::string_view arguments) {
  const ByteRange range{open.begin, close.end};
  fences_.skip_to(range.end.value);
  return {.kind = Island::Kind::raw,
          .block = has_own_lines(text_, range.begin.value, range.end.value),
          .range = range,
          .name = name,
          .arguments = arguments,
          .content = text_.substr(open.end.value, close.begin.value - open.end.value)};
}

bool RawBlocks::is_shown(ByteRange tag) const {
  return tag.begin.value > 0 && text_[tag.begin.value - 1] == '`' && text_.substr(tag.end.value, 1) == "`";
}

}  // namespace rubric::document
