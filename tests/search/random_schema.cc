#include "tests/search/random_schema.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rubric::testing {
namespace {

// Far enough from each other that no typing mistake leads from one name to another.
constexpr std::array<std::string_view, 40> kNames = {
    "Background",       "Escalation",   "Rollback",      "Monitoring",   "Ownership",       "Deployment",
    "Glossary",         "Procedure",    "Checklist",     "Verification", "Timeline",        "Handover",
    "Backups",          "Certificates", "Questions",     "Dashboards",   "Footprint",       "Quarterly",
    "Zookeeper",        "Jurisdiction", "Xylophones",    "Workforce",    "Invoices",        "Licensing",
    "Responsibilities", "Requirements", "Benefits",      "Knowledge",    "Hiring Process",  "Performance Indicators",
    "Career Ladder",    "Job Grade",    "Interviews",    "Languages",    "Umbrella Topics", "Visibility",
    "Kickoff Meeting",  "Oversight",    "Yearly Review", "Mentoring",
};
constexpr std::array<std::string_view, 5> kRanks = {"Junior", "Senior", "Staff", "Principal", "Lead"};
constexpr std::array<std::string_view, 4> kRoles = {"Engineer", "Manager", "Analyst", "Designer"};
constexpr std::array<std::string_view, 6> kStrange = {"Notes from Tuesday", "A Word on Trains", "Why Gardens",
                                                      "Miscellany",         "Further Thoughts", "Olives"};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template <class Range>
  auto& one_of(Range& range) {
    return range[below(std::size(range))];
  }

 private:
  std::mt19937 engine_;
};

// A section that a random schema knows.
struct Known {
  std::string name;
  bool open = false;
  std::string presence = "required";
  int level = 0;
  bool container = false, closed = false, prefixed = false, free = false;
  std::size_t most = 1;
  std::string also = {}, instead_of = {};
  struct Entry {
    enum class Kind : std::uint8_t { one, any_order, one_of } kind = Kind::one;
    bool optional = false;
    std::vector<Known> sections = {};
  };
  std::vector<Entry> body = {};
};
using Body = std::vector<Known::Entry>;

class Schemas {
 public:
  explicit Schemas(Dice& dice) : dice_(dice) {
    for (const std::string_view name : kNames) fresh_.emplace_back(name);
    for (std::size_t i = fresh_.size(); i-- > 1;) std::swap(fresh_[i], fresh_[dice_.below(i + 1)]);
  }

