#include "core/profile/ratings.h"

#include <algorithm>
#include <array>

#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/profile/answers.h"
#include "core/profile/questionnaires.h"

namespace segments::profile {
namespace {

using schema::ClassField;
using schema::ClassMethod;
using table::Code;
using table::Row;
using table::Table;

constexpr std::int64_t kPercent = 100 * filter::kDecimalScale;

Row find_answer(const Table& answers, Code contact, Code questionnaire, std::int64_t line_no) {
    return answers.find_raw(
        std::array<std::int64_t, 3>{std::int64_t{contact}, std::int64_t{questionnaire}, line_no});
}

bool is_rating(const Table& lines, Row question) {
    return lines.number(question, line::kContactClassField) == static_cast<int>(ClassField::rating);
}

bool is_automatic(const Table& lines, Row row) {
    return lines.number(row, line::kType) == static_cast<int>(schema::QuestionnaireLineType::question) &&
           lines.flag(row, line::kAutoContactClassification);
}

// The questions that a rating adds up.
std::vector<Row> rated_questions(const table::Database& db, Row question) {
    const Table& ratings = db.table(rating::kTable);
    const Table& lines = db.table(line::kTable);
    std::vector<Row> rows;
    for (const Row row : ratings_of(db, question)) {
        const Row answer_row = lines.find(ratings.text(row, rating::kRatingQuestionnaireCode),
                                          ratings.number(row, rating::kRatingLineNo));
        if (answer_row == table::kNoRow) continue;
        const Row rated = question_of(db, answer_row);
        if (rated != table::kNoRow && std::find(rows.begin(), rows.end(), rated) == rows.end())
            rows.push_back(rated);
    }
    return rows;
}

// Walks ratings depth first: what is rated comes before what rates it.
class Order {
  public:
    explicit Order(const table::Database& db) : db_(db) {}

    // False in a circle.
    bool add(Row question) {
        if (std::find(done_.begin(), done_.end(), question) != done_.end()) return true;
        if (std::find(open_.begin(), open_.end(), question) != open_.end()) return false;
        open_.push_back(question);
        for (const Row rated : rated_questions(db_, question)) {
            if (is_rating(db_.table(line::kTable), rated) && !add(rated)) return false;
        }
        open_.pop_back();
        done_.push_back(question);
        return true;
    }
    const std::vector<Row>& questions() const { return done_; }

