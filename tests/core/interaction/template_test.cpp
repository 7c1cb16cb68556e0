// Interaction templates are edited as a code list (core/setup/code_list.h); these are the rules of chapter
// 8.1.
#include <doctest/doctest.h>

#include "core/interaction/interaction_tables.h"
#include "core/setup/code_list.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;

namespace tmpl = interaction::template_;

namespace {

struct Templates : Mailing {
    Row fair() {
        const Result<Row> row = setup::create_code(tx, tmpl::kTable, "fair", "Invitation to a fair");
        REQUIRE(row);
        return *row;
    }
    // The message of a refusal; empty if the value was accepted.
    std::string change(Row row, FieldId field, const FieldValue& value) {
        const Result<void> result = setup::set_code_field(tx, tmpl::kTable, row, field, value);
        return result ? std::string() : result.error().message;
    }
};

}  // namespace

TEST_CASE("TPL-1: a template holds defaults of every kind; a new one is an e-mail") {
    Templates w;
    const Row row = w.fair();
    CHECK(w.number_in(tmpl::kTable, row, tmpl::kCorrespondenceType) == 2);
    w.code(interaction::group::kTable, "FAIRS");
    CHECK(w.change(row, tmpl::kInteractionGroupCode, "FAIRS").empty());
    CHECK(w.change(row, tmpl::kUnitCost, 250000).empty());
    CHECK(w.change(row, tmpl::kUnitDuration, 3000000).empty());
    CHECK(w.change(row, tmpl::kInformationFlow, 1).empty());
    CHECK(w.change(row, tmpl::kInitiatedBy, 2).empty());
    w.code(setup::language::kTable, "TLH");
    CHECK(w.change(row, tmpl::kLanguageCode, "tlh").empty());
    CHECK(w.change(row, tmpl::kWizardAction, 1).empty());
    CHECK(w.change(row, tmpl::kIgnoreContactCorresType, true).empty());
    CHECK(w.number_in(tmpl::kTable, row, tmpl::kUnitDuration) == 3000000);
}

TEST_CASE("TPL-1, ENT-10: costs and durations aren't negative, durations are whole minutes") {
    Templates w;
    const Row row = w.fair();
    CHECK(w.change(row, tmpl::kUnitCost, -1) == "Unit Cost (LCY) must not be negative.");
    CHECK(w.change(row, tmpl::kUnitDuration, 150000) == "Unit Duration (Min.) is a number of whole minutes.");
    CHECK(w.number_in(tmpl::kTable, row, tmpl::kUnitCost) == 0);
}

TEST_CASE("TPL-9, ENT-10: group, campaign and language of a template exist") {
    Templates w;
    const Row row = w.fair();
    CHECK_FALSE(w.change(row, tmpl::kInteractionGroupCode, "GONE").empty());
    CHECK_FALSE(w.change(row, tmpl::kLanguageCode, "XXX").empty());
    CHECK_FALSE(w.change(row, tmpl::kCampaignNo, "CP1").empty());
    w.add_campaign("CP1");
    CHECK(w.change(row, tmpl::kCampaignNo, "CP1").empty());
}

TEST_CASE("TPL-6: a deleted template stays on entries and segments as text; logging then asks for another") {
    Templates w;
    w.segment("SM1", {w.reachable("Ann")});
    w.log("SM1");
    w.segment("SM2", {w.reachable("Bob")});
    REQUIRE(setup::delete_code(w.tx, tmpl::kTable, w.db->table(tmpl::kTable).find("EMAIL")));
    CHECK(w.text_in(entry::kTable, w.entries()[0], entry::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.check("SM2").find(interaction::Finding::unknown_template) != nullptr);
}

TEST_CASE("TPL-2: a later change of the template changes nothing that was logged") {
    Templates w;
    w.head(w.segment("SM1", {w.reachable("Ann")}), header::kUnitCost, 100000);
    w.log("SM1");
    CHECK(w.change(w.db->table(tmpl::kTable).find("EMAIL"), tmpl::kUnitCost, 900000).empty());
    CHECK(w.number_in(entry::kTable, w.entries()[0], entry::kCost) == 100000);
}