  // The sections of the page, or of a section `depth` below it.
  Body body(std::size_t depth, bool below_open) {
    Body out;
    std::vector<std::string> taken;
    const std::size_t count = depth == 0 ? 3 + dice_.below(4) : 1 + dice_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      Known::Entry entry;
      const std::size_t kind = dice_.below(9);
      if (kind < 2) {
        entry.kind = kind == 0 ? Known::Entry::Kind::any_order : Known::Entry::Kind::one_of;
        entry.optional = kind == 1 && dice_.once_in(3);
        for (std::size_t n = 2 + dice_.below(2); n > 0; --n)
          entry.sections.push_back(section(depth + 1, below_open, taken));
      } else {
        entry.sections.push_back(section(depth + 1, below_open, taken));
      }
      out.push_back(std::move(entry));
    }
    if (opens_ < 2 && depth < 3 && dice_.once_in(depth == 0 ? 3 : 4))
      out.insert(out.begin() + static_cast<std::ptrdiff_t>(dice_.below(out.size() + 1)),
                 {Known::Entry::Kind::one, false, {open(depth + 1)}});
    return out;
  }

 private:
  std::string name(std::vector<std::string>& taken) {
    for (int tries = 0; tries < 20; ++tries) {
      const bool old = !used_.empty() && (fresh_.empty() || dice_.once_in(5));
      if (!old && fresh_.empty()) break;
      std::string name = old ? dice_.one_of(used_) : fresh_.back();
      if (std::ranges::find(taken, name) != taken.end()) continue;
      if (!old) {
        fresh_.pop_back();
        used_.push_back(name);
      }
      taken.push_back(name);
      return name;
    }
    const std::string made = fmt::format("Quotation {}", ++made_);
    taken.push_back(made);
    return made;
  }

  std::string presence(std::size_t depth) {
    switch (dice_.below(10)) {
      case 0:
      case 1:
        return "optional";
      case 2:
        return depth > 1 ? "inherited" : "anywhere";
      default:
        return "required";
    }
  }

  Known section(std::size_t depth, bool below_open, std::vector<std::string>& taken) {
    Known it{.name = name(taken), .presence = presence(depth)};
    it.prefixed = below_open ? dice_.once_in(2) : depth > 1 && dice_.once_in(8);
    it.free = dice_.once_in(10);
    if (dice_.once_in(8)) it.most = 2 + dice_.below(2);
    if (depth < 3 && dice_.once_in(12)) it.level = static_cast<int>(depth + 1);
    if (fresh_.size() > 10 && dice_.once_in(6)) (dice_.once_in(2) ? it.also : it.instead_of) = spare();
    if (depth < 4 && dice_.once_in(depth == 1 ? 3 : 5)) {
      it.container = dice_.once_in(3);
      it.closed = dice_.once_in(3);
      it.body =
          it.container && opens_ < 2 ? Body{{Known::Entry::Kind::one, false, {open(depth + 1)}}} : body(depth, false);
    }
    return it;
  }

  std::string spare() {
    std::string name = fresh_.back();
    fresh_.pop_back();
    return name;
  }

  Known open(std::size_t depth) {
    ++opens_;
    Known it{
        .name = opens_ == 1 ? "role" : "post", .open = true, .presence = dice_.once_in(2) ? "required" : "optional"};
    it.most = 3;
    it.closed = dice_.once_in(4);
    if (depth < 5) {
      it.body = body(std::max<std::size_t>(depth, 2), true);
      std::vector<std::string> taken;
      for (const Known::Entry& entry : it.body)
        for (const Known& known : entry.sections) taken.push_back(known.name);
      while (it.body.size() < 2) it.body.push_back({Known::Entry::Kind::one, false, {section(6, true, taken)}});
    }
    return it;
  }

  Dice& dice_;
  std::vector<std::string> fresh_, used_;
  int opens_ = 0;
  int made_ = 0;
};

void write(std::string& yaml, const Body& body, std::size_t indent);

void write(std::string& yaml, const Known& it, std::size_t indent) {
  const auto line = [&](std::string_view text) { yaml += fmt::format("{:{}}  {}\n", "", indent, text); };
  yaml += it.open ? fmt::format("{:{}}- section: \"{{{}}}\"\n", "", indent, it.name)
                  : fmt::format("{:{}}- section: {}\n", "", indent, it.name);
  line("presence: " + it.presence);
  if (it.level != 0) line(fmt::format("level: {}", it.level));
  if (it.container) line("container: true");
  if (it.closed) line("closed: true");
  if (it.free) line("order: free");
  if (it.prefixed && !it.open) line("prefix: title");
  if (it.most > 1 && !it.open) line(fmt::format("occurs: {{max: {}}}", it.most));
  if (!it.also.empty()) line(fmt::format("also: [{}]", it.also));
  if (!it.instead_of.empty()) line(fmt::format("instead-of: [{}]", it.instead_of));
  if (it.open)
    line(fmt::format("evidence: {{heading: '\\b({})\\b'}}",
                     it.name == "role" ? "Engineer|Manager|Analyst" : "Manager|Designer"));
  if (it.body.empty()) return;
  line("sections:");
  write(yaml, it.body, indent + 4);
}

void write(std::string& yaml, const Body& body, std::size_t indent) {
  for (const Known::Entry& entry : body) {
    if (entry.kind == Known::Entry::Kind::one) {
      write(yaml, entry.sections.front(), indent);
      continue;
    }
    yaml +=
        fmt::format("{:{}}- {}:\n", "", indent, entry.kind == Known::Entry::Kind::any_order ? "any-order" : "one-of");
    for (const Known& it : entry.sections) write(yaml, it, indent + 4);
    if (entry.optional) yaml += fmt::format("{:{}}  optional: true\n", "", indent);
  }
}

