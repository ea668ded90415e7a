// JUnit's XML as Jenkins and GitLab read it: a file is a suite, a finding a case that failed, and a file without
// findings a case that passed.
//
// GitLab takes two cases with the same suite, class and name for one, and compares cases with those of another
// branch by these three. So a name has no line number in it, and the second of two equal ones is numbered.
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "lint/report/report.h"
#include "lint/report/text.h"
#include "lint/report/xml_text.h"

namespace rubric::report {
namespace {

std::string begin(const ReportStyle&) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rubric\">\n";
}

// The names of the cases of a suite. They are compared as they are written: different texts may become the same there.
class CaseNames {
 public:
  std::string name(const Diagnostic& it) {
    const std::string name = xml_text(fmt::format("{}: {}", it.rule, it.message));
    std::string numbered = name;
    std::size_t& seen = seen_[name];
    do {
      if (++seen > 1) numbered = fmt::format("{} ({})", name, seen);
    } while (!taken_.insert(numbered).second);
    return numbered;
  }

 private:
  std::unordered_map<std::string, std::size_t> seen_;
  std::unordered_set<std::string> taken_;
};

std::string failed_case(const Diagnostic& it, const SourceText& source, const std::string& path,
                        const std::string& name) {
  return fmt::format(
      "    <testcase name=\"{}\" classname=\"{}\">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    "
      "</testcase>\n",
      name, path, name_of(it.severity), xml_text(it.message), xml_lines(as_text(it, source)));
}

std::string file(const FileReport& report, const ReportStyle&) {
  const std::string path = xml_text(report.source->path());
  const std::size_t failures = report.diagnostics.size();
  std::string out = fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n", path,
                                failures == 0 ? 1 : failures, failures);
  CaseNames names;
  for (const Diagnostic& it : report.diagnostics) out += failed_case(it, *report.source, path, names.name(it));
  if (failures == 0) out += fmt::format("    <testcase name=\"no problems\" classname=\"{}\"/>\n", path);
  return out += "  </testsuite>\n";
}

std::string end(const Summary&, std::string_view, const ReportStyle&) { return "</testsuites>\n"; }

}  // namespace

constexpr ReportFormat kJUnitFormat{.name = "junit", .begin = begin, .file = file, .separator = "", .end = end};

}  // namespace rubric::report
