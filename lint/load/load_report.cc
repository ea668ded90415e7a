// Where a fault is reported, how severely and in which words.
#include <fmt/format.h>

#include <algorithm>

#include "lint/load/load_values.h"
#include "lint/text/edit_distance.h"
#include "lint/text/severity.h"

namespace rubric::load {
std::optional<Severity> read_severity(Loading& in, const Value& value) {
  const auto word = read_word(in, value, kSeverityWords);
  return word ? std::optional(static_cast<Severity>(*word)) : std::nullopt;
}

void check_rule_name(Loading& in, const Origin& where, std::string_view name) {
  const auto names = in.rule_names;
  if (names.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
  const std::string hint = did_you_mean(name, names);
  in.problem(where, "schema-value",
             hint.empty() ? fmt::format("unknown rule \"{}\"; `rubric rules` lists them", name)
                          : fmt::format("unknown rule \"{}\"{}", name, hint));
}

Report read_report_keys(Loading& in, const Value& mapping) {
  Report report;
  if (const Value* rule = mapping.find("rule")) {
    if (auto name = read_text(in, *rule)) {
      check_rule_name(in, at(*rule), *name);
      report.rule = std::move(*name);
    }
  }
  if (const Value* severity = mapping.find("severity")) report.severity = read_severity(in, *severity);
  if (const Value* message = mapping.find("message")) report.message = read_text(in, *message).value_or("");
  return report;
}

Report read_report(Loading& in, const Value& value) {
  if (!value.is_scalar()) return read_mapping(in, value, keys::kReport) ? read_report_keys(in, value) : Report{};
  Report report;
  report.severity = severity_named(value.text());
  if (!report.severity) {
    check_rule_name(in, at(value), value.text());
    report.rule = value.text();
  }
  return report;
}

}  // namespace rubric::load
