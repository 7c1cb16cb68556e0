#include "core/criteria/saved_criteria.h"

#include <doctest/doctest.h>

#include <random>

#include "core/criteria/go_back.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::ReuseCriteria;
using filter::DateRule;
using schema::CriteriaAction;
namespace saved = segments::segment::saved;

namespace {

constexpr auto kReduce = CriteriaAction::reduce;
constexpr auto kRefine = CriteriaAction::refine;

struct Saving : Companies {
    Row save(std::string_view code = "SPRING", std::string_view description = "Spring letter") {
        const Result<Row> row = criteria::save_criteria(tx, context, "SM1", code, description);
        REQUIRE_MESSAGE(static_cast<bool>(row), (row ? "" : row.error().message));
        return *row;
    }
    Error refusal(std::string_view code, std::string_view description = "") {
        const Result<Row> row = criteria::save_criteria(tx, context, "SM1", code, description);
        REQUIRE_FALSE(static_cast<bool>(row));
        return row.error();
    }
    std::vector<Row> saved_rows(std::string_view code) const {
        return criteria::criteria_rows(*db, criteria::criteria_of_saved(code));
    }
    void reuse(std::string_view segment_no, std::string_view code = "SPRING") {
        REQUIRE(criteria::reuse_criteria(tx, context, segment_no, code));
    }
};

}  // namespace

TEST_CASE("SAV-1: criteria are saved only where there is an action") {
    Saving scene;
    CHECK(scene.refusal("SPRING").rule == "SAV-1");
    scene.add("SM1", only("P9"));
    scene.save();
}

TEST_CASE("SAV-2: saving asks for a code that isn't used, and keeps all rows and the user") {
    Saving scene;
    scene.add("SM1", only("P1"));
    scene.remove("SM1", kRefine, only("P*"), true);
    CHECK(scene.refusal(" ").message == "The criteria need a code, under which you find them again.");
    CHECK_FALSE(scene.refusal("MORETHANTENCHARS").message.empty());
    CHECK_FALSE(scene.refusal("SPRING", std::string(101, 'x')).message.empty());
    const Row row = scene.save("spring");
    const table::Table& table = scene.db->table(saved::kTable);
    CHECK(table.text(row, saved::kCode) == "SPRING");
    CHECK(table.text(row, saved::kDescription) == "Spring letter");
    CHECK(table.text(row, saved::kUserId) == "ANN LEE");
    CHECK(scene.saved_rows("SPRING").size() == 4);
    CHECK(criteria::number_of_actions(*scene.db, criteria::criteria_of_saved("SPRING")) == 2);
    CHECK(*criteria::read_actions(*scene.db, criteria::criteria_of_saved("SPRING")) ==
          *criteria::read_actions(*scene.db, criteria::criteria_of_segment("SM1")));
    CHECK(scene.refusal("SPRING").message == "There are saved criteria SPRING already. Choose another code.");
}

TEST_CASE("SAV-4, SAV-5: saved criteria can be renamed, described anew and deleted with their rows") {
    Saving scene;
    scene.add("SM1", only("P1"));
    const Row first = scene.save();
    scene.save("OTHER");
    CHECK_FALSE(static_cast<bool>(criteria::rename_saved_criteria(scene.tx, first, "other")));
    const Result<Row> renamed = criteria::rename_saved_criteria(scene.tx, first, "summer");
    REQUIRE(renamed);
    REQUIRE(criteria::set_saved_description(scene.tx, *renamed, "Summer letter"));
    const table::Table& table = scene.db->table(saved::kTable);
    CHECK(table.find("SPRING") == table::kNoRow);
    CHECK(table.find("SUMMER") == *renamed);
    CHECK(table.text(*renamed, saved::kUserId) == "ANN LEE");
    CHECK(table.text(*renamed, saved::kDescription) == "Summer letter");
    CHECK(scene.saved_rows("SPRING").empty());
    CHECK(scene.saved_rows("SUMMER").size() == 2);
    CHECK(*criteria::rename_saved_criteria(scene.tx, *renamed, "SUMMER") == *renamed);
    criteria::delete_saved_criteria(scene.tx, *renamed);
    CHECK(table.find("SUMMER") == table::kNoRow);
    CHECK(scene.saved_rows("SUMMER").empty());
    CHECK(scene.saved_rows("OTHER").size() == 2);
}

