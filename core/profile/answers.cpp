#include "core/profile/answers.h"

#include <algorithm>
#include <tuple>

#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/profile/questionnaires.h"
#include "core/profile/ratings.h"
#include "core/table/find_rows.h"

namespace segments::profile {
namespace {

using contact::ContactView;
using schema::QuestionnaireContactType;
using table::FieldId;
using table::Row;
using table::Table;

Error refuse(const table::Database& db, Row contact_row, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = contact::record_name(db, contact_row);
    error.field = "Profile";
    return error;
}

bool is_automatic(const table::Database& db, Row question) {
    return question != table::kNoRow &&
           db.table(line::kTable).flag(question, line::kAutoContactClassification);
}

std::string quoted(const table::Database& db, Row line_row) {
    return "\"" + std::string(db.table(line::kTable).text(line_row, line::kDescription)) + "\"";
}

// PRF-2: another answer of the question that the contact has given; kNoRow if there is none.
Row other_answer(const table::Database& db, Row contact_row, Row question, Row line_row) {
    for (const Row other : answers_below(db, question)) {
        if (other == line_row) continue;
        const Row given = answer_by(db, contact_row, other);
        if (given != table::kNoRow) return given;
    }
    return table::kNoRow;
}

Result<void> check(const table::Database& db, Row contact_row, Row line_row, Row question) {
    const Table& lines = db.table(line::kTable);
    const ContactView view(db, contact_row);
    if (lines.number(line_row, line::kType) == static_cast<int>(schema::QuestionnaireLineType::question) ||
        question == table::kNoRow)
        return refuse(db, contact_row, tr("Choose one of the answers below a question."), "PRF-2");
    if (is_automatic(db, question))
        return refuse(db, contact_row,
                      tr("{1} is answered automatically. Update Contact Classification gives its answers.",
                         quoted(db, question)),
                      "PRF-3");
    if (view.flag(contact::contact::kMinor))
        return refuse(db, contact_row, tr("Profiles aren't allowed for contacts marked Minor."), "PRF-6");
    const Row header = db.table(questionnaire::kTable).find(lines.text(line_row, line::kQuestionnaireCode));
    if (header == table::kNoRow || !may_answer(db, contact_row, header))
        return refuse(db, contact_row,
                      tr("The questionnaire {1} isn't for this contact, by its type or business relation.",
                         lines.text(line_row, line::kQuestionnaireCode)),
                      "PRF-1");
    return {};
}

Row insert_answer(table::Transaction& tx, const Context& context, Row contact_row, Row line_row) {
    const Table& lines = tx.table(line::kTable);
    const std::string code(lines.text(line_row, line::kQuestionnaireCode));
    const Row row = tx.insert(answer::kTable, {ContactView(tx.db(), contact_row).no(), code,
                                               lines.number(line_row, line::kLineNo)});
    if (row == table::kNoRow) return row;
    const Row header = tx.table(questionnaire::kTable).find(code);
    tx.set_number(answer::kTable, row, answer::kAnswerPriority, lines.number(line_row, line::kPriority));
    tx.set_number(answer::kTable, row, answer::kQuestionnairePriority,
                  tx.table(questionnaire::kTable).number(header, questionnaire::kPriority));
    tx.set_number(answer::kTable, row, answer::kLastDateUpdated, context.today);
    return row;
}

}  // namespace

bool may_answer(const table::Database& db, Row contact_row, Row questionnaire_row) {
    const Table& headers = db.table(questionnaire::kTable);
    const ContactView view(db, contact_row);
    const auto type =
        static_cast<QuestionnaireContactType>(headers.number(questionnaire_row, questionnaire::kContactType));
    const bool right_type = type == QuestionnaireContactType::both ||
                            (type == QuestionnaireContactType::people) == view.is_person();
    const std::string_view relation = headers.text(questionnaire_row, questionnaire::kBusinessRelationCode);
    const bool related =
        relation.empty() ||
        db.table(contact::business_relation::kTable).find(view.company_no(), relation) != table::kNoRow;
    if (right_type && related) return true;
    bool has_answered = false;
    const Table& answers = db.table(answer::kTable);
    const table::Code code = headers.code(questionnaire_row, questionnaire::kCode);
    table::for_each_row_with(answers, answer::kContactNo, view.code(), [&](Row row) {
        has_answered = has_answered || answers.code(row, answer::kQuestionnaireCode) == code;
    });
    return has_answered;
}

std::vector<Row> questionnaires_for(const table::Database& db, Row contact_row) {
    const Table& headers = db.table(questionnaire::kTable);
    std::vector<Row> rows;
    headers.live().for_each([&](Row row) {
        if (may_answer(db, contact_row, row)) rows.push_back(row);
    });
    const auto order = [&](Row row) {
        return std::pair(-headers.number(row, questionnaire::kPriority),
                         headers.text(row, questionnaire::kCode));
    };
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return order(a) < order(b); });
    return rows;
}

