// A change of the header's interaction template: PRD-2, HDR-20 to HDR-23.
#include "core/segment/header_change.h"
#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

// Template LETTER costs 2 and takes 10 minutes, EMAIL costs 1 and takes 5, CALL costs nothing.
struct Fair : SegmentWorkspace {
    Row row = segment("Fair");
    Row following, keeping, other;

    Fair() {
        header(row, header::kInteractionTemplateCode, "LETTER");
        following = line(row, table::kNoRow);
        keeping = line(row, table::kNoRow);
        other = line(row, table::kNoRow);
        own(keeping, line::kCost, 7 * kUnit);
        own(other, line::kInteractionTemplateCode, "CALL");
        own(other, line::kCost, 0);
        own(other, line::kDescription, "A call");
    }
    void choose(std::string_view code, Propagation answer = Propagation::following) {
        header(row, header::kInteractionTemplateCode, code, answer);
    }
};

}  // namespace

TEST_CASE("HDR-22: the header takes all that the template gives, and loses the subject") {
    SegmentWorkspace w;
    w.code(setup::language::kTable, "L1");
    w.template_field("CALL", tmpl::kLanguageCode, "L1");
    w.template_field("CALL", tmpl::kUnitCost, 3 * kUnit);
    w.template_field("CALL", tmpl::kInformationFlow, 2);
    w.template_field("CALL", tmpl::kInitiatedBy, 2);
    w.template_field("CALL", tmpl::kCampaignTarget, true);
    w.template_field("CALL", tmpl::kCampaignResponse, true);
    w.template_field("CALL", tmpl::kCorrespondenceType, kEmail);
    w.template_field("CALL", tmpl::kIgnoreContactCorresType, true);
    w.template_field("CALL", tmpl::kWordTemplateCode, "NEWS");
    const Row fair = w.segment("Fair");
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    w.header(fair, header::kSubject, "Invitation");
    w.header(fair, header::kInteractionTemplateCode, "CALL");
    CHECK(w.header_text(fair, header::kInteractionTemplateCode) == "CALL");
    CHECK(w.header_text(fair, header::kSubject).empty());
    CHECK(w.header_text(fair, header::kLanguageCode) == "L1");
    CHECK(w.header_text(fair, header::kInteractionGroupCode) == "PHONE");
    CHECK(w.header_number(fair, header::kUnitCost) == 3 * kUnit);
    CHECK(w.header_number(fair, header::kUnitDuration) == 10 * kUnit);
    CHECK(w.header_number(fair, header::kInformationFlow) == 2);
    CHECK(w.header_number(fair, header::kInitiatedBy) == 2);
    CHECK(w.header_number(fair, header::kCampaignTarget) == 1);
    CHECK(w.header_number(fair, header::kCampaignResponse) == 1);
    CHECK(w.header_number(fair, header::kCorrespondenceType) == kEmail);
    CHECK(w.header_number(fair, header::kIgnoreContactCorresType) == 1);
    CHECK(w.header_text(fair, header::kWordTemplateCode) == "NEWS");
    CHECK(w.header_text(fair, header::kDescription) == "Fair");
    CHECK(w.header_text(fair, header::kSalespersonCode) == "AL");
}

TEST_CASE("HDR-23: the template's campaign becomes the segment's, unless the page shows one campaign") {
    SegmentWorkspace w;
    w.template_field("CALL", tmpl::kCampaignNo, "AUTUMN");
    const Row fair = w.segment();
    w.header(fair, header::kCampaignNo, "SPRING");
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    CHECK(w.header_text(fair, header::kCampaignNo) == "SPRING");
    CHECK(segment::set_header_field(w.tx, fair, header::kInteractionTemplateCode, "CALL",
                                    {.keeps_campaign = true}));
    CHECK(w.header_text(fair, header::kCampaignNo) == "SPRING");
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    w.header(fair, header::kInteractionTemplateCode, "CALL");
    CHECK(w.header_text(fair, header::kCampaignNo) == "AUTUMN");
}

TEST_CASE("HDR-20: clearing the template empties what it had given, and the campaign") {
    Fair w;
    w.header(w.row, header::kCampaignNo, "SPRING");
    w.own(w.other, line::kCampaignNo, "SPRING");
    w.choose("");
    CHECK(w.header_text(w.row, header::kInteractionTemplateCode).empty());
    CHECK(w.header_number(w.row, header::kUnitCost) == 0);
    CHECK(w.header_text(w.row, header::kInteractionGroupCode).empty());
    CHECK(w.header_text(w.row, header::kCampaignNo).empty());
    CHECK(w.text(w.following, line::kInteractionTemplateCode).empty());
    CHECK(w.number(w.following, line::kCost) == 0);
    CHECK(w.number(w.keeping, line::kCost) == 7 * kUnit);
    CHECK(w.text(w.other, line::kInteractionTemplateCode) == "CALL");
    CHECK(w.text(w.other, line::kCampaignNo) == "SPRING");
}

TEST_CASE("HDR-20: a cleared template keeps the campaign of a page that shows one") {
    Fair w;
    w.header(w.row, header::kCampaignNo, "SPRING");
    CHECK(segment::set_header_field(w.tx, w.row, header::kInteractionTemplateCode, "",
                                    {.keeps_campaign = true}));
    CHECK(w.header_text(w.row, header::kCampaignNo) == "SPRING");
}

