#include "core/profile/questionnaires.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/filter/date_formula.h"
#include "core/table/find_rows.h"

namespace segments::profile {
namespace {

using schema::ClassField;
using schema::ClassMethod;
using schema::FieldValue;
using schema::QuestionnaireLineType;
using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;

constexpr std::int64_t kLineStep = 10000;
constexpr std::int64_t kMostDecimals = 4;
constexpr std::int64_t kHundredPercent = 100 * filter::kDecimalScale;

Error error_at(std::string_view code, const FieldDef& field, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = tr("Profile Questionnaire {1}", code);
    error.field = field.caption;
    return error;
}

bool is_question(const Table& lines, Row row) {
    return lines.number(row, line::kType) == static_cast<int>(QuestionnaireLineType::question);
}

bool is_of_questions(FieldId field) {
    switch (field) {
        case line::kMultipleAnswers:
        case line::kAutoContactClassification:
        case line::kContactClassField:
        case line::kStartingDateFormula:
        case line::kEndingDateFormula:
        case line::kClassificationMethod:
        case line::kSortingMethod:
        case line::kNoOfDecimals:
        case line::kMinQuestionsAnswered:
            return true;
        default:
            return false;
    }
}

bool is_of_answers(FieldId field) {
    return field == line::kPriority || field == line::kFromValue || field == line::kToValue;
}

Error answered(const table::Database& db, Row line_row, std::size_t contacts) {
    const Table& lines = db.table(line::kTable);
    return error_at(lines.text(line_row, line::kQuestionnaireCode), lines.field(line::kDescription),
                    tr_n("\"{2}\" can't be changed so or deleted: {1} contact has given this answer. Take it "
                         "from them first.",
                         "\"{2}\" can't be changed so or deleted: {1} contacts have given this answer. Take "
                         "it from them first.",
                         contacts, contacts, lines.text(line_row, line::kDescription)),
                    "PRF-4");
}

Result<void> check_line(const table::Database& db, Row row, const FieldDef& field, const FieldValue& value) {
    const Table& lines = db.table(line::kTable);
    const auto refuse = [&](std::string message, std::string rule = "ENT-20") {
        return error_at(lines.text(row, line::kQuestionnaireCode), field, std::move(message),
                        std::move(rule));
    };
    if (field.id <= line::kLineNo) return refuse(tr("{1} can't be changed.", tr(field.caption)));
    if (!value.is_blank() && !is_line_field(db, row, field.id))
        return refuse(
            is_of_questions(field.id)
                ? tr(field.id > line::kAutoContactClassification
                         ? msg("{1} is for questions with Auto Contact Classification. Switch that on first.")
                         : msg("{1} is for questions, not for answers."),
                     tr(field.caption))
                : tr("{1} is for answers, not for questions.", tr(field.caption)));
    switch (field.id) {
        case line::kType: {
            const std::size_t contacts = contacts_with(db, row);
            if (contacts > 0) return answered(db, row, contacts);
            return {};
        }
        case line::kStartingDateFormula:
        case line::kEndingDateFormula: {
            const Result<filter::DateFormula> formula = filter::DateFormula::parse(value.text);
            if (!formula) return refuse(formula.error().message, "PRF-5");
            return {};
        }
        case line::kNoOfDecimals:
            if (value.number < 0 || value.number > kMostDecimals)
                return refuse(tr("No. of Decimals must be between 0 and 4."));
            return {};
        case line::kMinQuestionsAnswered:
            if (value.number < 0 || value.number > kHundredPercent)
                return refuse(tr("Min. % Questions Answered must be between 0 and 100."));
            return {};
        case line::kFromValue:
        case line::kToValue: {
            const std::int64_t from =
                field.id == line::kFromValue ? value.number : lines.number(row, line::kFromValue);
            const std::int64_t to =
                field.id == line::kToValue ? value.number : lines.number(row, line::kToValue);
            if (from != 0 && to != 0 && from > to)
                return refuse(tr("From Value must not be above To Value."), "PRF-5");
            return {};
        }
        default:
            return {};
    }
}

void clear_classification(table::Transaction& tx, Row row) {
    for (FieldId field = line::kContactClassField; field <= line::kMinQuestionsAnswered; ++field)
        schema::set_cell(tx, line::kTable, row, field, FieldValue());
    for (const Row rating_row : ratings_of(tx.db(), row)) tx.erase(rating::kTable, rating_row);
}

// What follows from a changed line.
void follow(table::Transaction& tx, Row row, FieldId field) {
    const Table& lines = tx.table(line::kTable);
    switch (field) {
        case line::kType:
            for (const FieldDef& each : lines.def().fields) {
                if (is_of_questions(each.id) || is_of_answers(each.id))
                    schema::set_cell(tx, line::kTable, row, each.id, FieldValue());
            }
            tx.set_number(line::kTable, row, line::kPriority, static_cast<int>(schema::Priority::normal));
            break;
        case line::kAutoContactClassification:
            if (!lines.flag(row, field)) clear_classification(tx, row);
            break;
        case line::kContactClassField:
            if (lines.number(row, line::kClassificationMethod) == 0)
                tx.set_number(line::kTable, row, line::kClassificationMethod,
                              static_cast<int>(ClassMethod::defined_value));
            break;
        case line::kClassificationMethod: {
            // Only percentages are sorted.
            const auto method = static_cast<ClassMethod>(lines.number(row, field));
            const bool sorted =
                method == ClassMethod::percentage_of_value || method == ClassMethod::percentage_of_contacts;
            tx.set_number(
                line::kTable, row, line::kSortingMethod,
                static_cast<int>(sorted ? schema::SortingMethod::descending : schema::SortingMethod::blank));
            break;
        }
        default:
            break;
    }
}

void erase_line(table::Transaction& tx, Row row) {
    const Table& lines = tx.table(line::kTable);
    const table::Code code = lines.code(row, line::kQuestionnaireCode);
    const std::int64_t no = lines.number(row, line::kLineNo);
    const Table& ratings = tx.table(rating::kTable);
    ratings.live().for_each([&](Row each) {
        const bool rated = ratings.code(each, rating::kQuestionnaireCode) == code &&
                           ratings.number(each, rating::kLineNo) == no;
        const bool giving = ratings.code(each, rating::kRatingQuestionnaireCode) == code &&
                            ratings.number(each, rating::kRatingLineNo) == no;
        if (rated || giving) tx.erase(rating::kTable, each);
    });
    tx.erase(line::kTable, row);
}

}  // namespace

Result<Row> create_questionnaire(table::Transaction& tx, std::string_view code,
                                 std::string_view description) {
    const Table& table = tx.table(questionnaire::kTable);
    const FieldDef& field = table.field(questionnaire::kCode);
    const Result<FieldValue> key = schema::normalized(field, FieldValue(code));
    if (!key) return key.error();
    if (key->text.empty()) return error_at("", field, tr("The code must be filled in."), "ENT-20");
    const Result<FieldValue> text =
        schema::normalized(table.field(questionnaire::kDescription), FieldValue(description));
    if (!text) return text.error();
    const Row row = tx.insert(questionnaire::kTable, {key->text});
    if (row == table::kNoRow)
        return error_at(key->text, field,
                        tr("There is a questionnaire {1} already. Choose another code.", key->text),
                        "ENT-20");
    tx.set_text(questionnaire::kTable, row, questionnaire::kDescription, text->text);
    tx.set_number(questionnaire::kTable, row, questionnaire::kPriority,
                  static_cast<int>(schema::Priority::normal));
    return row;
}

Result<void> set_questionnaire_field(table::Transaction& tx, Row questionnaire_row, FieldId field,
                                     const FieldValue& value) {
    const Table& table = tx.table(questionnaire::kTable);
    const FieldDef& def = table.field(field);
    const std::string_view code = table.text(questionnaire_row, questionnaire::kCode);
    if (field == questionnaire::kCode)
        return error_at(code, def, tr("The code can't be changed. Create another questionnaire."), "ENT-20");
    const Result<FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return error_at(code, def, wanted.error().message, "ENT-20");
    if (Result<void> ok = schema::check_reference(tx.db(), def, wanted->text); !ok) return ok;
    schema::set_cell(tx, questionnaire::kTable, questionnaire_row, field, *wanted);
    return {};
}

Result<void> delete_questionnaire(table::Transaction& tx, Row questionnaire_row) {
    const Table& table = tx.table(questionnaire::kTable);
    const table::Code code = table.code(questionnaire_row, questionnaire::kCode);
    std::size_t answers = 0;
    table::for_each_row_with(tx.table(answer::kTable), answer::kQuestionnaireCode, code,
                             [&](Row) { ++answers; });
    const std::string_view name = table.text(questionnaire_row, questionnaire::kCode);
    if (answers > 0)
        return error_at(
            name, table.field(questionnaire::kCode),
            tr_n("The questionnaire {2} can't be deleted: contacts have answered it ({1} answer).",
                 "The questionnaire {2} can't be deleted: contacts have answered it ({1} answers).", answers,
                 answers, name),
            "PRF-4");
    for (const Row row : lines_of(tx.db(), name)) erase_line(tx, row);
    tx.erase(questionnaire::kTable, questionnaire_row);
    return {};
}

Result<Row> add_line(table::Transaction& tx, std::string_view questionnaire_code, QuestionnaireLineType type,
                     Row after) {
    const Table& lines = tx.table(line::kTable);
    if (tx.table(questionnaire::kTable).find(questionnaire_code) == table::kNoRow)
        return error_at(questionnaire_code, lines.field(line::kQuestionnaireCode),
                        tr("There is no such questionnaire."), "ENT-20");
    const std::vector<Row> rows = lines_of(tx.db(), questionnaire_code);
    const auto at = std::find(rows.begin(), rows.end(), after);
    std::int64_t no = 0;
    if (at == rows.end() || at + 1 == rows.end()) {
        no = (rows.empty() ? 0 : lines.number(rows.back(), line::kLineNo)) + kLineStep;
    } else {
        const std::int64_t before = lines.number(*at, line::kLineNo);
        no = before + (lines.number(at[1], line::kLineNo) - before) / 2;
        if (no == before)
            return error_at(questionnaire_code, lines.field(line::kLineNo),
                            tr("There is no room for another line here. Add it at another place."), "ENT-20");
    }
    const Row row = tx.insert(line::kTable, {questionnaire_code, no});
    tx.set_number(line::kTable, row, line::kType, static_cast<int>(type));
    tx.set_number(line::kTable, row, line::kPriority, static_cast<int>(schema::Priority::normal));
    return row;
}

Result<void> set_line_field(table::Transaction& tx, Row line_row, FieldId field, const FieldValue& value) {
    const Table& lines = tx.table(line::kTable);
    const FieldDef& def = lines.field(field);
    const Result<FieldValue> wanted = schema::normalized(def, value);
    if (!wanted)
        return error_at(lines.text(line_row, line::kQuestionnaireCode), def, wanted.error().message,
                        "ENT-20");
    if (*wanted == schema::cell_value(lines, line_row, field)) return {};
    if (Result<void> ok = check_line(tx.db(), line_row, def, *wanted); !ok) return ok;
    schema::set_cell(tx, line::kTable, line_row, field, *wanted);
    follow(tx, line_row, field);
    return {};
}

bool is_line_field(const table::Database& db, Row line_row, FieldId field) {
    const Table& lines = db.table(line::kTable);
    if (field <= line::kLineNo) return false;
    const bool question = is_question(lines, line_row);
    if (is_of_answers(field)) return !question;
    if (!is_of_questions(field)) return true;
    return question && (field <= line::kAutoContactClassification ||
                        lines.flag(line_row, line::kAutoContactClassification));
}

Result<void> delete_line(table::Transaction& tx, Row line_row) {
    const Table& lines = tx.table(line::kTable);
    std::vector<Row> rows{line_row};
    if (is_question(lines, line_row)) {
        for (const Row answer_row : answers_below(tx.db(), line_row)) rows.push_back(answer_row);
    }
    for (const Row row : rows) {
        const std::size_t contacts = contacts_with(tx.db(), row);
        if (contacts > 0) return answered(tx.db(), row, contacts);
    }
    for (const Row row : rows) erase_line(tx, row);
    return {};
}

Result<void> set_points(table::Transaction& tx, Row question_row, Row answer_row, std::int64_t points) {
    const Table& lines = tx.table(line::kTable);
    const std::string_view code = lines.text(question_row, line::kQuestionnaireCode);
    const auto refuse = [&](std::string message) {
        return error_at(code, tx.table(rating::kTable).field(rating::kPoints), std::move(message), "PRF-5");
    };
    if (lines.number(question_row, line::kContactClassField) != static_cast<int>(ClassField::rating))
        return refuse(tr("Points belong to questions whose Contact Class. Field is Rating."));
    if (is_question(lines, answer_row)) return refuse(tr("Choose an answer: a question gives no points."));
    if (question_of(tx.db(), answer_row) == question_row)
        return refuse(tr("A question can't be rated by its own answers."));
    const Table& ratings = tx.table(rating::kTable);
    const table::KeyPart key[] = {code, lines.number(question_row, line::kLineNo),
                                  lines.text(answer_row, line::kQuestionnaireCode),
                                  lines.number(answer_row, line::kLineNo)};
    Row row = ratings.find(table::Key(key));
    if (points == 0) {
        if (row != table::kNoRow) tx.erase(rating::kTable, row);
        return {};
    }
    if (row == table::kNoRow) row = tx.insert(rating::kTable, table::Key(key));
    tx.set_number(rating::kTable, row, rating::kPoints, points);
    return {};
}

std::vector<Row> ratings_of(const table::Database& db, Row question_row) {
    const Table& lines = db.table(line::kTable);
    const Table& ratings = db.table(rating::kTable);
    std::vector<Row> rows;
    ratings.live().for_each([&](Row row) {
        if (ratings.code(row, rating::kQuestionnaireCode) ==
                lines.code(question_row, line::kQuestionnaireCode) &&
            ratings.number(row, rating::kLineNo) == lines.number(question_row, line::kLineNo))
            rows.push_back(row);
    });
    const auto order = [&](Row row) {
        return std::pair(ratings.text(row, rating::kRatingQuestionnaireCode),
                         ratings.number(row, rating::kRatingLineNo));
    };
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return order(a) < order(b); });
    return rows;
}

