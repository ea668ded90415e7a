#include "lint/document/prose.h"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "lint/document/inline_syntax.h"
#include "lint/text/ascii.h"
#include "lint/text/word_hash.h"

namespace rubric::document {
namespace {

constexpr std::size_t kStride = 64;
constexpr std::size_t kFar = 200;   // bytes without a blank: nobody writes so

// 64 bytes as a bit each, the first one lowest: letters, digits, and whatever is beyond ASCII.
struct Stride {
  std::uint64_t words = 0;
  std::uint64_t wide = 0;   // those beyond ASCII
};

#ifdef __SSE2__
inline std::uint64_t high_bits(__m128i bytes, int i) {
  return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(bytes))} << (16 * i);
}

// Numbers are compared as signed ones: what is looked for is moved to the upper end of them.
[[gnu::always_inline]] inline Stride read_stride(const char* bytes) {
  Stride out;
  __m128i parts[4];
  for (int i = 0; i < 4; ++i, bytes += 16) {
    parts[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i letter = _mm_add_epi8(_mm_or_si128(parts[i], _mm_set1_epi8(0x20)), _mm_set1_epi8(127 - 'z'));
    const __m128i digit = _mm_add_epi8(parts[i], _mm_set1_epi8(127 - '9'));
    const __m128i both =
        _mm_or_si128(_mm_cmpgt_epi8(letter, _mm_set1_epi8(127 - 26)), _mm_cmpgt_epi8(digit, _mm_set1_epi8(127 - 10)));
    out.words |= high_bits(_mm_or_si128(both, parts[i]), i);
  }
  const __m128i wide = _mm_or_si128(_mm_or_si128(parts[0], parts[1]), _mm_or_si128(parts[2], parts[3]));
  if (_mm_movemask_epi8(wide) == 0) return out;
  for (int i = 0; i < 4; ++i) out.wide |= high_bits(parts[i], i);
  return out;
}
#else
Stride read_stride(const char* bytes) {
  Stride out;
  for (std::size_t i = 0; i < kStride; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((bytes[i] & 0x80) != 0) out.wide |= bit;
    if ((bytes[i] & 0x80) != 0 || is_ascii_letter(bytes[i]) || is_ascii_digit(bytes[i])) out.words |= bit;
  }
  return out;
}
#endif

// Whether the byte at `at`, which is beyond ASCII, is of a letter. Below U+00C0 and from U+2000 to U+2FFF there are
// dashes, quotes, arrows and blanks, and behind U+FFFF pictures.
bool is_wide_letter(std::string_view text, std::size_t at) {
  std::size_t lead = at;
  while (lead > 0 && at - lead < 3 && (text[lead] & 0xc0) == 0x80) --lead;
  const auto first = static_cast<unsigned char>(text[lead]);
  return first >= 0xc3 && first != 0xe2 && first < 0xf0;
}

// Without those beyond ASCII that are of no letter.
std::uint64_t only_letters(std::string_view text, std::size_t at, Stride stride) {
  for (std::uint64_t left = stride.wide; left != 0; left &= left - 1) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(left));
    if (!is_wide_letter(text, at + bit)) stride.words &= ~(std::uint64_t{1} << bit);
  }
  return stride.words;
}

// A bit for each byte of the text that belongs to a word, 64 to a number.
std::unique_ptr<std::uint64_t[]> word_bits(std::string_view text) {
  auto out = std::make_unique_for_overwrite<std::uint64_t[]>(text.size() / kStride + 1);
  std::uint64_t* next = out.get();
  std::size_t at = 0;
  for (; at + kStride <= text.size(); at += kStride) {
    const Stride stride = read_stride(text.data() + at);
    *next++ = stride.wide == 0 ? stride.words : only_letters(text, at, stride);
  }
  char last[kStride] = {};
  text.copy(last, kStride, at);
  *next = only_letters(text, at, read_stride(last));
  return out;
}

}  // namespace

