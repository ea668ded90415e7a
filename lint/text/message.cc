#include "lint/text/message.h"

namespace rubric {

std::string Message::text() const {
  if (!own_words_.empty()) return own_words_;
  std::size_t size = words_.size() + advice_.size();
  for (const Argument& it : arguments_) size += it.text().size();
  std::string out;
  out.reserve(size);
  auto next = arguments_.begin();
  for (std::string_view words : {words_, advice_}) {
    for (std::size_t place = words.find("{}"); place != words.npos; place = words.find("{}")) {
      out.append(words, 0, place).append(next++->text());
      words.remove_prefix(place + 2);
    }
    out += words;
  }
  return out;
}

}  // namespace rubric
