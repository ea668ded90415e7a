// rubric schema json-schema: what editors need to complete and check the files that people write for rubric.
#include "lint/cli/commands.h"
#include "lint/engine/config_keys.h"
#include "lint/report/json_schema.h"
#include "lint/schema/keys.h"

namespace rubric::cli {

int run(const JsonSchemaArguments& arguments, const Parts& parts, Console& console) {
  std::vector<std::string_view> schemas;
  for (const schemas::Builtin& it : parts.schemas) schemas.push_back(it.name);
  const JsonSchemaNames names{parts.rules, schemas};
  console.out().write(arguments.config ? json_schema(config_keys::kConfig, "A configuration of rubric", names)
                                       : json_schema(keys::kSchema, "A schema of rubric", names));
  return kClean;
}

}  // namespace rubric::cli
