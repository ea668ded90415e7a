#include "lint/cli/given_words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "lint/report/report.h"
#include "lint/text/edit_distance.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

// "2/4" as two numbers; a count of 0 where it is something else.
Shard shard_of(std::string_view given) {
  const std::size_t slash = given.find('/');
  const auto number = [](std::string_view digits) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size() ? out : 0;
  };
  if (slash == given.npos) return {0, 0};
  const Shard shard{number(given.substr(0, slash)), number(given.substr(slash + 1))};
  return shard.index >= 1 && shard.index <= shard.count ? shard : Shard{0, 0};
}

// Options that make no sense together; "" where they do.
std::string refuse_together(const GivenWords& words) {
  const CheckArguments& check = words.check;
  const bool reads_input = std::ranges::find(words.paths, "-") != words.paths.end();
  const std::string& update = words.update_baseline;
  if (check.staged && reads_input) return "--staged reads git's index, not standard input";
  if (!check.since.empty() && reads_input) return "--since compares files of the repository, not standard input";
  if (check.staged && !words.diff && (words.fix || words.unsafe_fixes)) {
    return "--staged reads git's index, which is not repaired; run --fix without it, then stage the result";
  }
  if (update.empty()) return {};
  if (update != "true" && update != "all") {
    return fmt::format("--update-baseline is given alone or as --update-baseline=all, not with \"{}\"", update);
  }
  if (check.baseline.empty()) return "--update-baseline wants --baseline FILE, the file to update";
  if (check.staged || !check.since.empty() || !words.shard.empty() || reads_input) {
    return "--update-baseline wants whole pages from the disk; run it without --staged, --since, --shard and standard "
           "input";
  }
  return {};
}

// Where each report goes, or why two of them cannot go there.
std::variant<std::vector<ReportTarget>, Answer> report_targets(const GivenWords& words) {
  std::vector<ReportTarget> targets;
  for (const std::string& given : words.formats) {
    const std::size_t equals = given.find('=');
    targets.push_back({given.substr(0, equals), equals == given.npos ? words.output : given.substr(equals + 1)});
  }
  const bool has_plain = std::ranges::any_of(words.formats, [](const auto& it) { return it.find('=') == it.npos; });
  if (targets.empty() || (!has_plain && !words.output.empty())) targets.insert(targets.begin(), {"text", words.output});
  const auto place = [](const ReportTarget& it) { return it.file.empty() ? it.file : normal_path(it.file); };
  for (auto it = targets.begin(); it != targets.end(); ++it) {
    const auto same = std::ranges::find(targets.begin(), it, place(*it), place);
    if (same == it) continue;
    const std::string where = it->file.empty() ? "standard output" : it->file;
    return mistake(fmt::format("--format: both {} and {} would be written to {}; give one a file of its own: {}=FILE",
                               same->format, it->format, where, it->format));
  }
  return targets;
}

std::optional<Severity> severity_of(std::string_view fail_on) {
  return fail_on == "never"     ? std::nullopt
         : fail_on == "warning" ? std::optional(Severity::warning)
         : fail_on == "info"    ? std::optional(Severity::info)
                                : std::optional(Severity::error);
}

Colour colour_of(std::string_view colour) {
  return colour == "always" ? Colour::always : colour == "never" ? Colour::never : Colour::automatic;
}

CheckArguments check_arguments(GivenWords words, std::vector<ReportTarget> reports) {
  CheckArguments out = std::move(words.check);
  out.update_baseline = words.update_baseline.empty()   ? UpdateBaseline::no
                        : words.update_baseline == "all" ? UpdateBaseline::all
                                                         : UpdateBaseline::shrink;
  if (!words.shard.empty()) out.shard = shard_of(words.shard);
  out.paths_named = !words.paths.empty();
  if (out.paths_named) out.paths = std::move(words.paths);
  out.reports = std::move(reports);
  out.fail_on = severity_of(words.fail_on);
  if (words.fix || words.unsafe_fixes || words.diff) {
    out.repairs = Repairs{.most = words.unsafe_fixes ? Safety::unsafe : Safety::safe, .only_show = words.diff};
  }
  out.colour = colour_of(words.colour);
  return out;
}

