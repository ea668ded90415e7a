// What rules may ask of a document, or of a part of a whole page, made when they do.
#pragma once

#include "lint/document/document.h"
#include "lint/engine/check.h"
#include "lint/rule/page_links.h"
#include "lint/rule/rule.h"
#include "lint/words/page_words.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {

struct Answers {
  Answers(const Document& document, const YamlTree& front_matter, const Workspace* workspace, Fixes fixes)
      : nodes(document),
        own_links(document, workspace, fixes == Fixes::everywhere ? OwnLinks::Reach::site : OwnLinks::Reach::page),
        links(document, nodes, workspace),
        words(document, front_matter) {}
  Answers(const Document& part, const YamlTree& front_matter, const PageContext& whole)
      : nodes(part),
        own_links(part, whole.workspace),
        links(part, nodes, whole.workspace, &whole.links),
        words(part, front_matter, whole.words.declared()) {}
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;

  NodesByKind nodes;
  OwnLinks own_links;
  PageLinks links;
  PageWords words;
};

}  // namespace rubric::engine
