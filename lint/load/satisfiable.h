// What a schema says in vain: sections no page can need, and demands no page can meet.
//
// Only what can be proved is reported. `schema-unsatisfiable` is an error: no page fits; `schema-unreachable`
// is a warning: a part of the schema never has an effect.
#pragma once

#include "lint/load/load_parts.h"

namespace rubric::load {

void check_satisfiable(Loading& in, const Schema& schema, const Origins& origins);
void check_reachable(Loading& in, const Schema& schema, const Origins& origins);

}  // namespace rubric::load
