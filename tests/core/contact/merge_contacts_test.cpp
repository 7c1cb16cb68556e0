#include "core/contact/merge_contacts.h"

#include "core/contact/alternate_address.h"
#include "core/contact/duplicates.h"
#include "core/profile/answers.h"
#include "core/profile/questionnaires.h"
#include "core/table/commit.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
namespace alt = contact::alt_address;

namespace {

struct Twins : Scene {
    Row kept = company("Contoso", "C1");
    Row twin = company("Contoso Ltd", "C2");

    void merge(Row keep, Row gone, const contact::MergePreview& preview, std::size_t slice = 5) {
        Result<contact::MergeContacts> job = contact::MergeContacts::make(*db, context, keep, gone, preview);
        REQUIRE(job);
        for (;;) {
            const Result<bool> done = job->step(tx, slice);
            REQUIRE(done);
            if (*done) return;
        }
    }
    void merge(Row keep, Row gone) { merge(keep, gone, preview(keep, gone)); }
    contact::MergePreview preview(Row keep, Row gone) const {
        return contact::merge_preview(*db, keep, gone, filter::Locale{});
    }
    std::size_t size(table::TableId id) const { return db->table(id).size(); }
};

std::string shown(const contact::MergePreview& preview) {
    std::string text;
    for (const contact::MergeField& field : preview.fields)
        text += std::string(card::kDef.fields[field.field].caption) + ": " + field.kept + " / " +
                field.other + (field.take_other ? " <-" : "") + "\n";
    return text;
}

}  // namespace

TEST_CASE("PRD-22: the preview lists what differs, and takes over what would be lost") {
    Twins w;
    w.set(w.kept, card::kCity, "Vienna");
    w.set(w.twin, card::kCity, "Wien");
    w.set(w.twin, card::kPhoneNo, "01 555");
    w.set(w.kept, card::kHomePage, "contoso.example");
    w.set(w.twin, card::kExcludeFromSegment, true);
    CHECK(shown(w.preview(w.kept, w.twin)) ==
          "Name: Contoso / Contoso Ltd\n"
          "City: Vienna / Wien\n"
          "Phone No.:  / 01 555 <-\n"
          "Home Page: contoso.example / \n"
          "Exclude from Segment: No / Yes <-\n");
}

TEST_CASE("PRD-22: the wanted values come over, and a company's go on to its people") {
    Twins w;
    const Row ann = w.employee("Ann Lee", "P1", w.kept);
    const Row bob = w.employee("Bob Ray", "P2", w.twin);
    w.set(w.twin, card::kPhoneNo, "01 555");
    contact::MergePreview preview = w.preview(w.kept, w.twin);
    for (contact::MergeField& field : preview.fields) field.take_other = true;
    w.merge(w.kept, w.twin, preview);
    CHECK(w.text(w.kept, card::kName) == "Contoso Ltd");
    CHECK(w.text(w.kept, card::kSearchName) == "CONTOSO LTD");
    CHECK(w.text(w.kept, card::kPhoneNo) == "01 555");
    CHECK(w.text(ann, card::kCompanyName) == "Contoso Ltd");
    CHECK(w.text(ann, card::kPhoneNo) == "01 555");
    CHECK(w.text(bob, card::kCompanyNo) == "C1");
    CHECK(w.text(bob, card::kCompanyName) == "Contoso Ltd");
    CHECK(w.db->table(card::kTable).find("C2") == table::kNoRow);
}

TEST_CASE("PRD-22: people, classification and interactions come to the contact that stays, each once") {
    Twins w;
    const Row ann = w.employee("Ann Lee", "P1", w.twin);
    w.give(w.kept, Assignment::industry_group, "FOOD");
    w.give(w.twin, Assignment::industry_group, "FOOD");
    w.give(w.twin, Assignment::industry_group, "WINE");
    w.give(w.twin, Assignment::mailing_group, "NEWS");
    const Row letter = w.interaction(w.twin);
    const Row call = w.interaction(ann);
    w.merge(w.kept, w.twin);
    CHECK(w.text(ann, card::kCompanyNo) == "C1");
    CHECK(contact::assignments_of(*w.db, Assignment::industry_group, w.kept).size() == 2);
    CHECK(w.size(contact::industry_group::kTable) == 2);
    CHECK(w.size(contact::mailing_group::kTable) == 1);
    const table::Table& log = w.db->table(entry::kTable);
    CHECK(log.text(letter, entry::kContactNo) == "C1");
    CHECK(log.text(letter, entry::kContactCompanyNo) == "C1");
    CHECK(log.text(call, entry::kContactNo) == "P1");
    CHECK(log.text(call, entry::kContactCompanyNo) == "C1");
}

