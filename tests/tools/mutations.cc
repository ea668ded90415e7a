// mutations: what is said about mistakes planted in pages.
//
//     mutations                        the table, over all pages
//     mutations --show                 also every case that is not right: what was planted, what came
//     mutations --kind moved           only one kind; --page sales only pages whose path holds this
//     mutations --most 12              of each kind and page
//     mutations --text                 with --show: the mutated pages themselves
//     mutations --fits                 the cases left out because the page fits in another way

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "tests/mutations/judge.h"
#include "tests/mutations/planting.h"

namespace {

using namespace rubric::testing;

struct Wanted {
  std::string kind, page;
  std::size_t most = 12;
  bool show = false, text = false, fits = false;
};

void show(const Subject& subject, const Mutation& mutation, const Verdict& verdict, bool text) {
  std::cout << describe(subject, mutation, verdict);
  if (text) std::cout << "----\n" << Mutant(subject.source().bytes(), mutation.edits).text << "----\n";
}

int run(const Wanted& wanted) {
  Tallies tallies;
  for (const Page& page : job_family_pages()) {
    if (page.path.find(wanted.page) == std::string::npos) continue;
    const Subject subject(page);
    for (const Mutation& mutation : mutations(subject, wanted.most)) {
      if (!wanted.kind.empty() && mutation.kind != wanted.kind) continue;
      const Verdict verdict = judge(subject, mutation);
      tallies.add(mutation, verdict);
      if (verdict.still_fits ? wanted.fits : wanted.show && !verdict.right()) {
        show(subject, mutation, verdict, wanted.text);
      }
    }
  }
  std::cout << describe(tallies);
  return 0;
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string_view> arguments(values + 1, values + count);
  Wanted wanted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view name = arguments[i];
    const std::string value(i + 1 < arguments.size() ? arguments[i + 1] : "");
    if (name == "--show") wanted.show = true;
    else if (name == "--text") wanted.text = wanted.show = true;
    else if (name == "--fits") wanted.fits = true;
    else if (name == "--kind") wanted.kind = value, ++i;
    else if (name == "--page") wanted.page = value, ++i;
    else if (name == "--most") wanted.most = std::stoul(value), ++i;
    else return std::cerr << "mutations: unknown argument " << name << "\n", 2;
  }
  return run(wanted);
}
