#include "lint/words/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>

#include "lint/spelling/english.h"
#include "lint/text/ascii.h"
#include "lint/text/word_hash.h"

namespace rubric::words {
namespace {

// Words that hold English sentences together and are rare in other languages; "in", "a" and "on" are used by many.
constexpr std::string_view kEnglish[] = {
    "the",    "of",    "and",   "to",    "that",  "it",      "with",    "be",     "are",     "this",   "by",
    "from",   "or",    "have",  "which", "but",   "you",     "we",      "can",    "if",      "has",    "been",
    "its",    "would", "there", "when",  "more",  "who",     "about",   "what",   "up",      "out",    "into",
    "than",   "them",  "other", "these", "may",   "then",    "any",     "only",   "such",    "should", "must",
    "how",    "where", "each",  "our",   "your",  "both",    "using",   "used",   "because", "while",  "after",
    "before", "does",  "did",   "were",  "those", "most",    "own",     "same",   "here",    "just",   "not",
    "they",   "their", "his",   "her",   "she",   "through", "between", "during", "without", "within", "could",
    "might",  "shall", "being", "very",  "some",  "every",   "many",    "much",   "until",   "upon"};

// The same of languages in Latin letters, without words that English has, too.
constexpr std::string_view kForeign[] = {
    // Spanish, Portuguese, Catalan, Italian, French, Romanian
    "el", "las", "del", "que", "una", "por", "para", "como", "pero", "sus", "este", "esta", "entre", "cuando", "muy",
    "sobre", "hasta", "desde", "todos", "donde", "quien", "ser", "tiene", "ni", "contra", "ese", "eso", "mediante",
    "puede", "aqui", "si", "se", "ao", "aos", "uma", "com", "mais", "foi", "seu", "sua", "pelo", "pela", "isso",
    "quando", "muito", "sem", "tem", "dels", "amb", "els", "les", "pels", "aquest", "aquesta", "il", "che", "di",
    "della", "dei", "delle", "gli", "nel", "nella", "sono", "con", "dal", "dalla", "questo", "questa", "anche",
    "essere", "alla", "ogni", "quale", "loro", "le", "des", "et", "est", "dans", "une", "qui", "sur", "avec", "au",
    "aux", "ce", "cette", "ces", "nous", "vous", "ils", "elle", "leur", "leurs", "ou", "sont", "ont", "sans", "sous",
    "ainsi", "comme", "lorsque", "vos", "notre", "votre", "peut", "de", "la", "en", "sunt", "pentru", "cu", "nu", "sau",
    "mai", "prin", "lui",
    // German, Dutch
    "der", "das", "und", "ist", "nicht", "ein", "eine", "einen", "einem", "einer", "dem", "mit", "von", "auf", "auch",
    "sich", "wird", "werden", "oder", "aber", "wie", "zum", "zur", "nach", "bei", "aus", "durch", "wenn", "noch", "nur",
    "sind", "haben", "kann", "diese", "dieser", "dieses", "ihr", "ihre", "wir", "sie", "vom", "beim", "muss", "het",
    "een", "van", "niet", "voor", "met", "zijn", "aan", "ook", "maar", "naar", "bij", "deze", "dit", "wordt", "worden",
    "kan", "uit", "geen", "door", "dat", "moet", "hebben", "je",
    // Danish, Norwegian, Swedish, Finnish
    "og", "det", "som", "til", "ikke", "av", "af", "er", "har", "fra", "ved", "eller", "skal", "blir", "bliver",
    "denne", "dette", "ett", "och", "att", "inte", "med", "detta", "vid", "ska", "ja", "ei", "ovat", "joka", "mutta",
    "kun", "oli", "voi", "tai", "niin",
    // Polish, Czech, Hungarian, Turkish, Indonesian
    "nie", "jest", "oraz", "przez", "dla", "tego", "jak", "czy", "jego", "od", "po", "za", "ze", "przy", "lub", "jako",
    "nebo", "jsou", "jeho", "az", "nem", "hogy", "egy", "ez", "csak", "ve", "bir", "bu", "ile", "olarak", "olan",
    "veya", "daha", "yang", "untuk", "dengan", "itu", "dari", "pada", "tidak", "akan", "oleh", "dalam", "adalah",
    "atau"};

// Both lists as one table: a word stands where the upper bits of its hash say, or behind that.
enum class Holds : std::uint8_t { none, english, foreign };
struct Table {
  static constexpr std::size_t kSlots = 1024;
  std::array<std::uint64_t, kSlots> hashes{};
  std::array<Holds, kSlots> holds{};