// "FILE:LINE" taken apart; a file's name may have a colon in it.
std::variant<Command, Answer> why_arguments(GivenWords words) {
  const std::size_t colon = words.file.rfind(':');
  const std::string line = colon == std::string::npos ? "" : words.file.substr(colon + 1);
  const bool number =
      !line.empty() && line.size() < 10 && line.find_first_not_of("0123456789") == line.npos && std::stoul(line) > 0;
  if (!number || colon == 0) {
    return mistake(fmt::format("why wants a file and the number of a line: FILE:LINE, not \"{}\"", words.file));
  }
  return WhyArguments{words.file.substr(0, colon), std::stoul(line), std::move(words.check.schema),
                      std::move(words.check.config), words.format == "json"};
}

// "name=value" of --set taken apart.
Command new_arguments(GivenWords words) {
  NewArguments out{std::move(words.file), std::move(words.type), {}, std::move(words.paths), std::move(words.output)};
  for (const std::string& it : words.settings) {
    const std::size_t equals = it.find('=');
    out.values.emplace_back(it.substr(0, equals), it.substr(equals + 1));
  }
  return out;
}

std::variant<Command, Answer> schema_command_named(std::string_view name, GivenWords words) {
  if (name == "diff") {
    return SchemaDiffArguments{std::move(words.file), std::move(words.rule), std::move(words.paths),
                               words.format == "json"};
  }
  if (name == "infer") {
    return SchemaInferArguments{std::move(words.paths), std::move(words.type), std::move(words.output)};
  }
  if (name == "json-schema") return JsonSchemaArguments{words.file == "config"};
  auto reports = report_targets(words);
  if (auto* problem = std::get_if<Answer>(&reports)) return std::move(*problem);
  return SchemaCheckArguments{std::move(words.paths), std::get<std::vector<ReportTarget>>(std::move(reports)),
                              severity_of(words.fail_on), colour_of(words.colour)};
}

}  // namespace

Answer mistake(std::string text) { return {fmt::format("rubric: {}\n", text), true}; }

std::string hint_for(std::string_view word, const std::vector<std::string>& candidates) {
  return did_you_mean(word, std::vector<std::string_view>(candidates.begin(), candidates.end()));
}

std::string refuse_word(std::string_view given, const std::vector<std::string>& words) {
  if (std::ranges::find(words, given) != words.end()) return {};
  const std::string hint = hint_for(given, words);
  return fmt::format("unknown value \"{}\"{}", given,
                     hint.empty() ? fmt::format("; it is one of {}", fmt::join(words, ", ")) : hint);
}

std::string refuse_jobs(std::string& given) {
  const bool digits = given.find_first_not_of("0123456789") == given.npos && given.size() < 4;
  const bool in_range = digits && !given.empty() && std::stoi(given) >= 1 && std::stoi(given) <= 256;
  return in_range ? std::string() : fmt::format("wants a number from 1 to 256, not \"{}\"", given);
}

std::string refuse_shard(std::string& given) {
  return shard_of(given).count > 0 ? std::string() : fmt::format("wants two numbers as in 1/4, not \"{}\"", given);
}

std::string refuse_setting(std::string& given) {
  const std::size_t equals = given.find('=');
  return equals != given.npos && equals > 0 ? std::string() : fmt::format("wants name=value, not \"{}\"", given);
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ReportFormat* it : report_formats()) names.emplace_back(it->name);
  return names;
}

std::string refuse_format(std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals != given.npos && equals + 1 == given.size()) return fmt::format("\"{}\" names no file", given);
  return refuse_word(given.substr(0, equals), format_names());
}

std::variant<Command, Answer> command_named(std::string_view name, GivenWords words) {
  const bool json = words.format == "json";
  if (name == "lsp") return LspArguments{words.log};
  if (name == "explain") return ExplainArguments{words.rule, json};
  if (name == "rules") return RulesArguments{json};
  if (name == "ast") return AstArguments{words.file, json};
  if (name == "outline") return OutlineArguments{words.file, json};
  if (name == "init") return words.init;
  if (name == "new") return new_arguments(std::move(words));
  if (name == "why") return why_arguments(std::move(words));
  if (name.starts_with("schema ")) return schema_command_named(name.substr(7), std::move(words));
  if (std::string refused = refuse_together(words); !refused.empty()) return mistake(std::move(refused));
  auto reports = report_targets(words);
  if (auto* problem = std::get_if<Answer>(&reports)) return std::move(*problem);
  return check_arguments(std::move(words), std::get<std::vector<ReportTarget>>(std::move(reports)));
}

}  // namespace rubric::cli
