#include "core/interaction/log_entries.h"

#include <doctest/doctest.h>

#include "core/interaction/comments.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::DeleteEntries;
using interaction::ToggleEntriesCanceled;

namespace {

struct Logged : Mailing {
    Logged() {
        add_campaign("CP1");
        head(segment("SM1", {reachable("Ann Lee"), reachable("Bob Ray"), reachable("Cy Fox")}),
             header::kCampaignNo, "CP1");
        log("SM1");
    }
    Result<void> toggle(std::vector<Row> rows) {
        ToggleEntriesCanceled job(*db, std::move(rows));
        for (;;) {
            const Result<bool> done = job.step(tx, 1);
            if (!done) return done.error();
            if (*done) return {};
        }
    }
    bool canceled(std::size_t n) const {
        return number_in(entry::kTable, entries().at(n), entry::kCanceled) != 0;
    }
    std::size_t erase(std::vector<Row> rows, DeleteEntries::Which which) {
        DeleteEntries job(std::move(rows), which);
        while (!job.step(tx, 1)) {
        }
        return job.deleted();
    }
    Row comment(std::size_t n, std::string_view text) {
        const Result<Row> row = interaction::add_comment(tx, context, entries().at(n), text);
        REQUIRE(row);
        return *row;
    }
};

namespace comment = interaction::comment;

}  // namespace

TEST_CASE("ILE-4: all selected entries get the opposite of the first one's state") {
    Logged w;
    const std::vector<Row> all = w.entries();
    w.tx.set_flag(entry::kTable, all[1], entry::kCanceled, true);
    CHECK(ToggleEntriesCanceled(*w.db, {all[0]}).question() == "Cancel this interaction?");
    CHECK(ToggleEntriesCanceled(*w.db, {all[1], all[0]}).question() ==
          "Take back the cancellation of these 2 interactions?");
    REQUIRE(w.toggle({all[0], all[1]}));
    CHECK(w.canceled(0));
    CHECK(w.canceled(1));
    CHECK_FALSE(w.canceled(2));
    REQUIRE(w.toggle({all[1]}));
    CHECK_FALSE(w.canceled(1));
}

TEST_CASE(
    "ILE-6, LSG-5: an entry can't be uncanceled while its logged segment or campaign entry is canceled") {
    Logged w;
    const std::vector<Row> all = w.entries();
    REQUIRE(w.toggle({all[0]}));
    w.tx.set_flag(logged::kTable, w.db->table(logged::kTable).find(1), logged::kCanceled, true);
    Result<void> refused = w.toggle({all[0]});
    REQUIRE_FALSE(static_cast<bool>(refused));
    CHECK(refused.error().rule == "ILE-6");
    CHECK(refused.error().message ==
          "This interaction belongs to the canceled logged segment 1. Take back the cancellation there "
          "first.");
    w.tx.set_flag(logged::kTable, w.db->table(logged::kTable).find(1), logged::kCanceled, false);
    w.tx.set_flag(campaign_entry::kTable, w.db->table(campaign_entry::kTable).find(1),
                  campaign_entry::kCanceled, true);
    refused = w.toggle({all[0]});
    REQUIRE_FALSE(static_cast<bool>(refused));
    CHECK(refused.error().message ==
          "This interaction belongs to the canceled campaign entry 1. Take back the cancellation there "
          "first.");
    CHECK(w.canceled(0));
}

TEST_CASE("ILE-10: an evaluation is given to all selected entries; blank can't be set") {
    Logged w;
    interaction::EvaluateEntries job({w.entries()[0], w.entries()[2]}, schema::Evaluation::positive);
    REQUIRE(job.step(w.tx, 10));
    CHECK(w.number_in(entry::kTable, w.entries()[0], entry::kEvaluation) == 2);
    CHECK(w.number_in(entry::kTable, w.entries()[1], entry::kEvaluation) == 0);
    CHECK(w.number_in(entry::kTable, w.entries()[2], entry::kEvaluation) == 2);
    interaction::EvaluateEntries blank({w.entries()[0]}, schema::Evaluation::blank);
    CHECK_FALSE(blank.step(w.tx, 10));
}

