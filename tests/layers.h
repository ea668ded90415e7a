// The namespace of the tests. They see the names of all layers.
#pragma once

#include "lint/cli/layer.h"
#include "lint/content/layer.h"
#include "lint/document/layer.h"
#include "lint/draft/layer.h"
#include "lint/engine/layer.h"
#include "lint/facts/layer.h"
#include "lint/infer/layer.h"
#include "lint/io/layer.h"
#include "lint/json/layer.h"
#include "lint/load/layer.h"
#include "lint/lsp/layer.h"
#include "lint/match/layer.h"
#include "lint/report/layer.h"
#include "lint/rule/layer.h"
#include "lint/schema/layer.h"
#include "lint/session/layer.h"
#include "lint/spelling/layer.h"
#include "lint/text/layer.h"
#include "lint/toml/layer.h"
#include "lint/words/layer.h"
#include "lint/yaml/layer.h"
#include "rules/layer.h"
#include "schemas/layer.h"

namespace rubric::testing {

using namespace rubric::cli;
using namespace rubric::content;
using namespace rubric::document;
using namespace rubric::draft;
using namespace rubric::engine;
using namespace rubric::facts;
using namespace rubric::infer;
using namespace rubric::io;
using namespace rubric::json;
using namespace rubric::load;
using namespace rubric::lsp;
using namespace rubric::match;
using namespace rubric::report;
using namespace rubric::rule;
using namespace rubric::schema;
using namespace rubric::session;
using namespace rubric::spelling;
using namespace rubric::text;
using namespace rubric::toml;
using namespace rubric::words;
using namespace rubric::yaml;
using namespace rubric::rules;
using namespace rubric::schemas;

}  // namespace rubric::testing
