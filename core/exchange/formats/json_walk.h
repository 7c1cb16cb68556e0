// Walking an object on a JsonTape by the names of its members.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange/json_tape.h"

namespace segments::exchange {

class JsonWalk {
  public:
    using Index = JsonTape::Index;
    using Kind = JsonTape::Kind;

    explicit JsonWalk(const JsonTape& tape) : tape_(tape) {}

    static constexpr Index kNone = 0xFFFFFFFFu;

    Kind kind(Index at) const { return at < tape_.size() ? tape_[at].kind : Kind::null; }
    bool is_object(Index at) const { return at < tape_.size() && tape_[at].kind == Kind::object; }
    // The value of a member; kNone if there is none, or the value at `object` is no object.
    Index member(Index object, std::string_view name) const {
        Index found = kNone;
        for_each_member(object, [&](std::string_view each, Index value) {
            if (each == name) found = value;
        });
        return found;
    }
    // The text of a value: of numbers and true or false as they are written; empty for others and for kNone.
    std::string text(Index at) const {
        if (at >= tape_.size()) return {};
        const JsonTape::Token& token = tape_[at];
        if (token.kind == Kind::boolean) return token.flag ? "true" : "false";
        return token.kind == Kind::string || token.kind == Kind::number ? std::string(token.text)
                                                                        : std::string();
    }
    std::string text(Index object, std::string_view name) const { return text(member(object, name)); }
    bool is_true(Index object, std::string_view name) const { return text(object, name) == "true"; }
    // Calls visit(name, value) for each member of an object.
    template <typename Visit>
    void for_each_member(Index object, Visit visit) const {
        if (!is_object(object)) return;
        for (Index key = object + 1; key < tape_[object].end; key = tape_[key + 1].end)
            visit(tape_[key].text, key + 1);
    }
    // Calls visit(value) for each element of a list.
    template <typename Visit>
    void for_each_element(Index list, Visit visit) const {
        if (list >= tape_.size() || tape_[list].kind != Kind::array) return;
        for (Index each = list + 1; each < tape_[list].end; each = tape_[each].end) visit(each);
    }
    void append(Index at, std::string& out) const { tape_.append_json(at, out); }

  private:
    const JsonTape& tape_;
};

// Puts an object together, member by member, into a text.
class JsonObject {
  public:
    explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
    void close() { out_ += '}'; }
    // The name and the colon; the value is appended by the caller.
    void key(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        append_json_string(out_, name);
        out_ += ':';
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        append_json_string(out_, value);
    }
    void json(std::string_view name, std::string_view value) {
        key(name);
        out_ += value;
    }

  private:
    std::string& out_;
    bool first_ = true;
};

// Members of an object that have no field, put together to be kept.
class KeptMembers {
  public:
    void add(std::string_view name, std::string_view json) {
        text_ += text_.empty() ? '{' : ',';
        append_json_string(text_, name);
        text_ += ':';
        text_ += json;
    }
    bool empty() const { return text_.empty(); }
    // REQUIRES: not empty.
    std::string object() const { return text_ + "}"; }

  private:
    std::string text_;
};

// What was kept of a format ("businessCentral") among a contact's unknown properties: an object, or a blank
// tape.
void read_kept(std::string_view extras, std::string_view format, JsonTape& kept);

}  // namespace segments::exchange