// The blocks of a document one after the other, with the words of each. There is room for as many of each as there can
// be, so that nothing grows on the way.
class Prose::Reader {
 public:
  Reader(Prose& prose, const Document& document, const WordMarks& marks)
      : prose_(prose),
        document_(document),
        text_(prose.bytes_.data()),
        marks_(marks.data()),
        bits_(word_bits(prose.bytes_)),
        next_(prose.first_word()),
        piece_(prose.pieces_.get()) {}

  void read_blocks() {
    const Node* const nodes = document_.nodes().data();
    const Node* const last = nodes + document_.nodes().size();
    for (const Node* it = nodes + 1; it < last;) {
      switch (it->kind) {
        case NodeKind::heading: read_block(*it, Block::Kind::heading); break;
        case NodeKind::paragraph:
        case NodeKind::table_cell: read_block(*it, Block::Kind::text); break;
        default: ++it; continue;
      }
      it = nodes + it->end;
    }
  }

  [[gnu::noinline]] void read_value(ByteRange value) {
    prose_.blocks_.push_back({.kind = Block::Kind::value, .node = 1, .first_word = words(), .first_piece = pieces()});
    read_piece(value, Before::nothing);
    prose_.blocks_.back().last_word = words();
  }

  std::uint32_t words() const { return static_cast<std::uint32_t>(next_ - prose_.first_word()); }
  std::uint32_t pieces() const { return static_cast<std::uint32_t>(piece_ - prose_.pieces_.get()); }

 private:
  void read_block(const Node& node, Block::Kind kind) {
    const Node* const nodes = document_.nodes().data();
    Block block{
        .kind = kind, .node = static_cast<NodeId>(&node - nodes), .first_word = words(), .first_piece = pieces()};
    Before before = Before::nothing;
    const Node* const end = nodes + node.end;
    for (const Node* it = &node + 1; it < end; ++it) {
      switch (it->kind) {
        case NodeKind::text: {
          read_piece(it->range, before);
          before = Before::nothing;
          break;
        }
        case NodeKind::softbreak:
        case NodeKind::linebreak: before = std::max(before, Before::blank); break;
        case NodeKind::emph:
        case NodeKind::strong:
        case NodeKind::link: break;
        default:
          before = Before::gap;
          block.gaps = std::rotl(block.gaps, 5) ^ word_hash(document_.text(*it)) ^ (words() - block.first_word);
          it = std::max(it, nodes + it->end - 1);
          break;
      }
    }
    const std::uint32_t behind = node.range.end.value;
    if (before == Before::gap) *piece_++ = {.begin = behind, .end = behind, .first_word = words(), .before = before};
    block.last_word = words();
    if (pieces() > block.first_piece) prose_.blocks_.push_back(block);
  }

  [[gnu::always_inline]] void read_piece(ByteRange range, Before before) {
    if (range.empty()) return;
    *piece_++ = {range.begin.value, range.end.value, words(), before};
    // A word is read eight bytes at a time, which may be more than the file has.
    if (range.end.value + 8 <= prose_.bytes_.size()) {
      read_words(range.begin.value, range.end.value,
                 [](const char* word, std::size_t size) { return word_hash_within(word, size); });
    } else
      read_last_words(range.begin.value, range.end.value);
  }

  [[gnu::noinline]] void read_last_words(std::size_t begin, std::size_t end) {
    read_words(begin, end, [](const char* word, std::size_t size) { return word_hash({word, size}); });
  }

