#include "core/profile/classification.h"

#include "tests/core/profile/survey.h"

using namespace segments;
using namespace segments::test;
namespace entry = interaction::log_entry;

namespace {

struct Shop : Survey {
    Shop() { questionnaire("SHOP"); }

    void update() {
        Result<profile::UpdateClassification> job = profile::UpdateClassification::make(*db, context, {});
        REQUIRE_MESSAGE(static_cast<bool>(job), (job ? std::string() : job.error().message));
        while (!job->step(tx, 3)) {
        }
        CHECK(job->progress() == 1.0f);
    }
    std::string problem() const {
        const Result<profile::UpdateClassification> job =
            profile::UpdateClassification::make(*db, context, {});
        return job ? std::string() : job.error().message;
    }
    void interactions(Row contact_row, int count, const char* date = "2026-05-05") {
        for (int i = 0; i < count; ++i) interaction(contact_row, "ABC", date);
    }
};

}  // namespace

TEST_CASE("PRF-5: by defined value a contact is given the answers whose range holds its value") {
    Shop w;
    w.ask_automatically("SHOP", ClassField::interaction_quantity, ClassMethod::defined_value);
    const Row few = w.option("SHOP", "Few", 0, 1);
    const Row some = w.option("SHOP", "Some", 2, 3);
    const Row many = w.option("SHOP", "Many", 3, 0);
    const Row never = w.option("SHOP", "Never", 0, 0);
    const Row ann = w.person("Ann Lee", "P1");
    const Row bob = w.person("Bob Ray", "P2");
    w.interactions(ann, 3);
    w.update();
    CHECK(w.has(bob, few));
    CHECK_FALSE(w.has(bob, some));
    CHECK(w.has(ann, some));
    CHECK(w.has(ann, many));
    CHECK_FALSE(w.has(ann, never));
    CHECK_FALSE(w.has(bob, never));
}

TEST_CASE("PRF-5: an update takes away what doesn't hold any more and keeps the day of what does") {
    Shop w;
    w.ask_automatically("SHOP", ClassField::interaction_quantity, ClassMethod::defined_value);
    const Row few = w.option("SHOP", "Few", 0, 1);
    const Row some = w.option("SHOP", "Some", 2, 0);
    const Row ann = w.person("Ann Lee", "P1");
    const Row bob = w.person("Bob Ray", "P2");
    w.update();
    w.interactions(ann, 2);
    w.context.today += 5;
    w.update();
    CHECK_FALSE(w.has(ann, few));
    CHECK(w.has(ann, some));
    const table::Table& answers = w.db->table(profile::answer::kTable);
    CHECK(answers.number(profile::answer_by(*w.db, bob, few), profile::answer::kLastDateUpdated) ==
          w.context.today - 5);
    CHECK(answers.number(profile::answer_by(*w.db, ann, some), profile::answer::kLastDateUpdated) ==
          w.context.today);
}

TEST_CASE(
    "PRF-5: the period runs from the starting to the ending date formula, by the work date; canceled and "
    "postponed interactions don't count; a company has those of its people") {
    Shop w;
    const Row row = w.ask_automatically("SHOP", ClassField::interaction_quantity, ClassMethod::defined_value);
    w.set_line(row, question::kStartingDateFormula, "-1Y");
    w.set_line(row, question::kEndingDateFormula, "-1D");
    const Row two = w.option("SHOP", "Two", 2, 2);
    const Row contoso = w.company("Contoso", "C1");
    const Row ann = w.employee("Ann Lee", "P1", contoso);
    w.interaction(ann, "ABC", "2025-11-22");  // too old
    w.interaction(ann, "ABC", "2025-11-23");
    w.interaction(ann, "ABC", "2026-11-22");
    w.interaction(ann, "ABC", "2026-11-23");  // too new
    w.tx.set_flag(entry::kTable, w.interaction(ann, "ABC", "2026-05-05"), entry::kCanceled, true);
    w.tx.set_flag(entry::kTable, w.interaction(ann, "ABC", "2026-05-05"), entry::kPostponed, true);
    w.update();
    CHECK(w.has(ann, two));
    CHECK(w.has(contoso, two));
    w.set_line(row, question::kEndingDateFormula, "-2Y");
    CHECK(w.problem().starts_with("The period ends before it starts: 2025-11-23 to 2024-11-23."));
}

TEST_CASE("PRF-5: frequency is by year, cost and duration are averages, rounded to the decimals") {
    Shop w;
    const Row often =
        w.ask_automatically("SHOP", ClassField::interaction_frequency, ClassMethod::defined_value);
    w.set_line(often, question::kStartingDateFormula, "-72D");  // 73 days: a fifth of a year
    const Row fifteen = w.option("SHOP", "15 a year", 15, 15);
    w.ask_automatically("SHOP", ClassField::average_cost, ClassMethod::defined_value);
    const Row three = w.option("SHOP", "3", 3, 3);
    w.ask_automatically("SHOP", ClassField::average_duration, ClassMethod::defined_value);
    const Row ten = w.option("SHOP", "10", 10, 10);
    const Row ann = w.person("Ann Lee", "P1");
    for (const std::int64_t cost : {2, 3, 3}) {
        const Row row = w.interaction(ann, "ABC", "2026-11-20");
        w.tx.set_number(entry::kTable, row, entry::kCost, cost * filter::kDecimalScale);
        w.tx.set_number(entry::kTable, row, entry::kDuration, 10 * filter::kDecimalScale);
    }
    w.update();
    CHECK(w.has(ann, fifteen));
    CHECK(w.has(ann, three));  // 2.67
    CHECK(w.has(ann, ten));
}

