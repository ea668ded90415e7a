// Expectations that live in files. With UPDATE_EXPECT set, a test that fails rewrites its file instead;
// the change is then reviewed like any other.
#pragma once

#include <string>
#include <string_view>

#include "tests/layers.h"

namespace rubric::testing {

// What every rule says about the text, as a page of a job family, is what its caret lines say.
void check(std::string_view annotated);

// The file holds `actual`.
void expect_file(const std::string& path, const std::string& actual);

// Whether expectations are accepted rather than checked.
bool updating();

}  // namespace rubric::testing
