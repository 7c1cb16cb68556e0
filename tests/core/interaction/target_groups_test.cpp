#include "core/interaction/target_groups.h"

#include "core/contact/assignments.h"
#include "core/criteria/go_back.h"
#include "core/criteria/line_entry.h"
#include "core/criteria/remove_contacts.h"
#include "core/interaction/campaigns.h"
#include "core/segment/delete_segment.h"
#include "core/segment/header_change.h"
#include "core/segment/line_change.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
namespace target_group = interaction::target_group;
using segment::OwnField;

namespace {

using Targets = std::vector<std::string>;

// The campaign CP0001, and Contoso with Ann.
struct Fair : Mailing {
    Row campaign_row = *interaction::create_campaign(tx, context, {.description = "Fair"});
    Row contoso = company("Contoso", "C1");
    Row ann = employee("Ann Lee", "P1");

    Row employee(const char* name, const char* no) {
        const Row row = person(name, no);
        set(row, card::kCompanyNo, "C1");
        return row;
    }
    // A segment of the campaign.
    Row targeting(const char* no, std::vector<Row> contacts) {
        const Row row = segment(no, std::move(contacts));
        head(row, test::header::kCampaignNo, "CP0001");
        head(row, test::header::kCampaignTarget, true);
        return row;
    }
    Result<bool> activate() {
        interaction::ActivateCampaign job(*db, campaign_row);
        for (;;) {
            const Result<bool> done = job.step(tx, 2);
            if (!done || *done) return done;
        }
    }
    Targets targets() const {
        Targets all;
        const table::Table& table = db->table(target_group::kTable);
        table.live().for_each([&](Row row) {
            all.push_back(
                std::string(
                    schema::kTargetTypes[static_cast<std::size_t>(table.number(row, target_group::kType))]) +
                " " + std::string(table.text(row, target_group::kNo)));
        });
        std::sort(all.begin(), all.end());
        return all;
    }
};

}  // namespace

TEST_CASE("CMP-5: a campaign that targets nobody can't be activated") {
    Fair w;
    w.segment("SM1", {w.ann});
    const Result<bool> result = w.activate();
    REQUIRE_FALSE(result);
    CHECK(result.error().rule == "CMP-5");
    CHECK_FALSE(interaction::is_activated(*w.db, w.db->table(campaign::kTable).code(w.campaign_row, 0)));
}

TEST_CASE(
    "CMP-5, CMP-6, ENT-23, ENM-15: the target group has each company once, as customer where it is linked to "
    "one") {
    Fair w;
    const Row bob = w.employee("Bob Ray", "P2");
    const Row dora = w.person("Dora Alone", "P3");
    const Row fabrikam = w.company("Fabrikam", "C2");
    w.code(setup::business_relation::kTable, "CUST");
    const Row link =
        *contact::assign(w.tx, w.context, contact::Assignment::business_relation, fabrikam, "CUST");
    w.tx.set_number(contact::business_relation::kTable, link, contact::business_relation::kLinkToTable, 1);
    w.tx.set_text(contact::business_relation::kTable, link, contact::business_relation::kLinkedNo, "10000");
    w.targeting("SM1", {w.ann, bob, dora, fabrikam});
    REQUIRE(w.activate());
    CHECK(w.targets() == Targets{"Contact C1", "Contact P3", "Customer 10000"});
    const table::Code code = w.db->table(campaign::kTable).code(w.campaign_row, 0);
    CHECK(interaction::is_activated(*w.db, code));
    interaction::deactivate_campaign(w.tx, code);
    CHECK(w.targets().empty());
}