TEST_CASE("RUC-3, SAV-3: saved actions run again in order against the contacts of today") {
    Saving scene;
    scene.add("SM1", only("P*"));
    scene.remove("SM1", kReduce, only("P2"));
    scene.save();
    scene.employee("Eve New", "P5", scene.contoso);
    scene.reuse("SM2");
    CHECK(scene.lines("SM1") == Numbers{"P4", "P1", "P3"});
    CHECK(scene.lines("SM2") == Numbers{"P4", "P1", "P5", "P3"});
    CHECK(scene.actions("SM2") == 2);
    REQUIRE(criteria::go_back(scene.tx, "SM2"));
    CHECK(scene.lines("SM2") == Numbers{"P4", "P1", "P2", "P5", "P3"});
}

TEST_CASE("RUC-4: lines that are there stay, and Allow Existing Contacts decides about duplicates") {
    Saving scene;
    scene.add("SM1", only("P1|P2"));
    scene.save("ONCE");
    criteria::AddOptions again;
    again.allow_existing_contacts = true;
    scene.add("SM1", only("P1"), again);
    scene.save("TWICE");
    scene.add("SM2", only("P1|C2"));
    scene.reuse("SM2", "ONCE");
    CHECK(scene.lines("SM2") == Numbers{"P1", "C2", "P2"});
    scene.reuse("SM2", "TWICE");
    CHECK(scene.lines("SM2") == Numbers{"P1", "C2", "P2", "P1"});
    CHECK(scene.actions("SM2") == 4);
}

TEST_CASE("RUC-5: a saved Refine keeps its Entire Companies, unlike the reference's") {
    Saving scene;
    scene.add("SM1", {});
    scene.remove("SM1", kRefine, only("P1"), true);
    scene.save();
    scene.reuse("SM2");
    CHECK(scene.lines("SM2") == Numbers{"C1", "P1", "P2"});
}

TEST_CASE("RUC-2: unknown criteria, an unknown segment or damaged filters run nothing") {
    Saving scene;
    scene.add("SM1", only("P1"));
    scene.save();
    CHECK_FALSE(static_cast<bool>(criteria::reuse_criteria(scene.tx, scene.context, "SM2", "NOTHING")));
    CHECK_FALSE(static_cast<bool>(criteria::reuse_criteria(scene.tx, scene.context, "SM9", "SPRING")));
    scene.tx.set_text(segment::saved_line::kTable, scene.saved_rows("SPRING")[1],
                      segment::saved_line::kFilterText, "[");
    CHECK_FALSE(static_cast<bool>(criteria::reuse_criteria(scene.tx, scene.context, "SM2", "SPRING")));
    CHECK(scene.actions("SM2") == 0);
}

TEST_CASE("PRD-9: dates of saved criteria stay fixed, or roll with the work date where that was chosen") {
    Saving scene;
    scene.interaction(scene.ann, "ABC", "2026-11-23");
    scene.interaction(scene.bob, "ABC", "2027-03-05");
    scene.add("SM1", {{Section::interaction, {{entry::kDate, "w"}}}});
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    scene.save();
    scene.context.today = scene.context.work_date = *from_iso("2027-03-05");
    scene.reuse("SM2");
    CHECK(scene.lines("SM2") == Numbers{"P1"});
    const Row filter = scene.saved_rows("SPRING")[1];
    REQUIRE(criteria::set_date_rule(scene.tx, filter, 0, 0, DateRule::rolling));
    CHECK_FALSE(static_cast<bool>(criteria::set_date_rule(scene.tx, filter, 0, 1, DateRule::rolling)));
    CHECK_FALSE(static_cast<bool>(criteria::set_date_rule(scene.tx, filter, 1, 0, DateRule::rolling)));
    scene.reuse("SM2");
    CHECK(scene.lines("SM2") == Numbers{"P1", "P2"});
    const std::vector<criteria::CriteriaText> texts =
        criteria::describe(*scene.db, criteria::criteria_of_segment("SM2"), filter::Locale());
    CHECK(texts.back().text == "Date is 03-05-2027");
    CHECK(texts[1].text == "Date is 11-23-2026");
    scene.segment("SM3");
    REQUIRE(criteria::set_date_rule(scene.tx, filter, 0, 0, DateRule::fixed));
    scene.reuse("SM3");
    CHECK(scene.lines("SM3") == Numbers{"P1"});
}

