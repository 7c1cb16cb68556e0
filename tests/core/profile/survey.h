// Questionnaires to ask, for the tests of profiles.
#pragma once

#include "core/profile/answers.h"
#include "core/profile/questionnaires.h"
#include "core/profile/ratings.h"
#include "tests/core/criteria/scene.h"

namespace segments::test {

namespace question = profile::line;
using schema::ClassField;
using schema::ClassMethod;
using schema::QuestionnaireLineType;

struct Survey : Scene {
    Row questionnaire(const char* code) {
        const Result<Row> row = profile::create_questionnaire(tx, code, "About " + std::string(code));
        REQUIRE(row);
        return *row;
    }
    Row ask(const char* code, const char* text) { return line(code, QuestionnaireLineType::question, text); }
    // Below the question asked last.
    Row option(const char* code, const char* text, std::int64_t from = 0, std::int64_t to = 0) {
        const Row row = line(code, QuestionnaireLineType::answer, text);
        set_line(row, question::kFromValue, from * filter::kDecimalScale);
        set_line(row, question::kToValue, to * filter::kDecimalScale);
        return row;
    }
    Row ask_automatically(const char* code, ClassField field, ClassMethod method) {
        const Row row = ask(code, "Automatic");
        set_line(row, question::kAutoContactClassification, true);
        set_line(row, question::kContactClassField, static_cast<int>(field));
        set_line(row, question::kClassificationMethod, static_cast<int>(method));
        return row;
    }
    void set_line(Row row, FieldId field, const FieldValue& value) {
        const Result<void> done = profile::set_line_field(tx, row, field, value);
        REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    }
    std::string line_refusal(Row row, FieldId field, const FieldValue& value) {
        const Result<void> done = profile::set_line_field(tx, row, field, value);
        return done ? std::string() : done.error().message;
    }
    void answer(Row contact_row, Row line_row) {
        const Result<Row> done = profile::give_answer(tx, context, contact_row, line_row);
        REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    }
    // The rule that forbids the answer; empty if it was given.
    std::string forbidden(Row contact_row, Row line_row) {
        const Result<Row> done = profile::give_answer(tx, context, contact_row, line_row);
        return done ? std::string() : done.error().rule;
    }
    bool has(Row contact_row, Row line_row) const {
        return profile::answer_by(*db, contact_row, line_row) != table::kNoRow;
    }

  private:
    Row line(const char* code, QuestionnaireLineType type, const char* text) {
        const Result<Row> row = profile::add_line(tx, code, type);
        REQUIRE(row);
        set_line(*row, question::kDescription, text);
        return *row;
    }
};

}  // namespace segments::test