Result<Row> give_answer(table::Transaction& tx, const Context& context, Row contact_row, Row line_row) {
    const table::Database& db = tx.db();
    const Row question = question_of(db, line_row);
    if (Result<void> ok = check(db, contact_row, line_row, question); !ok) return ok.error();
    if (!db.table(line::kTable).flag(question, line::kMultipleAnswers) &&
        other_answer(db, contact_row, question, line_row) != table::kNoRow)
        return refuse(db, contact_row,
                      tr("{1} takes one answer. Take away the other one first.", quoted(db, question)),
                      "PRF-2");
    const Row row = insert_answer(tx, context, contact_row, line_row);
    if (row == table::kNoRow)
        return refuse(db, contact_row, tr("{1} is given already.", quoted(db, line_row)), "PRF-2");
    contact::touch(tx, context, contact_row);
    if (Result<void> ok = update_ratings_of(tx, context, contact_row); !ok) return ok.error();
    return row;
}

Result<Row> choose_answer(table::Transaction& tx, const Context& context, Row contact_row, Row line_row) {
    const Row question = question_of(tx.db(), line_row);
    if (Result<void> ok = check(tx.db(), contact_row, line_row, question); !ok) return ok.error();
    for (Row other = other_answer(tx.db(), contact_row, question, line_row); other != table::kNoRow;
         other = other_answer(tx.db(), contact_row, question, line_row))
        tx.erase(answer::kTable, other);
    return give_answer(tx, context, contact_row, line_row);
}

Result<void> take_answer(table::Transaction& tx, const Context& context, Row answer_row) {
    const table::Database& db = tx.db();
    const Row contact_row = db.table(contact::contact::kTable)
                                .find_code(db.table(answer::kTable).code(answer_row, answer::kContactNo));
    const Row line_row = line_of_answer(db, answer_row);
    if (line_row != table::kNoRow && is_automatic(db, question_of(db, line_row)))
        return refuse(
            db, contact_row,
            tr("{1} was given automatically and can't be taken away by hand.", quoted(db, line_row)),
            "PRF-3");
    tx.erase(answer::kTable, answer_row);
    contact::touch(tx, context, contact_row);
    return update_ratings_of(tx, context, contact_row);
}

Result<void> set_answer_field(table::Transaction& tx, const Context& context, Row answer_row, FieldId field,
                              const schema::FieldValue& value) {
    const Table& answers = tx.table(answer::kTable);
    if (field != answer::kAnswerPriority && field != answer::kValue)
        return fail(tr("{1} can't be changed.", tr(answers.field(field).caption)), "PRF-2");
    const Result<schema::FieldValue> wanted = schema::normalized(answers.field(field), value);
    if (!wanted) return wanted.error();
    schema::set_cell(tx, answer::kTable, answer_row, field, *wanted);
    tx.set_number(answer::kTable, answer_row, answer::kLastDateUpdated, context.today);
    contact::touch_owner(tx, context, answer::kTable, answer_row);
    return {};
}

std::vector<Row> answers_of(const table::Database& db, Row contact_row) {
    const Table& answers = db.table(answer::kTable);
    std::vector<Row> rows =
        table::rows_with(answers, answer::kContactNo, ContactView(db, contact_row).code());
    const auto order = [&](Row row) {
        return std::pair(answers.text(row, answer::kQuestionnaireCode), answers.number(row, answer::kLineNo));
    };
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return order(a) < order(b); });
    return rows;
}

Row answer_by(const table::Database& db, Row contact_row, Row line_row) {
    const Table& lines = db.table(line::kTable);
    return db.table(answer::kTable)
        .find(ContactView(db, contact_row).no(), lines.text(line_row, line::kQuestionnaireCode),
              lines.number(line_row, line::kLineNo));
}

Row line_of_answer(const table::Database& db, Row answer_row) {
    const Table& answers = db.table(answer::kTable);
    return db.table(line::kTable)
        .find(answers.text(answer_row, answer::kQuestionnaireCode),
              answers.number(answer_row, answer::kLineNo));
}

bool stands_in_the_way(const table::Database& db, Row contact_row, Row answer_row) {
    const Row line_row = line_of_answer(db, answer_row);
    if (line_row == table::kNoRow) return false;
    const Row question = question_of(db, line_row);
    return question != table::kNoRow && !db.table(line::kTable).flag(question, line::kMultipleAnswers) &&
           other_answer(db, contact_row, question, line_row) != table::kNoRow;
}

}  // namespace segments::profile
