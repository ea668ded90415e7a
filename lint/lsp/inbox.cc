#include "lint/lsp/inbox.h"

#include <array>
#include <thread>
#include <utility>

#include "lint/io/input.h"

namespace rubric::lsp {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::microseconds kQuiet{30};      // for so long: all that was sent is here
constexpr std::chrono::microseconds kQuietInBurst{200};
constexpr std::chrono::milliseconds kMostSettling{6};
constexpr std::chrono::microseconds kMoment{50};

}  // namespace

Arrived Inbox::take(std::chrono::milliseconds patience) {
  if (patience.count() == 0 || !news_.messages.empty()) look();
  else if (!is_over() && input_within(patience)) read();
  Arrived taken = std::move(news_);
  news_ = {.messages = {}, .fault = {}, .end = taken.end};
  return taken;
}

// Who was woken by each message would pay for being woken. Behind a second message there are likely to be more.
void Inbox::settle() {
  const Clock::time_point begin = Clock::now();
  for (std::chrono::microseconds quiet = kQuiet; !is_over() && Clock::now() - begin < kMostSettling;
       quiet = kQuietInBurst) {
    std::this_thread::sleep_for(quiet);
    if (!input_within(std::chrono::microseconds(0))) return;
    read();
  }
}

bool Inbox::waiting() {
  look();
  return !news_.messages.empty();
}

// Takes in what has come. Who asks again at once has seen all there is to see.
void Inbox::look() {
  const Clock::time_point now = Clock::now();
  if (is_over() || now - looked_ < kMoment) return;
  looked_ = now;
  if (input_within(std::chrono::microseconds(0))) read();
}

void Inbox::read_until_takes(int descriptor) {
  while (!is_over() && input_before_output(descriptor)) read();
}

void Inbox::read() {
  std::array<char, 65536> bytes;
  const std::size_t count = read_some_input(bytes);
  framing_.feed({bytes.data(), count});
  while (auto message = framing_.next()) news_.messages.push_back(std::move(*message));
  news_.fault = framing_.fault();
  news_.end = count == 0 || !framing_.fault().empty();
}

}  // namespace rubric::lsp
