#include "core/segment/header_change.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

// A segment "Fair" with template LETTER (hard copy, cost 2) and three lines: one follows, one has a
// description of its own, one a template of its own.
struct Fair : SegmentWorkspace {
    Row row = segment("Fair");
    Row following, keeping, other;

    Fair() {
        header(row, header::kInteractionTemplateCode, "LETTER");
        following = line(row, table::kNoRow);
        keeping = line(row, table::kNoRow);
        other = line(row, table::kNoRow);
        own(keeping, line::kDescription, "Its own");
        own(other, line::kInteractionTemplateCode, "CALL");
    }
};

}  // namespace

TEST_CASE("PRD-1, PRD-20: by default the lines that follow take the new value, the others keep theirs") {
    Fair w;
    w.header(w.row, header::kDescription, "Exhibition");
    CHECK(w.header_text(w.row, header::kDescription) == "Exhibition");
    CHECK(w.text(w.following, line::kDescription) == "Exhibition");
    CHECK(w.text(w.keeping, line::kDescription) == "Its own");
    CHECK(w.is_own(w.keeping, line::kDescription));
}

TEST_CASE("HDR-7: a line with a template of its own keeps the former value whatever the answer is") {
    for (const Propagation answer : {Propagation::following, Propagation::all, Propagation::header_only}) {
        Fair w;
        w.header(w.row, header::kDescription, "Exhibition", answer);
        CHECK(w.text(w.other, line::kDescription) == "Fair");
    }
}

TEST_CASE("PRD-1: update all lines takes away values of their own") {
    Fair w;
    w.header(w.row, header::kDescription, "Exhibition", Propagation::all);
    CHECK(w.text(w.following, line::kDescription) == "Exhibition");
    CHECK(w.text(w.keeping, line::kDescription) == "Exhibition");
    CHECK_FALSE(w.is_own(w.keeping, line::kDescription));
}

TEST_CASE("PRD-1: header only leaves every line as it was") {
    Fair w;
    w.header(w.row, header::kDescription, "Exhibition", Propagation::header_only);
    CHECK(w.header_text(w.row, header::kDescription) == "Exhibition");
    CHECK(w.text(w.following, line::kDescription) == "Fair");
    CHECK(w.is_own(w.following, line::kDescription));
    CHECK(w.text(w.keeping, line::kDescription) == "Its own");
}

TEST_CASE("PRD-1, PRD-3: a line whose value comes to equal the header's follows it from then on") {
    Fair w;
    w.header(w.row, header::kDescription, "Its own");
    CHECK_FALSE(w.is_own(w.keeping, line::kDescription));
    w.header(w.row, header::kDescription, "Exhibition");
    CHECK(w.text(w.keeping, line::kDescription) == "Exhibition");
}

TEST_CASE("HDR-10: every propagating field reaches the line's field") {
    Fair w;
    w.code(setup::salesperson::kTable, "BB");
    w.header(w.row, header::kSalespersonCode, "BB");
    w.header(w.row, header::kCampaignNo, "SPRING");
    w.header(w.row, header::kCampaignTarget, true);
    w.header(w.row, header::kCampaignResponse, true);
    w.header(w.row, header::kUnitCost, 9 * kUnit);
    w.header(w.row, header::kUnitDuration, 45 * kUnit);
    w.header(w.row, header::kDate, to_day({2027, 3, 1}));
    w.header(w.row, header::kInformationFlow, 2);
    w.header(w.row, header::kInitiatedBy, 2);
    w.header(w.row, header::kSendWordDocsAsAttmt, true);
    w.header(w.row, header::kWordTemplateCode, "NEWS");
    w.header(w.row, header::kCorrespondenceType, kEmail);
    CHECK(w.text(w.following, line::kSalespersonCode) == "BB");
    CHECK(w.text(w.following, line::kCampaignNo) == "SPRING");
    CHECK(w.number(w.following, line::kCampaignTarget) == 1);
    CHECK(w.number(w.following, line::kCampaignResponse) == 1);
    CHECK(w.number(w.following, line::kCost) == 9 * kUnit);
    CHECK(w.number(w.following, line::kDuration) == 45 * kUnit);
    CHECK(w.number(w.following, line::kDate) == to_day({2027, 3, 1}));
    CHECK(w.number(w.following, line::kInformationFlow) == 2);
    CHECK(w.number(w.following, line::kInitiatedBy) == 2);
    CHECK(w.number(w.following, line::kSendWordDocAsAttmt) == 1);
    CHECK(w.text(w.following, line::kWordTemplateCode) == "NEWS");
    CHECK(w.number(w.following, line::kCorrespondenceType) == kEmail);
}

