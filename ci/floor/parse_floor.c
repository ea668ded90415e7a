/* The least that checking Markdown can cost: read each file, parse it with the library as it comes, free it.
 *
 *     parse_floor FILE...
 *
 * The library's own allocator, positions and footnotes, and the five extensions of GitHub's Markdown. */
#include <stdio.h>
#include <stdlib.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

static const char *const extension_names[] = {"table", "strikethrough", "autolink", "tagfilter", "tasklist"};
enum { extension_count = sizeof extension_names / sizeof *extension_names };

/* The bytes of a file in `*buffer`, which grows as it must. */
static size_t read_file(const char *path, char **buffer, size_t *capacity) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(2);
  }
  setvbuf(file, NULL, _IONBF, 0);
  size_t size = 0;
  for (;;) {
    if (size == *capacity) {
      *capacity = *capacity ? *capacity * 2 : 1 << 20;
      *buffer = realloc(*buffer, *capacity);
      if (!*buffer) exit(2);
    }
    const size_t count = fread(*buffer + size, 1, *capacity - size, file);
    if (count == 0) break;
    size += count;
  }
  fclose(file);
  return size;
}

static int parse(const char *bytes, size_t size) {
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS);
  for (int i = 0; i < extension_count; ++i) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension_names[i]));
  }
  cmark_parser_feed(parser, bytes, size);
  cmark_node *document = cmark_parser_finish(parser);
  const int lines = cmark_node_get_end_line(document);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return lines;
}

int main(int count, char **paths) {
  cmark_gfm_core_extensions_ensure_registered();
  char *buffer = NULL;
  size_t capacity = 0;
  long lines = 0;
  for (int i = 1; i < count; ++i) {
    const size_t size = read_file(paths[i], &buffer, &capacity);
    lines += parse(buffer, size);
  }
  free(buffer);
  printf("%ld lines\n", lines);
  return 0;
}
