// Lists of sections, as elements and groups in preorder.
//
//     sections:                      element 0  the page        group 0  in order, of the page
//       - Summary                    element 1  Summary         group 1  any order, inside group 0
//       - any-order: [Cause, Fix]    elements 2 and 3
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "lint/load/load_parts.h"

namespace rubric::load {

class SectionsReader {
 public:
  // `definitions` is the mapping of that key, or nullptr.
  SectionsReader(Loading& in, const Value* definitions, Schema& schema, Origins& origins);

  // Adds an element to the schema; a type's page is one that stands in no group.
  ElementId add(Element element, const Origin& origin);

  // Reads the list of what stands inside `owner`.
  void read_body(const Value& list, ElementId owner);

  // After all is read.
  void report_unused_definitions();

 private:
  GroupId read_group(Group::Kind kind, const Value& list, ElementId owner, int depth);
  void read_members(const Value& list, GroupId group, ElementId owner, int depth);
  void read_member(const Value& value, GroupId group, ElementId owner, int depth);
  void read_use(const Value& value, GroupId group, ElementId owner, int depth);
  void read_section(const Value& value, GroupId group, ElementId owner, int depth);
  void join(GroupId group, bool is_group, std::uint32_t id);

  Loading& in_;
  const Value* definitions_;
  std::vector<bool> used_;                   // parallel to the definitions
  std::vector<std::string_view> open_uses_;  // the definitions being read, outermost first
  std::size_t uses_ = 0;
  bool too_many_ = false;
  Schema& schema_;
  Origins& origins_;
};

// What an element is called and how it is, without what stands inside: `value` is a mapping or a name.
Element read_element(Loading& in, const Value& value);

std::map<Fault, Report> read_faults(Loading& in, const Value& value);

}  // namespace rubric::load
