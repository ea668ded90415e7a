#include "lint/lsp/uris.h"

#include "lint/text/path.h"

namespace rubric::lsp {
namespace {

int digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

}  // namespace

std::string path_of(std::string_view uri) {
  if (!uri.starts_with("file://")) return "";
  uri.remove_prefix(7);
  const std::size_t slash = uri.find('/');   // behind the host, which is this one
  if (slash == uri.npos) return "";
  uri.remove_prefix(slash);
  std::string path;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    const bool escaped = uri[at] == '%' && at + 2 < uri.size() && digit(uri[at + 1]) >= 0 && digit(uri[at + 2]) >= 0;
    if (escaped) path += static_cast<char>(digit(uri[at + 1]) * 16 + digit(uri[at + 2]));
    else path += uri[at];
    if (escaped) at += 2;
  }
  return normal_path(path);
}

}  // namespace rubric::lsp
