#include "core/criteria/record.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::Action;
using criteria::CriteriaText;
using schema::CriteriaAction;

namespace {

struct Recorded : Scene {
    Recorded() {
        segment("SM1");
        segment("SM2");
    }
    Action action(CriteriaAction kind, const Conditions& conditions) const {
        Action made;
        made.action = kind;
        made.filters = *criteria::read_conditions(conditions, entry_context());
        return made;
    }
    std::int64_t append(const Action& made) { return criteria::append_action(tx, owner, made); }

    criteria::CriteriaOwner owner = criteria::criteria_of_segment("SM1");
};

const Conditions kTwoSections = {
    {Section::mailing_group, {{kMailingGroup, "NEWS"}}},
    {Section::contact, {{card::kCity, "Vienna"}, {card::kPostCode, "1000..1999"}}}};

}  // namespace

TEST_CASE("CRI-1 to CRI-3: an action is a row and one row per section, numbered through the segment") {
    Recorded scene;
    CHECK(scene.append(scene.action(CriteriaAction::add_contacts, kTwoSections)) == 1);
    CHECK(scene.append(scene.action(CriteriaAction::reduce, {})) == 2);
    const table::Table& table = scene.db->table(segment::criteria::kTable);
    const std::vector<Row> rows = criteria::criteria_rows(*scene.db, scene.owner);
    REQUIRE(rows.size() == 4);
    std::vector<std::int64_t> numbers, types, filters, actions;
    for (const Row row : rows) {
        numbers.push_back(table.number(row, segment::criteria::kLineNo));
        types.push_back(table.number(row, segment::criteria::kType));
        filters.push_back(table.number(row, segment::criteria::kNoOfFilters));
        actions.push_back(table.number(row, segment::criteria::kActionNo));
    }
    CHECK(numbers == std::vector<std::int64_t>{1, 2, 3, 4});
    CHECK(types == std::vector<std::int64_t>{0, 1, 1, 0});
    CHECK(filters == std::vector<std::int64_t>{2, 0, 0, 0});
    CHECK(actions == std::vector<std::int64_t>{1, 1, 1, 2});
    CHECK(table.number(rows[1], segment::criteria::kSection) == static_cast<int>(Section::contact));
    CHECK(table.number(rows[2], segment::criteria::kSection) == static_cast<int>(Section::mailing_group));
}

TEST_CASE("CRI-7: only action rows are counted, each segment for itself") {
    Recorded scene;
    scene.append(scene.action(CriteriaAction::add_contacts, kTwoSections));
    scene.append(scene.action(CriteriaAction::refine, kTwoSections));
    CHECK(criteria::number_of_actions(*scene.db, scene.owner) == 2);
    CHECK(criteria::number_of_actions(*scene.db, criteria::criteria_of_segment("SM2")) == 0);
    CHECK(criteria::number_of_actions(*scene.db, criteria::criteria_of_segment("SM9")) == 0);
}

TEST_CASE("CRI-4: actions read back with their options and filters") {
    Recorded scene;
    Action add = scene.action(CriteriaAction::add_contacts, kTwoSections);
    add.options.allow_existing_contacts = add.options.include_privacy_blocked = true;
    add.logged_segment_entry_no = 7;
    Action other = scene.action(CriteriaAction::add_contacts, {});
    other.options.expand_companies = other.options.allow_related_companies = other.options.ignore_exclusion =
        true;
    Action refine = scene.action(CriteriaAction::refine, kTwoSections);
    refine.entire_companies = true;
    for (const Action& action : {add, other, refine}) scene.append(action);
    const auto actions = criteria::read_actions(*scene.db, scene.owner);
    REQUIRE(actions);
    CHECK(*actions == std::vector<Action>{add, other, refine});
}

TEST_CASE("CRI-10: criteria are shown as actions with their options, and filters in words below them") {
    Recorded scene;
    Action add = scene.action(CriteriaAction::add_contacts, kTwoSections);
    add.options.allow_existing_contacts = add.options.expand_companies = true;
    scene.append(add);
    scene.append(scene.action(CriteriaAction::reduce, {}));
    const std::vector<CriteriaText> texts = criteria::describe(*scene.db, scene.owner, filter::Locale());
    REQUIRE(texts.size() == 4);
    CHECK(texts[0].is_action);
    CHECK(texts[0].caption == "Add Contacts");
    CHECK(texts[0].text == "Allow Existing Contacts, Expand Companies");
    CHECK_FALSE(texts[1].is_action);
    CHECK(texts[1].caption == "Contact");
    CHECK(texts[1].text == "City is Vienna and Post Code is from 1000 to 1999");
    CHECK(texts[2].caption == "Contact Mailing Group");
    CHECK(texts[2].text == "Mailing Group Code is NEWS");
    CHECK(texts[3].caption == "Remove Contacts (Reduce)");
    CHECK(texts[3].text.empty());
}

TEST_CASE("a filter row that can't be read is shown as it is, and not run") {
    Recorded scene;
    scene.append(scene.action(CriteriaAction::add_contacts, kTwoSections));
    const Row row = criteria::criteria_rows(*scene.db, scene.owner)[1];
    scene.tx.set_text(segment::criteria::kTable, row, segment::criteria::kFilterText, "damaged");
    CHECK(criteria::describe(*scene.db, scene.owner, filter::Locale())[1].text == "damaged");
    const auto actions = criteria::read_actions(*scene.db, scene.owner);
    REQUIRE_FALSE(static_cast<bool>(actions));
    CHECK(actions.error().record == "Contact");
}

TEST_CASE("SAV-2, PRD-7: criteria are copied to saved criteria and logged segments as they are") {
    Recorded scene;
    Action add = scene.action(CriteriaAction::add_contacts, kTwoSections);
    add.options.ignore_exclusion = true;
    scene.append(add);
    scene.append(scene.action(CriteriaAction::refine, kTwoSections));
    const auto saved = criteria::criteria_of_saved("SPRING");
    const auto logged = criteria::criteria_of_logged(12);
    criteria::copy_criteria(scene.tx, scene.owner, saved);
    criteria::copy_criteria(scene.tx, saved, logged);
    const auto original = criteria::read_actions(*scene.db, scene.owner);
    REQUIRE(original);
    CHECK(*criteria::read_actions(*scene.db, saved) == *original);
    CHECK(*criteria::read_actions(*scene.db, logged) == *original);
    criteria::delete_criteria(scene.tx, saved);
    CHECK(criteria::criteria_rows(*scene.db, saved).empty());
    CHECK(criteria::criteria_rows(*scene.db, logged).size() == 6);
}
