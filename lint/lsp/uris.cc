#include "lint/lsp/uris.h"

#include "lint/text/path.h"
#include "lint/text/percent.h"

namespace rubric::lsp {

std::string path_of(std::string_view uri) {
  if (!uri.starts_with("file://")) return "";
  uri.remove_prefix(7);
  const std::size_t slash = uri.find('/');   // behind the host, which is this one
  if (slash == uri.npos) return "";
  uri.remove_prefix(slash);
  return normal_path(percent_decoded(uri));
}

}  // namespace rubric::lsp