// A heading of the page.
struct Written {
  const Known* known = nullptr;  // nullptr: a section the schema does not know
  std::string heading;
  std::size_t level = 2;
  bool bare = false;
};

class Pages {
 public:
  Pages(Dice& dice, RandomPage& out) : dice_(dice), out_(out) {}

  void write(const Body& body, std::size_t level, const std::string& title) {
    for (const Known::Entry& entry : body) {
      if (entry.kind == Known::Entry::Kind::one_of) {
        if (entry.optional && dice_.once_in(2)) continue;
        write_one(dice_.one_of(entry.sections), level, title, true);
        has(Feature::one_of);
        continue;
      }
      std::vector<const Known*> sections;
      for (const Known& it : entry.sections) sections.push_back(&it);
      if (entry.kind == Known::Entry::Kind::any_order) {
        for (std::size_t i = sections.size(); i-- > 1;) std::swap(sections[i], sections[dice_.below(i + 1)]);
      }
      std::size_t written = 0;
      for (const Known* it : sections) written += write_one(*it, level, title, false) ? 1 : 0;
      if (entry.kind == Known::Entry::Kind::any_order && written > 1) has(Feature::any_order);
    }
  }

  void strangers() {
    for (std::size_t n = dice_.below(3); n > 0; --n) {
      const std::size_t at = dice_.below(draft_.size() + 1);
      const std::size_t level =
          at == 0 ? 2 : draft_[at - 1].level + (dice_.once_in(2) && draft_[at - 1].level < 6 ? 1 : 0);
      draft_.insert(draft_.begin() + static_cast<std::ptrdiff_t>(at),
                    {nullptr, std::string(dice_.one_of(kStrange)), level, false});
    }
  }

  void plant(std::size_t count) {
    for (std::size_t tries = 0; out_.faults.size() < count && tries < 4 * count && !draft_.empty(); ++tries)
      plant_one(dice_.below(draft_.size()));
  }

  void finish() {
    out_.page = "Some words to begin with.\n";
    for (const Written& it : draft_) {
      out_.page += fmt::format("\n{:#<{}} {}\n", "", it.level, it.heading);
      if (!it.bare) out_.page += "\nWhat is to be said.\n";
    }
    out_.headings = draft_.size();
  }

 private:
  void has(Feature feature) { out_.has[static_cast<std::size_t>(feature)] = true; }

  bool write_one(const Known& it, std::size_t level, const std::string& title, bool chosen) {
    if (it.presence == "inherited") has(Feature::inherited);
    if (it.presence == "anywhere") has(Feature::anywhere);
    if (!chosen && it.presence != "required" && dice_.once_in(2)) return false;
    const std::size_t times = it.open ? 1 + dice_.below(3) : it.most > 1 ? 1 + dice_.below(it.most) : 1;
    if (!it.open && times > 1) has(Feature::occurs);
    if (it.free) has(Feature::free_order);
    if (it.container) has(Feature::container);
    if (it.closed) has(Feature::closed);
    if (it.open) has(Feature::open_name);
    if (it.level != 0) has(Feature::fixed_level);
    const std::size_t here = it.level != 0 ? static_cast<std::size_t>(it.level) : level;
    for (std::size_t n = 0; n < times; ++n) {
      std::string heading = it.name;
      if (it.open) heading = fmt::format("{} {}", dice_.one_of(kRanks), dice_.one_of(kRoles));
      const std::string own = heading;
      if (!it.also.empty() && dice_.once_in(2)) {
        heading = it.also;
        has(Feature::alias);
      }
      if (it.prefixed && !title.empty() && dice_.once_in(2)) {
        heading = title + " " + heading;
        has(Feature::prefix);
      }
      draft_.push_back({&it, heading, std::min<std::size_t>(here, 6), it.container && dice_.once_in(2)});
      write(it.body, here + 1, own);
    }
    return true;
  }

