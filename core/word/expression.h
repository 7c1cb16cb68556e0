// What fields of a template come to: a small tree for each, worked out once for all letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/value.h"

namespace segments::word {

using ExpressionId = std::size_t;

struct Expression {
    enum class Kind : std::uint8_t {
        text,      // `text`
        field,     // value number `field`, written by the switches below
        sequence,  // `parts` one after the other
        if_,       // parts: left, right, then, else; compared by `text`
        skip_if,   // parts: left, right: the letter isn't made if it holds
        next,      // goes on with the next record
        next_if,   // parts: left, right
        record,    // the number of the record, from 1
    };

    Kind kind = Kind::text;
    std::string text;
    std::size_t field = 0;
    std::vector<ExpressionId> parts = {};
    std::string date_picture = {}, number_picture = {};
    std::vector<std::string> cases = {};  // of \*, of a field or a choice
    std::string before = {}, after = {};  // \b and \f
};

// Where a run over the records stands.
struct Progress {
    std::size_t record = 0;
    bool skipped = false;  // by SKIPIF
    bool may_move = true;  // NEXT counts here: in the text, not in headers
};

class Expressions {
  public:
    ExpressionId add(Expression expression) {
        all_.push_back(std::move(expression));
        return all_.size() - 1;
    }
    const Expression& operator[](ExpressionId id) const { return all_[id]; }
    std::size_t size() const { return all_.size(); }

    // Appends what it comes to.
    void write(ExpressionId id, Records& records, Progress& progress, std::string& out) const;

  private:
    bool holds(const Expression& comparison, Records& records, Progress& progress) const;
    std::vector<Expression> all_;
};

// "12" < "100" as numbers where both are numbers, else as texts; = and <> know * and ?.
bool compare_texts(std::string_view left, std::string_view op, std::string_view right);

}  // namespace segments::word
