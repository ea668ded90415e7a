// Mistakes in the words of a heading. Only headings that hold their section's name letter for letter are taken.

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "lint/text/utf8.h"
#include "tests/mutations/planting.h"

namespace rubric::testing {
namespace {

struct Name {
  ByteRange range;      // in the page
  std::string text;
  std::string title;    // of the whole heading, prefix included
};

// Where the name the schema wants stands in a heading.
std::optional<Name> name_in(const Subject& subject, SectionId id) {
  const ByteRange heading = subject.heading(id);
  const std::string_view text = subject.source().text(heading);
  const std::string& title = subject.section(id).title;
  const auto at = text.find(title);
  if (title.empty() || at == text.npos) return std::nullopt;
  std::vector<std::string> names = subject.element(id).also;
  names.insert(names.begin(), subject.element(id).name);
  for (const std::string& name : names) {
    if (!title.ends_with(name)) continue;
    const std::size_t begin = heading.begin.value + at + title.size() - name.size();
    return Name{byte_range(begin, begin + name.size()), name, title};
  }
  return std::nullopt;
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// Every way to mistype one letter inside a word of five letters or more: left out, doubled, swapped, wrong.
std::vector<std::string> misspellings(const Subject& subject, const std::string& name) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = begin;
    while (end < name.size() && is_letter(name[end])) ++end;
    if (end == begin) {
      ++begin;
      continue;
    }
    for (std::size_t i = begin + 1; end - begin >= 5 && i + 1 < end; ++i) {
      std::string swapped = name;
      std::swap(swapped[i], swapped[i + 1]);
      std::string wrong = name;
      wrong[i] = name[i] == 'x' ? 'z' : 'x';
      for (const std::string& it :
           {name.substr(0, i) + name.substr(i + 1), name.substr(0, i) + name.substr(i - 1), swapped, wrong}) {
        if (it != name && !subject.is_a_name(it)) found.push_back(it);
      }
    }
    begin = end;
  }
  return found;
}

// "Levels" as "Level", "Specialties" as "Specialitys".
std::vector<std::string> wrong_plurals(const std::string& name) {
  std::vector<std::string> found;
  if (name.ends_with("ties")) {
    const std::string stem = name.substr(0, name.size() - 4);
    found = {stem + "itys", stem + "ty", stem + "tys"};
  } else if (name.ends_with('s')) {
    found = {name.substr(0, name.size() - 1), name + "s"};
  }
  return found;
}

// "Hiring Process" as "Hiring process" or "hiring process".
std::vector<std::string> other_cases(const std::string& name) {
  std::string sentence = name;
  for (std::size_t i = 1; i < sentence.size(); ++i) {
    sentence[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[i])));
  }
  std::string lower = sentence;
  lower[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(lower[0])));
  if (sentence == name) return {lower};
  return {sentence, lower};
}

std::vector<std::string> decorated(const std::string& title) {
  return {"**" + title + "**", "_" + title + "_",           title + ":",
          "3. " + title,       "\xF0\x9F\x9A\x80 " + title, title + " \xE2\x9C\xA8"};
}

Mutation rewritten(const Subject& subject, SectionId id, std::string kind, ByteRange range, const std::string& text,
                   std::vector<std::string> rules) {
  return {.kind = std::move(kind),
          .what = fmt::format("\"{}\" -> \"{}\"", subject.source().text(range), text),
          .edits = {{range, text}},
          .expected = {{std::move(rules), {subject.at_heading(id)}}},
          .sections = {id, subject.binding(id).parent}};
}

}  // namespace

std::vector<Mutation> heading_mutations(const Subject& subject, Dice& dice) {
  std::vector<Mutation> found;
  for (SectionId id = 0; id < subject.size(); ++id) {
    if (!subject.may_be_planted_in(id)) continue;
    const auto name = name_in(subject, id);
    if (!name) continue;
    const ElementId element = subject.binding(id).element;
    const auto plant = [&](std::string kind, ByteRange range, const std::vector<std::string>& texts,
                           std::vector<std::string> rules) {
      if (texts.empty()) return;
      found.push_back(rewritten(subject, id, std::move(kind), range, dice.one_of(texts), std::move(rules)));
    };

    plant("misspelt", name->range, misspellings(subject, name->text), subject.rules_for(element, Fault::misspelled));
    if (subject.element(id).container) {
      auto rules = subject.rules_for(element, Fault::misspelled);
      for (std::string& it : subject.rules_for(element, Fault::variant)) rules.push_back(std::move(it));
      plant("container", name->range, wrong_plurals(name->text), std::move(rules));
    }
    const ByteRange title{byte_offset(name->range.end.value - name->title.size()), name->range.end};
    plant("decorated", title, decorated(name->title), subject.rules_for(element, Fault::decorated));
    if (name->text != name->title) continue;
    std::vector<std::string> others = other_cases(name->text);
    std::erase_if(others, [&](const std::string& it) {
      return std::ranges::find(subject.element(id).also, it) != subject.element(id).also.end();
    });
    plant("renamed", name->range, others, subject.rules_for(element, Fault::variant));
    plant("renamed", name->range, subject.element(id).instead_of, subject.rules_for(element, Fault::variant));
  }
  return found;
}

}  // namespace rubric::testing
