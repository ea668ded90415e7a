#include "lint/text/source_text.h"

#include <utility>

namespace rubric::text {

SourceText::SourceText(std::string path, std::string bytes) : path_(std::move(path)), bytes_(std::move(bytes)) {}

SourceText::SourceText(std::string path, std::string bytes, const LineIndex& lines)
    : SourceText(std::move(path), std::move(bytes)) {
  lines_.emplace(lines, bytes_);
}

const LineIndex& SourceText::lines() const {
  if (!lines_) lines_.emplace(bytes_);
  return *lines_;
}

}  // namespace rubric::text
