#include "core/segment/line_template.h"

#include "core/contact/alternate_address.h"
#include "core/segment/line_change.h"
#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

// A segment with template LETTER (hard copy, cost 2, 10 minutes) and a line of Ann. EMAIL costs 1 and takes
// 5 minutes.
struct Fair : SegmentWorkspace {
    Row segment_row = segment("Fair");
    Row ann = person("Ann Lee");
    Row row;

    Fair() {
        header(segment_row, header::kInteractionTemplateCode, "LETTER");
        row = line(segment_row, ann);
    }
    std::string choose(std::string_view code) {
        const Result<segment::LineOutcome> done =
            segment::set_line_field(tx, row, line::kInteractionTemplateCode, code);
        return done ? done->notice : done.error().message;
    }
    std::string give(Row contact_row) {
        const table::Code code =
            contact_row == table::kNoRow ? 0 : db->table(card::kTable).code(contact_row, card::kNo);
        return segment::rebuild_for_contact(tx, reader(row), row, code);
    }
};

}  // namespace

TEST_CASE("LIN-20: the contact must be there before a template") {
    Fair w;
    w.row = w.line(w.segment_row, table::kNoRow);
    CHECK(w.choose("EMAIL") == "Choose the contact of the line first, then its template.");
}

TEST_CASE("LIN-22: a template on a line brings its values along") {
    Fair w;
    w.template_field("EMAIL", tmpl::kCampaignTarget, true);
    w.template_field("EMAIL", tmpl::kWordTemplateCode, "NEWS");
    w.template_field("EMAIL", tmpl::kInformationFlow, 2);
    w.header(w.segment_row, header::kSubject, "Invitation");
    CHECK(w.choose("email").empty());
    CHECK(w.text(w.row, line::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.number(w.row, line::kCost) == kUnit);
    CHECK(w.number(w.row, line::kDuration) == 5 * kUnit);
    CHECK(w.text(w.row, line::kInteractionGroupCode) == "MAIL");
    CHECK(w.number(w.row, line::kInformationFlow) == 2);
    CHECK(w.number(w.row, line::kCampaignTarget) == 1);
    CHECK(w.text(w.row, line::kWordTemplateCode) == "NEWS");
    CHECK(w.text(w.row, line::kSubject).empty());
    CHECK(w.number(w.row, line::kCorrespondenceType) == kEmail);
    // Not the template's.
    CHECK(w.text(w.row, line::kSalespersonCode) == "AL");
}

TEST_CASE("LIN-22: a description survives the first template, and changes with the next one") {
    SegmentWorkspace w;
    const Row row = w.line(w.segment("Fair"), w.person("Ann Lee"));
    CHECK(segment::set_line_field(w.tx, row, line::kInteractionTemplateCode, "CALL"));
    CHECK(w.text(row, line::kDescription) == "Fair");
    CHECK(segment::set_line_field(w.tx, row, line::kInteractionTemplateCode, "MEETING"));
    CHECK(w.text(row, line::kDescription) == "Meeting");
    CHECK(segment::set_line_field(w.tx, row, line::kInteractionTemplateCode, "CALL"));
    CHECK(w.text(row, line::kDescription) == "Telephone call");
}

TEST_CASE("LIN-22: an empty description is the template's") {
    SegmentWorkspace w;
    const Row row = w.line(w.segment(), w.person("Ann Lee"));
    CHECK(segment::set_line_field(w.tx, row, line::kInteractionTemplateCode, "CALL"));
    CHECK(w.text(row, line::kDescription) == "Telephone call");
}

TEST_CASE("LIN-22: the campaign is the header's, else the template's unless the page shows one campaign") {
    Fair w;
    w.template_field("EMAIL", tmpl::kCampaignNo, "AUTUMN");
    CHECK(segment::set_line_field(w.tx, w.row, line::kInteractionTemplateCode, "EMAIL",
                                  {.keeps_campaign = true}));
    CHECK(w.text(w.row, line::kCampaignNo).empty());
    w.choose("CALL");
    w.choose("EMAIL");
    CHECK(w.text(w.row, line::kCampaignNo) == "AUTUMN");
    w.choose("CALL");
    CHECK(w.text(w.row, line::kCampaignNo).empty());
    w.choose("LETTER");
    w.header(w.segment_row, header::kCampaignNo, "SPRING");
    w.choose("EMAIL");
    CHECK(w.text(w.row, line::kCampaignNo) == "SPRING");
}

TEST_CASE("LIN-23: header's, template's, contact's, former correspondence type, in this order") {
    Fair w;
    w.template_field("EMAIL", tmpl::kIgnoreContactCorresType, true);
    w.set(w.ann, card::kCorrespondenceType, kHardCopy);
    w.choose("EMAIL");  // ignores the contact's
    CHECK(w.number(w.row, line::kCorrespondenceType) == kEmail);
    w.template_field("MEETING", tmpl::kCorrespondenceType, kEmail);
    w.choose("MEETING");  // doesn't
    CHECK(w.number(w.row, line::kCorrespondenceType) == kHardCopy);
    w.set(w.ann, card::kCorrespondenceType, 0);
    w.choose("EMAIL");
    w.choose("CALL");  // gives none
    CHECK(w.number(w.row, line::kCorrespondenceType) == kEmail);
    w.header(w.segment_row, header::kIgnoreContactCorresType, true);
    w.row = w.line(w.segment_row, w.ann);
    w.choose("MEETING");
    CHECK(w.number(w.row, line::kCorrespondenceType) == kHardCopy);
}

TEST_CASE("PRD-17: values of the line's own stay, and the notice names them") {
    Fair w;
    w.own(w.row, line::kCost, 7 * kUnit);
    w.own(w.row, line::kDescription, "Hers");
    w.own(w.row, line::kDate, to_day({2027, 1, 1}));
    CHECK(w.choose("EMAIL") == "The line keeps its own Cost (LCY) and Description.");
    CHECK(w.number(w.row, line::kCost) == 7 * kUnit);
    CHECK(w.text(w.row, line::kDescription) == "Hers");
    CHECK(w.number(w.row, line::kDuration) == 5 * kUnit);
    // What EMAIL had put there isn't anybody's.
    CHECK(w.choose("MEETING") == "The line keeps its own Cost (LCY) and Description.");
    CHECK(w.number(w.row, line::kDuration) == 60 * kUnit);
}

TEST_CASE("PRD-17: choosing the same template again changes nothing") {
    Fair w;
    w.choose("EMAIL");
    w.own(w.row, line::kCost, 7 * kUnit);
    CHECK(w.choose("EMAIL").empty());
    CHECK(w.number(w.row, line::kCost) == 7 * kUnit);
}

TEST_CASE("PRD-3: the header's template puts the line back to the header, but for values of people") {
    Fair w;
    w.header(w.segment_row, header::kSubject, "Invitation");
    w.choose("EMAIL");
    w.own(w.row, line::kCost, 7 * kUnit);
    CHECK(w.choose("LETTER") == "The line keeps its own Cost (LCY).");
    CHECK_FALSE(w.is_own(w.row, line::kInteractionTemplateCode));
    CHECK(w.number(w.row, line::kDuration) == 10 * kUnit);
    CHECK(w.text(w.row, line::kSubject) == "Invitation");
    CHECK(w.text(w.row, line::kDescription) == "Fair");
    CHECK(w.number(w.row, line::kCorrespondenceType) == kHardCopy);
    CHECK(w.number(w.row, line::kCost) == 7 * kUnit);
    w.choose("EMAIL");
    CHECK(segment::reset_line_field(w.tx, w.row, line::kInteractionTemplateCode));
    CHECK(w.text(w.row, line::kInteractionTemplateCode) == "LETTER");
    CHECK(w.number(w.row, line::kDuration) == 10 * kUnit);
}

TEST_CASE("LIN-21: a blank template on a line empties what templates give") {
    Fair w;
    CHECK(w.choose("").empty());
    CHECK(w.text(w.row, line::kInteractionTemplateCode).empty());
    CHECK(w.number(w.row, line::kCost) == 0);
    CHECK(w.text(w.row, line::kInteractionGroupCode).empty());
    CHECK(w.text(w.row, line::kDescription) == "Fair");
    CHECK(w.is_own(w.row, line::kInteractionTemplateCode));
}

TEST_CASE("PRD-17: choosing the same contact again changes nothing") {
    Fair w;
    w.tx.set_number(line::kTable, w.row, line::kEvaluation, 2);
    CHECK(w.give(w.ann).empty());
    CHECK(w.number(w.row, line::kEvaluation) == 2);
}

TEST_CASE("LIN-10: another contact brings salesperson, correspondence type and address") {
    Fair w;
    w.code(setup::salesperson::kTable, "BB");
    w.header(w.segment_row, header::kSalespersonCode, "");
    const Row bo = w.person("Bo Berg");
    w.set(bo, card::kSalespersonCode, "BB");
    w.set(bo, card::kCorrespondenceType, kEmail);
    REQUIRE(contact::add_alternate_address(w.tx, w.context, bo, "WINTER"));
    REQUIRE(contact::add_address_period(w.tx, w.context, bo, "WINTER", to_day({2026, 11, 1}), 0));
    w.tx.set_number(line::kTable, w.row, line::kEvaluation, 2);
    w.tx.set_flag(line::kTable, w.row, line::kMerged, true);
    w.tx.set_flag(line::kTable, w.row, line::kAttemptFailed, true);
    CHECK(w.give(bo).empty());
    CHECK(w.text(w.row, line::kContactNo) == "CT000002");
    CHECK(w.text(w.row, line::kSalespersonCode) == "BB");
    CHECK(w.number(w.row, line::kCorrespondenceType) == kEmail);
    CHECK(w.text(w.row, line::kContactAltAddressCode) == "WINTER");
    CHECK(w.number(w.row, line::kEvaluation) == 0);
    CHECK(w.number(w.row, line::kMerged) == 0);
    CHECK(w.number(w.row, line::kAttemptFailed) == 1);
    CHECK(w.give(table::kNoRow).empty());
    CHECK(w.text(w.row, line::kContactAltAddressCode).empty());
    CHECK(w.text(w.row, line::kSalespersonCode).empty());
    CHECK(w.number(w.row, line::kCorrespondenceType) == kHardCopy);
}

TEST_CASE("PRD-17: another contact leaves the line's own values, and the notice names them") {
    Fair w;
    w.own(w.row, line::kDescription, "Hers");
    w.own(w.row, line::kCorrespondenceType, kEmail);
    w.own(w.row, line::kDate, to_day({2027, 1, 15}));
    const Row bo = w.person("Bo Berg");
    CHECK(w.give(bo) == "The line keeps its own Correspondence Type, Description and Date.");
    CHECK(w.text(w.row, line::kDescription) == "Hers");
    CHECK(w.number(w.row, line::kCorrespondenceType) == kEmail);
    CHECK(w.number(w.row, line::kDate) == to_day({2027, 1, 15}));
}

TEST_CASE(
    "LIN-10, LIN-23: a line with its own template finds the type for the new contact by that template") {
    Fair w;
    w.choose("EMAIL");
    const Row bo = w.person("Bo Berg");
    w.set(bo, card::kCorrespondenceType, kHardCopy);
    CHECK(w.give(bo).empty());
    CHECK(w.text(w.row, line::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.number(w.row, line::kCorrespondenceType) == kHardCopy);
    CHECK(w.give(w.ann).empty());
    CHECK(w.number(w.row, line::kCorrespondenceType) == kEmail);
}
