// Profile questionnaires, what contacts answered, and the points of ratings: ENT-20.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::profile {

// ENT-20. The header.
namespace questionnaire {

enum Field : table::FieldId {
    kCode,
    kDescription,
    kContactType,
    kBusinessRelationCode,
    kPriority,
};

inline constexpr table::TableId kTable = schema::id::kProfileQuestionnaire;
extern const table::TableDef kDef;

}  // namespace questionnaire

// ENT-20. A question, and below it its answers.
namespace line {

enum Field : table::FieldId {
    kQuestionnaireCode,
    kLineNo,
    kType,
    kDescription,
    kMultipleAnswers,
    kPriority,
    kAutoContactClassification,
    kContactClassField,
    kStartingDateFormula,
    kEndingDateFormula,
    kClassificationMethod,
    kSortingMethod,
    kNoOfDecimals,
    kMinQuestionsAnswered,
    kFromValue,
    kToValue,
};

inline constexpr table::TableId kTable = schema::id::kProfileQuestionnaireLine;
extern const table::TableDef kDef;

}  // namespace line

// ENT-20. An answer that a contact gave.
namespace answer {

enum Field : table::FieldId {
    kContactNo,
    kQuestionnaireCode,
    kLineNo,
    kAnswerPriority,
    kQuestionnairePriority,
    kLastDateUpdated,
    kQuestionsAnswered,
    kValue,
};

inline constexpr table::TableId kTable = schema::id::kContactProfileAnswer;
extern const table::TableDef kDef;

}  // namespace answer

// ENT-20. The points that a given answer adds to a rating question.
namespace rating {

enum Field : table::FieldId {
    kQuestionnaireCode,
    kLineNo,
    kRatingQuestionnaireCode,
    kRatingLineNo,
    kPoints,
};

inline constexpr table::TableId kTable = schema::id::kRating;
extern const table::TableDef kDef;

}  // namespace rating

}  // namespace segments::profile
