// The fast reader. Most front matter is this and nothing else:
//
//   title: Engineer        # a comment
//   tags:
//     - one
//     - 'two'
//
// Each byte is looked up once in a table of the bytes that mean nothing in YAML, wherever they
// stand. Whatever could mean something that is not handled here ends the scan without an answer.
#include <array>
#include <cstdint>
#include <utility>

#include "lint/text/encoding.h"
#include "lint/yaml/builder.h"
#include "lint/yaml/yaml.h"

namespace rubric::yaml {
namespace {

enum Class : std::uint8_t {
  ordinary_byte = 1,   // may stand anywhere in a plain scalar, and begin one
  inside_byte = 2,     // may stand in a plain scalar, but not begin one
  space_byte = 4,
  line_end_byte = 8,
  colon_byte = 16,
  hash_byte = 32,
  key_byte = 64,       // may stand in a key
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> result{};
  for (unsigned c = 0x21; c < 0xFE; ++c) result[c] = c == 0x7F ? 0 : ordinary_byte;
  for (const char c : {'&', '*', '!', '|', '>', '%', '@', '`', '{', '[', '}', ']', ',', '-', '?', '"', '\''}) {
    result[static_cast<unsigned char>(c)] = inside_byte;
  }
  for (unsigned c = 'a'; c <= 'z'; ++c) result[c] |= key_byte, result[c - 'a' + 'A'] |= key_byte;
  for (unsigned c = '0'; c <= '9'; ++c) result[c] |= key_byte;
  for (unsigned c = 0x80; c < 0xFE; ++c) result[c] |= key_byte;
  for (const char c : {'_', '-', '.'}) result[static_cast<unsigned char>(c)] |= key_byte;
  result[' '] = space_byte;
  result['\n'] = result['\r'] = line_end_byte;
  result[':'] = colon_byte;
  result['#'] = hash_byte;
  return result;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

constexpr std::size_t kLongestKey = 1000;   // yaml-cpp knows no `key:` above 1024 bytes

bool is_null_word(std::string_view text) {
  return text == "null" || text == "~" || text == "Null" || text == "NULL";
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), end_(text.size()), nodes_(build_.nodes()) {}

  // Whether all of the text was read for sure.
  bool scan() {
    if (text_.starts_with(kByteOrderMark)) return false;
    nodes_.reserve(2 + text_.size() / 16);
    while (at_ < end_) {
      if (!scan_line()) return false;
    }
    if (nodes_.empty()) return true;
    close_list();
    nodes_[0].end = static_cast<YamlId>(nodes_.size());
    nodes_[0].range.end = nodes_.back().range.end;
    return true;
  }

  YamlTree finish(ByteOffset base) { return build_.finish(base); }

 private:
  std::uint8_t class_at(std::size_t at) const { return kClasses[static_cast<unsigned char>(text_[at])]; }
  bool ends_line(std::size_t at) const { return at == end_ || class_at(at) == line_end_byte; }

  bool scan_line() {
    const std::size_t begin = at_;
    skip_spaces();
    if (ends_line(at_)) return skip_line_end();
    if (text_[at_] == '#') return skip_comment();
    if (text_[at_] == '-') return scan_item(at_ - begin);
    return at_ == begin && scan_entry();
  }

  bool scan_entry() {
    const std::size_t begin = at_;
    if (class_at(at_) != (ordinary_byte | key_byte)) return false;
    while (at_ < end_ && (class_at(at_) & key_byte) != 0) ++at_;
    const std::string_view key = text_.substr(begin, at_ - begin);
    if (at_ == end_ || text_[at_] != ':' || key.size() > kLongestKey || is_null_word(key) || seen(key)) return false;
    ++at_;
    if (!ends_line(at_) && text_[at_] != ' ') return false;

    if (nodes_.empty()) {
      YamlNode& root = nodes_.emplace_back();
      root.kind = YamlNode::Kind::mapping;
      root.range.begin = byte_offset(begin);
    }
    close_list();
    last_value_ = add_scalar(0, byte_range(begin, at_ - 1), key) + 1;
    const std::size_t empty = at_;
    skip_spaces();
    list_ = ListState::none;
    if (ends_line(at_) || text_[at_] == '#') {
      if (!ends_line(at_) && at_ == empty) return false;
      add_null(0, byte_range(empty, empty));
      list_ = ListState::possible;
      nodes_.back().key = last_value_ - 1;
      return finish_line();
    }
    if (!scan_scalar(0)) return false;
    nodes_.back().key = last_value_ - 1;
    return true;
  }

  bool scan_item(std::size_t indent) {
    if (list_ == ListState::none || at_ + 1 >= end_ || text_[at_ + 1] != ' ') return false;
    if (list_ == ListState::possible) {
      YamlNode& list = nodes_[last_value_];
      list.kind = YamlNode::Kind::sequence;
      list_ = ListState::open;
      indent_ = indent;
    } else if (indent != indent_) {
      return false;
    }
    ++at_;
    skip_spaces();
    if (ends_line(at_) || text_[at_] == '#') return false;
    const auto item = static_cast<YamlId>(nodes_.size());
    if (!scan_scalar(last_value_)) return false;
    YamlNode& list = nodes_[last_value_];
    if (item == last_value_ + 1) list.range.begin = nodes_[item].range.begin;
    list.range.end = nodes_[item].range.end;
    return true;
  }

