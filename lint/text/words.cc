#include "lint/text/words.h"

#include "lint/text/utf8.h"

namespace rubric::text {

std::string folded(std::string_view text) {
  std::string out(text.size(), '\0');
  char* end = out.data();
  bool space = true;   // another one would be too many
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (blank && space) continue;
    *end++ = blank ? ' ' : 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    space = blank;
  }
  if (end != out.data() && space) --end;
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    const bool number = word.find_first_not_of("0123456789") == word.npos;
    if (!word.empty() && !(words.empty() && number)) words.push_back(word);
    word.clear();
  };
  const std::string folded = fold_case(text);
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode(folded, at);
    if (is_word_character(point.value)) word.append(folded, at, point.size);
    else if (point.value != '\'' && point.value != U'\u2019') end_word();
    at += point.size;
  }
  end_word();
  return words;
}

}  // namespace rubric::text
