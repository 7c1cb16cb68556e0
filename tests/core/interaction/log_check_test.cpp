#include "core/interaction/log_check.h"

#include <doctest/doctest.h>

#include "core/contact/alternate_address.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::Finding;
using interaction::LogCheck;
using interaction::LogFinding;
using interaction::Remedy;
using segment::OwnField;

namespace {

// The finding of that kind. REQUIRES: there is one.
const LogFinding& finding(const LogCheck& check, Finding kind) {
    const LogFinding* found = check.find(kind);
    REQUIRE(found != nullptr);
    return *found;
}

void apply(Mailing& m, std::string_view segment_no, const LogFinding& found) {
    interaction::ApplyRemedy job(*m.db, m.context, segment::find_segment(*m.db, segment_no), found.kind,
                                 found.remedy);
    for (;;) {
        const Result<bool> done = job.step(m.tx, 2);
        REQUIRE(done);
        if (*done) break;
    }
}

}  // namespace

TEST_CASE("PRD-5: a segment with all that logging needs gives no findings") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann Lee"), m.reachable("Bob Ray")});
    const LogCheck check = m.check("SM1");
    CHECK(check.findings().empty());
    CHECK_FALSE(check.blocked());
    CHECK(check.lines().size() == 2);
    CHECK(check.progress() == 1.0f);
}

TEST_CASE("LOG-3: a segment whose number was logged before is blocked") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann Lee")});
    m.log("SM1");
    m.segment("SM1", {m.reachable("Bob Ray")});
    const LogCheck check = m.check("SM1");
    CHECK(check.blocked());
    CHECK(finding(check, Finding::already_logged).rule == "LOG-3");
}

TEST_CASE("LOG-4: a segment without a description leads to the description of the header") {
    Mailing m;
    m.head(m.segment("SM1", {m.reachable("Ann Lee")}), header::kDescription, "");
    const LogCheck check = m.check("SM1");
    CHECK(check.blocked());
    const LogFinding& found = finding(check, Finding::no_description);
    CHECK(found.rule == "LOG-4");
    CHECK(found.of_header);
    CHECK(found.field == header::kDescription);
}

TEST_CASE("LOG-5, LOG-26: a segment without a line that has a contact is empty") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann Lee")});
    m.set_line(m.line_of("SM1", 0), line::kContactNo, "");
    const LogCheck check = m.check("SM1");
    CHECK(check.blocked());
    CHECK(finding(check, Finding::no_lines).rule == "LOG-5");
    CHECK(check.lines_without_contact() == 1);
}

TEST_CASE("PRD-5, LOG-6: all errors of all lines are found at once, by kind, with count and first lines") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob"), m.reachable("Cy"), m.reachable("Di")});
    m.own(m.line_of("SM1", 0), OwnField::salesperson_code, "");
    m.own(m.line_of("SM1", 2), OwnField::salesperson_code, "");
    m.own(m.line_of("SM1", 1), OwnField::date, 0);
    m.own(m.line_of("SM1", 1), OwnField::interaction_template_code, "GONE");
    m.own(m.line_of("SM1", 3), OwnField::campaign_no, "CP9");
    const LogCheck check = m.check("SM1");
    REQUIRE(check.findings().size() == 4);
    const LogFinding& salesperson = finding(check, Finding::no_salesperson);
    CHECK(salesperson.rule == "LOG-6");
    CHECK(salesperson.count == 2);
    CHECK(salesperson.first_lines == std::vector<Row>{m.line_of("SM1", 0), m.line_of("SM1", 2)});
    CHECK(salesperson.field == line::kSalespersonCode);
    CHECK_FALSE(salesperson.of_header);
    CHECK(salesperson.message ==
          "2 lines have no salesperson. Choose one for the segment or for these lines.");
    CHECK(finding(check, Finding::no_date).field == line::kDate);
    CHECK(finding(check, Finding::unknown_template).message ==
          "1 line names an interaction template that doesn't exist. Choose another one.");
    CHECK(finding(check, Finding::unknown_campaign).count == 1);
}