TEST_CASE("CMP-5: interactions count like lines, postponed ones don't") {
    Fair w;
    const auto interaction_of = [&](int no, const char* contact_no, bool postponed) {
        const Row row = w.tx.insert(entry::kTable, {no});
        w.tx.set_text(entry::kTable, row, entry::kContactNo, contact_no);
        w.tx.set_text(entry::kTable, row, entry::kCampaignNo, "CP0001");
        w.tx.set_flag(entry::kTable, row, entry::kCampaignTarget, true);
        w.tx.set_flag(entry::kTable, row, entry::kPostponed, postponed);
    };
    w.company("Fabrikam", "C2");
    interaction_of(1, "C2", false);
    interaction_of(2, "C1", true);
    REQUIRE(w.activate());
    CHECK(w.targets() == Targets{"Contact C2"});
}

TEST_CASE("CMP-5: a line's own mark counts, not only the segment's") {
    Fair w;
    const Row fabrikam = w.company("Fabrikam", "C2");
    w.segment("SM1", {w.ann, fabrikam});
    w.own(w.line_of("SM1", 1), OwnField::campaign_no, "CP0001");
    w.own(w.line_of("SM1", 1), OwnField::campaign_target, 1);
    REQUIRE(w.activate());
    CHECK(w.targets() == Targets{"Contact C2"});
}

TEST_CASE(
    "CMP-7, LIN-41: while a campaign is activated, lines that come add their company and lines that go take "
    "it away") {
    Fair w;
    w.company("Fabrikam", "C2");
    w.targeting("SM1", {w.ann});
    REQUIRE(w.activate());
    REQUIRE(criteria::add_line(w.tx, "SM1", "C2"));
    CHECK(w.targets() == Targets{"Contact C1", "Contact C2"});
    REQUIRE(criteria::delete_lines(w.tx, {w.line_of("SM1", 1)}));
    CHECK(w.targets() == Targets{"Contact C1"});
    REQUIRE(criteria::go_back(w.tx, "SM1"));
    CHECK(w.targets() == Targets{"Contact C1", "Contact C2"});
    REQUIRE(criteria::change_contact(w.tx, w.line_of("SM1", 1), "C1"));
    CHECK(w.targets() == Targets{"Contact C1"});
    REQUIRE(criteria::remove_contacts(w.tx, "SM1", schema::CriteriaAction::reduce, {}, false,
                                      filter::entry_context(w.context)));
    CHECK(w.targets() == Targets{"Contact C1"});  // of the line that was put in by hand (PIN-2)
    REQUIRE(criteria::delete_lines(w.tx, segment::present_lines(*w.db, "SM1")));
    CHECK(w.targets().empty());
}

TEST_CASE("CMP-7: a company stays while another line or interaction still targets it") {
    Fair w;
    w.targeting("SM1", {w.ann});
    const Row other = w.targeting("SM2", {w.contoso});
    REQUIRE(w.activate());
    REQUIRE(criteria::delete_lines(w.tx, {w.line_of("SM1", 0)}));
    CHECK(w.targets() == Targets{"Contact C1"});
    segment::delete_segment(w.tx, other);
    CHECK(w.targets().empty());
}

TEST_CASE(
    "CMP-7, LIN-27, HDR-16: typing campaign or target into a line moves its company; a header's propagation "
    "doesn't") {
    Fair w;
    const Row fabrikam = w.company("Fabrikam", "C2");
    const Row segment_row = w.targeting("SM1", {w.ann, fabrikam});
    REQUIRE(w.activate());
    const Row line_row = w.line_of("SM1", 1);
    REQUIRE(segment::set_line_field(w.tx, line_row, line::kCampaignTarget, false));
    CHECK(w.targets() == Targets{"Contact C1"});
    REQUIRE(segment::reset_line_field(w.tx, line_row, line::kCampaignTarget));
    CHECK(w.targets() == Targets{"Contact C1", "Contact C2"});
    REQUIRE(segment::set_line_field(w.tx, line_row, line::kCampaignNo, ""));
    CHECK(w.targets() == Targets{"Contact C1"});
    REQUIRE(segment::set_header_field(w.tx, segment_row, test::header::kCampaignTarget, false,
                                      {.answer = segment::Propagation::all}));
    CHECK(w.targets() == Targets{"Contact C1"});
}
