// The mistakes there are to plant in a page, one function a family.
#pragma once

#include <vector>

#include "tests/mutations/mutation.h"
#include "tests/mutations/subject.h"

namespace rubric::testing {

// Wrong words in a heading: misspelt, container, decorated, renamed.
std::vector<Mutation> heading_mutations(const Subject& subject, Dice& dice);

// One level off: too-deep, too-shallow; and for sections with a name of their own: role-too-deep, role-too-shallow.
std::vector<Mutation> level_mutations(const Subject& subject);

// Sections as wholes: removed, repeated, moved, emptied.
std::vector<Mutation> section_mutations(const Subject& subject);

// At most `most` of each kind, and as many pairs of two that have nothing to do with each other.
std::vector<Mutation> mutations(const Subject& subject, std::size_t most);

}  // namespace rubric::testing