TEST_CASE("HDR-12: clearing the campaign clears target and response, each with its own propagation") {
    Fair w;
    w.header(w.row, header::kCampaignNo, "SPRING");
    w.header(w.row, header::kCampaignTarget, true);
    w.header(w.row, header::kCampaignResponse, true);
    w.own(w.keeping, line::kCampaignNo, "AUTUMN");
    w.own(w.following, line::kCampaignResponse, false);
    w.own(w.other, line::kCampaignNo, "SPRING");
    w.own(w.other, line::kCampaignTarget, true);
    w.header(w.row, header::kCampaignNo, "");
    CHECK(w.header_number(w.row, header::kCampaignTarget) == 0);
    CHECK(w.header_number(w.row, header::kCampaignResponse) == 0);
    CHECK(w.number(w.following, line::kCampaignTarget) == 0);
    CHECK(w.text(w.keeping, line::kCampaignNo) == "AUTUMN");
    CHECK(w.number(w.keeping, line::kCampaignTarget) == 0);
    CHECK_FALSE(w.is_own(w.following, line::kCampaignResponse));
    CHECK(w.text(w.other, line::kCampaignNo) == "SPRING");
    CHECK(w.number(w.other, line::kCampaignTarget) == 1);
}

TEST_CASE("PRD-16: a new correspondence type leaves what comes from the contact and what is the line's own") {
    Fair w;
    const Row mailed = w.person("Ann Lee");
    w.set(mailed, card::kCorrespondenceType, kEmail);
    const Row of_contact = w.line(w.row, mailed);
    w.own(w.keeping, line::kCorrespondenceType, 0);
    w.header(w.row, header::kCorrespondenceType, kEmail);
    w.header(w.row, header::kCorrespondenceType, kHardCopy);
    CHECK(w.number(w.following, line::kCorrespondenceType) == kHardCopy);
    CHECK(w.number(of_contact, line::kCorrespondenceType) == kEmail);
    CHECK(w.number(w.keeping, line::kCorrespondenceType) == 0);
}

TEST_CASE("PRD-16: update all gives lines with an own type the header's, not the contact's") {
    Fair w;
    const Row mailed = w.person("Ann Lee");
    w.set(mailed, card::kCorrespondenceType, kHardCopy);
    const Row own = w.line(w.row, mailed);
    w.own(own, line::kCorrespondenceType, 0);
    w.header(w.row, header::kCorrespondenceType, kEmail, Propagation::all);
    CHECK(w.number(own, line::kCorrespondenceType) == kEmail);
    CHECK_FALSE(w.is_own(own, line::kCorrespondenceType));
    // It is the header's from now on.
    w.header(w.row, header::kCorrespondenceType, kHardCopy);
    CHECK(w.number(own, line::kCorrespondenceType) == kHardCopy);
}

TEST_CASE("PRD-16: a blank correspondence type on the header changes no line") {
    Fair w;
    w.header(w.row, header::kCorrespondenceType, 0, Propagation::all);
    CHECK(w.header_number(w.row, header::kCorrespondenceType) == 0);
    CHECK(w.number(w.following, line::kCorrespondenceType) == kHardCopy);
    CHECK(w.number(w.other, line::kCorrespondenceType) == kHardCopy);
}

TEST_CASE("HDR-11, HDR-27: the Ignore flag changes no line; new lines go by it") {
    Fair w;
    const Row mailed = w.person("Ann Lee");
    w.set(mailed, card::kCorrespondenceType, kEmail);
    const Row before = w.line(w.row, mailed);
    w.header(w.row, header::kIgnoreContactCorresType, true);
    CHECK(w.number(before, line::kCorrespondenceType) == kEmail);
    CHECK_FALSE(w.is_own(before, line::kCorrespondenceType));
    const Row after = w.line(w.row, mailed);
    CHECK(w.number(after, line::kCorrespondenceType) == kHardCopy);
    w.header(w.row, header::kIgnoreContactCorresType, false);
    CHECK(w.number(after, line::kCorrespondenceType) == kHardCopy);
    CHECK_FALSE(w.is_own(after, line::kCorrespondenceType));
}

