#include "core/profile/answers.h"

#include "core/criteria/record.h"
#include "tests/core/profile/survey.h"

using namespace segments;
using namespace segments::test;

namespace {

struct Company : Survey {
    Row header = questionnaire("COMPANY");
    Row size = ask("COMPANY", "How large?");
    Row small = option("COMPANY", "Small");
    Row large = option("COMPANY", "Large");
    Row contoso = company("Contoso", "C1");
    Row ann = employee("Ann Lee", "P1", contoso);

    void header_field(FieldId field, const FieldValue& value) {
        REQUIRE(profile::set_questionnaire_field(tx, header, field, value));
    }
};

}  // namespace

TEST_CASE(
    "PRF-1: a questionnaire is for contacts of its type and business relation; a person's company counts") {
    Company w;
    CHECK(profile::may_answer(*w.db, w.ann, w.header));
    w.header_field(profile::questionnaire::kContactType, 1);  // Companies
    CHECK(profile::may_answer(*w.db, w.contoso, w.header));
    CHECK_FALSE(profile::may_answer(*w.db, w.ann, w.header));
    CHECK(w.forbidden(w.ann, w.small) == "PRF-1");
    w.header_field(profile::questionnaire::kContactType, 0);
    w.code(setup::business_relation::kTable, "CUST");
    w.header_field(profile::questionnaire::kBusinessRelationCode, "CUST");
    CHECK_FALSE(profile::may_answer(*w.db, w.ann, w.header));
    w.give(w.contoso, Assignment::business_relation, "CUST");
    CHECK(profile::may_answer(*w.db, w.ann, w.header));
}

TEST_CASE("PRF-1: a contact that has answered a questionnaire goes on answering it") {
    Company w;
    w.answer(w.ann, w.small);
    w.header_field(profile::questionnaire::kContactType, 1);
    CHECK(profile::may_answer(*w.db, w.ann, w.header));
    CHECK(profile::questionnaires_for(*w.db, w.ann) == std::vector<Row>{w.header});
}

TEST_CASE("PRF-2: a question takes one answer unless it takes several; answers keep priority and date") {
    Company w;
    w.set_line(w.small, question::kPriority, 3);
    w.header_field(profile::questionnaire::kPriority, 4);
    w.answer(w.contoso, w.small);
    CHECK(w.forbidden(w.contoso, w.large) == "PRF-2");
    CHECK(w.forbidden(w.contoso, w.small) == "PRF-2");
    CHECK(w.forbidden(w.contoso, w.size) == "PRF-2");
    const table::Table& answers = w.db->table(profile::answer::kTable);
    const Row given = profile::answer_by(*w.db, w.contoso, w.small);
    CHECK(answers.number(given, profile::answer::kAnswerPriority) == 3);
    CHECK(answers.number(given, profile::answer::kQuestionnairePriority) == 4);
    CHECK(answers.number(given, profile::answer::kLastDateUpdated) == w.context.today);
    w.set_line(w.size, question::kMultipleAnswers, true);
    w.answer(w.contoso, w.large);
    CHECK(profile::answers_of(*w.db, w.contoso).size() == 2);
}

TEST_CASE("PRF-2: choosing another answer takes the former one away") {
    Company w;
    w.answer(w.contoso, w.small);
    REQUIRE(profile::choose_answer(w.tx, w.context, w.contoso, w.large));
    CHECK_FALSE(w.has(w.contoso, w.small));
    CHECK(w.has(w.contoso, w.large));
}

TEST_CASE("PRF-2, CON-21: a changed answer keeps the day, and the contact its modification") {
    Company w;
    w.answer(w.contoso, w.small);
    w.context.today += 3;
    const Row given = profile::answer_by(*w.db, w.contoso, w.small);
    REQUIRE(profile::set_answer_field(w.tx, w.context, given, profile::answer::kValue, "120 people"));
    CHECK(w.db->table(profile::answer::kTable).number(given, profile::answer::kLastDateUpdated) ==
          w.context.today);
    CHECK(w.number(w.contoso, card::kLastDateModified) == w.context.today);
    CHECK_FALSE(profile::set_answer_field(w.tx, w.context, given, profile::answer::kLineNo, 1));
}

TEST_CASE("PRF-3: automatic questions are neither answered nor cleared by hand") {
    Company w;
    w.answer(w.contoso, w.small);
    w.set_line(w.size, question::kAutoContactClassification, true);
    CHECK(w.forbidden(w.ann, w.small) == "PRF-3");
    const Result<void> taken =
        profile::take_answer(w.tx, w.context, profile::answer_by(*w.db, w.contoso, w.small));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().rule == "PRF-3");
}

TEST_CASE("PRF-6: minors have no profile") {
    Company w;
    w.set(w.ann, card::kMinor, true);
    CHECK(w.forbidden(w.ann, w.small) == "PRF-6");
}

TEST_CASE(
    "PRF-7, FLT-76, CRI-27: criteria find who gave an answer: the contact itself, not its company or "
    "people") {
    Company w;
    w.answer(w.contoso, w.small);
    w.answer(w.ann, w.large);
    const std::string small_line =
        std::to_string(w.db->table(question::kTable).number(w.small, question::kLineNo));
    CHECK(w.found({{Section::profile_answer,
                    {{profile::answer::kQuestionnaireCode, "COMPANY"},
                     {profile::answer::kLineNo, small_line}}}}) == Numbers{"C1"});
    CHECK(w.found({{Section::profile_answer, {{profile::answer::kQuestionnaireCode, "COMPANY"}}}}) ==
          Numbers{"C1", "P1"});
}

TEST_CASE("CRI-10: criteria that pin one answer are shown as question and answer, others by their fields") {
    Company w;
    w.segment("SM1");
    const auto shown = [&](std::string_view code, std::string_view line_no) {
        w.add("SM1", {{Section::profile_answer,
                       {{profile::answer::kQuestionnaireCode, std::string(code)},
                        {profile::answer::kLineNo, std::string(line_no)}}}});
        return criteria::describe(*w.db, criteria::criteria_of_segment("SM1"), filter::Locale()).back().text;
    };
    const auto line_no = [&](Row row) {
        return std::to_string(w.db->table(question::kTable).number(row, question::kLineNo));
    };
    CHECK(shown("COMPANY", line_no(w.small)) == "How large?: Small");
    CHECK(shown("COMPANY", line_no(w.size)) ==
          "Profile Questionnaire Code is COMPANY and Line No. is " + line_no(w.size));
    CHECK(shown("COMPANY", "1|2") == "Profile Questionnaire Code is COMPANY and Line No. is 1 or 2");
    CHECK(shown("COM*", line_no(w.small)).starts_with("Profile Questionnaire Code"));
}
