#include "core/profile/questionnaires.h"

#include "tests/core/profile/survey.h"

using namespace segments;
using namespace segments::test;

TEST_CASE("ENT-20, PRF-1: below each question stand its answers, in the order of their lines") {
    Survey w;
    w.questionnaire("COMPANY");
    const Row size = w.ask("COMPANY", "How large?");
    const Row small = w.option("COMPANY", "Small");
    const Row trade = w.ask("COMPANY", "Which trade?");
    const Row wine = w.option("COMPANY", "Wine");
    const Row large = *profile::add_line(w.tx, "COMPANY", QuestionnaireLineType::answer, small);
    CHECK(profile::lines_of(*w.db, "COMPANY") == std::vector<Row>{size, small, large, trade, wine});
    CHECK(profile::answers_below(*w.db, size) == std::vector<Row>{small, large});
    CHECK(profile::question_of(*w.db, large) == size);
    CHECK(profile::question_of(*w.db, wine) == trade);
    CHECK(profile::question_of(*w.db, trade) == trade);
}

TEST_CASE("ENM-12: a new questionnaire and a new answer have priority Normal") {
    Survey w;
    const Row row = w.questionnaire("COMPANY");
    w.ask("COMPANY", "How large?");
    const Row small = w.option("COMPANY", "Small");
    CHECK(w.db->table(profile::questionnaire::kTable).number(row, profile::questionnaire::kPriority) == 2);
    CHECK(schema::kQuestionnairePriorities[2] == "Normal");
    CHECK(w.db->table(question::kTable).number(small, question::kPriority) == 2);
    CHECK_FALSE(profile::create_questionnaire(w.tx, "company", ""));
    CHECK_FALSE(profile::create_questionnaire(w.tx, " ", ""));
}

TEST_CASE("PRF-4: a line that contacts have answered can't be deleted, and neither can its questionnaire") {
    Survey w;
    const Row header = w.questionnaire("COMPANY");
    const Row size = w.ask("COMPANY", "How large?");
    const Row small = w.option("COMPANY", "Small");
    const Row contoso = w.company("Contoso");
    w.answer(contoso, small);
    const Result<void> result = profile::delete_line(w.tx, size);
    REQUIRE_FALSE(result);
    CHECK(result.error().rule == "PRF-4");
    CHECK_FALSE(profile::delete_line(w.tx, small));
    CHECK_FALSE(profile::delete_questionnaire(w.tx, header));
    CHECK(w.line_refusal(small, question::kType, 0) != "");
    REQUIRE(profile::take_answer(w.tx, w.context, profile::answer_by(*w.db, contoso, small)));
    REQUIRE(profile::delete_line(w.tx, size));
    CHECK(profile::lines_of(*w.db, "COMPANY").empty());
    REQUIRE(profile::delete_questionnaire(w.tx, header));
}

TEST_CASE("ENM-13: questions and answers have fields of their own, and classification is switched on first") {
    Survey w;
    w.questionnaire("COMPANY");
    const Row size = w.ask("COMPANY", "How large?");
    const Row small = w.option("COMPANY", "Small");
    CHECK(w.line_refusal(size, question::kFromValue, filter::kDecimalScale) ==
          "From Value is for answers, not for questions.");
    CHECK(w.line_refusal(small, question::kMultipleAnswers, true) ==
          "Multiple Answers is for questions, not for answers.");
    CHECK(w.line_refusal(size, question::kContactClassField, 1) ==
          "Contact Class. Field is for questions with Auto Contact Classification. Switch that on first.");
    w.set_line(size, question::kAutoContactClassification, true);
    w.set_line(size, question::kContactClassField, 1);
    const table::Table& lines = w.db->table(question::kTable);
    CHECK(lines.number(size, question::kClassificationMethod) ==
          static_cast<int>(ClassMethod::defined_value));
    w.set_line(size, question::kClassificationMethod, static_cast<int>(ClassMethod::percentage_of_contacts));
    CHECK(lines.number(size, question::kSortingMethod) ==
          static_cast<int>(schema::SortingMethod::descending));
    w.set_line(size, question::kAutoContactClassification, false);
    CHECK(lines.number(size, question::kContactClassField) == 0);
    CHECK(lines.number(size, question::kSortingMethod) == 0);
}

TEST_CASE("PRF-5: From Value may not be above To Value, and date formulas must be ones") {
    Survey w;
    w.questionnaire("COMPANY");
    const Row size =
        w.ask_automatically("COMPANY", ClassField::interaction_quantity, ClassMethod::defined_value);
    const Row small = w.option("COMPANY", "Small", 5, 9);
    CHECK(w.line_refusal(small, question::kToValue, 4 * filter::kDecimalScale) ==
          "From Value must not be above To Value.");
    CHECK(w.line_refusal(small, question::kToValue, 0) == "");
    CHECK(w.line_refusal(size, question::kStartingDateFormula, "-1Y") == "");
    CHECK(w.line_refusal(size, question::kStartingDateFormula, "LAST YEAR") != "");
    CHECK(w.line_refusal(size, question::kNoOfDecimals, 5) == "No. of Decimals must be between 0 and 4.");
}

TEST_CASE("PRF-5: points are given by answers of other questions, to ratings") {
    Survey w;
    w.questionnaire("COMPANY");
    const Row size = w.ask("COMPANY", "How large?");
    const Row small = w.option("COMPANY", "Small");
    const Row value = w.ask_automatically("COMPANY", ClassField::rating, ClassMethod::defined_value);
    const Row good = w.option("COMPANY", "Good", 10);
    CHECK_FALSE(profile::set_points(w.tx, size, good, 5));
    CHECK_FALSE(profile::set_points(w.tx, value, good, 5));
    CHECK_FALSE(profile::set_points(w.tx, value, size, 5));
    REQUIRE(profile::set_points(w.tx, value, small, 5));
    CHECK(profile::ratings_of(*w.db, value).size() == 1);
    REQUIRE(profile::set_points(w.tx, value, small, 0));
    CHECK(profile::ratings_of(*w.db, value).empty());
}