TEST_CASE("PRD-5: what comes from the header leads to the header") {
    Mailing m;
    const Row row = m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
    m.head(row, header::kInteractionTemplateCode, "");
    const LogCheck check = m.check("SM1");
    const LogFinding& found = finding(check, Finding::no_template);
    CHECK(found.count == 2);
    CHECK(found.of_header);
    CHECK(found.field == header::kInteractionTemplateCode);
    CHECK(found.remedy == Remedy::none);
}

TEST_CASE("PRD-5: lines without a salesperson can be filled from the header") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob"), m.reachable("Cy")});
    m.own(m.line_of("SM1", 0), OwnField::salesperson_code, "");
    m.own(m.line_of("SM1", 1), OwnField::salesperson_code, "GONE");
    const LogCheck before = m.check("SM1");
    const LogFinding& found = finding(before, Finding::no_salesperson);
    CHECK(found.remedy == Remedy::header_value);
    CHECK(found.remedy_caption == "Fill the salesperson of the header in 1 line");
    apply(m, "SM1", found);
    const LogCheck after = m.check("SM1");
    CHECK(after.find(Finding::no_salesperson) == nullptr);
    CHECK(finding(after, Finding::unknown_salesperson).count == 1);
    const segment::LineReader reader(*m.db, segment::find_segment(*m.db, "SM1"));
    CHECK(reader.origin(m.line_of("SM1", 0), OwnField::salesperson_code) == segment::Origin::header);
}

TEST_CASE("PRD-5: where the header has no salesperson, the user's fills the lines that have none") {
    Mailing m;
    m.code(setup::salesperson::kTable, "BK");
    const Row bob = m.reachable("Bob");
    const Row ann = m.reachable("Ann");
    m.set(bob, card::kSalespersonCode, "BK");
    m.set(ann, card::kSalespersonCode, "");
    m.head(m.segment("SM1", {ann, bob}), header::kSalespersonCode, "");
    const LogCheck before = m.check("SM1");
    const LogFinding& found = finding(before, Finding::no_salesperson);
    CHECK(found.count == 1);
    CHECK(found.remedy_caption == "Fill your salesperson AL in 1 line");
    apply(m, "SM1", found);
    const segment::LineReader reader(*m.db, segment::find_segment(*m.db, "SM1"));
    CHECK(reader.text(m.line_of("SM1", 0), line::kSalespersonCode) == "AL");
    CHECK(reader.text(m.line_of("SM1", 1), line::kSalespersonCode) == "BK");
}