  constexpr void add(std::string_view word, Holds which) {
    std::size_t at = word_hash(word) >> 54;
    while (hashes[at] != 0) at = (at + 1) % kSlots;
    hashes[at] = word_hash(word);
    holds[at] = which;
  }
  constexpr Holds find(std::uint64_t hash) const {
    for (std::size_t at = hash >> 54; hashes[at] != 0; at = (at + 1) % kSlots) {
      if (hashes[at] == hash) return holds[at];
    }
    return Holds::none;
  }
};

consteval Table table() {
  Table out;
  for (const std::string_view it : kEnglish) out.add(it, Holds::english);
  for (const std::string_view it : kForeign) out.add(it, Holds::foreign);
  return out;
}
constexpr Table kTable = table();

// By how much a word weighs, in halves of the natural logarithm of how often English and other languages use its like.
constexpr int kOfEnglish = 2, kKnown = 1, kUnknown = -2, kOfOthers = -3;
constexpr int kMostlyEnglish = 4;      // pages are
constexpr int kDeclared = 6;           // front matter is copied, too
constexpr int kAroundFor = 4, kAroundAgainst = 8;   // the most that the text around can say
constexpr int kSurely = 16;            // English, whatever follows
constexpr int kFewest = 2;             // foreign words, so that a name or two are none
constexpr int kManyWords = 12;         // without any, so many unknown ones tell

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Latin letters with marks end at U+024F; U+1E00 to U+1EFF are those with two.
bool is_of_other_script(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c >= 0xcd && !(c == 0xe1 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) >= 0xb8)) {
      return true;
    }
    if (c >= 0xc0) i += c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  }
  return false;
}

}  // namespace

Declared declared_language(std::string_view name) {
  std::string lower(name.substr(0, name.find_first_of("-_")));
  std::ranges::transform(lower, lower.begin(), ascii_small);
  constexpr std::string_view kOurs[] = {"en", "eng", "english"};
  constexpr std::string_view kOthers[] = {
      "af",        "ar",       "bg",         "bn",       "ca",      "cs",        "cy",      "da",         "de",
      "el",        "es",       "et",         "eu",       "fa",      "fi",        "fr",      "ga",         "gl",
      "he",        "hi",       "hr",         "hu",       "hy",      "id",        "is",      "it",         "ja",
      "ka",        "kk",       "km",         "ko",       "lt",      "lv",        "mk",      "ml",         "mn",
      "mr",        "ms",       "my",         "nb",       "ne",      "nl",        "nn",      "no",         "pl",
      "pt",        "ro",       "ru",         "sk",       "sl",      "sq",        "sr",      "sv",         "sw",
      "ta",        "te",       "th",         "tr",       "uk",      "ur",        "uz",      "vi",         "zh",
      "german",    "deutsch",  "french",     "français", "spanish", "español",   "italian", "italiano",   "portuguese",
      "português", "dutch",    "nederlands", "swedish",  "svenska", "danish",    "dansk",   "norwegian",  "norsk",
      "finnish",   "suomi",    "polish",     "polski",   "czech",   "hungarian", "turkish", "russian",    "ukrainian",
      "greek",     "chinese",  "japanese",   "korean",   "arabic",  "hebrew",    "hindi",   "indonesian", "vietnamese",
      "thai",      "romanian", "bulgarian",  "catalan"};
  if (std::ranges::find(kOurs, lower) != std::end(kOurs)) return Declared::english;
  return std::ranges::find(kOthers, lower) != std::end(kOthers) ? Declared::foreign : Declared::nothing;
}

void Languages::Evidence::add(const Evidence& other) {
  sum += other.sum;
  words += other.words;
  english += other.english;
  foreign += other.foreign;
  unknown += other.unknown;
}