TEST_CASE(
    "DUP-2, PRD-22: two duplicates have two lines on a segment; merged the contact stands there once, "
    "whichever of the two stood there") {
    Twins w;
    w.segment("SM1");
    w.segment("SM2");
    w.add("SM1", only("C1|C2"));
    w.add("SM2", only("C2"));
    contact::ContactReferences look(*w.db, w.twin, w.kept);
    while (!look.step(nullptr, 3)) {
    }
    CHECK(w.lines("SM1") == Numbers{"C1", "C2"});
    const auto counts = look.counts();
    REQUIRE(counts.size() == 1);
    CHECK(counts.front().def == &line::kDef);
    CHECK(counts.front().rows == 2);
    CHECK(counts.front().dropped == 1);
    w.merge(w.kept, w.twin);
    CHECK(w.lines("SM1") == Numbers{"C1"});
    CHECK(w.lines("SM2") == Numbers{"C1"});
}

TEST_CASE("PRD-22: alternate addresses come along; one of the same code gets a code of its own") {
    Twins w;
    for (const Row owner : {w.kept, w.twin}) {
        REQUIRE(contact::add_alternate_address(w.tx, w.context, owner, "STORE"));
        REQUIRE(
            contact::add_address_period(w.tx, w.context, owner, "STORE", owner == w.kept ? 1000 : 2000, 0));
    }
    w.merge(w.kept, w.twin);
    const table::Table& addresses = w.db->table(alt::kTable);
    CHECK(addresses.size() == 2);
    CHECK(addresses.find("C1", "STORE") != table::kNoRow);
    CHECK(addresses.find("C1", "STORE2") != table::kNoRow);
    const std::vector<Row> periods = contact::address_periods_of(*w.db, w.kept);
    REQUIRE(periods.size() == 2);
    CHECK(w.db->table(contact::alt_address_range::kTable)
              .text(periods[1], contact::alt_address_range::kContactAltAddressCode) == "STORE2");
}

TEST_CASE("PRD-22: of two answers to a question that takes one, the answer of the contact that stays holds") {
    Twins w;
    REQUIRE(profile::create_questionnaire(w.tx, "SIZE", ""));
    const Row question = *profile::add_line(w.tx, "SIZE", schema::QuestionnaireLineType::question);
    const Row small = *profile::add_line(w.tx, "SIZE", schema::QuestionnaireLineType::answer);
    const Row large = *profile::add_line(w.tx, "SIZE", schema::QuestionnaireLineType::answer);
    REQUIRE(profile::give_answer(w.tx, w.context, w.kept, small));
    REQUIRE(profile::give_answer(w.tx, w.context, w.twin, large));
    SUBCASE("one answer") {
        w.merge(w.kept, w.twin);
        CHECK(profile::answer_by(*w.db, w.kept, small) != table::kNoRow);
        CHECK(w.size(profile::answer::kTable) == 1);
    }
    SUBCASE("several answers") {
        REQUIRE(profile::set_line_field(w.tx, question, profile::line::kMultipleAnswers, true));
        w.merge(w.kept, w.twin);
        CHECK(profile::answers_of(*w.db, w.kept).size() == 2);
    }
}

TEST_CASE("PRD-22: what was told apart from the one that goes is apart from the one that stays") {
    Twins w;
    w.company("Fabrikam", "C3");
    contact::set_separate(w.tx, "C2", "C3", true);
    contact::set_separate(w.tx, "C1", "C2", true);
    w.merge(w.kept, w.twin);
    CHECK(contact::are_separate(*w.db, "C1", "C3"));
    CHECK(w.size(contact::duplicate::kTable) == 1);
}

TEST_CASE("PRD-22: persons merge with persons only, and not with themselves") {
    Twins w;
    const Row ann = w.person("Ann Lee", "P1");
    CHECK_FALSE(contact::check_merge(*w.db, w.kept, ann));
    CHECK_FALSE(contact::check_merge(*w.db, ann, ann));
    const Row again = w.employee("Ann Maria Lee", "P2", w.kept);
    contact::MergePreview preview = w.preview(ann, again);
    preview.fields.front().take_other = true;  // the name
    w.merge(ann, again, preview);
    CHECK(w.text(ann, card::kName) == "Ann Maria Lee");
    CHECK(w.text(ann, card::kMiddleName) == "Maria");
    CHECK(w.text(ann, card::kCompanyNo) == "C1");
    CHECK(w.text(ann, card::kCompanyName) == "Contoso");
}