TEST_CASE("PRD-5: a segment without a date can get the work date, and its lines with it") {
    Mailing m;
    m.head(m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")}), header::kDate, 0);
    const LogCheck before = m.check("SM1");
    CHECK(finding(before, Finding::no_date).remedy == Remedy::work_date);
    apply(m, "SM1", finding(before, Finding::no_date));
    CHECK(m.check("SM1").findings().empty());
}

TEST_CASE("PRD-5, HDR-12: an unknown campaign of the header can be cleared") {
    Mailing m;
    const Row row = m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
    m.head(row, header::kCampaignNo, "CP9");
    m.head(row, header::kCampaignTarget, true);
    m.own(m.line_of("SM1", 1), OwnField::campaign_no, "CP8");
    const LogCheck before = m.check("SM1");
    const LogFinding& found = finding(before, Finding::unknown_campaign);
    CHECK(found.count == 2);
    CHECK(found.remedy_caption == "Clear the campaign of the segment");
    apply(m, "SM1", found);
    CHECK(m.check("SM1").findings().empty());
    CHECK(m.number_in(header::kTable, row, header::kCampaignTarget) == 0);
}

TEST_CASE("PRD-6: contacts who may not be written to on the day are warnings") {
    Mailing m;
    const Row blocked = m.reachable("Blocked");
    const Row minor = m.reachable("Minor");
    const Row excluded = m.reachable("Excluded");
    const Row letters = m.reachable("Letters");
    m.segment("SM1", {blocked, minor, excluded, letters, m.reachable("Fine")});
    m.set(blocked, card::kPrivacyBlocked, true);
    m.set(minor, card::kMinor, true);
    m.set(excluded, card::kExcludeFromSegment, true);
    m.set(letters, card::kCorrespondenceType, 1);
    m.own(m.line_of("SM1", 3), OwnField::correspondence_type, 2);
    const LogCheck check = m.check("SM1");
    CHECK_FALSE(check.blocked());
    CHECK(check.lines_with_warnings() == 4);
    CHECK(finding(check, Finding::privacy_blocked).count == 2);  // minors are blocked too (CON-9)
    CHECK(finding(check, Finding::minor_without_consent).count == 1);
    CHECK(finding(check, Finding::excluded).message == "The contact of 1 line is excluded from segments.");
    CHECK(finding(check, Finding::other_type_wanted).field == line::kCorrespondenceType);
    for (const LogFinding& each : check.findings()) CHECK_FALSE(each.blocks());
}

TEST_CASE("LOG-7: Email needs an address of the contact or of the line's alternate address") {
    Mailing m;
    const Row ann = m.person("Ann"), bob = m.person("Bob"), cy = m.person("Cy");
    for (const Row contact_row : {bob, cy}) {
        const Result<Row> home = contact::add_alternate_address(m.tx, m.context, contact_row, "HOME");
        REQUIRE(home);
        REQUIRE(contact::add_address_period(m.tx, m.context, contact_row, "HOME", m.context.work_date - 1,
                                            kBlankDay));
        if (contact_row == bob)
            REQUIRE(contact::set_alternate_address_field(m.tx, m.context, *home, contact::alt_address::kEMail,
                                                         "bob@home.example"));
    }
    m.segment("SM1", {ann, bob, cy});
    const LogCheck check = m.check("SM1");
    CHECK(finding(check, Finding::no_email).rule == "LOG-7");
    CHECK(finding(check, Finding::no_email).first_lines ==
          std::vector<Row>{m.line_of("SM1", 0), m.line_of("SM1", 2)});
}

TEST_CASE("PRD-6: Hard Copy needs a postal address; a blank type needs nothing") {
    Mailing m;
    const Row row = m.segment("SM1", {m.person("Ann")});
    m.head(row, header::kCorrespondenceType, 1);
    CHECK(m.check("SM1").find(Finding::no_postal_address) != nullptr);
    m.head(row, header::kCorrespondenceType, 0);
    m.own(m.line_of("SM1", 0), OwnField::correspondence_type, 0);
    CHECK(m.check("SM1").findings().empty());
}

TEST_CASE("LOG-1, PRD-5: without documents nothing can be sent, and the reason is told") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
    interaction::DeliveryOffer offer = m.check("SM1").delivery_offer();
    CHECK_FALSE(offer.enabled);
    CHECK(offer.reason == "No line of the segment has a document to send.");

    m.document(m.line_of("SM1", 0));
    CHECK(m.check("SM1").delivery_offer().enabled);
    CHECK(m.check("SM1").deliverable_lines() == 1);
    m.own(m.line_of("SM1", 0), OwnField::correspondence_type, 0);
    offer = m.check("SM1").delivery_offer();
    CHECK_FALSE(offer.enabled);
    CHECK(offer.reason ==
          "No line with a document has a correspondence type: choose Hard Copy or Email for the segment.");
}

TEST_CASE("LOG-8: a line that is to be sent and has no document is warned of where others have one") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
    CHECK(m.check("SM1").findings().empty());
    m.document(m.line_of("SM1", 0));
    const LogCheck check = m.check("SM1");
    CHECK(finding(check, Finding::no_document).rule == "LOG-8");
    CHECK(finding(check, Finding::no_document).first_lines == std::vector<Row>{m.line_of("SM1", 1)});
    CHECK(check.lines_with_warnings() == 0);
    m.own(m.line_of("SM1", 1), OwnField::correspondence_type, 0);
    CHECK(m.check("SM1").findings().empty());
}
