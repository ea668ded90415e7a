#include "lint/engine/profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include "lint/text/path.h"
#include "lint/text/pattern.h"

namespace rubric::engine {
namespace {

std::vector<std::string_view> names_in(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    names.push_back(path.substr(from, end - from));
    from = end + 1;
  }
  return names;
}

// The last folder that the glob calls by its name.
std::optional<std::string_view> named_folder(std::string_view glob) {
  std::optional<std::string_view> found;
  std::vector<std::string_view> names = names_in(glob);
  names.pop_back();   // that of the file
  for (const std::string_view name : names) {
    if (!name.empty() && name.find_first_of("*?[{\\") == name.npos) found = name;
  }
  return found;
}

// The word before the blank in "is a [grade {add grade}](…)"; "" for a skeleton that is nothing but blanks.
std::string_view word_before_blank(std::string_view skeleton) {
  const std::size_t blank = skeleton.find(" {add ");
  if (blank == skeleton.npos) return {};
  std::size_t begin = blank;
  while (begin > 0 && (('a' <= skeleton[begin - 1] && skeleton[begin - 1] <= 'z') ||
                       ('A' <= skeleton[begin - 1] && skeleton[begin - 1] <= 'Z'))) {
    --begin;
  }
  return skeleton.substr(begin, blank - begin);
}

class Ladders {
 public:
  Ladders(const Schema& schema, const Match& match, const Document& document, const Outline& outline,
          const YamlTree& front_matter)
      : schema_(schema), match_(match), document_(document), outline_(outline), front_matter_(front_matter) {
    for (const Element& it : schema.elements) {
      if (word_.empty() && !it.open_name) word_ = word_before_blank(it.skeleton);
    }
    if (!word_.empty()) value_.emplace("\\b" + quoted(word_) + "\\b[^0-9]{0,12}?(?P<value>[0-9]+(\\.[0-9]+)?)");
  }

  std::vector<Ladder> read() const {
    std::vector<Ladder> ladders;
    std::vector<SectionId> parents;   // of each ladder
    for (SectionId id = 0; id < match_.bindings.size(); ++id) {
      if (!is_level(id)) continue;
      const SectionId parent = match_.bindings[id].parent;
      const auto at = static_cast<std::size_t>(std::ranges::find(parents, parent) - parents.begin());
      if (at == parents.size()) {
        parents.push_back(parent);
        ladders.push_back({.about = about(parent), .graded_by = word_, .rungs = {}});
      }
      ladders[at].rungs.push_back({.title = outline_.sections[id].title,
                                   .grade = grade(id),
                                   .place = document_[outline_.sections[id].heading].range});
    }
    const std::string own = grade(kNoSection);   // holds for all levels that have none
    for (Ladder& ladder : ladders) {
      for (Rung& it : ladder.rungs) {
        if (it.grade.empty()) it.grade = own;
      }
    }
    if (ladders.empty()) {
      if (!own.empty()) {
        ladders.push_back(
            {.about = "", .graded_by = word_, .rungs = {{.title = page_title(), .grade = own, .place = {}}}});
      }
    }
    for (Ladder& it : ladders) put_in_order(it.rungs);
    return ladders;
  }

 private:
  const Element* element_of(SectionId id) const {
    const ElementId element = match_.bindings[id].element;
    return element == kNone ? nullptr : &schema_.elements[element];
  }

  bool is_level(SectionId id) const {
    const Element* element = element_of(id);
    return element != nullptr && element->open_name && element->evidence_heading;
  }

  std::string about(SectionId id) const {
    for (; id != kNoSection; id = match_.bindings[id].parent) {
      const Element* element = element_of(id);
      if (element != nullptr && element->open_name) return outline_.sections[id].title;
    }
    return {};
  }

  // What the parts of a section, or of the page, say.
  std::string grade(SectionId parent) const {
    if (!value_) return {};
    for (SectionId id = 0; id < match_.bindings.size(); ++id) {
      const Element* element = element_of(id);
      if (element == nullptr || match_.bindings[id].parent != parent || word_before_blank(element->skeleton) != word_) {
        continue;
      }
      for (NodeId node = outline_.sections[id].body; node < outline_.sections[id].body_end;
           node = document_[node].end) {
        const std::string text = plain_text(document_, node);
        if (const auto found = value_->find(text)) {
          return text.substr(found->groups[0].range.begin.value, found->groups[0].range.size());
        }
      }
    }
    return {};
  }

  std::string page_title() const {
    const YamlId title = front_matter_.empty() ? kNoYaml : front_matter_.find(front_matter_.root(), "title");
    return title == kNoYaml ? std::string() : std::string(front_matter_[title].value);
  }

  static void put_in_order(std::vector<Rung>& rungs) {
    if (!std::ranges::all_of(rungs, [](const Rung& it) { return !it.grade.empty() && it.grade.size() < 6; })) return;
    const auto number = [](const Rung& it) { return std::stod(it.grade); };
    std::ranges::stable_sort(rungs, {}, number);
    for (std::size_t i = 1; i < rungs.size(); ++i) {
      const double next = std::floor(number(rungs[i - 1])) + 1;
      if (next >= std::floor(number(rungs[i])) || number(rungs[i]) > kHighestGrade) continue;
      rungs.insert(rungs.begin() + static_cast<std::ptrdiff_t>(i),
                   {.title = "", .grade = fmt::format("{}", next), .place = {}, .gap = true});
    }
  }

  static constexpr double kHighestGrade = 40;   // above it, a number is no step of a ladder

  const Schema& schema_;
  const Match& match_;
  const Document& document_;
  const Outline& outline_;
  const YamlTree& front_matter_;
  std::string word_;
  std::optional<Pattern> value_;
};

}  // namespace

PageProfile profile_of(const Schema* schema, const Match* match, const Document& document, const Outline& outline,
                       const YamlTree& front_matter) {
  PageProfile profile{.department = department_of(document.source().path(), schema), .ladders = {}};
  if (schema == nullptr || match == nullptr || match->type == nullptr || match->type->unchecked) return profile;
  profile.ladders = Ladders(*schema, *match, document, outline, front_matter).read();
  return profile;
}

std::string department_of(std::string_view path, const Schema* schema) {
  const std::vector<std::string_view> names = names_in(path);
  const auto file = names.end() - 1;
  if (schema != nullptr) {
    for (const std::string& glob : schema->files) {
      const auto folder = named_folder(glob);
      const auto at = folder ? std::find(names.begin(), file, *folder) : file;
      if (at == file) continue;
      return at + 1 == file ? std::string() : std::string(at[1]);
    }
  }
  return std::string(folder_of(path));
}

}  // namespace rubric::engine
