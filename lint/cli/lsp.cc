// rubric lsp: the language server.
#include "lint/lsp/server.h"

#include "lint/cli/commands.h"

namespace rubric::cli {

int run(const LspArguments& arguments, const Parts& parts, Console& console) {
  const lsp::ServerParts its{parts.rules, parts.page, parts.schemas, parts.version, parts.rule_pages};
  const Result<int> exit_code = lsp::serve(its, arguments.log);
  if (!exit_code) console.complain(exit_code.error());
  return exit_code ? *exit_code : kFailed;
}

}  // namespace rubric::cli
