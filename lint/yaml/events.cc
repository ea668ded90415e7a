#include "lint/yaml/events.h"

#include <algorithm>
#include <istream>
#include <streambuf>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace rubric::yaml {
namespace {

// The library reads streams only; this one reads a view without copying it.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

// Thrown through the library to make it stop.
struct Stopped {
  YamlEvents::Stop why;
  YAML::Mark where;
};

class Recorder : public YAML::EventHandler {
 public:
  explicit Recorder(YamlEvents& into) : into_(into) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) throw Stopped{YamlEvents::Stop::second_document, mark};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(YamlEvent::Kind::null, mark).anchor = anchor;
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(YamlEvent::Kind::alias, mark).anchor = anchor;
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlEvent& event = add(YamlEvent::Kind::scalar, mark);
    event.anchor = anchor;
    event.tagged = tag != "?";
    event.text = tag == "!" || tag == "tag:yaml.org,2002:str";
    event.value = value;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlEvent::Kind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlEvent::Kind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  YamlEvent& add(YamlEvent::Kind kind, const YAML::Mark& mark) {
    YamlEvent& event = into_.events.emplace_back();
    event.kind = kind;
    event.at = static_cast<std::size_t>(std::max(mark.pos, 0));
    return event;
  }

  void open(YamlEvent::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    if (depth_ == kMaxYamlDepth) throw Stopped{YamlEvents::Stop::too_deep, mark};
    ++depth_;
    YamlEvent& event = add(kind, mark);
    event.flow = style == YAML::EmitterStyle::Flow;
    event.tagged = tag != "?";
    event.anchor = anchor;
  }

  void close() {
    --depth_;
    if (drop_key_without_colon()) return;
    into_.events.emplace_back().kind = YamlEvent::Kind::end;
  }

  // The last item of an unclosed `[a, b` comes as a mapping of `b` to nothing: the library waits for
  // a colon until the text is over. It is the scalar it looks like.
  bool drop_key_without_colon() {
    std::vector<YamlEvent>& events = into_.events;
    if (events.size() < 3) return false;
    const YamlEvent* last = &events[events.size() - 3];
    if (last[0].kind != YamlEvent::Kind::mapping || !last[0].flow || last[1].kind != YamlEvent::Kind::scalar ||
        last[2].kind != YamlEvent::Kind::null || last[1].at != last[0].at || last[2].at != last[0].at) {
      return false;
    }
    events.pop_back();
    events.erase(events.end() - 2);
    return true;
  }

  YamlEvents& into_;
  std::size_t depth_ = 0;
  int documents_ = 0;
};

}  // namespace

YamlEvents read_yaml_events(std::string_view text) {
  YamlEvents result;
  const auto stop = [&](YamlEvents::Stop why, const YAML::Mark& where, std::string complaint = {}) {
    result.stop = why;
    result.stopped_at = std::min(static_cast<std::size_t>(std::max(where.pos, 0)), text.size());
    result.complaint = std::move(complaint);
  };
  try {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    Recorder recorder(result);
    while (parser.HandleNextDocument(recorder)) {
    }
  } catch (const Stopped& stopped) {
    stop(stopped.why, stopped.where);
  } catch (const YAML::Exception& error) {
    stop(YamlEvents::Stop::syntax, error.mark, error.msg);
  }
  for (YamlEvent& event : result.events) event.at = std::min(event.at, text.size());
  return result;
}

}  // namespace rubric::yaml