std::vector<Row> lines_of(const table::Database& db, std::string_view questionnaire_code) {
    const Table& lines = db.table(line::kTable);
    std::vector<Row> rows = table::rows_with_text(lines, line::kQuestionnaireCode, questionnaire_code);
    std::sort(rows.begin(), rows.end(),
              [&](Row a, Row b) { return lines.number(a, line::kLineNo) < lines.number(b, line::kLineNo); });
    return rows;
}

Row question_of(const table::Database& db, Row line_row) {
    const Table& lines = db.table(line::kTable);
    Row question = table::kNoRow;
    for (const Row row : lines_of(db, lines.text(line_row, line::kQuestionnaireCode))) {
        if (is_question(lines, row)) question = row;
        if (row == line_row) break;
    }
    return question;
}

std::vector<Row> answers_below(const table::Database& db, Row question_row) {
    const Table& lines = db.table(line::kTable);
    const std::vector<Row> rows = lines_of(db, lines.text(question_row, line::kQuestionnaireCode));
    std::vector<Row> answers;
    auto at = std::find(rows.begin(), rows.end(), question_row);
    while (at != rows.end() && ++at != rows.end() && !is_question(lines, *at)) answers.push_back(*at);
    return answers;
}

std::size_t contacts_with(const table::Database& db, Row line_row) {
    const Table& lines = db.table(line::kTable);
    const Table& answers = db.table(answer::kTable);
    const std::int64_t no = lines.number(line_row, line::kLineNo);
    std::size_t count = 0;
    table::for_each_row_with(answers, answer::kQuestionnaireCode,
                             lines.code(line_row, line::kQuestionnaireCode),
                             [&](Row row) { count += answers.number(row, answer::kLineNo) == no ? 1 : 0; });
    return count;
}

}  // namespace segments::profile
