#include "core/letter/paper.h"

#include "core/interaction/log_document.h"
#include "core/interaction/template_setup.h"
#include "core/query/column_filter.h"
#include "core/setup/marketing_setup.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;

namespace {

struct Paper : Mailing {
    Row ann = reachable("Ann & Lee"), bob = reachable("Bob");
    Row row = table::kNoRow;

    Paper() {
        row = segment("SM1", {bob, ann, bob});
        setup_field(setup::marketing::kOurName, "Wine & Co");
    }
    std::string sheets(letter::CoverSheetOptions options = {}) {
        letter::CoverSheets work(*db, row, std::move(options), context.work_date, filter::Locale());
        std::string out;
        while (!work.step(1, out)) {
        }
        return out;
    }
    std::string pages(const letter::ContactFilters& filters = {}) {
        letter::ContactPages work(*db, row, filters, filter::Locale());
        std::string out;
        while (!work.step(1, out)) {
        }
        return out;
    }
};

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("RPT-2: one cover sheet for each contact, with our company, the address, the date and a closing") {
    Paper w;
    const std::string page = w.sheets();
    CHECK(count(page, "<section>") == 2);
    CHECK(page.find("Ann &amp; Lee<br>1 Main Street") != std::string::npos);
    CHECK(page.find("Bob") < page.find("Ann"));
    CHECK(count(page, "Wine &amp; Co") == 2);
    CHECK(page.find(filter::format_date(w.context.work_date, filter::Locale())) != std::string::npos);
    CHECK(count(page, "Best regards") == 2);
    CHECK(page.find("Please call") == std::string::npos);
}

TEST_CASE("RPT-2: with remarks a sheet has check boxes, a remark of one's own and five texts") {
    Paper w;
    letter::CoverSheetOptions options;
    options.with_remarks = true;
    options.checked[4] = true;
    options.custom = "With thanks";
    options.remarks = {"One", "", "Three", "", "Five"};
    const std::string page = w.sheets(options);
    for (const char* text : {"\u2611 Please call", "\u2610 As agreed upon", "\u2610 For your information",
                             "\u2610 Your comments please", "\u2610 For your approval",
                             "\u2610 Returned after use", "\u2611 With thanks", "<p>One</p>", "<p>Five</p>"})
        CHECK_MESSAGE(count(page, text) == 2, text);
}

TEST_CASE("RPT-3: each cover sheet is logged with the template of the setup and the segment's campaign") {
    Paper w;
    w.add_campaign("SPRING");
    constexpr std::int64_t kCoverSheet = 17;
    REQUIRE(interaction::set_template_setup(w.tx, interaction::template_setup::kCoverSheets, "LETTER"));
    CHECK(interaction::template_for_document(*w.db, kCoverSheet) == "LETTER");
    const Result<std::int64_t> no =
        interaction::log_document(w.tx, w.context, {kCoverSheet, "", w.no(w.ann), "SPRING", "SM1", 0, 0});
    REQUIRE(no);
    const Row row = w.db->table(entry::kTable).find(*no);
    CHECK(w.text_in(entry::kTable, row, entry::kInteractionTemplateCode) == "LETTER");
    CHECK(w.text_in(entry::kTable, row, entry::kCampaignNo) == "SPRING");
    CHECK(w.number_in(entry::kTable, row, entry::kDocumentType) == kCoverSheet);
    CHECK(w.number_in(entry::kTable, row, entry::kDeliveryStatus) == 0);
}

TEST_CASE(
    "RPT-4: the contacts of a segment by their numbers, four on a page, with what was logged for them") {
    Paper w;
    for (const char* name : {"Cy", "Dora", "Eve"}) {
        const Row contact_row = w.reachable(name);
        segment::insert_lines(w.tx, w.context, "SM1", std::vector<Row>{contact_row}, 0);
    }
    const std::string page = w.pages();
    CHECK(count(page, "<section>") == 2);
    CHECK(count(page, "class=\"contact\"") == 5);
    CHECK(page.find("Ann") < page.find("Bob"));
    for (const char* caption : {"Currency Code", "Salesperson Code", "No. of Interactions", "Cost (LCY)",
                                "No. of Opportunities", "Estimated Value (LCY)"})
        CHECK_MESSAGE(count(page, caption) == 5, caption);
    const Result<filter::Filter> filter =
        filter::parse("BOB", query::field_type(card::kDef.fields[card::kSearchName]), {});
    REQUIRE(filter);
    CHECK(count(w.pages({{card::kSearchName, *filter}}), "class=\"contact\"") == 1);
}

TEST_CASE("RPT-5: a campaign with its segments that aren't logged yet, and its entries") {
    Paper w;
    w.add_campaign("SPRING");
    w.head(w.row, header::kCampaignNo, "SPRING");
    w.segment("SM2", {w.ann});
    w.head(segment::find_segment(*w.db, "SM2"), header::kCampaignNo, "SPRING");
    w.log("SM1");
    const std::string page =
        letter::campaign_page(*w.db, w.db->table(campaign::kTable).find("SPRING"), filter::Locale());
    CHECK(page.find("<td>SM2</td>") != std::string::npos);
    CHECK(count(page, "<td>SM1</td>") == 1);  // of its campaign entry
    CHECK(page.find("No. of Interactions") != std::string::npos);
}

TEST_CASE("RPT-4, RPT-5: costs are printed as the screen shows them, with two decimals") {
    Paper w;
    w.add_campaign("SPRING");
    w.head(w.row, header::kCampaignNo, "SPRING");
    w.head(w.row, header::kUnitCost, std::int64_t{125'050'000});
    w.log("SM1");
    w.segment("SM2", {w.ann});
    const std::string campaigns =
        letter::campaign_page(*w.db, w.db->table(campaign::kTable).find("SPRING"), filter::Locale());
    CHECK(campaigns.find("<td>3,751.50</td>") != std::string::npos);  // of three lines
    w.row = segment::find_segment(*w.db, "SM2");
    const std::string contacts = w.pages();
    CHECK(contacts.find("<td>1,250.50</td>") != std::string::npos);
    CHECK(contacts.find("<td>0.00</td>") != std::string::npos);  // the estimated value
}

TEST_CASE("RPT-2: the contacts of a long segment are found in slices before the first sheet") {
    Paper w;
    const Row long_segment = w.segment("SM2", std::vector<Row>(120, w.bob));
    letter::CoverSheets work(*w.db, long_segment, {}, w.context.work_date, filter::Locale());
    CHECK(work.contacts().empty());
    std::string out;
    CHECK_FALSE(work.step(1, out));
    CHECK(out.empty());
    float before = work.progress();
    while (!work.step(1, out)) {
        CHECK(work.progress() >= before);
        before = work.progress();
    }
    CHECK(work.progress() == 1.0f);
    CHECK(work.contacts() == std::vector<Row>{w.bob});
    CHECK(count(out, "<section>") == 1);
}