TEST_CASE("RUC-3: reuse in slices tells its progress and what it added and removed") {
    Saving scene;
    for (int i = 0; i < 200; ++i) scene.person("Person", "X" + std::to_string(100 + i));
    scene.add("SM1", only("X*"));
    scene.remove("SM1", kReduce, only("X1*"));
    scene.save();
    ReuseCriteria job = *ReuseCriteria::make(*scene.db, "SM2", "SPRING", scene.context);
    CHECK(job.actions() == 2);
    CHECK(job.detail() == "Action 1 of 2");
    int steps = 0;
    for (;; ++steps) {
        const Result<bool> finished = job.step(scene.tx, 64);
        REQUIRE(finished);
        CHECK(job.progress() <= 1.0f);
        if (*finished) break;
    }
    CHECK(steps > 10);
    CHECK(job.added() == 200);
    CHECK(job.removed() == 100);
    CHECK(scene.lines("SM2") == scene.lines("SM1"));
}

TEST_CASE("RUC-3: on an empty segment saved criteria make the lines that the actions made") {
    const char* const filters[] = {"P1", "P1|C2", "<>P1", "P*", "X*", "..P2", "*"};
    std::mt19937 random(23);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        Saving scene;
        scene.give(scene.contoso, contact::Assignment::industry_group, "FOOD");
        scene.set(scene.bob, card::kExcludeFromSegment, true);
        const auto any = [&]() -> Conditions {
            if (random() % 4 == 0) return {{Section::industry_group, {{kIndustryGroup, "FOOD"}}}};
            if (random() % 8 == 0) return {};
            return only(filters[random() % 7]);
        };
        for (auto count = 1 + random() % 6; count > 0; --count) {
            criteria::AddOptions options;
            options.allow_existing_contacts = random() % 2 == 0;
            options.expand_companies = random() % 2 == 0;
            options.allow_related_companies = random() % 2 == 0;
            options.ignore_exclusion = random() % 2 == 0;
            const bool entire = random() % 2 == 0;
            switch (random() % 4) {
                case 0:
                    scene.remove("SM1", kReduce, any(), entire);
                    break;
                case 1:
                    scene.remove("SM1", kRefine, any(), entire);
                    break;
                default:
                    scene.add("SM1", any(), options);
            }
        }
        scene.save();
        scene.reuse("SM2");
        CHECK(scene.lines("SM2") == scene.lines("SM1"));
        CHECK(*criteria::read_actions(*scene.db, criteria::criteria_of_segment("SM2")) ==
              *criteria::read_actions(*scene.db, criteria::criteria_of_segment("SM1")));
    }
}

TEST_CASE("PRD-9, NST-3: a date within a group can roll like any other") {
    Saving scene;
    scene.interaction(scene.ann, "ABC", "2026-11-23");
    scene.interaction(scene.bob, "ABC", "2027-03-05");
    criteria::SectionConditions group{Section::group, {}};
    group.join = criteria::Join::any;
    group.members = {{Section::interaction, {{entry::kDate, "w"}}}, {Section::contact, {{card::kNo, "C2"}}}};
    scene.add("SM1", {group});
    CHECK(scene.lines("SM1") == Numbers{"P1", "C2"});
    scene.save();
    const Row filter = scene.saved_rows("SPRING")[1];
    const std::vector<criteria::SavedDate> dates =
        criteria::saved_dates(*scene.db, filter, scene.entry_context());
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].caption == "Interaction Log Entry: Date");
    CHECK(dates[0].choice.fixed == "11-23-2026");
    scene.context.today = scene.context.work_date = *from_iso("2027-03-05");
    scene.reuse("SM2");
    CHECK(scene.lines("SM2") == Numbers{"P1", "C2"});
    REQUIRE(
        criteria::set_date_rule(scene.tx, filter, dates[0].field, dates[0].choice.term, DateRule::rolling));
    CHECK(criteria::saved_dates(*scene.db, filter, scene.entry_context())[0].choice.now == "03-05-2027");
    scene.segment("SM3");
    scene.reuse("SM3");
    CHECK(scene.lines("SM3") == Numbers{"P2", "C2"});
}
