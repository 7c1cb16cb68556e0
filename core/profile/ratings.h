// Automatic answers (PRF-5): the questions that have them, the value of a rating, and which answers a value
// means. For all contacts: core/profile/classification.h.
#pragma once

#include <optional>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/profile/profile_tables.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"

namespace segments::profile {

// A question with Auto Contact Classification, read once.
struct AutoQuestion {
    struct Answer {
        std::int64_t line_no = 0;
        std::int64_t from = 0, to = 0;
        std::int64_t priority = 0;
    };
    // What a rating adds up: an answer of any question.
    struct Part {
        table::Code questionnaire = 0;
        std::int64_t line_no = 0;
        std::int64_t points = 0;
        std::size_t question = 0;  // counts the questions that the parts belong to
    };

    table::Row row = table::kNoRow;
    table::Code questionnaire = 0;
    std::int64_t priority = 0;  // of the questionnaire
    schema::QuestionnaireContactType contact_type = schema::QuestionnaireContactType::both;
    table::Code business_relation = 0;
    schema::ClassField field = schema::ClassField::blank;
    schema::ClassMethod method = schema::ClassMethod::blank;
    schema::SortingMethod sorting = schema::SortingMethod::blank;
    std::int64_t decimals = 0;
    std::int64_t least_answered = 0;  // percent
    std::vector<Answer> answers;
    std::vector<Part> parts;                   // of ratings
    std::vector<std::vector<Part>> questions;  // all answers of the questions that the parts belong to
};
AutoQuestion read_question(const table::Database& db, table::Row question_row);

// The questions with automatic answers: ratings behind what they rate. Only those of the questionnaires
// `codes`, or all where there are none. Error where ratings rate each other in a circle.
Result<std::vector<table::Row>> questions_in_order(const table::Database& db,
                                                   const std::vector<std::string>& codes);

struct RatingValue {
    std::int64_t points = 0;
    std::int64_t answered = 0;  // percent of the rated questions
};
RatingValue rating_value(const table::Database& db, const AutoQuestion& question, table::Code contact);

// 0 is open; both 0 never matches (PRF-5).
bool is_in_range(std::int64_t value, std::int64_t from, std::int64_t to);
// To so many decimals, halves away from zero.
std::int64_t rounded(std::int64_t value, std::int64_t decimals);

// Gives the contact the answers whose range holds the value, and takes the others away; nullopt takes all.
void answer_automatically(table::Transaction& tx, const Context& context, const AutoQuestion& question,
                          table::Code contact, std::optional<std::int64_t> value, std::int64_t answered = 0);

// The ratings of one contact, after an answer of its was changed. Only those by Defined Value: percentages
// are of all contacts.
Result<void> update_ratings_of(table::Transaction& tx, const Context& context, table::Row contact_row);

}  // namespace segments::profile