TEST_CASE(
    "PRF-5: by percentage of contacts the answers take their part of the contacts in the sorted order") {
    Shop w;
    const Row row =
        w.ask_automatically("SHOP", ClassField::interaction_quantity, ClassMethod::percentage_of_contacts);
    const Row top = w.option("SHOP", "Top", 0, 20);
    const Row rest = w.option("SHOP", "Rest", 21, 0);
    std::vector<Row> people;
    for (int i = 0; i < 5; ++i) {
        people.push_back(w.person("Ann Lee"));
        w.interactions(people.back(), i);
    }
    w.update();
    for (int i = 0; i < 5; ++i) {
        CHECK(w.has(people[static_cast<std::size_t>(i)], top) == (i == 4));
        CHECK(w.has(people[static_cast<std::size_t>(i)], rest) == (i != 4));
    }
    w.set_line(row, question::kSortingMethod, static_cast<int>(schema::SortingMethod::ascending));
    w.update();
    CHECK(w.has(people[0], top));
    CHECK_FALSE(w.has(people[4], top));
    w.set_line(row, question::kSortingMethod, 0);
    CHECK(w.problem() == "Choose a Sorting Method: percentages are taken in its order.");
}

TEST_CASE("PRF-5: by percentage of value a contact has its own part of the whole") {
    Shop w;
    w.ask_automatically("SHOP", ClassField::interaction_quantity, ClassMethod::percentage_of_value);
    const Row half = w.option("SHOP", "Half", 50, 0);
    const Row little = w.option("SHOP", "Little", 0, 49);
    const Row ann = w.person("Ann Lee", "P1");
    const Row bob = w.person("Bob Ray", "P2");
    w.interactions(ann, 3);
    w.interactions(bob, 1);
    w.update();
    CHECK(w.has(ann, half));
    CHECK(w.has(bob, little));
    CHECK_FALSE(w.has(bob, half));
}

TEST_CASE("PRF-5: a rating adds the points of given answers, if enough questions are answered") {
    Shop w;
    w.ask("SHOP", "How large?");
    const Row large = w.option("SHOP", "Large");
    w.ask("SHOP", "How old?");
    const Row old = w.option("SHOP", "Old");
    const Row rating = w.ask_automatically("SHOP", ClassField::rating, ClassMethod::defined_value);
    w.set_line(rating, question::kMinQuestionsAnswered, 100 * filter::kDecimalScale);
    const Row good = w.option("SHOP", "Good", 8, 0);
    const Row poor = w.option("SHOP", "Poor", 0, 7);
    REQUIRE(profile::set_points(w.tx, rating, large, 5 * filter::kDecimalScale));
    REQUIRE(profile::set_points(w.tx, rating, old, 3 * filter::kDecimalScale));
    const Row ann = w.person("Ann Lee", "P1");
    const Row bob = w.person("Bob Ray", "P2");
    w.answer(ann, large);
    CHECK_FALSE(w.has(ann, poor));  // half of the questions
    w.answer(ann, old);
    CHECK(w.has(ann, good));  // at once, when the last answer is given
    w.update();
    CHECK(w.has(ann, good));
    CHECK_FALSE(w.has(bob, poor));
    CHECK(w.db->table(profile::answer::kTable)
              .number(profile::answer_by(*w.db, ann, good), profile::answer::kQuestionsAnswered) ==
          100 * filter::kDecimalScale);
    REQUIRE(profile::take_answer(w.tx, w.context, profile::answer_by(*w.db, ann, old)));
    CHECK_FALSE(w.has(ann, good));
}

TEST_CASE("PRF-5: a rating may rate ratings, in whatever order they stand, but not in a circle") {
    Shop w;
    const Row upper = w.ask_automatically("SHOP", ClassField::rating, ClassMethod::defined_value);
    const Row best = w.option("SHOP", "Best", 1, 0);
    w.ask("SHOP", "How large?");
    const Row large = w.option("SHOP", "Large");
    const Row lower = w.ask_automatically("SHOP", ClassField::rating, ClassMethod::defined_value);
    const Row good = w.option("SHOP", "Good", 1, 0);
    REQUIRE(profile::set_points(w.tx, lower, large, filter::kDecimalScale));
    REQUIRE(profile::set_points(w.tx, upper, good, filter::kDecimalScale));
    const Row ann = w.person("Ann Lee", "P1");
    w.answer(ann, large);
    CHECK(w.has(ann, best));
    w.update();
    CHECK(w.has(ann, best));
    REQUIRE(profile::set_points(w.tx, lower, best, filter::kDecimalScale));
    CHECK(w.problem().find("rates itself in a circle") != std::string::npos);
}

TEST_CASE("PRF-5, PRF-6: only those whom the questionnaire is for are classified, and no minors") {
    Shop w;
    const Row header = w.db->table(profile::questionnaire::kTable).find("SHOP");
    REQUIRE(profile::set_questionnaire_field(w.tx, header, profile::questionnaire::kContactType, 2));
    w.code(setup::business_relation::kTable, "CUST");
    REQUIRE(profile::set_questionnaire_field(w.tx, header, profile::questionnaire::kBusinessRelationCode,
                                             "CUST"));
    w.ask_automatically("SHOP", ClassField::interaction_quantity, ClassMethod::defined_value);
    const Row few = w.option("SHOP", "Few", 0, 9);
    const Row contoso = w.company("Contoso", "C1");
    w.give(contoso, Assignment::business_relation, "CUST");
    const Row ann = w.employee("Ann Lee", "P1", contoso);
    const Row kid = w.employee("Kim Lee", "P2", contoso);
    w.set(kid, card::kMinor, true);
    const Row bob = w.person("Bob Ray", "P3");
    w.update();
    CHECK(w.has(ann, few));
    CHECK_FALSE(w.has(contoso, few));
    CHECK_FALSE(w.has(kid, few));
    CHECK_FALSE(w.has(bob, few));
}
