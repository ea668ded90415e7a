#include "lint/load/load_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/text/edit_distance.h"

namespace rubric::load {
namespace {

std::string label(const Value& value) {
  const std::string_view key = value.key();
  return key.empty() ? "this entry" : fmt::format("\"{}\"", key);
}

void wants(Loading& in, const Value& value, std::string_view what) {
  in.wrong(value, fmt::format("{} wants {}, found {}", label(value), what, found_there(value.file->tree, value.id)));
}

}  // namespace

void Loading::problem(const Origin& where, std::string_view rule, std::string message, bool error) {
  problems.push_back({where.range, std::string(rule), std::move(message), error, where.file->path});
}

void Loading::wrong(const Value& value, std::string message) {
  problem(value.is_null() ? at_key(value) : at(value), "schema-value", std::move(message));
}

Origin at(const Value& value, std::size_t begin, std::size_t end) {
  const ByteRange whole = value.range();
  const std::string_view written = std::string_view(value.file->text).substr(whole.begin.value, whole.size());
  const std::size_t start = written.find(value.text());
  if (start == std::string_view::npos) return at(value);
  return {value.file, byte_range(whole.begin.value + start + begin, whole.begin.value + start + end)};
}

std::string one_of_words(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

bool read_mapping(Loading& in, const Value& value, const KeyTable& table) {
  if (!value.is_mapping()) {
    wants(in, value, "a mapping");
    return false;
  }
  for (const Value& child : value.children) {
    if (find_row(table, child.key()) != nullptr) continue;
    const std::vector<std::string_view> names = names_of(table.keys);
    const std::string hint = did_you_mean(child.key(), names);
    in.problem(at_key(child), "schema-unknown-key",
               hint.empty()
                   ? fmt::format("unknown key \"{}\"; {} takes {}", child.key(), table.what, one_of_words(names))
                   : fmt::format("unknown key \"{}\"{}", child.key(), hint));
  }
  return true;
}

bool read_list(Loading& in, const Value& value) {
  if (!value.is_list()) wants(in, value, "a list");
  return value.is_list();
}

std::optional<std::string> read_text(Loading& in, const Value& value) {
  if (value.is_scalar()) return value.text();
  // `- {level}` without quotes is a mapping to YAML, and a common slip.
  if (value.is_mapping() && value.children.size() == 1 && value.children[0].is_null()) {
    in.wrong(value, fmt::format("a name in braces needs quotes: \"{{{}}}\"", value.children[0].key()));
  } else {
    wants(in, value, "text");
  }
  return std::nullopt;
}

std::vector<std::string> read_texts(Loading& in, const Value& value) {
  std::vector<std::string> texts;
  if (value.is_scalar()) return {value.text()};
  if (!value.is_list()) {
    wants(in, value, "text or a list of texts");
    return texts;
  }
  for (const Value& entry : value.children) {
    if (auto text = read_text(in, entry)) texts.push_back(std::move(*text));
  }
  return texts;
}

std::vector<Glob> read_globs(Loading& in, const Value& value) {
  std::vector<Glob> globs;
  const auto read_one = [&](const Value& one) {
    const auto text = read_text(in, one);
    if (!text) return;
    Glob glob(*text);
    if (glob.error().empty()) globs.push_back(std::move(glob));
    else in.wrong(one, fmt::format("glob \"{}\" {}", glob.text(), glob.error()));
  };
  if (value.is_scalar()) read_one(value);
  else if (!value.is_list()) wants(in, value, "a glob or a list of globs");
  for (const Value& one : value.children) {
    if (value.is_list()) read_one(one);
  }
  return globs;
}

std::optional<bool> read_flag(Loading& in, const Value& value) {
  const auto flag = value.is_scalar() ? value.file->tree.as_bool(value.id) : std::nullopt;
  if (!flag) wants(in, value, "true or false");
  return flag;
}

std::optional<std::uint32_t> read_number(Loading& in, const Value& value, std::uint32_t min, std::uint32_t max) {
  const auto number = value.is_scalar() ? value.file->tree.as_int(value.id) : std::nullopt;
  if (!number) {
    wants(in, value, "a whole number");
  } else if (*number < min || *number > max) {
    in.wrong(value, max == UINT32_MAX ? fmt::format("{} must be at least {}, found {}", label(value), min, *number)
                                      : fmt::format("{} must be {} to {}, found {}", label(value), min, max, *number));
  } else {
    return static_cast<std::uint32_t>(*number);
  }
  return std::nullopt;
}

std::optional<Count> read_count(Loading& in, const Value& value) {
  constexpr std::uint32_t kMost = UINT32_MAX - 1;
  if (value.is_scalar() && value.text() == "any") return Count{};
  if (value.is_scalar()) {
    if (!value.file->tree.as_int(value.id)) {
      wants(in, value, "a number, \"any\" or {min: …, max: …}");
      return std::nullopt;
    }
    const auto number = read_number(in, value, 0, kMost);
    return number ? std::optional(Count{*number, *number}) : std::nullopt;
  }
  if (!read_mapping(in, value, keys::kCount)) return std::nullopt;
  Count count;
  if (const Value* min = value.find("min")) count.min = read_number(in, *min, 0, kMost).value_or(count.min);
  if (const Value* max = value.find("max")) {
    count.max = read_number(in, *max, 0, kMost).value_or(count.max);
    if (count.min > count.max) {
      in.wrong(*max, fmt::format("\"min\" {} is more than \"max\" {}", count.min, count.max));
      return std::nullopt;
    }
  }
  return count;
}

std::optional<Pattern> read_pattern(Loading& in, const Value& value) {
  const auto text = read_text(in, value);
  if (!text) return std::nullopt;
  // A definition used in five types is five times the same pattern.
  auto at = in.patterns.find(*text);
  if (at == in.patterns.end()) {
    at = in.patterns.emplace(*text, value.file->known ? Pattern::later(*text) : Pattern(*text)).first;
  }
  const Pattern& pattern = at->second;
  if (pattern.ok()) return pattern;
  in.wrong(value, fmt::format("not a regular expression: {}", pattern.error()));
  return std::nullopt;
}

std::optional<Phrase> read_phrase(Loading& in, const Value& value) {
  const auto text = read_text(in, value);
  if (!text) return std::nullopt;
  auto at = in.phrases.find(*text);
  if (at == in.phrases.end()) at = in.phrases.emplace(*text, Phrase(*text)).first;
  if (at->second.error().empty()) return at->second;
  in.wrong(value, fmt::format("not a phrase: {}", at->second.error()));
  return std::nullopt;
}

std::vector<Phrase> read_phrases(Loading& in, const Value& value) {
  std::vector<Phrase> phrases;
  const auto add = [&](const Value& entry) {
    if (auto phrase = read_phrase(in, entry)) phrases.push_back(std::move(*phrase));
  };
  if (value.is_list()) std::ranges::for_each(value.children, add);
  else add(value);
  return phrases;
}

std::optional<std::size_t> read_word(Loading& in, const Value& value, std::span<const std::string_view> words) {
  if (!value.is_scalar()) {
    wants(in, value, one_of_words(words));
    return std::nullopt;
  }
  const auto word = std::find(words.begin(), words.end(), value.text());
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  const std::string hint = did_you_mean(value.text(), words);
  in.wrong(value, hint.empty() ? fmt::format("{} is {}, not \"{}\"", label(value), one_of_words(words), value.text())
                               : fmt::format("unknown value \"{}\"{}", value.text(), hint));
  return std::nullopt;
}

}  // namespace rubric::load
