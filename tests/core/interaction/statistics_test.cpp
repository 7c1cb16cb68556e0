#include "core/interaction/statistics.h"

#include <doctest/doctest.h>

#include "core/interaction/template_languages.h"
#include "core/segment/header_fields.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::InteractionSums;

namespace {

struct Statistics : Mailing {
    Statistics() {
        add_campaign("CP1");
        const Row row = segment("SM1", {reachable("Ann"), reachable("Bob"), reachable("Cy")});
        head(row, header::kCampaignNo, "CP1");
        head(row, header::kCampaignTarget, true);
        head(row, header::kUnitCost, 100000);
        head(row, header::kUnitDuration, 500000);
        own(line_of("SM1", 1), segment::OwnField::campaign_response, true);
        own(line_of("SM1", 2), segment::OwnField::interaction_template_code, "LETTER");
        own(line_of("SM1", 2), segment::OwnField::date, context.work_date - 40);
        log("SM1");
    }
    InteractionSums of_template(std::string_view code, const filter::Filter& dates = {}) const {
        return interaction::sums_by_code(*db, entry::kInteractionTemplateCode, dates)
            .at(*db->domain(schema::domain::kInteractionTemplate).find(code));
    }
    InteractionSums of_campaign() const {
        return interaction::sums_by_code(*db, entry::kCampaignNo)
            .at(*db->domain(schema::domain::kCampaign).find("CP1"));
    }
};

}  // namespace

TEST_CASE("TPL-10: a template's statistics sum its interactions") {
    Statistics w;
    CHECK(w.of_template("EMAIL").interactions == 2);
    CHECK(w.of_template("EMAIL").cost == 200000);
    CHECK(w.of_template("EMAIL").duration == 1000000);
    CHECK(w.of_template("LETTER").interactions == 1);
    CHECK(w.of_template("CALL").interactions == 0);
}

TEST_CASE(
    "TPL-3: what the template says of an interaction is logged, and counted by template, group and "
    "campaign") {
    Statistics w;
    const auto set = [&](FieldId field, const FieldValue& value) {
        const Row row = w.db->table(interaction::template_::kTable).find("MEETING");
        const Result<void> done = interaction::set_template_field(w.tx, w.context, row, field, value);
        REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    };
    namespace tmpl = interaction::template_;
    set(tmpl::kInformationFlow, FieldValue(2));  // Inbound
    set(tmpl::kInitiatedBy, FieldValue(2));      // Them
    set(tmpl::kCampaignTarget, FieldValue(1));
    set(tmpl::kCampaignResponse, FieldValue(1));
    set(tmpl::kUnitCost, FieldValue(std::int64_t{700000}));
    set(tmpl::kUnitDuration, FieldValue(std::int64_t{4500000}));
    const Row row = w.segment("SM2", {w.reachable("Dora")});
    for (const auto& [field, value] : {std::pair(header::kCampaignNo, FieldValue("CP1")),
                                       std::pair(header::kInteractionTemplateCode, FieldValue("MEETING"))})
        REQUIRE(segment::set_header_field(w.tx, row, field, value));
    w.head(row, header::kDescription, "Fair");
    w.log("SM2");
    const Row logged = w.entries().back();
    CHECK(w.number_in(entry::kTable, logged, entry::kInformationFlow) == 2);
    CHECK(w.number_in(entry::kTable, logged, entry::kInitiatedBy) == 2);
    CHECK(w.number_in(entry::kTable, logged, entry::kCampaignTarget) == 1);
    CHECK(w.number_in(entry::kTable, logged, entry::kCampaignResponse) == 1);
    CHECK(w.number_in(entry::kTable, logged, entry::kCost) == 700000);
    CHECK(w.number_in(entry::kTable, logged, entry::kDuration) == 4500000);
    CHECK(w.of_template("MEETING").cost == 700000);
    CHECK(w.of_template("MEETING").duration == 4500000);
    CHECK(w.of_template("MEETING").targets == 1);
    CHECK(w.of_template("MEETING").responses == 1);
    CHECK(w.of_campaign().interactions == 4);
    CHECK(w.of_campaign().cost == 3 * 100000 + 700000);
    CHECK(w.of_campaign().responses == 2);
}

TEST_CASE("TPL-10, LSG-6: canceled and postponed interactions don't count") {
    Statistics w;
    w.tx.set_flag(entry::kTable, w.entries()[0], entry::kCanceled, true);
    w.tx.set_flag(entry::kTable, w.entries()[1], entry::kPostponed, true);
    CHECK(w.of_template("EMAIL").interactions == 0);
}

TEST_CASE("TPL-10: a date filter limits the statistics") {
    Statistics w;
    filter::EntryContext entered;
    entered.today = w.context.today;
    const Result<filter::Filter> november =
        filter::parse("110126..", filter::FieldType{filter::ValueType::date, {}, 0, "Date"}, entered);
    REQUIRE(november);
    CHECK(w.of_template("EMAIL", *november).interactions == 2);
    CHECK(w.of_template("LETTER", *november).interactions == 0);
}

TEST_CASE("CMP-3: a campaign counts contacted targets and responses") {
    Statistics w;
    CHECK(w.of_campaign().interactions == 3);
    CHECK(w.of_campaign().targets == 3);
    CHECK(w.of_campaign().responses == 1);
    w.tx.set_flag(entry::kTable, w.entries()[1], entry::kCanceled, true);
    CHECK(w.of_campaign().responses == 0);
}

TEST_CASE("ENT-22, ILE-7: a campaign entry counts only interactions with its own state of Canceled") {
    Statistics w;
    w.tx.set_flag(entry::kTable, w.entries()[1], entry::kCanceled, true);
    CHECK(interaction::sums_by_campaign_entry(*w.db).at(1).interactions == 2);
    w.tx.set_flag(campaign_entry::kTable, w.db->table(campaign_entry::kTable).find(1),
                  campaign_entry::kCanceled, true);
    CHECK(interaction::sums_by_campaign_entry(*w.db).at(1).interactions == 1);
}

TEST_CASE("TPL-40, ENT-12: a group sums up the interactions of its templates") {
    Statistics w;
    const std::vector<InteractionSums> sums = interaction::sums_by_code(*w.db, entry::kInteractionGroupCode);
    std::size_t all = 0;
    for (const InteractionSums& each : sums) all += each.interactions;
    CHECK(all == w.of_template("EMAIL").interactions + w.of_template("LETTER").interactions);
}
