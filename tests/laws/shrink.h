// A page that breaks a law, made so small that a person sees why.
#pragma once

#include <functional>
#include <string>

#include "tests/layers.h"

namespace rubric::testing::laws {

// Leaves out lines, and then the ends of lines, as long as `still_broken` says so of the rest.
std::string shrink(std::string page, const std::function<bool(const std::string&)>& still_broken);

}  // namespace rubric::testing::laws
