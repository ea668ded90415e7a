// The laws of matching, on random schemas and random pages: a page made from its schema costs nothing, one
// with k mistakes planted costs no more than these k steps and is reported in k repairs, and with the
// repairs made it costs nothing again.

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/check.h"
#include "lint/load/load.h"
#include "lint/match/costs.h"
#include "lint/match/match.h"
#include "rules/all_rules.h"
#include "tests/fixing.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// Words far enough from each other that no typing mistake leads from one name to another.
constexpr std::array<std::string_view, 24> kWords = {
    "Background",  "Escalation",  "Rollback", "Monitoring", "Ownership", "Deployment", "Glossary", "Procedure",
    "Checklist",   "Verification", "Timeline", "Handover",  "Backups",   "Certificates", "Questions", "Dashboards",
    "Footprint",   "Quarterly",   "Zookeeper", "Jurisdiction", "Xylophones", "Workforce", "Invoices", "Licensing",
};

// One section the random schema knows, with what the page generator needs of it.
struct Known {
  std::string name;
  bool required = true;
  std::vector<Known> children;
};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool once_in(std::size_t n) { return below(n) == 0; }

 private:
  std::mt19937 engine_;
};

// Up to three levels of sections, each name used once.
std::vector<Known> random_sections(Dice& dice, std::size_t& next_word, std::size_t depth) {
  std::vector<Known> sections;
  const std::size_t count = 2 + dice.below(depth == 0 ? 4 : 2);
  for (std::size_t i = 0; i < count && next_word < kWords.size(); ++i) {
    Known known{.name = std::string(kWords[next_word++]), .required = !dice.once_in(3), .children = {}};
    if (depth < 2 && dice.once_in(3)) known.children = random_sections(dice, next_word, depth + 1);
    sections.push_back(std::move(known));
  }
  return sections;
}

void write_schema(std::string& yaml, const std::vector<Known>& sections, std::size_t indent) {
  for (const Known& it : sections) {
    yaml += fmt::format("{:{}}- section: {}\n", "", indent, it.name);
    yaml += fmt::format("{:{}}  presence: {}\n", "", indent, it.required ? "required" : "optional");
    if (it.children.empty()) continue;
    yaml += fmt::format("{:{}}  sections:\n", "", indent);
    write_schema(yaml, it.children, indent + 4);
  }
}

std::string schema_of(const std::vector<Known>& sections) {
  std::string yaml = "rubric: 1\nname: random\nfiles: [\"**\"]\ntypes:\n  - type: page\n    sections:\n";
  write_schema(yaml, sections, 6);
  return yaml;
}

// A page as a list of sections, in reading order.
struct Written {
  const Known* known = nullptr;
  std::string heading;
  std::size_t level = 2;
  bool first_child = false;
};
using Draft = std::vector<Written>;

void write_page(Draft& draft, const std::vector<Known>& sections, std::size_t level, Dice& dice) {
  bool first = true;
  for (const Known& it : sections) {
    if (!it.required && dice.once_in(2)) continue;
    draft.push_back({&it, it.name, level, first});
    first = false;
    write_page(draft, it.children, level + 1, dice);
  }
}

Page page_of(const Draft& draft) {
  std::string text = "Some words to begin with.\n";
  for (const Written& it : draft) {
    text += fmt::format("\n{:#<{}} {}\n\nWhat is below {}.\n", "", it.level, it.heading, it.known->name);
  }
  return {"docs/random.md", std::move(text)};
}

// What one mistake may cost at most.
struct Planted {
  std::string what;
  cost::Cost most = 0;
};

std::string misspelled(std::string name, Dice& dice) {
  const std::size_t at = 1 + dice.below(name.size() - 3);
  if (name[at] == name[at + 1]) return name.substr(0, at) + name.substr(at + 1);
  std::swap(name[at], name[at + 1]);
  return name;
}