TEST_CASE("ILE-8: deleting entries deletes their comments, and no others") {
    Logged w;
    w.comment(0, "Called back");
    w.comment(1, "Sent a brochure");
    CHECK(w.erase({w.entries()[0], w.entries()[2]}, DeleteEntries::Which::all) == 2);
    REQUIRE(w.entries().size() == 1);
    CHECK(w.db->table(comment::kTable).size() == 1);
    CHECK(interaction::comments_of(*w.db, 2).size() == 1);
}

TEST_CASE("ILE-9: the batch deletes canceled entries only, and counts them") {
    Logged w;
    REQUIRE(w.toggle({w.entries()[1]}));
    CHECK(w.erase(w.entries(), DeleteEntries::Which::canceled) == 1);
    CHECK(w.entries().size() == 2);
}

TEST_CASE("ILE-11: a comment gets the work date if the entry has none of that date yet") {
    Logged w;
    const Row first = w.comment(0, "Called back");
    const Row second = w.comment(0, "Asked for a price");
    const Row other = w.comment(1, "Moved");
    CHECK(w.number_in(comment::kTable, first, comment::kDate) == w.context.work_date);
    CHECK(w.number_in(comment::kTable, second, comment::kDate) == kBlankDay);
    CHECK(w.number_in(comment::kTable, other, comment::kDate) == w.context.work_date);
    CHECK(interaction::comments_of(*w.db, 1) == std::vector<Row>{first, second});
    const interaction::NumberSet commented = interaction::entries_with_comments(*w.db);
    CHECK(commented.has(1));
    CHECK_FALSE(commented.has(3));
}

TEST_CASE("ILE-11: changing a comment stamps it; a text longer than 80 characters is refused") {
    Logged w;
    const Row row = w.comment(0, "Called back");
    w.context.today += 3;
    REQUIRE(interaction::set_comment_field(w.tx, w.context, row, comment::kComment, "Called back twice"));
    CHECK(w.text_in(comment::kTable, row, comment::kComment) == "Called back twice");
    CHECK(w.number_in(comment::kTable, row, comment::kLastDateModified) == w.context.today);
    CHECK_FALSE(interaction::set_comment_field(w.tx, w.context, row, comment::kComment,
                                               FieldValue(std::string(81, 'x'))));
    CHECK_FALSE(interaction::add_comment(w.tx, w.context, w.entries()[0], std::string(81, 'x')));
    interaction::delete_comment(w.tx, row);
    CHECK(w.db->table(comment::kTable).size() == 0);
}

TEST_CASE("ILE-3: the title names template and salesperson, or the contact, by the flow of information") {
    Logged w;
    const Row row = w.entries()[0];
    const Row used = w.db->table(interaction::template_::kTable).find("EMAIL");
    w.tx.set_text(interaction::template_::kTable, used, interaction::template_::kDescription, "Mail");
    CHECK(interaction::entry_title(*w.db, row) == "Mail");
    w.tx.set_number(entry::kTable, row, entry::kInformationFlow, 1);
    CHECK(interaction::entry_title(*w.db, row) == "Mail – by Ann Lee");
    w.tx.set_number(entry::kTable, row, entry::kInformationFlow, 2);
    CHECK(interaction::entry_title(*w.db, row) == "Mail – from Ann Lee");
    w.tx.set_text(entry::kTable, row, entry::kInteractionTemplateCode, "");
    w.tx.set_text(entry::kTable, row, entry::kSalespersonCode, "");
    w.tx.set_text(entry::kTable, row, entry::kUserId, "SOMEBODY");
    w.tx.set_number(entry::kTable, row, entry::kInformationFlow, 1);
    CHECK(interaction::entry_title(*w.db, row) == "Autumn sale – by SOMEBODY");
}
