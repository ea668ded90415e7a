// What the checks of a whole schema share.
#pragma once

#include <string>
#include <utility>

#include "lint/load/load_parts.h"

namespace rubric::load {

class SchemaCheck {
 public:
  SchemaCheck(Loading& in, const Schema& schema, const Origins& origins)
      : schema_(schema), origins_(origins), in_(in) {}

 protected:
  // No page fits.
  void impossible(const Origin& where, std::string message) {
    in_.problem(where, "schema-unsatisfiable", std::move(message));
  }
  // A part has no effect.
  void pointless(const Origin& where, std::string message) {
    in_.problem(where, "schema-unreachable", std::move(message), false);
  }
  void mistake(const Origin& where, std::string message) { in_.problem(where, "schema-value", std::move(message)); }

  const Origin& origin(ElementId id) const { return origins_.elements[id]; }
  bool is_page(ElementId id) const { return schema_.elements[id].parent == kNone; }

  // What a reader would call an element.
  static std::string shown(const Element& element) {
    return element.open_name ? "{" + element.name + "}" : element.name;
  }

  const Schema& schema_;
  const Origins& origins_;

 private:
  Loading& in_;
};

}  // namespace rubric::load
