#include "lint/rule/follow_headings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "lint/rule/section_edits.h"
#include "lint/text/edit.h"

namespace rubric::rule {
namespace {

// The heading of a section as it reads once the fix is made; nothing if that leaves it as it is.
std::optional<Rewording> rewording(const PageContext& context, const Section& section, const std::vector<Edit>& edits) {
  const ByteRange words = words_of_heading(context.document, section);
  std::vector<Edit> inside;
  for (const Edit& it : edits) {
    if (!words.contains(it.range)) continue;
    inside.push_back(
        {byte_range(it.range.begin.value - words.begin.value, it.range.end.value - words.begin.value), it.text});
  }
  if (inside.empty()) return std::nullopt;
  std::string written = text::apply(context.document.text(words), inside);
  const SourceText alone("", "# " + written);
  const Document heading = parse_markdown(alone);
  std::string text = heading.nodes().size() > 1 ? plain_text(heading, 1) : written;
  return Rewording{section.heading, std::move(text), std::move(written)};
}

// Of two headings' links; false where both want to edit the same.
bool add(std::vector<Edit>& edits, std::vector<Edit> more) {
  for (Edit& it : more) {
    const auto same = std::ranges::find_if(edits, [&](const Edit& other) { return overlap(it, other); });
    if (same == edits.end()) edits.push_back(std::move(it));
    else if (*same != it) return false;
  }
  std::ranges::sort(edits);
  return true;
}

}  // namespace

void take_links_along(const PageContext& context, Fix& fix) {
  const std::vector<Edit> rewords = fix.edits;
  std::map<std::string, FileEdits> elsewhere;
  bool all = true;
  for (const Section& section : context.outline.sections) {
    const std::optional<Rewording> now = rewording(context, section, rewords);
    if (!now) continue;
    std::optional<OwnLinks::Following> followed = context.own_links.follow(*now);
    all = followed && add(fix.edits, std::move(followed->here)) && all;
    if (!followed) continue;
    for (FileEdits& it : followed->elsewhere) {
      FileEdits& its = elsewhere[it.page->path()];
      its.page = it.page;
      all = add(its.edits, std::move(it.edits)) && all;
    }
  }
  for (auto& [path, its] : elsewhere) fix.elsewhere.push_back(std::move(its));
  if (!all) fix.safety = std::max(fix.safety, Safety::unsafe);
}

}  // namespace rubric::rule
