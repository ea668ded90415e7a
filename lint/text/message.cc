#include "lint/text/message.h"

namespace rubric::text {

std::vector<Argument> Message::arguments() && {
  arguments_.resize(arguments_.size() - of_advice_);
  return std::move(arguments_);
}

std::string Message::text() const {
  if (!own_words_.empty()) return own_words_;
  std::size_t size = words_.size() + advice_.size();
  for (const Argument& it : arguments_) size += it.text().size();
  std::string out;
  out.reserve(size);
  auto next = arguments_.begin();
  for (std::string_view words : {words_, advice_}) {
    for (std::size_t place = words.find("{}"); place != words.npos; place = words.find("{}")) {
      while (!next->is_said) ++next;
      out.append(words, 0, place).append(next++->text());
      words.remove_prefix(place + 2);
    }
    out += words;
  }
  return out;
}

std::vector<Argument> together(std::span<const std::string> values, std::string shown) {
  std::vector<Argument> out;
  out.reserve(values.size());
  for (const std::string& it : values) out.push_back({.value = it, .is_said = out.empty()});
  if (out.empty()) out.push_back(aside({}));
  out.front().shown = std::move(shown);
  return out;
}

std::vector<std::string> compared(std::span<const Argument> arguments) {
  std::vector<std::string> out;
  for (const Argument& it : arguments) {
    if (it.is_compared) out.push_back(it.value);
  }
  return out;
}

}  // namespace rubric::text
