#include "core/profile/classification.h"

#include <algorithm>
#include <cmath>

#include "core/base/tr.h"
#include "core/filter/date_formula.h"
#include "core/interaction/interaction_tables.h"
#include "core/table/find_rows.h"

namespace segments::profile {
namespace {

using schema::ClassField;
using schema::ClassMethod;
using table::Code;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace log_entry = interaction::log_entry;

constexpr std::int64_t kScale = filter::kDecimalScale;
constexpr std::int64_t kDaysOfYear = 365;

bool is_percentage(ClassMethod method) {
    return method == ClassMethod::percentage_of_value || method == ClassMethod::percentage_of_contacts;
}

// value / by, in the encoding of decimals, of numbers whose product with the scale fits.
std::int64_t share(std::int64_t value, std::int64_t by) {
    return by == 0 ? 0 : std::llround(static_cast<double>(value) / static_cast<double>(by) * kScale);
}

Result<Day> applied(const Table& lines, Row row, table::FieldId field, Day day) {
    const std::string_view text = lines.text(row, field);
    if (text.empty()) return kBlankDay;
    const Result<filter::DateFormula> formula = filter::DateFormula::parse(text);
    if (!formula) return formula.error();
    return formula->apply(day);
}

}  // namespace

Result<UpdateClassification> UpdateClassification::make(const table::Database& db, const Context& context,
                                                        const std::vector<std::string>& questionnaires) {
    const Result<std::vector<Row>> rows = questions_in_order(db, questionnaires);
    if (!rows) return rows.error();
    UpdateClassification job(db, context);
    for (const Row row : *rows) {
        if (Result<void> ok = job.add(row); !ok) {
            const Table& lines = db.table(line::kTable);
            Error error = ok.error();
            error.record = tr("Profile Questionnaire {1}, \"{2}\"", lines.text(row, line::kQuestionnaireCode),
                              lines.text(row, line::kDescription));
            return error;
        }
    }
    if (!job.questions_.empty()) job.begin_question();
    return job;
}

Result<void> UpdateClassification::add(Row question_row) {
    const Table& lines = db_->table(line::kTable);
    AutoQuestion question = read_question(*db_, question_row);
    if (question.field == ClassField::blank)
        return fail(tr("Choose a Contact Class. Field, from which the answers follow."), "PRF-5");
    if (question.method == ClassMethod::blank) return fail(tr("Choose a Classification Method."), "PRF-5");
    if (is_percentage(question.method) && question.sorting == schema::SortingMethod::blank)
        return fail(tr("Choose a Sorting Method: percentages are taken in its order."), "PRF-5");
    const Result<Day> from = applied(lines, question_row, line::kStartingDateFormula, context_.work_date);
    if (!from) return from.error();
    const Result<Day> to = applied(lines, question_row, line::kEndingDateFormula, context_.work_date);
    if (!to) return to.error();
    if (*from != kBlankDay && *to != kBlankDay && *to < *from)
        return fail(tr("The period ends before it starts: {1} to {2}. Correct its date formulas.",
                       to_iso(*from), to_iso(*to)),
                    "PRF-5");
    questions_.push_back(std::move(question));
    periods_.push_back({*from, *to});
    return {};
}

void UpdateClassification::begin_question() {
    const Table& contacts = db_->table(card::kTable);
    const bool by_entries = question().field != ClassField::rating;
    phase_ = by_entries ? Phase::interactions : Phase::values;
    at_ = 0;
    total_ = 0;
    sums_.assign(by_entries ? db_->domain(schema::domain::kContact).size() : 0, {});
    values_.assign(contacts.slots(), kNoValue);
    answered_.assign(by_entries ? 0 : contacts.slots(), 0);
    related_ = table::Bitmap();
    if (question().business_relation == 0) return;
    related_.resize(db_->domain(schema::domain::kContact).size());
    const Table& relations = db_->table(contact::business_relation::kTable);
    table::for_each_row_with(
        relations, contact::business_relation::kBusinessRelationCode, question().business_relation,
        [&](Row row) { related_.set(relations.code(row, contact::business_relation::kContactNo)); });
}

std::size_t UpdateClassification::slots() const {
    return phase_ == Phase::interactions ? db_->table(log_entry::kTable).slots() : values_.size();
}

bool UpdateClassification::step(table::Transaction& tx, std::size_t rows) {
    while (current_ < questions_.size() && rows > 0) {
        const auto to = static_cast<Row>(std::min<std::size_t>(slots(), at_ + rows));
        switch (phase_) {
            case Phase::interactions:
                look_at_entries(at_, to);
                break;
            case Phase::values:
                look_at_contacts(at_, to);
                break;
            case Phase::answers:
                answer_contacts(tx, at_, to);
                break;
        }
        rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
        at_ = to;
        if (at_ == slots()) next_phase();
    }
    return current_ == questions_.size();
}

void UpdateClassification::next_phase() {
    at_ = 0;
    switch (phase_) {
        case Phase::interactions:
            phase_ = Phase::values;
            return;
        case Phase::values:
            if (question().method == ClassMethod::percentage_of_contacts) rank();
            phase_ = Phase::answers;
            return;
        case Phase::answers:
            if (++current_ < questions_.size()) begin_question();
            return;
    }
}

// Those that count in a contact's statistics (CON-20), within the period.
void UpdateClassification::look_at_entries(Row from, Row to) {
    const Table& entries = db_->table(log_entry::kTable);
    const Period period = periods_[current_];
    const auto add = [&](Code contact, Row row) {
        Sums& sums = sums_[contact];
        ++sums.count;
        sums.cost += entries.number(row, log_entry::kCost);
        sums.duration += entries.number(row, log_entry::kDuration);
    };
    for (Row row = from; row < to; ++row) {
        if (!entries.is_live(row) || entries.flag(row, log_entry::kCanceled) ||
            entries.flag(row, log_entry::kPostponed))
            continue;
        const auto date = static_cast<Day>(entries.number(row, log_entry::kDate));
        if ((period.from != kBlankDay && date < period.from) || (period.to != kBlankDay && date > period.to))
            continue;
        const Code contact = entries.code(row, log_entry::kContactNo);
        const Code company = entries.code(row, log_entry::kContactCompanyNo);
        if (contact != 0) add(contact, row);
        if (company != 0 && company != contact) add(company, row);
    }
}

void UpdateClassification::look_at_contacts(Row from, Row to) {
    const Table& contacts = db_->table(card::kTable);
    for (Row row = from; row < to; ++row) {
        if (!contacts.is_live(row) || contacts.flag(row, card::kMinor)) continue;
        const bool person =
            contacts.number(row, card::kType) == static_cast<int>(schema::ContactType::person);
        const bool right_type =
            question().contact_type == schema::QuestionnaireContactType::both ||
            (question().contact_type == schema::QuestionnaireContactType::people) == person;
        if (!right_type) continue;
        if (question().business_relation != 0 && !related_.test(contacts.code(row, card::kCompanyNo)))
            continue;
        std::int64_t answered = 0;
        std::int64_t value = value_of(row, answered);
        if (!answered_.empty()) {
            if (answered < question().least_answered) continue;
            answered_[row] = answered;
        }
        if (question().method == ClassMethod::defined_value) value = rounded(value, question().decimals);
        values_[row] = value;
        total_ += value;
    }
}

std::int64_t UpdateClassification::value_of(Row contact_row, std::int64_t& answered) const {
    const Code contact = db_->table(card::kTable).code(contact_row, card::kNo);
    if (question().field == ClassField::rating) {
        const RatingValue rating = rating_value(*db_, question(), contact);
        answered = rating.answered;
        return rating.points;
    }
    const Sums& sums = sums_[contact];
    switch (question().field) {
        case ClassField::interaction_quantity:
            return sums.count * kScale;
        case ClassField::interaction_frequency: {
            // Without a start it is the year up to the end; the end is the work date where it is open.
            const Period period = periods_[current_];
            const Day end = period.to == kBlankDay ? context_.work_date : period.to;
            const std::int64_t days =
                period.from == kBlankDay ? kDaysOfYear : std::max<std::int64_t>(1, end - period.from + 1);
            return share(sums.count * kDaysOfYear, days);
        }
        case ClassField::average_cost:
            return sums.count == 0 ? 0 : sums.cost / sums.count;
        case ClassField::average_duration:
            return sums.count == 0 ? 0 : sums.duration / sums.count;
        default:
            return 0;  // nobody has opportunities
    }
}

// Percentage of Contacts: the place of each contact in the order of the values, in percent of all.
void UpdateClassification::rank() {
    std::vector<Row> order;
    for (Row row = 0; row < values_.size(); ++row) {
        if (values_[row] != kNoValue) order.push_back(row);
    }
    const bool descending = question().sorting == schema::SortingMethod::descending;
    std::stable_sort(order.begin(), order.end(), [&](Row a, Row b) {
        return descending ? values_[a] > values_[b] : values_[a] < values_[b];
    });
    for (std::size_t i = 0; i < order.size(); ++i)
        values_[order[i]] =
            100 * share(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(order.size()));
}

void UpdateClassification::answer_contacts(table::Transaction& tx, Row from, Row to) {
    const Table& contacts = db_->table(card::kTable);
    for (Row row = from; row < to; ++row) {
        if (!contacts.is_live(row)) continue;
        std::optional<std::int64_t> value;
        if (values_[row] != kNoValue) {
            value = values_[row];
            if (question().method == ClassMethod::percentage_of_value) value = 100 * share(*value, total_);
            if (is_percentage(question().method)) value = rounded(*value, question().decimals);
        }
        answer_automatically(tx, context_, question(), contacts.code(row, card::kNo), value,
                             answered_.empty() ? 0 : answered_[row]);
    }
}

float UpdateClassification::progress() const {
    if (current_ == questions_.size()) return 1.0f;
    const float part = slots() == 0 ? 0.0f : static_cast<float>(at_) / static_cast<float>(slots());
    return (static_cast<float>(current_) + (static_cast<float>(phase_) + part) / 3.0f) /
           static_cast<float>(questions_.size());
}

}  // namespace segments::profile
