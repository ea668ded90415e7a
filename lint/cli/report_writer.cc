#include "lint/cli/report_writer.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace rubric::cli {
namespace {

bool wants_colour(Colour colour, const Output& out) {
  if (colour != Colour::automatic) return colour == Colour::always;
  const char* const no_colour = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool refused =
      (no_colour != nullptr && *no_colour != '\0') || terminal == nullptr || terminal == std::string_view("dumb");
  return out.is_terminal() && !refused;
}

const ReportFormat& format_named(std::string_view name) {
  return **std::ranges::find(report_formats(), name, [](const ReportFormat* it) { return it->name; });
}

}  // namespace

Result<ReportWriter> ReportWriter::open(const CheckArguments& arguments, const Parts& parts, Console& console) {
  const bool diff = arguments.repairs && arguments.repairs->only_show;
  const bool page = arguments.repairs && !diff && std::ranges::find(arguments.paths, "-") != arguments.paths.end();
  ReportWriter writer(console, page ? console.errors() : console.out());
  ReportStyle style{.statistics = arguments.statistics,
                    .tool = {.version = parts.version,
                             .rules = parts.rules,
                             .page = parts.page,
                             .home = parts.home,
                             .rule_pages = parts.rule_pages}};
  for (const ReportTarget& target : arguments.reports) {
    if (diff && target.file.empty()) continue;
    std::optional<Output> file;
    if (!target.file.empty()) {
      Result<Output> opened = Output::file(target.file);
      if (!opened) return tl::make_unexpected(opened.error());
      file.emplace(std::move(*opened));
    }
    Output& out = file ? *file : *writer.standard_;
    style.colour = wants_colour(arguments.colour, out);
    const GrowingReport text(format_named(target.format), style);
    out.write(text.begin());
    const bool live = out.is_terminal();
    writer.reports_.push_back({text, std::move(file), live});
  }
  return writer;
}

Profiling ReportWriter::profiling() const {
  const bool wanted = std::ranges::any_of(reports_, [](const Report& it) { return it.text.wants_profiles(); });
  return wanted ? Profiling::pages : Profiling::none;
}

bool ReportWriter::wants_edits() const {
  return std::ranges::any_of(reports_, [](const Report& it) { return it.text.wants_edits(); });
}

ReportWriter::Pieces ReportWriter::render(const FileReport& report) const {
  Pieces pieces;
  pieces.reserve(reports_.size());
  for (const Report& it : reports_) pieces.push_back(it.text.render(report));
  return pieces;
}

bool ReportWriter::write(Pieces pieces) {
  bool any_left = reports_.empty() && !console_->out().failed();   // with --diff there may be no report
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    Report& report = reports_[i];
    Output& to = out(report);
    if (i < pieces.size()) {
      const std::string text = report.text.add(std::move(pieces[i]));
      if (report.live && !text.empty()) console_->clear_progress();
      to.write(text);
      if (report.live && !text.empty()) to.flush();
    }
    any_left |= !to.failed();
  }
  return any_left;
}

void ReportWriter::finish(Summary summary) {
  console_->clear_progress();
  summary.complete &= !console_->failed();
  for (Report& report : reports_) {
    out(report).write(report.text.end(summary));
    if (!report.file) continue;   // the console finishes its own
    if (const Result<void> written = report.file->finish(); !written) console_->complain(written.error());
  }
}

}  // namespace rubric::cli
