#include "core/profile/profile_tables.h"

#include "core/base/tr.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_builders.h"

namespace segments::profile {
namespace {

namespace domain = schema::domain;
using filter::ValueType;
using schema::code;
using schema::flag;
using schema::free_text;
using schema::number;
using schema::option;

namespace questionnaire_fields {
using namespace questionnaire;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 20, domain::kProfileQuestionnaire),
    free_text(kDescription, "description", "Description", 250),
    option(kContactType, "contactType", "Contact Type", schema::kQuestionnaireContactTypes),
    code(kBusinessRelationCode, "businessRelationCode", "Business Relation Code", 10,
         domain::kBusinessRelation),
    option(kPriority, "priority", "Priority", schema::kQuestionnairePriorities),
};
}  // namespace questionnaire_fields

namespace line_fields {
using namespace line;
constexpr table::FieldDef kFields[] = {
    code(kQuestionnaireCode, "profileQuestionnaireCode", "Profile Questionnaire Code", 20,
         domain::kProfileQuestionnaire),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    option(kType, "type", "Type", schema::kQuestionnaireLineTypes),
    free_text(kDescription, "description", "Description", 250),
    flag(kMultipleAnswers, "multipleAnswers", "Multiple Answers"),
    option(kPriority, "priority", "Priority", schema::kAnswerPriorities),
    flag(kAutoContactClassification, "autoContactClassification", "Auto Contact Classification"),
    option(kContactClassField, "contactClassField", "Contact Class. Field", schema::kClassFields),
    schema::free_code(kStartingDateFormula, "startingDateFormula", "Starting Date Formula", 20),
    schema::free_code(kEndingDateFormula, "endingDateFormula", "Ending Date Formula", 20),
    option(kClassificationMethod, "classificationMethod", "Classification Method", schema::kClassMethods),
    option(kSortingMethod, "sortingMethod", "Sorting Method", schema::kSortingMethods),
    number(kNoOfDecimals, "noOfDecimals", "No. of Decimals", ValueType::integer),
    number(kMinQuestionsAnswered, "minQuestionsAnswered", "Min. % Questions Answered", ValueType::decimal),
    number(kFromValue, "fromValue", "From Value", ValueType::decimal),
    number(kToValue, "toValue", "To Value", ValueType::decimal),
};
}  // namespace line_fields

namespace answer_fields {
using namespace answer;
using table::kReadOnly;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kQuestionnaireCode, "profileQuestionnaireCode", "Profile Questionnaire Code", 20,
         domain::kProfileQuestionnaire),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    option(kAnswerPriority, "answerPriority", "Answer Priority", schema::kAnswerPriorities),
    option(kQuestionnairePriority, "profileQuestionnairePriority", "Profile Questionnaire Priority",
           schema::kQuestionnairePriorities),
    number(kLastDateUpdated, "lastDateUpdated", "Last Date Updated", ValueType::date, kReadOnly),
    number(kQuestionsAnswered, "questionsAnswered", "Questions Answered (%)", ValueType::decimal, kReadOnly),
    free_text(kValue, "profileQuestionnaireValue", "Profile Questionnaire Value", 250),
};
}  // namespace answer_fields

namespace rating_fields {
using namespace rating;
constexpr table::FieldDef kFields[] = {
    code(kQuestionnaireCode, "profileQuestionnaireCode", "Profile Questionnaire Code", 20,
         domain::kProfileQuestionnaire),
    number(kLineNo, "lineNo", "Profile Questionnaire Line No.", ValueType::integer),
    code(kRatingQuestionnaireCode, "ratingProfileQuestCode", "Rating Profile Quest. Code", 20,
         domain::kProfileQuestionnaire),
    number(kRatingLineNo, "ratingProfileQuestLineNo", "Rating Profile Quest. Line No.", ValueType::integer),
    number(kPoints, "points", "Points", ValueType::decimal),
};
}  // namespace rating_fields

}  // namespace

const table::TableDef questionnaire::kDef{kTable, "profileQuestionnaire", msg("Profile Questionnaire"),
                                          questionnaire_fields::kFields, 1};
const table::TableDef line::kDef{kTable, "profileQuestionnaireLine", msg("Profile Questionnaire Line"),
                                 line_fields::kFields, 2};
const table::TableDef answer::kDef{kTable, "contactProfileAnswer", msg("Contact Profile Answer"),
                                   answer_fields::kFields, 3};
const table::TableDef rating::kDef{kTable, "rating", msg("Rating"), rating_fields::kFields, 4};

}  // namespace segments::profile