  // A word begins and ends where a bit differs from the one before.
  template <typename Hash>
  [[gnu::always_inline]] void read_words(std::size_t begin, std::size_t end, const Hash& hash_of) {
    const char* const text = text_;
    const std::uint8_t* const marks = marks_;
    Word* next = next_;
    const auto add = [&](std::size_t from, std::size_t to) {
      const std::uint64_t hash = hash_of(text + from, to - from);
      if (hash == next[-1].hash) [[unlikely]] {
        prose_.repeats_.push_back(static_cast<std::uint32_t>(next - prose_.first_word()));
      }
      if (marks[word_mark(hash)] != 0) [[unlikely]] {
        prose_.marked_.push_back(static_cast<std::uint32_t>(next - prose_.first_word()));
      }
      *next++ = {hash, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    const std::uint64_t* stride = bits_.get() + begin / kStride;
    std::uint64_t bits = *stride & ~std::uint64_t{0} << (begin % kStride);
    std::uint64_t inside = 0;    // 1 in a word that began in an earlier stride
    std::size_t from = 0;        // where it began
    for (std::size_t at = begin - begin % kStride;; at += kStride, bits = *++stride) {
      const bool last = end - at < kStride;
      if (last) bits &= ~(~std::uint64_t{0} << (end - at));
      std::uint64_t edges = bits ^ (bits << 1 | inside);
      const auto take = [&] {
        const std::size_t edge = at + static_cast<unsigned>(std::countr_zero(edges));
        edges &= edges - 1;
        return edge;
      };
      if (edges != 0) {
        if (inside == 0) from = take();
        while (edges != 0) {
          add(from, take());
          if (edges == 0) break;
          from = take();
        }
      }
      if (last) break;
      inside = bits >> (kStride - 1);
    }
    next_ = next;
  }

  Prose& prose_;
  const Document& document_;
  const char* const text_;
  const std::uint8_t* const marks_;
  const std::unique_ptr<std::uint64_t[]> bits_;
  Word* next_;
  Piece* piece_;
};

constexpr WordMarks kNoMarks{};

Prose::Prose(const Document& document) : Prose(document, kNoMarks, {}) {}

Prose::Prose(const Document& document, const WordMarks& marks, ByteRange value) : bytes_(document.source().bytes()) {
  words_ = std::make_unique_for_overwrite<Word[]>(bytes_.size() / 2 + document.nodes().size() +
                                                  2);  // a word takes two bytes, but at the end of a piece
  words_[0] = {};
  pieces_ = std::make_unique_for_overwrite<Piece[]>(document.nodes().size() + 1);
  blocks_.reserve(document.nodes().size() / 2);
  Reader reader(*this, document, marks);
  reader.read_blocks();
  if (!value.empty()) reader.read_value(value);
  count_ = reader.words();
  piece_count_ = reader.pieces();
  std::erase_if(repeats_, [&](std::uint32_t it) { return block_of(it).first_word == it; });
}

const Prose::Block& Prose::block_of(std::uint32_t word) const {
  return *std::prev(std::ranges::upper_bound(blocks_, word, {}, &Block::first_word));
}

// Pieces without words share their number with the next one, which is the one meant.
std::size_t Prose::piece_of(std::uint32_t word) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(pieces(), word, {}, &Piece::first_word) - pieces().begin()) -
         1;
}

std::size_t Prose::last_piece(const Block& block) const {
  const std::size_t next = static_cast<std::size_t>(&block - blocks_.data()) + 1;
  return (next < blocks_.size() ? blocks_[next].first_piece : piece_count_) - 1;
}

// From a byte of one piece to a byte of a later one.
void Prose::append_pieces(std::size_t piece, std::uint32_t from, std::size_t last, std::uint32_t to,
                          std::string& out) const {
  for (;; ++piece) {
    const std::string_view part = bytes_.substr(from, (piece == last ? to : pieces_[piece].end) - from);
    for (std::size_t i = 0; i < part.size(); ++i) {
      const std::size_t reference = part[i] == '&' ? character_reference_at(part, i).length : 0;
      const bool escape = part[i] == '\\' && i + 1 < part.size() && is_ascii_punctuation(part[i + 1]);
      if (reference > 0) i += reference - 1;
      if (reference > 0) out += kGap;
      else if (!escape) out += part[i] == '\n' || part[i] == '\r' ? ' ' : part[i];
    }
    if (piece == last) return;
    from = pieces_[piece + 1].begin;
    if (pieces_[piece + 1].before != Before::nothing) out += pieces_[piece + 1].before == Before::gap ? kGap : ' ';
  }
}

std::string Prose::between(std::uint32_t word) const {
  if (follows_blank(word)) return " ";   // no block or piece begins here
  const Block& block = block_of(word);
  const std::size_t piece = piece_of(word);
  std::string out;
  if (word == block.first_word) {
    if (pieces_[block.first_piece].before == Before::gap) out += kGap;
    append_pieces(block.first_piece, pieces_[block.first_piece].begin, piece, words()[word].begin, out);
  } else {
    append_pieces(piece_of(word - 1), words()[word - 1].end, piece, words()[word].begin, out);
  }
  return out;
}

