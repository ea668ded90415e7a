#include "lint/rule/suppression.h"

namespace rubric::rule {

std::string_view name_of(Directive directive) {
  switch (directive) {
    case Directive::disable: return "rubric-disable";
    case Directive::enable: return "rubric-enable";
    case Directive::disable_line: return "rubric-disable-line";
    case Directive::disable_next_line: return "rubric-disable-next-line";
    case Directive::disable_file: return "rubric-disable-file";
    case Directive::unknown: break;
  }
  return {};
}

}  // namespace rubric::rule
