#include "lint/engine/fingerprint.h"

#include <map>
#include <string_view>

#include <fmt/format.h>

#include "lint/text/ascii.h"
#include "lint/text/hash.h"

namespace rubric::engine {
namespace {

constexpr std::size_t kMostBytesOfLine = 1000;  // a line can be the whole file

// White space folded, so that wrapping and indenting keep the name.
void append_words(std::string& out, std::string_view text) {
  bool pending = false;
  for (const char c : text.substr(0, kMostBytesOfLine)) {
    const bool blank = is_ascii_space(c);
    if (!blank && pending) out += ' ';
    if (!blank) out += c;
    pending = blank && !out.empty();
  }
}

std::string identity(const FileReport& report, const Diagnostic& it) {
  const LineIndex& lines = report.source->lines();
  std::string out;
  append_words(out, report.source->text(lines.line(lines.line_of(it.range.begin))));
  out += '\0';
  out += it.kind;
  for (const Argument& one : it.arguments) {
    if (one.is_compared) out.append(1, '\0').append(one.value);
  }
  out.append(2, '\0');
  return out.append(it.rule).append(1, '\0').append(report.source->path());
}

// Names the diagnostics of one page in order.
class Naming {
 public:
  explicit Naming(const FileReport& report) : report_(report) {}

  std::string name(const Diagnostic& it) {
    std::string name = identity(report_, it);
    const int occurrence = ++seen_[name];
    name.append(1, '\0').append(std::to_string(occurrence));
    return fmt::format("{:016x}", hash_of(name));
  }

 private:
  const FileReport& report_;
  std::map<std::string, int> seen_;
};

}  // namespace

std::vector<std::string> fingerprints(const FileReport& report) {
  Naming naming(report);
  std::vector<std::string> out;
  for (const Diagnostic& it : report.diagnostics) out.push_back(naming.name(it));
  return out;
}

std::vector<std::string> fingerprints_of_suppressed(const FileReport& report) {
  Naming naming(report);
  for (const Diagnostic& it : report.diagnostics) naming.name(it);
  std::vector<std::string> out;
  out.reserve(report.suppressed.size());
  for (const Suppressed& it : report.suppressed) out.push_back(naming.name(it.diagnostic));
  return out;
}

}  // namespace rubric::engine
