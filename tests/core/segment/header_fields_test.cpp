#include "core/segment/header_fields.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;

TEST_CASE("HDR-17: what belongs to the template can be edited only with one") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    for (const FieldId field :
         {header::kLanguageCode, header::kSubject, header::kIgnoreContactCorresType, header::kInformationFlow,
          header::kInitiatedBy, header::kUnitCost, header::kUnitDuration}) {
        CAPTURE(field);
        CHECK_FALSE(segment::is_editable(*w.db, fair, field));
    }
    CHECK(segment::why_not_editable(*w.db, fair, header::kUnitCost) ==
          "Choose an Interaction Template Code first: Unit Cost (LCY) belongs to it.");
    CHECK(w.header_refusal(fair, header::kUnitCost, 5 * kUnit) ==
          "Choose an Interaction Template Code first: Unit Cost (LCY) belongs to it.");
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    CHECK(segment::is_editable(*w.db, fair, header::kUnitCost));
    CHECK(segment::is_editable(*w.db, fair, header::kSubject));
}

TEST_CASE("HDR-19: campaign target and response can be edited only with a campaign") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    CHECK(segment::why_not_editable(*w.db, fair, header::kCampaignTarget) ==
          "Choose a Campaign No. first: Campaign Target belongs to it.");
    CHECK_FALSE(segment::is_editable(*w.db, fair, header::kCampaignResponse));
    w.header(fair, header::kCampaignNo, "SPRING");
    CHECK(segment::is_editable(*w.db, fair, header::kCampaignTarget));
    CHECK(segment::is_editable(*w.db, fair, header::kCampaignResponse));
}

TEST_CASE("PRD-16: the correspondence type can always be edited") {
    SegmentWorkspace w;
    CHECK(segment::is_editable(*w.db, w.segment(), header::kCorrespondenceType));
}

TEST_CASE("NUM-4: the number can be edited where the series allows it; the series and the group never") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    CHECK(segment::is_editable(*w.db, fair, header::kNo));
    CHECK_FALSE(segment::is_editable(*w.db, fair, header::kNoSeries));
    CHECK_FALSE(segment::is_editable(*w.db, fair, header::kInteractionGroupCode));
    namespace series = setup::no_series;
    w.tx.set_flag(series::kTable, w.db->table(series::kTable).find("SM"), series::kManualNos, false);
    CHECK_FALSE(segment::is_editable(*w.db, fair, header::kNo));
    CHECK(w.header_refusal(fair, header::kNoSeries, "CT") == "No. Series can't be typed.");
}

TEST_CASE("ENT-1: codes on the header must exist, and a salesperson mustn't be blocked") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    CHECK(w.header_refusal(fair, header::kCampaignNo, "NONE") ==
          "There is no Campaign NONE. Choose one that exists, or create it first.");
    CHECK(w.header_refusal(fair, header::kInteractionTemplateCode, "NONE") ==
          "There is no Interaction Template NONE. Choose one that exists, or create it first.");
    w.code(setup::salesperson::kTable, "BB");
    const Row bo = w.db->table(setup::salesperson::kTable).find("BB");
    w.tx.set_flag(setup::salesperson::kTable, bo, setup::salesperson::kBlocked, true);
    CHECK(w.header_refusal(fair, header::kSalespersonCode, "BB") ==
          "Salesperson BB is blocked. Choose another one.");
}

TEST_CASE("ENT-1: costs and durations aren't negative, and minutes are whole") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    CHECK(w.header_refusal(fair, header::kUnitCost, -kUnit) == "Unit Cost (LCY) must not be negative.");
    CHECK(w.header_refusal(fair, header::kUnitDuration, kUnit / 2) ==
          "Unit Duration (Min.) is a whole number of minutes. Round it.");
    CHECK(w.header_refusal(fair, header::kUnitCost, kUnit / 2).empty());
}

TEST_CASE("values are typed in the region's form; a refusal names segment, field and rule") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    const filter::EntryContext entry = filter::entry_context(w.context);
    CHECK(segment::set_header_field_typed(w.tx, entry, fair, header::kUnitCost, "12.5"));
    CHECK(w.header_number(fair, header::kUnitCost) == 25 * kUnit / 2);
    CHECK(segment::set_header_field_typed(w.tx, entry, fair, header::kCorrespondenceType, "email"));
    CHECK(w.header_number(fair, header::kCorrespondenceType) == kEmail);
    const Result<void> refused =
        segment::set_header_field_typed(w.tx, entry, fair, header::kUnitCost, "a lot");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().record == "Segment SM00001");
    CHECK(refused.error().field == "Unit Cost (LCY)");
    const Result<void> negative = segment::set_header_field_typed(w.tx, entry, fair, header::kUnitCost, "-1");
    REQUIRE_FALSE(negative);
    CHECK(negative.error().rule == "ENT-1");
}