std::string Prose::behind(const Block& block) const {
  std::string out;
  const std::size_t last = last_piece(block);
  if (block.first_word == block.last_word) {
    append_pieces(block.first_piece, pieces_[block.first_piece].begin, last, pieces_[last].end, out);
  } else
    append_pieces(piece_of(block.last_word - 1), words()[block.last_word - 1].end, last, pieces_[last].end, out);
  return out;
}

char Prose::before(std::uint32_t word) const {
  if (words()[word].begin > 0 && bytes_[words()[word].begin - 1] == ' ') return ' ';
  const Piece& piece = pieces_[piece_of(word)];
  if (words()[word].begin > piece.begin) return bytes_[words()[word].begin - 1];
  const std::string text = between(word);
  if (!text.empty()) return text.back();
  return word > block_of(word).first_word ? bytes_[words()[word - 1].end - 1] : '\0';
}

char Prose::behind(std::uint32_t word) const {
  if (words()[word].end < bytes_.size() && bytes_[words()[word].end] == ' ') return ' ';
  const Piece& piece = pieces_[piece_of(word)];
  if (words()[word].end < piece.end) return bytes_[words()[word].end];
  const Block& block = block_of(word);
  const std::string text = word + 1 < block.last_word ? between(word + 1) : behind(block);
  if (!text.empty()) return text.front();
  return word + 1 < block.last_word ? bytes_[words()[word + 1].begin] : '\0';
}

std::string Prose::text(std::uint32_t first, std::uint32_t last) const {
  std::string out;
  append_pieces(piece_of(first), words()[first].begin, piece_of(last - 1), words()[last - 1].end, out);
  return out;
}

ByteRange Prose::range(std::uint32_t first, std::uint32_t last) const {
  return byte_range(words()[first].begin, words()[last - 1].end);
}

// What has "://", "@" or a dot or a slash between letters, up to blanks; and what touches the signs of code.
bool Prose::is_code(std::uint32_t word) const {
  const Word& it = words()[word];
  const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
  if (it.begin > 0 && it.end < bytes_.size() && is_blank(bytes_[it.begin - 1]) && is_blank(bytes_[it.end])) {
    return false;
  }
  const Piece& piece = pieces_[piece_of(word)];
  const auto is_end = [](char c) { return c == ' ' || c == '(' || c == ')' || c == ',' || c == '\n' || c == '\t'; };
  std::size_t begin = it.begin, end = it.end;
  while (begin > piece.begin && it.begin - begin < kFar && !is_end(bytes_[begin - 1])) --begin;
  while (end < piece.end && end - it.end < kFar && !is_end(bytes_[end])) ++end;
  if (it.begin - begin >= kFar || end - it.end >= kFar) return true;
  const std::string_view around = bytes_.substr(begin, end - begin);
  if (it.begin > begin && bytes_[it.begin - 1] == '&' &&
      character_reference_at(bytes_.substr(0, piece.end), it.begin - 1).length > 0) {
    return true;
  }
  const auto of_code = [](char c) { return c == '_' || c == '#' || c == '@' || c == '$' || c == '\\'; };
  if ((it.begin > begin && of_code(bytes_[it.begin - 1])) || (it.end < end && of_code(bytes_[it.end]))) return true;
  for (std::size_t i = 1; i + 1 < around.size(); ++i) {
    const char c = around[i];
    if (c == '/' && around[i + 1] == '/') return true;
    if (c != '.' && c != '@') continue;
    if (!is_ascii_letter(around[i + 1]) || !(is_ascii_letter(around[i - 1]) || is_ascii_digit(around[i - 1]))) continue;
    // A sentence that lacks the blank behind its full stop goes on with a capital letter.
    const bool sentence = c == '.' && around[i + 1] >= 'A' && around[i + 1] <= 'Z' && i >= 2 && around[i - 2] >= 'a' &&
                          around[i - 2] <= 'z';
    if (!sentence) return true;
  }
  return false;
}

}  // namespace rubric::document
