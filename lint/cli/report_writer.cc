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
  const bool refused = (no_colour != nullptr && *no_colour != '\0') || terminal == nullptr || terminal == std::string_view("dumb");
  return out.is_terminal() && !refused;
}

const ReportFormat& format_named(std::string_view name) {
  return **std::ranges::find(report_formats(), name, [](const ReportFormat* it) { return it->name; });
}

}  // namespace

Result<ReportWriter> ReportWriter::open(const CheckArguments& arguments, const Parts&, Console& console) {
  const bool diff = arguments.repairs && arguments.repairs->only_show;
  const bool page = arguments.repairs && !diff && std::ranges::find(arguments.paths, "-") != arguments.paths.end();
  ReportWriter writer(console, page ? console.errors() : console.out());
  for (const ReportTarget& target : arguments.reports) {
    if (diff && target.file.empty()) continue;
    Report report{.format = &format_named(target.format), .style = {.statistics = arguments.statistics}, .file = std::nullopt};
    if (!target.file.empty()) {
      Result<Output> file = Output::file(target.file);
      if (!file) return tl::make_unexpected(file.error());
      report.file.emplace(std::move(*file));
    }
    report.style.colour = wants_colour(arguments.colour, writer.out(report));
    report.live = writer.out(report).is_terminal();
    writer.out(report).write(report.format->begin(report.style));
    writer.reports_.push_back(std::move(report));
  }
  return writer;
}

ReportWriter::Pieces ReportWriter::render(const FileReport& report) const {
  Pieces pieces;
  pieces.reserve(reports_.size());
  for (const Report& it : reports_) pieces.push_back(it.format->file(report, it.style));
  return pieces;
}

bool ReportWriter::write(const Pieces& pieces) {
  bool any_left = reports_.empty() && !console_->out().failed();   // with --diff there may be no report
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    Report& report = reports_[i];
    Output& to = out(report);
    if (i < pieces.size() && !pieces[i].empty()) {
      if (report.live) console_->clear_progress();
      if (std::exchange(report.separate, true)) to.write(report.format->separator);
      to.write(pieces[i]);
      if (report.live) to.flush();
    }
    any_left |= !to.failed();
  }
  return any_left;
}

void ReportWriter::finish(const Summary& summary) {
  console_->clear_progress();
  for (Report& report : reports_) {
    out(report).write(report.format->end(summary, report.style));
    if (!report.file) continue;   // the console finishes its own
    if (const Result<void> written = report.file->finish(); !written) console_->complain(written.error());
  }
}

}  // namespace rubric::cli