  private:
    const table::Database& db_;
    std::vector<Row> open_, done_;
};

}  // namespace

AutoQuestion read_question(const table::Database& db, Row question_row) {
    const Table& lines = db.table(line::kTable);
    const Table& headers = db.table(questionnaire::kTable);
    const Row header = headers.find_code(lines.code(question_row, line::kQuestionnaireCode));
    AutoQuestion question;
    question.row = question_row;
    question.questionnaire = lines.code(question_row, line::kQuestionnaireCode);
    if (header != table::kNoRow) {
        question.priority = headers.number(header, questionnaire::kPriority);
        question.contact_type = static_cast<schema::QuestionnaireContactType>(
            headers.number(header, questionnaire::kContactType));
        question.business_relation = headers.code(header, questionnaire::kBusinessRelationCode);
    }
    question.field = static_cast<ClassField>(lines.number(question_row, line::kContactClassField));
    question.method = static_cast<ClassMethod>(lines.number(question_row, line::kClassificationMethod));
    question.sorting = static_cast<schema::SortingMethod>(lines.number(question_row, line::kSortingMethod));
    question.decimals = lines.number(question_row, line::kNoOfDecimals);
    question.least_answered = lines.number(question_row, line::kMinQuestionsAnswered);
    for (const Row row : answers_below(db, question_row))
        question.answers.push_back({lines.number(row, line::kLineNo), lines.number(row, line::kFromValue),
                                    lines.number(row, line::kToValue), lines.number(row, line::kPriority)});
    if (question.field != ClassField::rating) return question;
    const std::vector<Row> rated = rated_questions(db, question_row);
    for (const Row each : rated) {
        std::vector<AutoQuestion::Part>& all = question.questions.emplace_back();
        for (const Row row : answers_below(db, each))
            all.push_back({lines.code(row, line::kQuestionnaireCode), lines.number(row, line::kLineNo), 0,
                           question.questions.size() - 1});
    }
    const Table& ratings = db.table(rating::kTable);
    for (const Row row : ratings_of(db, question_row))
        question.parts.push_back({ratings.code(row, rating::kRatingQuestionnaireCode),
                                  ratings.number(row, rating::kRatingLineNo),
                                  ratings.number(row, rating::kPoints), 0});
    return question;
}

Result<std::vector<Row>> questions_in_order(const table::Database& db,
                                            const std::vector<std::string>& codes) {
    const Table& lines = db.table(line::kTable);
    std::vector<Row> plain, ratings;
    lines.live().for_each([&](Row row) {
        if (!is_automatic(lines, row)) return;
        const bool wanted =
            codes.empty() ||
            std::find(codes.begin(), codes.end(), lines.text(row, line::kQuestionnaireCode)) != codes.end();
        if (wanted) (is_rating(lines, row) ? ratings : plain).push_back(row);
    });
    Order order(db);
    for (const Row question : ratings) {
        if (order.add(question)) continue;
        Error error = fail(tr("The rating \"{1}\" rates itself in a circle: an answer that gives it points "
                              "is given by a rating that depends on it. Take one of them out.",
                              lines.text(question, line::kDescription)),
                           "PRF-5");
        error.record = tr("Profile Questionnaire {1}", lines.text(question, line::kQuestionnaireCode));
        return error;
    }
    for (const Row question : order.questions()) {
        // A rating of another questionnaire that is rated here counts as it is.
        if (std::find(ratings.begin(), ratings.end(), question) != ratings.end()) plain.push_back(question);
    }
    return plain;
}

RatingValue rating_value(const table::Database& db, const AutoQuestion& question, Code contact) {
    const Table& answers = db.table(answer::kTable);
    RatingValue value;
    for (const AutoQuestion::Part& part : question.parts) {
        if (find_answer(answers, contact, part.questionnaire, part.line_no) != table::kNoRow)
            value.points += part.points;
    }
    std::int64_t answered = 0;
    for (const std::vector<AutoQuestion::Part>& all : question.questions) {
        const bool any = std::any_of(all.begin(), all.end(), [&](const AutoQuestion::Part& part) {
            return find_answer(answers, contact, part.questionnaire, part.line_no) != table::kNoRow;
        });
        answered += any ? 1 : 0;
    }
    if (!question.questions.empty())
        value.answered = kPercent * answered / static_cast<std::int64_t>(question.questions.size());
    return value;
}

bool is_in_range(std::int64_t value, std::int64_t from, std::int64_t to) {
    if (from == 0 && to == 0) return false;
    return (from == 0 || value >= from) && (to == 0 || value <= to);
}

std::int64_t rounded(std::int64_t value, std::int64_t decimals) {
    std::int64_t unit = filter::kDecimalScale;
    for (std::int64_t i = 0; i < decimals; ++i) unit /= 10;
    const std::int64_t half = value < 0 ? -unit / 2 : unit / 2;
    return (value + half) / unit * unit;
}

void answer_automatically(table::Transaction& tx, const Context& context, const AutoQuestion& question,
                          Code contact, std::optional<std::int64_t> value, std::int64_t answered) {
    const Table& answers = tx.table(answer::kTable);
    for (const AutoQuestion::Answer& each : question.answers) {
        const bool wanted = value && is_in_range(*value, each.from, each.to);
        Row row = find_answer(answers, contact, question.questionnaire, each.line_no);
        if (!wanted) {
            if (row != table::kNoRow) tx.erase(answer::kTable, row);
            continue;
        }
        if (row == table::kNoRow) {
            row =
                tx.insert(answer::kTable,
                          {tx.db().domain(schema::domain::kContact).text(contact),
                           tx.db().domain(schema::domain::kProfileQuestionnaire).text(question.questionnaire),
                           each.line_no});
            tx.set_number(answer::kTable, row, answer::kLastDateUpdated, context.today);
        }
        tx.set_number(answer::kTable, row, answer::kAnswerPriority, each.priority);
        tx.set_number(answer::kTable, row, answer::kQuestionnairePriority, question.priority);
        tx.set_number(answer::kTable, row, answer::kQuestionsAnswered, answered);
    }
}

Result<void> update_ratings_of(table::Transaction& tx, const Context& context, Row contact_row) {
    const table::Database& db = tx.db();
    if (db.table(rating::kTable).size() == 0) return {};
    const Result<std::vector<Row>> questions = questions_in_order(db, {});
    if (!questions) return questions.error();
    const Code contact = contact::ContactView(db, contact_row).code();
    for (const Row row : *questions) {
        const AutoQuestion question = read_question(db, row);
        if (question.field != ClassField::rating || question.method != ClassMethod::defined_value) continue;
        const Row header = db.table(questionnaire::kTable).find_code(question.questionnaire);
        const RatingValue value = rating_value(db, question, contact);
        const bool counts = header != table::kNoRow && may_answer(db, contact_row, header) &&
                            value.answered >= question.least_answered;
        answer_automatically(tx, context, question, contact,
                             counts ? std::optional(rounded(value.points, question.decimals)) : std::nullopt,
                             value.answered);
    }
    return {};
}

}  // namespace segments::profile