// What begins as English is English: text that goes on in another language after a sentence is rare, and most blocks
// are long.
Languages::Evidence Languages::evidence_of(const Prose::Block& block, int enough) const {
  Evidence out;
  for (std::uint32_t i = block.first_word; i < block.last_word && out.sum < enough && out.sum > -2 * kSurely; ++i) {
    const Prose::Word& word = prose_.words()[i];
    if (word.size() < 2) continue;
    const Holds holds = kTable.find(word.hash);
    if (holds == Holds::english) {
      out.add({.sum = kOfEnglish, .words = 1, .english = 1, .foreign = 0, .unknown = 0});
      continue;
    }
    const std::string_view text = prose_[word];
    if (!is_ascii(text)) {
      const bool other_script = is_of_other_script(text);
      if (text.size() == 2 || (!other_script && is_ascii_capital(text.front()))) continue;   // "λ", "Müller"
      const int times = other_script ? 1 + std::min(static_cast<int>(text.size() / 6), 2)
                                     : 1;  // where nobody writes blanks, a word is long
      out.add({.sum = kOfOthers * times, .words = times, .english = 0, .foreign = times, .unknown = 0});
    } else if (holds == Holds::foreign) {
      if (!is_ascii_capital(text[1]) && !prose_.is_code(i)) {
        out.add({.sum = kOfOthers, .words = 1, .english = 0, .foreign = 1, .unknown = 0});
      }
    } else if (text.size() > 2 && std::ranges::all_of(text, is_ascii_small)) {
      if (is_word(word.hash)) out.add({.sum = kKnown, .words = 1, .english = 0, .foreign = 0, .unknown = 0});
      else if (!prose_.is_code(i)) out.add({.sum = kUnknown, .words = 1, .english = 0, .foreign = 0, .unknown = 1});
    }
  }
  return out;
}

// Where headings begin a section, whether or not they have words.
void Languages::find_sections() const {
  const std::span<const Prose::Block> blocks = prose_.blocks();
  section_of_.reserve(blocks.size());
  std::uint32_t section = 0;
  NodeId next = 1;
  for (const Prose::Block& it : blocks) {
    for (; next <= it.node; ++next) section += document_[next].kind == NodeKind::heading ? 1 : 0;
    if (it.kind == Prose::Block::Kind::value) ++section;   // of the front matter, the last block
    section_of_.push_back(section);
  }
  sections_.resize(section + 1);
  summed_.resize(section + 1);
}

Languages::Evidence Languages::evidence_around(std::size_t block) const {
  if (section_of_.empty()) find_sections();
  const std::uint32_t section = section_of_[block];
  if (!summed_[section]) {
    summed_[section] = true;
    const auto [first, last] = std::ranges::equal_range(section_of_, section);
    for (auto it = first; it != last; ++it) {
      sections_[section].add(evidence_of(prose_.blocks()[static_cast<std::size_t>(it - section_of_.begin())], kSurely));
    }
  }
  return sections_[section];
}

// What is known before a block is read.
int Languages::before() const {
  return declared_ == Declared::foreign ? -kDeclared : declared_ == Declared::english ? kDeclared : kMostlyEnglish;
}

bool Languages::decide(const Evidence& own, const Evidence& section) const {
  const int around = std::clamp(section.sum - own.sum, -kAroundAgainst, kAroundFor);
  if (own.sum + around + before() >= 0) return false;
  if (declared_ == Declared::foreign || section.foreign >= kFewest) return true;
  return own.words >= kManyWords && own.english == 0 && own.unknown * 2 >= own.words;
}

bool Languages::is_foreign(const Prose::Block& block) const {
  if (answers_.empty()) answers_.assign(prose_.blocks().size(), Answer::unasked);
  const auto at = static_cast<std::size_t>(&block - prose_.blocks().data());
  Answer& answer = answers_[at];
  if (answer != Answer::unasked) return answer == Answer::foreign;
  const int enough = declared_ == Declared::foreign ? kSurely : kAroundAgainst;
  const Evidence own = evidence_of(block, enough);
  const bool sure = own.sum + before() >= kAroundAgainst;   // whatever stands around it
  answer = !sure && decide(own, evidence_around(at)) ? Answer::foreign : Answer::english;
  return answer == Answer::foreign;
}

}  // namespace rubric::words
