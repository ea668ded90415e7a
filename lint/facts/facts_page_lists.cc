// Lists of pages: each item links to one, but for the page the list stands on.
#include <algorithm>

#include "lint/content/content_text.h"
#include "lint/facts/facts_check.h"

namespace rubric::facts {
namespace {

// The path a link leads to, without its site, its fragment and slashes at the ends: "job-families/x".
std::string_view path_of(std::string_view destination) {
  if (const std::size_t scheme = destination.find("://"); scheme != destination.npos) {
    const std::size_t slash = destination.find('/', scheme + 3);
    destination = slash == destination.npos ? std::string_view{} : destination.substr(slash);
  }
  while (destination.starts_with('/')) destination.remove_prefix(1);
  while (destination.ends_with('/')) destination.remove_suffix(1);
  return destination;
}

// The folder or page a file is served at: "a/b/index.md" and "a/b.md" are both "a/b".
std::string_view served_at(std::string_view path) {
  for (const std::string_view end : {"/_index.md", "/index.md", "/index.html.md", ".html.md", ".md"}) {
    if (path.ends_with(end)) return path.substr(0, path.size() - end.size());
  }
  return path;
}

class PageList {
 public:
  PageList(const FactContext& context, const Report& report, FactProblems& out)
      : context_(context), report_(report), out_(out) {}

  void check(SectionId id) {
    const Document& document = context_.document();
    const Section& section = context_.section(id);
    std::size_t linked = 0, count = 0;
    std::vector<NodeId> bare;
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind != NodeKind::item) continue;
      ++count;
      const NodeId link = first_link(node);
      if (link == 0) bare.push_back(node);
      else ++linked;
    }
    if (count == 0 || linked * 2 < count) return;   // not a list of pages
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (document[node].kind == NodeKind::item) check_own(node);
    }
    for (const NodeId item : bare) check_bare(item);
  }

 private:
  NodeId first_link(NodeId item) const {
    for (NodeId node = item; node < context_.document()[item].end; ++node) {
      if (context_.document()[node].kind == NodeKind::link) return node;
    }
    return 0;
  }

  void check_own(NodeId item) {
    const NodeId link = first_link(item);
    if (link == 0 || !leads_here(context_.document()[link].destination)) return;
    const std::string name = plain_text(context_.document(), link);
    FactProblem problem{.range = context_.document()[link].range,
                        .message = say("this-page", "\"{}\" is this page; name it without a link", name),
                        .report = &report_,
                        .repair = "remove the link",
                        .safe = true};
    problem.edits.push_back({problem.range, name});
    out_.push_back(std::move(problem));
  }

  bool leads_here(std::string_view destination) const {
    if (destination.find('#') != destination.npos) return false;
    const std::string_view path = path_of(destination);
    const std::string_view here = served_at(context_.page.path);
    if (path.find('/') == path.npos || !here.ends_with(path)) return false;
    return here.size() == path.size() || here[here.size() - path.size() - 1] == '/';
  }

  // A name without a link is that of the page itself, in whole or by the words that tell it from the others.
  void check_bare(NodeId item) {
    const std::string name = plain_text(context_.document(), item);
    const Words words = read_words(name);
    if (words.list.empty() || words.list.size() > 8) return;
    const std::string_view here = served_at(context_.page.path);
    const Words title = read_words(page_title(context_.page.front_matter)),
                file = read_words(here.substr(here.rfind('/') + 1));
    const auto own = [&](const Word& word) {
      return std::ranges::find(title.list, word.key, &Word::key) != title.list.end() ||
             std::ranges::find(file.list, word.key, &Word::key) != file.list.end();
    };
    if (std::ranges::all_of(words.list, own)) return;
    FactProblem problem{.range = context_.document()[item + 1].range,
                        .message = say("other-page", "\"{}\" is another page; link to it", name), .report = &report_};
    out_.push_back(std::move(problem));
  }

  const FactContext& context_;
  const Report& report_;
  FactProblems& out_;
};

}  // namespace

void check_page_lists(const FactContext& context, FactProblems& out) {
  for (SectionId id = 0; id < context.match.bindings.size(); ++id) {
    const Element* element = context.element_of(id);
    if (element != nullptr && element->content.page_list) PageList(context, *element->content.page_list, out).check(id);
  }
}

}  // namespace rubric::facts
