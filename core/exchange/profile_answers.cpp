#include "core/exchange/profile_answers.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"
#include "core/profile/answers.h"
#include "core/profile/questionnaires.h"

namespace segments::exchange {
namespace {

namespace answer = profile::answer;
namespace header = profile::questionnaire;
namespace line = profile::line;
using table::Row;
using table::Table;

Row line_of(const table::Database& db, const ProfileAnswer& item) {
    return db.table(line::kTable).find(item.questionnaire, item.line_no);
}

bool is_automatic(const table::Database& db, Row line_row) {
    if (line_row == table::kNoRow) return false;
    const Row question = profile::question_of(db, line_row);
    return question != table::kNoRow &&
           db.table(line::kTable).flag(question, line::kAutoContactClassification);
}

Error refuse(const ProfileAnswer& item, std::string_view why, std::string rule) {
    Error error = fail(tr("The profile answer {1} of the questionnaire {2} can't be given: {3}", item.line_no,
                          item.questionnaire, why),
                       std::move(rule));
    error.field = kAnswersCaption;
    return error;
}

}  // namespace

Result<void> check_answers(ContactRecord& record, const table::Database& db, bool person, bool minor) {
    std::erase_if(record.answers,
                  [&](const ProfileAnswer& item) { return is_automatic(db, line_of(db, item)); });
    const Table& lines = db.table(line::kTable);
    const Table& headers = db.table(header::kTable);
    std::vector<Row> answered;  // questions that take one answer
    for (const ProfileAnswer& item : record.answers) {
        const Row row = line_of(db, item);
        const Row question = row == table::kNoRow ? table::kNoRow : profile::question_of(db, row);
        if (question == table::kNoRow || question == row)
            return refuse(item, tr("there is no such answer. Create it first, or take it out of the file."),
                          "PRF-2");
        if (minor) return refuse(item, tr("profiles aren't allowed for contacts marked Minor."), "PRF-6");
        const Row questionnaire = headers.find(item.questionnaire);
        const auto type = questionnaire == table::kNoRow
                              ? schema::QuestionnaireContactType::both
                              : static_cast<schema::QuestionnaireContactType>(
                                    headers.number(questionnaire, header::kContactType));
        if (type != schema::QuestionnaireContactType::both &&
            (type == schema::QuestionnaireContactType::people) != person)
            return refuse(
                item,
                person ? tr("the questionnaire is for companies.") : tr("the questionnaire is for people."),
                "PRF-1");
        if (lines.flag(question, line::kMultipleAnswers)) continue;
        if (std::find(answered.begin(), answered.end(), question) != answered.end())
            return refuse(item, tr("its question takes one answer, and the file has two."), "PRF-2");
        answered.push_back(question);
    }
    return {};
}

bool has_same_answers(const ContactRecord& record, const table::Database& db, std::string_view no,
                      const RowsOfContact& rows) {
    const Table& answers = db.table(answer::kTable);
    const auto by_hand = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](Row row) { return !is_automatic_answer(db, row); }));
    return by_hand == record.answers.size() &&
           std::all_of(record.answers.begin(), record.answers.end(), [&](const ProfileAnswer& item) {
               const Row row = answers.find(no, item.questionnaire, item.line_no);
               return row != table::kNoRow && answers.text(row, answer::kValue) == item.value;
           });
}

void load_answers(const table::Database& db, table::Code contact, const BelongingsIndex& belongings,
                  ContactRecord& record) {
    const Table& answers = db.table(answer::kTable);
    for (const Row row : belongings.answers().sorted(contact)) {
        if (is_automatic_answer(db, row)) continue;
        std::vector<ProfileAnswer>& list = record.has_answers() ? record.answers : record.begin_answers();
        list.push_back({answers.text(row, answer::kQuestionnaireCode), answers.number(row, answer::kLineNo),
                        answers.text(row, answer::kValue)});
    }
}

bool is_automatic_answer(const table::Database& db, Row answer_row) {
    return is_automatic(db, profile::line_of_answer(db, answer_row));
}

bool holds(const std::vector<ProfileAnswer>& answers, const Table& table, Row answer_row) {
    return std::any_of(answers.begin(), answers.end(), [&](const ProfileAnswer& item) {
        return item.line_no == table.number(answer_row, answer::kLineNo) &&
               item.questionnaire == table.text(answer_row, answer::kQuestionnaireCode);
    });
}

Priorities priorities_of(const table::Database& db, const ProfileAnswer& item) {
    Priorities priorities;
    if (const Row row = line_of(db, item); row != table::kNoRow)
        priorities.answer = db.table(line::kTable).number(row, line::kPriority);
    const Table& headers = db.table(header::kTable);
    if (const Row row = headers.find(item.questionnaire); row != table::kNoRow)
        priorities.questionnaire = headers.number(row, header::kPriority);
    return priorities;
}

}  // namespace segments::exchange