  // A scalar and the rest of its line.
  bool scan_scalar(YamlId parent) {
    if (text_[at_] == '"' || text_[at_] == '\'') return scan_quoted(parent);
    const std::size_t begin = at_;
    const std::uint8_t first = class_at(at_);
    const bool number = text_[at_] == '-' && at_ + 1 < end_ && class_at(at_ + 1) == (ordinary_byte | key_byte);
    if ((first & ordinary_byte) == 0 && !number) return false;
    std::size_t last = at_;   // the last byte that is no space
    for (;; ++at_) {
      while (at_ < end_ && (class_at(at_) & (ordinary_byte | inside_byte)) != 0) last = at_++;
      if (ends_line(at_)) break;
      const std::uint8_t found = class_at(at_);
      if (found == space_byte) continue;
      if (found == hash_byte) {
        if (text_[at_ - 1] == ' ') break;
      } else if (found != colon_byte || at_ + 1 == end_ || (class_at(at_ + 1) & (space_byte | line_end_byte)) != 0) {
        return false;
      }
      last = at_;
    }
    const std::string_view value = text_.substr(begin, last + 1 - begin);
    const ByteRange range = byte_range(begin, last + 1);
    if (is_null_word(value)) {
      add_null(parent, range);
    } else {
      add_scalar(parent, range, value);
    }
    return finish_line();
  }

  // A quoted scalar on one line, without anything the quotes would have to decode.
  bool scan_quoted(YamlId parent) {
    const char quote = text_[at_];
    const std::size_t begin = at_++;
    while (at_ < end_ && text_[at_] != quote) {
      if (class_at(at_) == 0 || class_at(at_) == line_end_byte || (text_[at_] == '\\' && quote == '"')) return false;
      ++at_;
    }
    if (at_ == end_) return false;
    ++at_;
    const YamlId id = add_scalar(parent, byte_range(begin, at_), text_.substr(begin + 1, at_ - begin - 2));
    nodes_[id].quoted = true;
    const std::size_t close = at_;
    skip_spaces();
    if (!ends_line(at_) && (text_[at_] != '#' || at_ == close)) return false;
    return finish_line();
  }

  bool finish_line() { return ends_line(at_) ? skip_line_end() : skip_comment(); }

  bool skip_comment() {
    while (!ends_line(at_)) {
      if (class_at(at_) == 0) return false;
      ++at_;
    }
    return skip_line_end();
  }

  bool skip_line_end() {
    if (at_ == end_) return true;
    if (text_[at_] == '\r') {
      ++at_;
      if (at_ == end_ || text_[at_] != '\n') return false;
    }
    ++at_;
    return true;
  }

  void skip_spaces() {
    while (at_ < end_ && text_[at_] == ' ') ++at_;
  }

  YamlId add_scalar(YamlId parent, ByteRange range, std::string_view value) {
    const YamlId id = add_null(parent, range);
    nodes_[id].kind = YamlNode::Kind::scalar;
    nodes_[id].value = value;
    return id;
  }

  YamlId add_null(YamlId parent, ByteRange range) {
    const auto id = static_cast<YamlId>(nodes_.size());
    YamlNode& node = nodes_.emplace_back();
    node.parent = parent;
    node.end = id + 1;
    node.range = range;
    return id;
  }

  void close_list() {
    if (list_ != ListState::open) return;
    nodes_[last_value_].end = static_cast<YamlId>(nodes_.size());
  }

  // Whether `key` stood there before. Most keys are told apart by a bit for their length and ends.
  bool seen(std::string_view key) {
    const auto first = static_cast<unsigned char>(key.front()), last = static_cast<unsigned char>(key.back());
    const std::size_t mixed = key.size() * 7 + std::size_t{first} * 31 + last;
    const std::uint64_t bit = std::uint64_t{1} << (mixed % 64);
    const bool maybe = (seen_ & bit) != 0;
    seen_ |= bit;
    if (!maybe) return false;
    if (++comparisons_ > 64) return true;  // more keys than a page has; let the library count them
    for (YamlId id = 1; id < nodes_.size();) {
      if (nodes_[id].value == key) return true;
      id = nodes_[id].end;                                  // to the value
      id = id == last_value_ ? static_cast<YamlId>(nodes_.size()) : nodes_[id].end;
    }
    return false;
  }

  enum class ListState : std::uint8_t { none, possible, open };

  std::string_view text_;
  std::size_t end_;
  std::size_t at_ = 0;
  YamlBuilder build_;
  std::vector<YamlNode>& nodes_;
  YamlId last_value_ = 0;        // of the last entry
  ListState list_ = ListState::none;   // whether a `-` belongs to it
  std::size_t indent_ = 0;       // of the items
  std::uint64_t seen_ = 0;
  int comparisons_ = 0;
};

}  // namespace

std::optional<YamlTree> scan_flat_yaml(std::string_view text, ByteOffset base) {
  Scanner scanner(text);
  if (!scanner.scan()) return std::nullopt;
  return scanner.finish(base);
}

}  // namespace rubric::yaml