TEST_CASE("ENT-2: lines without a salesperson on the header have the contact's") {
    Fair w;
    w.code(setup::salesperson::kTable, "BB");
    const Row bo = w.person("Bo Berg");
    w.set(bo, card::kSalespersonCode, "BB");
    const Row of_bo = w.line(w.row, bo);
    CHECK(w.text(of_bo, line::kSalespersonCode) == "AL");
    w.header(w.row, header::kSalespersonCode, "");
    CHECK(w.text(of_bo, line::kSalespersonCode) == "BB");
    w.header(w.row, header::kSalespersonCode, "AL", Propagation::header_only);
    CHECK(w.text(of_bo, line::kSalespersonCode) == "BB");
    CHECK(w.is_own(of_bo, line::kSalespersonCode));
}

TEST_CASE("HDR-30: lines take over the first default language; another one changes no line") {
    Fair w;
    w.code(setup::language::kTable, "L1");
    w.code(setup::language::kTable, "L2");
    w.header(w.row, header::kLanguageCode, "L1");
    CHECK(w.text(w.following, line::kLanguageCode) == "L1");
    CHECK(w.text(w.other, line::kLanguageCode).empty());
    w.header(w.row, header::kLanguageCode, "L2");
    CHECK(w.text(w.following, line::kLanguageCode) == "L1");
}

TEST_CASE("HDR-35: a new subject reaches lines in the header's language that hold the old one") {
    Fair w;
    w.code(setup::language::kTable, "L1");
    w.header(w.row, header::kSubject, "Invitation");
    const Row foreign = w.line(w.row, table::kNoRow);
    w.own(foreign, line::kLanguageCode, "L1");
    w.own(w.keeping, line::kSubject, "Dear Ann");
    CHECK(w.impact(w.row, header::kSubject, "Welcome") == HeaderImpact{1, 1, 0});
    w.header(w.row, header::kSubject, "Welcome");
    CHECK(w.text(w.following, line::kSubject) == "Welcome");
    CHECK(w.text(w.keeping, line::kSubject) == "Dear Ann");
    CHECK(w.text(foreign, line::kSubject).empty());  // LIN-25: there is no document in its language
    CHECK(w.text(w.other, line::kSubject).empty());
}

TEST_CASE("PRD-4: lines taken off the segment fare as if they had stayed, but never lose an own value") {
    Fair w;
    segment::remove_line(w.tx, w.following, 1);
    segment::remove_line(w.tx, w.keeping, 1);
    w.header(w.row, header::kDescription, "Exhibition", Propagation::all);
    CHECK(w.text(w.following, line::kDescription) == "Exhibition");
    CHECK(w.text(w.keeping, line::kDescription) == "Its own");
    w.header(w.row, header::kDescription, "Congress", Propagation::header_only);
    CHECK(w.text(w.following, line::kDescription) == "Exhibition");
}

TEST_CASE("HDR-15: alternate addresses stay when the date changes") {
    Fair w;
    w.tx.set_text(line::kTable, w.following, line::kContactAltAddressCode, "HOME");
    w.header(w.row, header::kDate, to_day({2027, 3, 1}));
    CHECK(w.db->table(line::kTable).text(w.following, line::kContactAltAddressCode) == "HOME");
}

TEST_CASE("lines of other segments are left alone") {
    Fair w;
    const Row other = w.segment("Fair");
    const Row its_line = w.line(other, table::kNoRow);
    w.header(w.row, header::kDescription, "Exhibition", Propagation::all);
    CHECK(w.text(its_line, line::kDescription) == "Fair");
}

TEST_CASE("a refused value changes nothing; the number is changed by renaming") {
    Fair w;
    CHECK(w.header_refusal(w.row, header::kCampaignNo, "NONE") != "");
    CHECK(w.header_text(w.row, header::kCampaignNo).empty());
    CHECK(w.header_refusal(w.row, header::kNo, "FAIR-27") == "Rename the segment to change its number.");
}

TEST_CASE("changing in small slices gives the same") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    const std::vector<Row> lines = w.lines(fair, 10);
    Result<segment::HeaderChange> job = segment::HeaderChange::start(
        w.tx, fair, header::kDescription, "Exhibition", {.answer = Propagation::header_only});
    REQUIRE(job);
    int steps = 1;
    while (!job->step(w.tx, 3)) ++steps;
    CHECK(steps == 4);
    for (const Row row : lines) CHECK(w.text(row, line::kDescription) == "Fair");
}
