// A schema learnt from documents: which sections they have in common, in which order, how many have them.
//
// Names are learnt by place: those at the top of a page, and those inside each section learnt there. A name that
// enough places have is a section; one that few have is another way to write such a name, where the words or all but
// a letter are the same. Headings that stand for themselves only, but have the same sections inside, are an open name:
// the levels of a ladder, the services of a catalogue. Where they stand at the top of some pages and not of others,
// these are two types of pages.
//
// What was learnt is then tried on the documents and loosened where many of them do not fit: so what is left over are
// single documents, and they are named.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/infer/layer.h"
#include "lint/yaml/yaml.h"

namespace rubric::infer {

// All three must outlive the call.
struct TrainingPage {
  const Document* document = nullptr;   // its source has the path
  const Outline* outline = nullptr;
  const YamlTree* front_matter = nullptr;
};

struct InferOptions {
  double section = 0.05;  // a name is a section if so many of the places that could have it do, and two pages at least
  double loosen = 0.05;     // what so many do otherwise, and more than one, is no rule
};

// A document the schema does not accept, with what is wrong.
struct Outlier {
  std::string path = {};
  std::vector<std::string> faults = {};   // "missing: Requirements", in reading order
};

struct Inferred {
  std::string yaml = {};                  // a whole schema file, counts and outliers in comments
  std::size_t sections = 0, types = 0, faults = 0;
  std::vector<Outlier> outliers = {};     // sorted by path
};

// `name` is that of the schema. The result depends on nothing but the pages and the options; their order does not
// matter.
Inferred infer_schema(std::vector<TrainingPage> pages, std::string_view name, const InferOptions& options = {});

}  // namespace rubric::infer
