// Reads NUL-separated documents from standard input and prints one line of JSON for each:
// [[kind, parent, offset, end_offset, literal, destination], ...] in reading order. tests/mdast/ compares
// thousands of small documents, so they go through one process.
#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/document/document.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out.append({'\\', c});
    else if (static_cast<unsigned char>(c) < 0x20) fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
    else out += c;
  }
  out += '"';
}

void print(const SourceText& source) {
  const Document document = parse_markdown(source);
  std::string out = "[";
  for (const Node& node : document.nodes()) {
    if (out.size() > 1) out += ',';
    fmt::format_to(std::back_inserter(out), "[\"{}\",{},{},{},", name_of(node.kind), node.parent,
                   node.range.begin.value, node.range.end.value);
    append_quoted(out, node.literal);
    out += ',';
    append_quoted(out, node.destination);
    out += ']';
  }
  out += "]\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace
}  // namespace rubric::testing

int main() {
  using namespace rubric::testing;
  std::string input;
  char buffer[65536];
  for (std::size_t read; (read = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) input.append(buffer, read);
  for (std::size_t begin = 0; begin < input.size();) {
    const std::size_t end = std::min(input.find('\0', begin), input.size());
    print(SourceText("stdin", input.substr(begin, end - begin)));
    begin = end + 1;
  }
}