TEST_CASE("PRD-2: following lines take the new template's values, and keep those of their own") {
    Fair w;
    w.choose("EMAIL");
    CHECK(w.text(w.following, line::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.number(w.following, line::kCost) == kUnit);
    CHECK(w.number(w.following, line::kDuration) == 5 * kUnit);
    CHECK(w.text(w.following, line::kInteractionGroupCode) == "MAIL");
    CHECK(w.number(w.following, line::kCorrespondenceType) == kEmail);
    CHECK(w.text(w.keeping, line::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.number(w.keeping, line::kCost) == 7 * kUnit);
    CHECK(w.number(w.keeping, line::kDuration) == 5 * kUnit);
}

TEST_CASE("PRD-2: a line with a template of its own keeps it and all its values") {
    Fair w;
    w.choose("EMAIL");
    CHECK(w.text(w.other, line::kInteractionTemplateCode) == "CALL");
    CHECK(w.number(w.other, line::kCost) == 0);
    CHECK(w.number(w.other, line::kDuration) == 10 * kUnit);
    CHECK(w.text(w.other, line::kInteractionGroupCode) == "LETTER");
    CHECK(w.number(w.other, line::kCorrespondenceType) == kHardCopy);
    CHECK(w.text(w.other, line::kDescription) == "A call");
}

TEST_CASE("PRD-2: what the former template had put there follows, even after the header moved on") {
    Fair w;
    // The header's cost changes, the lines stay at the template's 2.
    w.header(w.row, header::kUnitCost, 12 * kUnit, Propagation::header_only);
    CHECK(w.number(w.following, line::kCost) == 2 * kUnit);
    w.choose("EMAIL");
    CHECK(w.number(w.following, line::kCost) == kUnit);
    CHECK(w.number(w.keeping, line::kCost) == 7 * kUnit);
}

TEST_CASE("PRD-2: header only leaves the lines their template and every value") {
    Fair w;
    w.choose("EMAIL", Propagation::header_only);
    CHECK(w.header_text(w.row, header::kInteractionTemplateCode) == "EMAIL");
    for (const Row row : {w.following, w.keeping}) {
        CHECK(w.text(row, line::kInteractionTemplateCode) == "LETTER");
        CHECK(w.number(row, line::kDuration) == 10 * kUnit);
        CHECK(w.text(row, line::kInteractionGroupCode) == "LETTER");
        CHECK(w.number(row, line::kCorrespondenceType) == kHardCopy);
    }
    CHECK(w.number(w.following, line::kCost) == 2 * kUnit);
    CHECK(w.number(w.keeping, line::kCost) == 7 * kUnit);
}

TEST_CASE("PRD-2: update all takes away the lines' own templates and what those had put there") {
    Fair w;
    w.choose("EMAIL", Propagation::all);
    CHECK(w.text(w.other, line::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.number(w.other, line::kCost) == kUnit);
    CHECK(w.text(w.other, line::kDescription) == "A call");
    CHECK(w.number(w.keeping, line::kCost) == 7 * kUnit);
}

TEST_CASE("HDR-1: a line whose own template becomes the header's follows from then on") {
    Fair w;
    w.choose("CALL");
    CHECK_FALSE(w.is_own(w.other, line::kInteractionTemplateCode));
    CHECK_FALSE(w.is_own(w.other, line::kCost));
    CHECK(w.number(w.other, line::kCorrespondenceType) == kHardCopy);
    w.choose("EMAIL");
    CHECK(w.text(w.other, line::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.text(w.other, line::kDescription) == "A call");
}

TEST_CASE("TPL-4: a template that ignores the contacts' types gives its own to following lines") {
    Fair w;
    const Row ann = w.person("Ann Lee");
    w.set(ann, card::kCorrespondenceType, kHardCopy);
    const Row of_ann = w.line(w.row, ann);
    w.template_field("EMAIL", tmpl::kIgnoreContactCorresType, true);
    w.choose("EMAIL");
    CHECK(w.number(of_ann, line::kCorrespondenceType) == kEmail);
    w.template_field("LETTER", tmpl::kCorrespondenceType, kEmail);
    w.choose("LETTER");
    CHECK(w.number(of_ann, line::kCorrespondenceType) == kHardCopy);
}

TEST_CASE("a template can be changed after the former one was deleted (TPL-6)") {
    Fair w;
    w.tx.erase(tmpl::kTable, w.db->table(tmpl::kTable).find("LETTER"));
    w.choose("EMAIL");
    CHECK(w.number(w.following, line::kCost) == kUnit);
    CHECK(w.number(w.keeping, line::kCost) == 7 * kUnit);
}

TEST_CASE("PRD-4: a line taken off the segment keeps its own template, even when all are updated") {
    Fair w;
    segment::remove_line(w.tx, w.other, 1);
    w.choose("EMAIL", Propagation::all);
    CHECK(w.text(w.other, line::kInteractionTemplateCode) == "CALL");
    CHECK(w.number(w.other, line::kCost) == 0);
}

TEST_CASE("TPL-2: a template that is changed later changes nothing that was applied") {
    Fair w;
    const Row ann = w.person("Ann Lee");
    w.set(ann, card::kCorrespondenceType, kHardCopy);
    const Row of_ann = w.line(w.row, ann);
    const Row of_bob = w.line(w.row, w.person("Bob Ray"));
    w.choose("EMAIL");
    w.template_field("EMAIL", tmpl::kIgnoreContactCorresType, true);
    CHECK(w.number(of_ann, line::kCorrespondenceType) == kHardCopy);
    w.header(w.row, header::kCorrespondenceType, 0);
    w.template_field("EMAIL", tmpl::kCorrespondenceType, kHardCopy);
    CHECK(w.number(of_bob, line::kCorrespondenceType) == kEmail);
}
