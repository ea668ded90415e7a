#include "lint/document/body.h"

#include <algorithm>
#include <cstring>

#include "lint/text/encoding.h"
#include "lint/text/utf8.h"

namespace rubric::document {
namespace {

// The runs of bytes that cannot be text: not UTF-8, or NUL.
std::vector<ByteProblem> broken_bytes(std::string_view text) {
  std::vector<ByteRange> runs = invalid_utf8(text);
  if (text.find('\0') != std::string_view::npos) {
    for (std::size_t at = text.find('\0'); at != std::string_view::npos; at = text.find('\0', at + 1)) {
      runs.push_back(byte_range(at, at + 1));
    }
    std::sort(runs.begin(), runs.end());
  }
  std::vector<ByteProblem> problems;
  for (const ByteRange run : runs) {
    if (!problems.empty() && problems.back().range.end == run.begin) problems.back().range.end = run.end;
    else problems.push_back({.kind = ByteProblem::Kind::invalid_encoding, .range = run});
  }
  return problems;
}

// Of our own comments, those with "--" before a reason: CommonMark before 0.31 reads them as text where they
// stand in a line, sites and later versions as the comments they are.
std::vector<ByteRange> comments_with_reasons(std::string_view text, std::size_t from) {
  constexpr std::string_view kOpen = "<!-- rubric-";
  std::vector<ByteRange> found;
  for (std::size_t at = text.find(kOpen, from); at != std::string_view::npos; at = text.find(kOpen, from)) {
    const std::size_t begin = at + 4;
    const std::size_t end = text.find("-->", begin);
    if (end == std::string_view::npos) break;
    if (text.substr(begin, end - begin).find("--") != std::string_view::npos) found.push_back(byte_range(begin, end));
    from = end;
  }
  return found;
}

bool has_two_dollars(std::string_view text) {
  const std::size_t first = text.find('$');
  return first != text.npos && text.find('$', first + 1) != text.npos;
}

}  // namespace

Body::Body(const SourceText& source, std::span<const std::string> raw_names, const std::vector<ByteOffset>& no_math)
    : raw(source.bytes()), text(raw), front_matter(find_front_matter(raw)) {
  if (raw.starts_with(kByteOrderMark)) begin = static_cast<std::uint32_t>(kByteOrderMark.size());
  if (front_matter) begin = front_matter->body.value;

  problems = broken_bytes(raw);
  has_definitions = raw.find("]:", begin) != std::string_view::npos;
  const bool may_have_math = has_two_dollars(raw.substr(begin));
  if (may_have_math || raw.find('{', begin) != std::string_view::npos) islands = Islands(raw, begin, raw_names);

  const std::vector<ByteRange> comments = comments_with_reasons(raw, begin);
  if (!problems.empty() || !islands.empty() || !comments.empty() || may_have_math) {
    copy_ = raw;
    islands.hide(copy_);
    if (may_have_math) islands.hide_math(copy_, begin, no_math);
    for (const ByteRange comment : comments) {
      for (std::size_t at = comment.begin.value; at + 1 < comment.end.value; ++at) {
        if (copy_[at] == '-' && copy_[at + 1] == '-') copy_[at] = '+';
      }
    }
    for (const ByteProblem& problem : problems) {
      // Inside an island they are hidden already.
      for (std::uint32_t at = problem.range.begin.value; at < problem.range.end.value; ++at) {
        if (copy_[at] == raw[at]) copy_[at] = '?';
      }
    }
    text = copy_;
  }
  lines_.emplace(markdown());
}

std::uint32_t Body::line_begin(std::uint32_t line) const {
  return line <= lines_->line_count() ? begin + lines_->line_start(line - 1).value : end();
}

std::uint32_t Body::last_line() const {
  const std::size_t lines = lines_->line_count();
  const bool last_is_empty = lines > 1 && lines_->line_start(lines - 1).value + begin == end();
  return static_cast<std::uint32_t>(last_is_empty ? lines - 1 : lines);
}

std::uint32_t Body::text_end(std::uint32_t line) const {
  const std::uint32_t first = line_begin(line);
  std::uint32_t last = line_begin(line + 1);
  while (last > first && (text[last - 1] == '\n' || text[last - 1] == '\r')) --last;
  return last;
}

std::uint32_t Body::line_end(std::uint32_t line) const {
  const std::uint32_t first = line_begin(line);
  std::uint32_t last = text_end(line);
  while (last > first && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
  return last;
}

}  // namespace rubric::document
