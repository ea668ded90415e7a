// A career ladder as a picture: the highest level on top, each rung with its grade, and gaps where levels or
// grades are missing.
#pragma once

#include <string>

#include "lint/engine/profile.h"
#include "lint/report/layer.h"

namespace rubric::report {

// A <figure>; it is a list to those who do not see it.
std::string html_ladder(const Ladder& ladder);

}  // namespace rubric::report
