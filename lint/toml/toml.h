// TOML read into the tree that YAML is read into.
//
// Values are spelt as YAML's core schema spells them, so that whoever asks a node for its type gets the same answer:
// `1_000` and `0x3E8` are "1000", `inf` is ".inf", a string is quoted whatever it looks like.
//
// Keys of one table may stand apart (`[a.b]`, other tables, `[a.c]`): its range then covers what is between them, and
// nodes stand in the order of their keys.
#pragma once

#include <string_view>

#include "lint/toml/layer.h"
#include "lint/yaml/yaml.h"

namespace rubric::toml {

// `text` is a TOML document. `base` is added to every offset: where the text stands in its file. Of a text that is not
// TOML the tree has one problem, and what can be read when the entry around it is left out.
YamlTree parse_toml(std::string_view text, ByteOffset base = {});

}  // namespace rubric::toml
