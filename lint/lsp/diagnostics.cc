// Diagnostics as the protocol writes them.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "lint/engine/config.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/uris.h"
#include "lint/lsp/yaml_files.h"
#include "lint/report/json_text.h"
#include "lint/report/uri.h"
#include "lint/text/path.h"

namespace rubric::lsp {
namespace {

constexpr int kUnnecessary = 1, kDeprecated = 2;
constexpr std::size_t kBytesEach = 256;   // most diagnostics take fewer

int severity_number(Severity severity) {
  return severity == Severity::error ? 1 : severity == Severity::warning ? 2 : 3;
}

// What editors show greyed out or struck through. A name of no rule would do nothing; a test looks for such.
int tag_of(std::string_view rule) {
  if (rule == "unused-suppression" || rule == "duplicate-section" || rule == "whitespace") return kUnnecessary;
  if (rule == "heading-variant") return kDeprecated;
  return 0;
}

Json problem_json(const SourceText& source, ByteRange range, bool error, std::string_view code,
                  const std::string& message, Encoding encoding) {
  Json out = {{"range", range_json(range, source, encoding)},
              {"severity", error ? 1 : 2},
              {"source", "rubric"},
              {"message", message}};
  if (!code.empty()) out["code"] = code;
  return out;
}

Json configuration_problems(State& state, const OpenDocument& document) {
  const SourceText source(document.path, document.text);
  Folder& folder = state.folders.of(document.path);
  const KnownNames known =
      names_known_in(std::string(folder_of(document.path)), state.parts.rules, folder.schemas, folder.sources);
  Json out = Json::array();
  for (const ConfigProblem& it : parse_config(source, known).problems) {
    const bool here = it.path == document.path;
    const std::string message =
        here ? it.message : fmt::format("{}:{}:{}: {}", folder.shown(it.path), it.at.line, it.at.column, it.message);
    out.push_back(problem_json(source, here ? it.range : it.extended_at, true, "", message, state.client.encoding));
  }
  return out;
}

Json schema_problems(State& state, const OpenDocument& document) {
  const SourceText source(document.path, document.text);
  const Folder& folder = state.folders.of(document.path);
  Json out = Json::array();
  for (const FileProblem& it :
       Schemas(state.parts.schemas, state.parts.rules, folder.sources).load(document.path).problems) {
    const bool here = it.path == document.path;
    const ByteRange range = here ? it.range : byte_range(0, 0);
    out.push_back(
        problem_json(source, range, it.error, it.rule, here ? it.message : line_of(it), state.client.encoding));
  }
  return out;
}

std::string result_id(const State& state, const OpenDocument& document) {
  return fmt::format("{:x}-{}", std::hash<std::string_view>{}(document.text), state.generation);
}

// From a place to the end of its line: more is not known of what another page has there.
ByteRange rest_of_line(const SourceText& source, DisplayPosition at) {
  const ByteOffset begin = source.lines().offset(at).value_or(source.end());   // it may be typed over meanwhile
  return {begin, source.lines().line(source.lines().line_of(begin)).end};
}

void append_related(std::string& out, State& state, const SourceText& source, const std::vector<Related>& related,
                    std::string_view uri) {
  std::string_view before = R"(,"relatedInformation":[)";
  for (const Related& it : related) {
    const SourceText* there = &source;
    std::string its_uri(uri);
    ByteRange range = it.range;
    if (!it.path.empty()) {
      const std::string path = joined(state.folders.of(path_of(uri)).root, it.path);
      there = state.text_of(path);
      if (there == nullptr) continue;
      its_uri = state.uri_of_page(path);
      range = rest_of_line(*there, it.at);
    }
    out += before;
    out += R"({"location":{"uri":)";
    append_json_string(out, its_uri);
    out += R"(,"range":)";
    append_range(out, range, *there, state.client.encoding);
    out += R"(},"message":)";
    append_json_string(out, it.message);
    out += '}';
    before = ",";
  }
  if (before == ",") out += ']';
}

}  // namespace

void append_diagnostic(std::string& out, State& state, const SourceText& source, const Diagnostic& it,
                       std::string_view uri) {
  const Client& client = state.client;
  out += R"({"range":)";
  append_range(out, it.range, source, client.encoding);
  fmt::format_to(std::back_inserter(out), FMT_COMPILE(R"(,"severity":{},"code":"{}","source":"rubric","message":)"),
                 severity_number(it.severity), it.rule);
  append_json_string(out, it.message);
  if (client.descriptions && !state.parts.rule_pages.empty()) {
    std::string page(state.parts.rule_pages);
    if (const std::size_t at = page.find("{rule}"); at != page.npos) page.replace(at, 6, it.rule);
    out += R"(,"codeDescription":{"href":)";
    append_json_string(out, page);
    out += '}';
  }
  if (const int tag = tag_of(it.rule); client.tags && tag != 0) {
    fmt::format_to(std::back_inserter(out), R"(,"tags":[{}])", tag);
  }
  if (client.data) fmt::format_to(std::back_inserter(out), R"(,"data":{{"rule":"{}"}})", it.rule);
  if (client.related) append_related(out, state, source, it.related, uri);
  out += '}';
}

std::string diagnostics_text(State& state, const SourceText& source, const Diagnostics& diagnostics,
                             std::string_view uri) {
  std::string out = "[";
  out.reserve(diagnostics.size() * kBytesEach);
  for (const Diagnostic& it : diagnostics) {
    if (out.size() > 1) out += ',';
    append_diagnostic(out, state, source, it, uri);
  }
  return out += ']';
}

std::string diagnostics_of(State& state, OpenDocument& document) {
  if (name_in_folder(document.path) == kConfigName) return written(configuration_problems(state, document));
  if (!is_page(document)) return table_of(document) != nullptr ? written(schema_problems(state, document)) : "[]";
  state.refresh(document);
  return diagnostics_text(state, *document.parsed().source, document.found->diagnostics, document.uri);
}

std::string pull_diagnostics(State& state, const Json& params) {
  const auto& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
  OpenDocument* document = state.documents.by_uri(uri);
  if (document == nullptr) throw Refusal{kInvalidParams, "no document is open under " + uri};
  state.tell_others(document);
  const std::string id = result_id(state, *document);
  if (params.value("previousResultId", "") == id) return fmt::format(R"({{"kind":"unchanged","resultId":"{}"}})", id);
  std::string report = fmt::format(R"({{"kind":"full","resultId":"{}","items":)", id);
  report += diagnostics_of(state, *document);
  return report += '}';
}

}  // namespace rubric::lsp
