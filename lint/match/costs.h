// What each departure from the schema costs, in one place. Ten units are one plain mistake.
//
// Only the order of the numbers matters: the cheapest path is the reading a person would choose, and
// its steps are what gets reported. tests/mutations plants mistakes in whole pages and holds this table
// to "one mistake, one diagnostic".
#pragma once

#include <cstdint>

#include "lint/match/layer.h"

namespace rubric::match::cost {

using Cost = std::uint32_t;

// Names. A name found is worth more than a level kept: the same section stands at h2 to h5 in real pages.
inline constexpr Cost kVariant = 4;          // another case, an alias, "Levels of X roles"
inline constexpr Cost kDecorated = 4;
inline constexpr Cost kMisspelled = 6;       // dearer than a variant: the match is less sure
inline constexpr Cost kForeignPrefix = 5;    // "Staff Requirements" under "Senior": cheaper than a wrong parent,
inline constexpr Cost kOthersPrefix = 8;     // ... more so where the prefix is the title of another open section
inline constexpr Cost kLoosePrefix = 1;      //   dearer than "Senior Requirements" there

inline constexpr Cost kNamesake = 9;         // optional here, and a later section of the page has the name too

// Open names ("{role}") are won by what stands below them.
inline constexpr Cost kOpenSure = 0;         // two known sections below, or a sentence that only such sections have
inline constexpr Cost kOpenLikely = 3;
inline constexpr Cost kOpenWeak = 6;
inline constexpr Cost kOpenBare = 14;        // nothing speaks for it
inline constexpr Cost kUnlikeOpen = 3;       // it does not look like the headings of its kind
inline constexpr Cost kOpenInClosed = 2;     // a bare name where only such names may stand: at most this
inline constexpr Cost kKnownAsOpen = 40;     // "Requirements" as the name of a role
inline constexpr Cost kMisspelledAsOpen = 18;
inline constexpr Cost kLongNameAsOpen = 12;  // "Levels of X" as one
inline constexpr Cost kMaybeKnownAsOpen = 7; // "X Levels" as one

// Levels.
inline constexpr Cost kSkip = 5;             // the first child too deep: its siblings follow it for nothing
inline constexpr Cost kSkipBelowWrong =
    12;  // ... below a parent that is itself at a wrong level: it is the parent's fault
inline constexpr Cost kWrongLevel = 10;
inline constexpr Cost kEachFurtherLevel = 6; // two levels off is less likely meant than one
inline constexpr Cost kEscaped = 4;           // further up than its parent's own heading: hardly a child
inline constexpr Cost kMisnested = 4;        // a section whose children all stand beside it
inline constexpr Cost kDisplaced = 10;       // a section inside a foreign one, back in its parent by name
inline constexpr Cost kDisplacedToo = 3;     // the next ones inside the same foreign section
inline constexpr Cost kReopened = 2;         // the same, but not inside anything: only the order is odd
inline constexpr Cost kParentMissing = 13;   // a child whose parent's heading is not there at all
inline constexpr Cost kImpliedInside = 3;    // ... and it stands inside another section
inline constexpr Cost kUnlikelyParent = 3;    // ... and the schema has no rule for that

// Order and counts. Order is judged after matching; here it only helps to tell two readings apart.
inline constexpr Cost kOrder = 4;            // inside a section
inline constexpr Cost kOrderOnPage = 13;     // a section of the page that comes late is rather one at a wrong level
inline constexpr Cost kDuplicate = 7;        // less than giving the second copy to another parent at a wrong level
inline constexpr Cost kMissing = 8;
inline constexpr Cost kMissingPart = 2;      // of what could come from the page
inline constexpr Cost kEmptyContainer = 4;

// Sections the schema does not know.
inline constexpr Cost kUnknown = 2;          // in an open place
inline constexpr Cost kSureAsUnknown = 6;    // what looks like an open section passed over
inline constexpr Cost kLikelyAsUnknown = 3;
inline constexpr Cost kUnexpected = 13;      // in a closed one
inline constexpr Cost kKnownAsUnknown = 19;  // a known name passed over: dearer than taking it at a wrong level
inline constexpr Cost kForeignName = 30;     // ... and a name that only another page type knows: the wrong type
inline constexpr Cost kMisspelledAsUnknown = 14;
inline constexpr Cost kForeignPrefixAsUnknown = 7;
inline constexpr Cost kMisspelledForeign = 20;

}  // namespace rubric::match::cost
