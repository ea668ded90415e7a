// One finding as people read it, in a terminal and wherever else text is shown as it stands.
#pragma once

#include <string>

#include "lint/report/report.h"

namespace rubric::report {

// Several lines: place, severity and message, the line of the document with carets, notes and help.
std::string as_text(const Diagnostic& diagnostic, const SourceText& source, const ReportStyle& style = {});

}  // namespace rubric::report
