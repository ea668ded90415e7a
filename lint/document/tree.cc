// The only file that includes cmark.
//
// Footnote definitions need care. cmark moves the used ones to the end and drops the others; so a
// line that uses every label is put before the body, and each definition is moved back to where it
// stands. Only `table` and `tasklist` are attached: the other extensions write global tables while
// they parse, which is a race between threads.
#include "lint/document/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <cstring>

#include "lint/document/arena.h"

namespace rubric::document {
namespace {

constexpr int kOptions = CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS;
constexpr std::size_t kLeastBudget = std::size_t{64} << 20;
constexpr std::size_t kBudgetForByte = 64;

Arena& arena() {
  thread_local Arena memory;
  return memory;
}

void* arena_calloc(std::size_t count, std::size_t size) { return arena().allocate(count * size); }
void* arena_realloc(void* block, std::size_t size) { return arena().grow(block, size); }
void arena_free(void*) {}

cmark_mem arena_memory = {arena_calloc, arena_realloc, arena_free};

struct Extensions {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasklist;
};

const Extensions& extensions() {
  static const Extensions kFound = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist")};
  }();
  return kFound;
}

// A '^' behind a bracket, however it is written. Looking for footnotes, cmark walks the whole tree twice.
bool may_hold_footnotes(std::string_view body) {
  for (std::size_t at = body.find('['); at != std::string_view::npos; at = body.find('[', at + 1)) {
    const char next = at + 1 < body.size() ? body[at + 1] : '\0';
    if (next == '^' || next == '&' || next == '\\') return true;
  }
  return false;
}

cmark_node* parse(std::string_view uses, std::string_view body) {
  const int footnotes = may_hold_footnotes(body) ? CMARK_OPT_FOOTNOTES : 0;
  cmark_parser* parser = cmark_parser_new_with_mem(kOptions | footnotes, &arena_memory);
  cmark_parser_attach_syntax_extension(parser, extensions().table);
  cmark_parser_attach_syntax_extension(parser, extensions().tasklist);
  if (!uses.empty()) cmark_parser_feed(parser, uses.data(), uses.size());
  cmark_parser_feed(parser, body.data(), body.size());
  return cmark_parser_finish(parser);
}

// nullptr if the memory was not enough.
cmark_node* parse_within_budget(std::string_view uses, std::string_view body) {
  arena().reset(kLeastBudget + kBudgetForByte * body.size());
  if (setjmp(arena().out_of_budget) != 0) return nullptr;
  cmark_node* root = parse(uses, body);
  arena().lift_budget();
  return root;
}

// "[^a] [^b]\n\n" for a body that defines the footnotes a and b.
std::string uses_of_footnotes(std::string_view body) {
  std::string uses;
  for (std::size_t at = body.find("[^"); at != std::string_view::npos; at = body.find("[^", at + 2)) {
    const std::size_t end = body.find_first_of("]\r\n", at);
    if (end == std::string_view::npos) break;
    if (body.substr(end, 2) == "]:") uses.append(body.substr(at, end - at)).append("] ");
  }
  if (!uses.empty()) uses += "\n\n";
  return uses;
}

bool is_container(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_FOOTNOTE_DEFINITION: return true;
    default: return false;
  }
}

// The paragraph above a table has no line of its own; it starts with the table behind it.
bool starts_before(cmark_node* a, cmark_node* b) {
  if (cmark_node_get_start_line(a) == 0) return false;
  const int line_a = cmark_node_get_start_line(a), line_b = cmark_node_get_start_line(b);
  if (line_a != line_b) return line_a < line_b;
  return cmark_node_get_start_column(a) < cmark_node_get_start_column(b);
}

// Puts each definition below the block that encloses it by its lines, behind the last one that starts
// before it. From the last definition to the first, so that the search goes on where it stopped.
void move_footnotes_back(cmark_node* root) {
  std::vector<cmark_node*> definitions;
  for (cmark_node* child = cmark_node_last_child(root); child; child = cmark_node_last_child(root)) {
    if (cmark_node_get_type(child) != CMARK_NODE_FOOTNOTE_DEFINITION) break;
    definitions.push_back(child);
    cmark_node_unlink(child);
  }
  std::sort(definitions.begin(), definitions.end(), [](cmark_node* a, cmark_node* b) { return starts_before(b, a); });

  cmark_node* later = nullptr;   // what was put back last
  for (cmark_node* definition : definitions) {
    cmark_node* parent = root;
    cmark_node* before = nullptr;
    const auto last_in = [&](cmark_node* node) {
      return later && cmark_node_parent(later) == node ? cmark_node_previous(later) : cmark_node_last_child(node);
    };
    for (cmark_node* child = last_in(root); child;) {
      if (!starts_before(child, definition)) {
        child = cmark_node_previous(child);
        continue;
      }
      before = child;
      const bool encloses =
          is_container(child) && cmark_node_get_end_line(child) >= cmark_node_get_start_line(definition);
      if (!encloses) break;
      parent = child;
      before = nullptr;
      child = last_in(child);
    }
    const bool placed =
        before ? cmark_node_insert_after(before, definition) : cmark_node_prepend_child(parent, definition);
    if (!placed) cmark_node_append_child(root, definition);
    later = definition;
  }
}

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