// Plants a mistake in section `at`, a leaf of the page; nothing where the kind does not apply there.
std::optional<Planted> plant(Draft& draft, std::size_t at, Dice& dice) {
  const Written section = draft[at];
  const bool leaf = section.known->children.empty();
  switch (dice.below(5)) {
    case 0:
      draft[at].heading = misspelled(section.heading, dice);
      return Planted{"misspelled " + section.heading, cost::kMisspelled};
    case 1:
      draft[at].heading = "**" + section.heading + "**";
      return Planted{"decorated " + section.heading, cost::kDecorated};
    case 2:
      if (!leaf || !section.known->required) return std::nullopt;
      draft.erase(draft.begin() + static_cast<std::ptrdiff_t>(at));
      return Planted{"removed " + section.heading, cost::kMissing};
    case 3:
      if (!leaf) return std::nullopt;
      draft.insert(draft.begin() + static_cast<std::ptrdiff_t>(at), section);
      return Planted{"repeated " + section.heading, cost::kDuplicate};
    default:
      if (!leaf || section.first_child || section.level == 6) return std::nullopt;
      draft[at].level += 1;
      return Planted{"too deep " + section.heading, cost::kWrongLevel};
  }
}

Match matched(const Schema& schema, const Page& page) {
  const SourceText source(page.path, page.text);
  const Document document = parse_markdown(source);
  return match_page(schema, page.path, document, outline(document), {});
}

TEST_CASE("a page costs what was done to it, and nothing when that is repaired") {
  const std::size_t rounds = kSanitized ? 60 : 600;
  for (std::uint32_t seed = 0; seed < rounds; ++seed) {
    Dice dice(seed);
    std::size_t next_word = 0;
    const std::vector<Known> sections = random_sections(dice, next_word, 0);
    const Config config = config_with(schema_of(sections));
    const Schema& schema = *schema_for(config, "docs/random.md");
    Draft draft;
    write_page(draft, sections, 2, dice);
    const Page sound = page_of(draft);
    INFO(schema_of(sections) << "\n" << sound.text);
    const Match fits = matched(schema, sound);
    REQUIRE(fits.cost == 0);
    REQUIRE(fits.repairs.empty());

    // Mistakes at least three sections apart, so that each stands for itself.
    std::vector<Planted> planted;
    cost::Cost most = 0;
    for (std::size_t at = draft.size(); at-- > 0 && planted.size() < 3;) {
      if (!dice.once_in(3)) continue;
      if (const auto it = plant(draft, at, dice)) {
        planted.push_back(*it);
        most += it->most;
        at = at < 3 ? 0 : at - 2;
      }
    }
    const Page faulty = page_of(draft);
    std::string done;
    for (const Planted& it : planted) done += it.what + "; ";
    INFO(done << "\n" << faulty.text);
    const Match found = matched(schema, faulty);
    CHECK(found.cost <= most);
    CHECK(found.repairs.size() == planted.size());

    const auto structural = [](const Diagnostic& it) { return is_structural(it.rule); };
    const Fixed fixed = fix(faulty, rules::all_rules(), structural, 10, config);
    INFO(fixed.page.text);
    CHECK(matched(schema, fixed.page).cost == 0);
    CHECK(fixed.remaining.empty());
  }
}

TEST_CASE("any order is any order, and one of several is one") {
  const Config config = config_with(
      "rubric: 1\nname: random\nfiles: [\"**\"]\ntypes:\n  - type: page\n    sections:\n      - Background\n      - "
      "any-order:\n"
      "          - Rollback\n          - Monitoring\n      - one-of:\n          - Invoices\n          - Licensing\n");
  const auto repairs = [&](std::initializer_list<std::string_view> names) {
    std::string text = "Words.\n";
    for (const std::string_view name : names) text += fmt::format("\n## {}\n\nText.\n", name);
    std::vector<std::string> found;
    for (const Repair& it : matched(*schema_for(config, "a.md"), {"a.md", text}).repairs) {
      found.emplace_back(name_of(it.fault));
    }
    return found;
  };
  using Faults = std::vector<std::string>;
  CHECK(repairs({"Background", "Rollback", "Monitoring", "Invoices"}) == Faults{});
  CHECK(repairs({"Background", "Monitoring", "Rollback", "Licensing"}) == Faults{});
  CHECK(repairs({"Background", "Rollback", "Monitoring"}) == Faults{"missing"});
  CHECK(repairs({"Background", "Rollback", "Monitoring", "Invoices", "Licensing"}) == Faults{"unexpected"});
  CHECK(repairs({"Rollback", "Background", "Monitoring", "Invoices"}) == Faults{"order"});
}

}  // namespace
}  // namespace rubric::testing
