// The words of a command line, before they are the arguments of a command: which make sense, and what they mean.
//
// The words are read elsewhere; here they are judged, so nothing depends on the library that reads them. Private to the
// reading of command lines.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lint/cli/arguments.h"

namespace rubric::cli {

// A command uses those it has an option or an argument for.
struct GivenWords {
  CheckArguments check;
  std::string file, rule, format = "text", fail_on = "error", colour = "auto";
  std::string output, update_baseline, shard;
  std::vector<std::string> paths, formats, settings;
  std::string type;
  InitArguments init;
  bool fix = false, unsafe_fixes = false, diff = false;
  std::string log;
};

// The command of this name, "schema check" and the like among them; or why its words make no sense together.
std::variant<Command, Answer> command_named(std::string_view name, GivenWords words);

// Why the value of an option is refused, or "": of a number of jobs, of a part as in 1/4, of name=value, and of
// NAME or NAME=FILE with the name of a report format. The library that calls them would let them change it; none does.
std::string refuse_jobs(std::string& given);
std::string refuse_shard(std::string& given);
std::string refuse_setting(std::string& given);
std::string refuse_format(std::string& given);

// "" for one of the words, else why it is refused, with the words there are.
std::string refuse_word(std::string_view given, const std::vector<std::string>& words);

std::vector<std::string> format_names();

// The one of the candidates that was probably meant, as an end of a message; "" if there is none.
std::string hint_for(std::string_view word, const std::vector<std::string>& candidates);

// What is wrong with a command line, as an answer.
Answer mistake(std::string text);

}  // namespace rubric::cli