  std::size_t end_of(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < draft_.size() && draft_[end].level > draft_[at].level) ++end;
    return end;
  }
  auto place(std::size_t at) { return draft_.begin() + static_cast<std::ptrdiff_t>(at); }

  void planted(std::string_view what, std::string_view where) {
    out_.faults.push_back(fmt::format("{} {}", what, where));
  }

  void plant_one(std::size_t at) {
    const Written it = draft_[at];
    const std::size_t end = end_of(at);
    switch (dice_.below(14)) {
      case 0: {
        if (it.heading.size() < 9) return;
        const std::size_t at_heading = it.heading.size() - 4;
        if (it.heading[at_heading] == it.heading[at_heading + 1]) return;
        std::swap(draft_[at].heading[at_heading], draft_[at].heading[at_heading + 1]);
        return planted("misspelt", it.heading);
      }
      case 1:
        draft_[at].heading = "**" + it.heading + "**";
        return planted("decorated", it.heading);
      case 2:
        std::ranges::transform(it.heading, draft_[at].heading.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        return planted("in capitals", it.heading);
      case 3:
      case 4:
        draft_.erase(place(at), dice_.once_in(2) ? place(end) : place(at + 1));
        return planted("removed", it.heading);
      case 5: {
        const std::vector<Written> copy(place(at), dice_.once_in(2) ? place(end) : place(at + 1));
        draft_.insert(place(end), copy.begin(), copy.end());
        return planted("repeated", it.heading);
      }
      case 6:
      case 7:
      case 8: {  // alone, or with what is below it
        const bool deeper = dice_.once_in(2);
        const std::size_t by = dice_.once_in(4) ? 2 : 1;
        const std::size_t last = dice_.once_in(2) ? end : at + 1;
        for (std::size_t i = at; i < last; ++i) {
          std::size_t& level = draft_[i].level;
          level = deeper ? std::min<std::size_t>(level + by, 6) : std::max<std::size_t>(level, by + 1) - by;
        }
        return planted(deeper ? "deeper" : "higher", it.heading);
      }
      case 9: {
        const std::vector<Written> moved(place(at), place(end));
        draft_.erase(place(at), place(end));
        const std::size_t to = dice_.below(draft_.size() + 1);
        draft_.insert(place(to), moved.begin(), moved.end());
        return planted("moved", it.heading);
      }
      case 10: {
        if (out_.headings > 30) return;
        draft_.insert(place(at + 1), {nullptr, std::string(dice_.one_of(kStrange)),
                                      std::min<std::size_t>(it.level + dice_.below(2), 6), false});
        return planted("a stranger after", it.heading);
      }
      case 11:
        if (it.known == nullptr || it.known->open) return;
        draft_[at].heading = fmt::format("{} {} {}", dice_.one_of(kRanks), dice_.one_of(kRoles), it.known->name);
        return planted("another title before", it.heading);
      case 12:  // what is below it stands beside it
        if (end == at + 1 || it.level == 6) return;
        for (std::size_t i = at + 1; i < end; ++i) --draft_[i].level;
        return planted("flattened", it.heading);
      default:
        if (it.known == nullptr || it.known->instead_of.empty()) return;
        draft_[at].heading = it.known->instead_of;
        has(Feature::alias);
        return planted("an old name for", it.heading);
    }
  }

  Dice& dice_;
  RandomPage& out_;
  std::vector<Written> draft_;
};

}  // namespace

RandomPage random_page(std::uint32_t seed) {
  Dice dice(seed);
  const Body sections = Schemas(dice).body(0, false);
  RandomPage out;
  out.schema = "rubric: 1\nname: random\nfiles: [\"**\"]\ntypes:\n  - type: page\n    sections:\n";
  write(out.schema, sections, 6);
  Pages pages(dice, out);
  pages.write(sections, 2, "");
  if (dice.once_in(3)) pages.strangers();
  pages.plant(dice.below(7) == 0 ? dice.below(3) : 3 + dice.below(4));
  pages.finish();
  return out;
}

}  // namespace rubric::testing