// As it stands in cmark's memory: cmark_node_get_literal() and the like copy it first. "[&#94;a]" reads as
// a footnote whose label runs on behind the decoded '^'; a zero ends it, as it ends cmark's copies.
std::string_view view(const cmark_chunk& text) {
  const char* data = reinterpret_cast<const char*>(text.data);
  return {data, data ? strnlen(data, static_cast<std::size_t>(text.len)) : 0};
}

NodeKind kind_of_extension(std::string_view type) {
  if (type == "table") return NodeKind::table;
  if (type == "table_row" || type == "table_header") return NodeKind::table_row;
  if (type == "table_cell") return NodeKind::table_cell;
  return NodeKind::document;
}

NodeKind kind_of(cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_TEXT: return NodeKind::text;
    case CMARK_NODE_SOFTBREAK: return NodeKind::softbreak;
    case CMARK_NODE_LINEBREAK: return NodeKind::linebreak;
    case CMARK_NODE_CODE: return NodeKind::code;
    case CMARK_NODE_HTML_INLINE: return NodeKind::html_inline;
    case CMARK_NODE_EMPH: return NodeKind::emph;
    case CMARK_NODE_STRONG: return NodeKind::strong;
    case CMARK_NODE_LINK: return NodeKind::link;
    case CMARK_NODE_IMAGE: return NodeKind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return NodeKind::footnote_reference;
    case CMARK_NODE_PARAGRAPH: return NodeKind::paragraph;
    case CMARK_NODE_HEADING: return NodeKind::heading;
    case CMARK_NODE_LIST: return NodeKind::list;
    case CMARK_NODE_ITEM: return NodeKind::item;
    case CMARK_NODE_BLOCK_QUOTE: return NodeKind::block_quote;
    case CMARK_NODE_CODE_BLOCK: return NodeKind::code_block;
    case CMARK_NODE_HTML_BLOCK: return NodeKind::html_block;
    case CMARK_NODE_THEMATIC_BREAK: return NodeKind::thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return NodeKind::footnote_definition;
    default: return kind_of_extension(view(cmark_node_get_type_string(node)));
  }
}

void read_node(cmark_node* from, int lines_before, TreeNode& tree) {
  Node& node = tree.node;
  node.kind = kind_of(from);
  switch (node.kind) {
    case NodeKind::text:
    case NodeKind::code:
    case NodeKind::html_inline:
    case NodeKind::html_block: node.literal = view(from->as.literal); break;
    case NodeKind::heading: node.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(from)); break;
    case NodeKind::list:
      node.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
      node.tight = cmark_node_get_list_tight(from) != 0;
      break;
    case NodeKind::item:
      if (view(cmark_node_get_type_string(from)) == "tasklist") node.task = Node::Task::open;
      break;
    case NodeKind::table_row: node.header = cmark_gfm_extensions_get_table_row_is_header(from) != 0; break;
    case NodeKind::code_block: {
      int length = 0, offset = 0;
      char character = 0;
      node.fenced = cmark_node_get_fenced(from, &length, &offset, &character) != 0;
      node.literal = view(cmark_node_get_literal(from));
      node.destination = view(cmark_node_get_fence_info(from));
      break;
    }
    case NodeKind::link:
    case NodeKind::image:
      node.destination = view(from->as.link.url);
      node.title = view(from->as.link.title);
      break;
    default: break;
  }
  if (is_block(node.kind)) {
    const auto line = [&](int counted) { return static_cast<std::uint32_t>(std::max(counted - lines_before, 0)); };
    tree.line = line(from->start_line);
    tree.column = static_cast<std::uint32_t>(std::max(from->start_column, 1));
    tree.last_line = line(from->end_line);
  }
}

void flatten(cmark_node* root, int lines_before, Tree& tree) {
  std::vector<NodeId> open;
  cmark_node* node = root;
  while (true) {
    const auto id = static_cast<NodeId>(tree.size());
    read_node(node, lines_before, tree.emplace_back());
    if (cmark_node* child = node->first_child) {
      open.push_back(id);
      node = child;
      continue;
    }
    tree[id].node.end = id + 1;
    cmark_node* next = node->next;
    while (!next && !open.empty()) {
      tree[open.back()].node.end = static_cast<NodeId>(tree.size());
      open.pop_back();
      node = node->parent;
      next = open.empty() ? nullptr : node->next;
    }
    if (!next) return;
    node = next;
  }
}

}  // namespace

bool read_tree(std::string_view body, Tree& tree) {
  const std::string uses = uses_of_footnotes(body);
  cmark_node* root = parse_within_budget(uses, body);
  if (!root) return false;
  if (!uses.empty()) {
    cmark_node_unlink(cmark_node_first_child(root));
    move_footnotes_back(root);
  }
  flatten(root, uses.empty() ? 0 : 2, tree);
  return true;
}

std::string character_reference(std::string_view reference) {
  const Arena::Mark mark = arena().mark();
  cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena_memory);
  cmark_parser_feed(parser, reference.data(), reference.size());
  cmark_node* paragraph = cmark_node_first_child(cmark_parser_finish(parser));
  std::string text(view(cmark_node_get_literal(paragraph ? cmark_node_first_child(paragraph) : nullptr)));
  arena().release(mark);
  return text == reference ? std::string() : text;
}

}  // namespace rubric::document
