// What was agreed on with the client, and how it wants things written.
#pragma once

#include <cstdint>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

enum class Encoding : std::uint8_t { utf8, utf16, utf32 };   // in whose units characters of a line are counted

struct Client {
  Encoding encoding = Encoding::utf16;
  int process = 0;                    // of the editor; 0 if it does not say
  bool pulls = false;                 // asks for diagnostics, so they are not sent by themselves
  bool versions = false;              // of pushed diagnostics
  bool related = false, tags = false, descriptions = false, data = false;
  bool document_changes = false;      // in edits of the workspace
  bool symbol_trees = false;
  bool actions = false;               // code actions as values, not as commands
  bool progress = false;
  bool watches = false;               // can be asked to watch files
  bool refreshes = false;             // diagnostics again when asked to
  bool markdown = false;              // in hovers; else plain text
  bool inlay_hints = false;           // its user wants them
};

}  // namespace rubric::lsp
