#include "core/interaction/log_segment.h"

#include <doctest/doctest.h>

#include "core/interaction/line_columns.h"
#include "tests/core/interaction/segments.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::test;
using interaction::Finding;
using interaction::LogOptions;
using interaction::LogResult;
using interaction::WarningChoice;
using segment::OwnField;

TEST_CASE("LOG-10: logging writes a logged segment with number, description, day and user") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann Lee")});
    m.context.today = m.context.work_date + 1;
    const LogResult result = m.log("SM1");
    const Row row = m.db->table(logged::kTable).find(result.logged_segment_no);
    REQUIRE(row != table::kNoRow);
    CHECK(result.logged_segment_no == 1);
    CHECK(m.text_in(logged::kTable, row, logged::kSegmentNo) == "SM1");
    CHECK(m.text_in(logged::kTable, row, logged::kDescription) == "Autumn sale");
    CHECK(m.number_in(logged::kTable, row, logged::kCreationDate) == m.context.today);
    CHECK(m.text_in(logged::kTable, row, logged::kUserId) == "ANN LEE");
    CHECK(m.number_in(logged::kTable, row, logged::kCanceled) == 0);
}

TEST_CASE("PRD-7: the logged segment remembers the header and the criteria") {
    Mailing m;
    const Row row = m.segment("SM1", {m.reachable("Ann Lee")});
    m.head(row, header::kUnitCost, 250000);
    m.head(row, header::kSubject, "Our offer");
    const Row rule = m.tx.insert(criteria_row::kTable, {"SM1", 2});
    schema::set_cell(m.tx, criteria_row::kTable, rule, criteria_row::kType, 1);
    schema::set_cell(m.tx, criteria_row::kTable, rule, criteria_row::kFilterText, "City: Rome");
    const LogResult result = m.log("SM1");
    const Row kept = m.db->table(logged::kTable).find(result.logged_segment_no);
    CHECK(m.number_in(logged::kTable, kept, logged::kUnitCost) == 250000);
    CHECK(m.text_in(logged::kTable, kept, logged::kSubject) == "Our offer");
    CHECK(m.text_in(logged::kTable, kept, logged::kInteractionTemplateCode) == "EMAIL");
    const Row kept_rule = m.db->table(logged_criteria::kTable).find(result.logged_segment_no, 2);
    REQUIRE(kept_rule != table::kNoRow);
    CHECK(m.text_in(logged_criteria::kTable, kept_rule, logged_criteria::kFilterText) == "City: Rome");
    CHECK(m.number_in(logged_criteria::kTable, kept_rule, logged_criteria::kType) == 1);
}

TEST_CASE(
    "LOG-20, LOG-21, TPL-3: each line with a contact becomes an entry with the line's values in force") {
    Mailing m;
    const Row company = m.company("Contoso");
    m.set(company, card::kEMail, "info@contoso.example");
    const Row ann = m.reachable("Ann Lee");
    m.set(ann, card::kCompanyNo, m.no(company));
    const Row row = m.segment("SM1", {company, ann});
    m.head(row, header::kUnitCost, 250000);
    m.head(row, header::kSubject, "Our offer");
    const Row second = m.line_of("SM1", 1);
    m.own(second, OwnField::description, "For you, Ann");
    m.own(second, OwnField::cost, 100000);
    m.set_line(second, line::kEvaluation, 2);
    m.set_line(second, line::kContactVia, "+39 06 123");
    m.set_line(second, line::kAttemptFailed, true);
    const LogResult result = m.log("SM1");
    CHECK(result.interactions == 2);
    REQUIRE(m.entries().size() == 2);
    const Row a = m.entries()[0], b = m.entries()[1];
    CHECK(m.number_in(entry::kTable, a, entry::kEntryNo) == 1);
    CHECK(m.text_in(entry::kTable, a, entry::kContactNo) == m.no(company));
    CHECK(m.text_in(entry::kTable, a, entry::kContactCompanyNo) == m.no(company));
    CHECK(m.text_in(entry::kTable, a, entry::kDescription) == "Autumn sale");
    CHECK(m.number_in(entry::kTable, a, entry::kCost) == 250000);
    CHECK(m.text_in(entry::kTable, b, entry::kContactNo) == m.no(ann));
    CHECK(m.text_in(entry::kTable, b, entry::kContactCompanyNo) == m.no(company));
    CHECK(m.text_in(entry::kTable, b, entry::kDescription) == "For you, Ann");
    CHECK(m.number_in(entry::kTable, b, entry::kCost) == 100000);
    CHECK(m.text_in(entry::kTable, b, entry::kSubject) == "Our offer");
    CHECK(m.text_in(entry::kTable, b, entry::kInteractionTemplateCode) == "EMAIL");
    CHECK(m.text_in(entry::kTable, b, entry::kSalespersonCode) == "AL");
    CHECK(m.number_in(entry::kTable, b, entry::kDate) == m.context.work_date);
    CHECK(m.number_in(entry::kTable, b, entry::kCorrespondenceType) == 2);
    CHECK(m.number_in(entry::kTable, b, entry::kEvaluation) == 2);
    CHECK(m.text_in(entry::kTable, b, entry::kContactVia) == "+39 06 123");
    CHECK(m.number_in(entry::kTable, b, entry::kAttemptFailed) == 1);
    CHECK(m.text_in(entry::kTable, b, entry::kUserId) == "ANN LEE");
    CHECK(m.text_in(entry::kTable, b, entry::kSegmentNo) == "SM1");
    CHECK(m.number_in(entry::kTable, b, entry::kLoggedSegmentEntryNo) == result.logged_segment_no);
    CHECK(m.number_in(entry::kTable, b, entry::kSegmentLineNo) == 20000);
    CHECK(m.number_in(entry::kTable, b, entry::kCanceled) == 0);
    CHECK(m.number_in(entry::kTable, b, entry::kPostponed) == 0);
    CHECK(m.number_in(entry::kTable, b, entry::kDeliveryStatus) == 0);
}

TEST_CASE("LOG-21: line and entry share the dictionary of every column that is copied") {
    const table::TableDef& line_def = line::kDef;
    const table::TableDef& entry_def = entry::kDef;
    const auto compare = [&](FieldId line_column, FieldId entry_column) {
        const table::FieldDef& from = line_def.fields[line_column];
        const table::FieldDef& to = entry_def.fields[entry_column];
        CAPTURE(from.name);
        CHECK(from.type == to.type);
        CHECK(from.storage == to.storage);
        CHECK(from.domain == to.domain);
    };
    for (int i = 0; i < segment::kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        compare(segment::line_field(field), interaction::entry_field(field));
    }
    for (const interaction::ColumnPair& pair : interaction::kStoredColumns) compare(pair.line, pair.entry);
    for (const interaction::ColumnPair& pair : interaction::kTextColumns) compare(pair.line, pair.entry);
    for (int i = 0; i <= line::kMerged - line::kOwn; ++i) {
        const table::FieldDef& from = line_def.fields[static_cast<std::size_t>(line::kOwn + i)];
        const table::FieldDef& to = skipped::kDef.fields[static_cast<std::size_t>(skipped::kOwn + i)];
        CHECK(from.name == to.name);
        CHECK(from.domain == to.domain);
    }
}

TEST_CASE("LOG-20: entries follow the order of lines and continue the numbers of the log") {
    Mailing m;
    const Row ann = m.reachable("Ann"), bob = m.reachable("Bob"), cy = m.reachable("Cy");
    m.segment("SM1", {ann, bob});
    m.log("SM1");
    m.segment("SM2", {ann, bob});
    segment::insert_line(m.tx, "SM2", m.db->table(card::kTable).code(cy, card::kNo), 0, 15000);
    m.log("SM2");
    REQUIRE(m.entries().size() == 5);
    CHECK(m.number_in(entry::kTable, m.entries()[3], entry::kEntryNo) == 4);
    CHECK(m.text_in(entry::kTable, m.entries()[3], entry::kContactNo) == m.no(cy));
    CHECK(m.text_in(entry::kTable, m.entries()[4], entry::kContactNo) == m.no(bob));
}

TEST_CASE("LOG-11: one campaign entry for each campaign and segment, dated by its first line") {
    Mailing m;
    m.add_campaign("CP1");
    m.add_campaign("CP2");
    const Row row =
        m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob"), m.reachable("Cy"), m.reachable("Di")});
    m.head(row, header::kCampaignNo, "CP1");
    m.own(m.line_of("SM1", 0), OwnField::date, m.context.work_date - 5);
    m.own(m.line_of("SM1", 2), OwnField::campaign_no, "CP2");
    m.own(m.line_of("SM1", 3), OwnField::campaign_no, "");
    const LogResult result = m.log("SM1");
    CHECK(result.campaign_entries == 2);
    const std::vector<Row> made = m.sorted(campaign_entry::kTable);
    REQUIRE(made.size() == 2);
    CHECK(m.text_in(campaign_entry::kTable, made[0], campaign_entry::kCampaignNo) == "CP1");
    CHECK(m.text_in(campaign_entry::kTable, made[0], campaign_entry::kDescription) == "Autumn sale");
    CHECK(m.number_in(campaign_entry::kTable, made[0], campaign_entry::kDate) == m.context.work_date - 5);
    CHECK(m.text_in(campaign_entry::kTable, made[0], campaign_entry::kUserId) == "ANN LEE");
    CHECK(m.text_in(campaign_entry::kTable, made[0], campaign_entry::kSegmentNo) == "SM1");
    CHECK(m.text_in(campaign_entry::kTable, made[0], campaign_entry::kSalespersonCode) == "AL");
    CHECK(m.number_in(campaign_entry::kTable, made[0], campaign_entry::kRegisterNo) ==
          result.logged_segment_no);
    std::vector<std::int64_t> of_entries;
    for (const Row each : m.entries())
        of_entries.push_back(m.number_in(entry::kTable, each, entry::kCampaignEntryNo));
    CHECK(of_entries == std::vector<std::int64_t>{1, 1, 2, 0});
}

TEST_CASE("LOG-11: an existing entry of the same campaign and segment is used again") {
    Mailing m;
    m.add_campaign("CP1");
    const Row existing = m.tx.insert(campaign_entry::kTable, {7});
    schema::set_cell(m.tx, campaign_entry::kTable, existing, campaign_entry::kCampaignNo, "CP1");
    schema::set_cell(m.tx, campaign_entry::kTable, existing, campaign_entry::kSegmentNo, "SM1");
    m.head(m.segment("SM1", {m.reachable("Ann")}), header::kCampaignNo, "CP1");
    m.log("SM1");
    CHECK(m.db->table(campaign_entry::kTable).size() == 1);
    CHECK(m.number_in(entry::kTable, m.entries().at(0), entry::kCampaignEntryNo) == 7);
}

TEST_CASE("LOG-7: Email without an address is logged with a blank type, the line's contact all the same") {
    Mailing m;
    m.segment("SM1", {m.person("Ann"), m.reachable("Bob")});
    const LogResult result = m.log("SM1");
    CHECK(result.interactions == 2);
    CHECK(m.number_in(entry::kTable, m.entries()[0], entry::kCorrespondenceType) == 0);
    CHECK(m.number_in(entry::kTable, m.entries()[1], entry::kCorrespondenceType) == 2);
}

TEST_CASE("PRD-6, PRD-7: skipped lines are kept with the reason and with their values") {
    Mailing m;
    const Row ann = m.person("Ann"), bob = m.reachable("Bob");
    m.segment("SM1", {ann, bob});
    m.set(ann, card::kPrivacyBlocked, true);
    m.own(m.line_of("SM1", 0), OwnField::cost, 70000);
    m.set_line(m.line_of("SM1", 0), line::kContactVia, "+39 06 123");
    const LogResult result = m.log("SM1");
    CHECK(result.interactions == 1);
    CHECK(result.skipped == 1);
    const Row kept = m.db->table(skipped::kTable).find(result.logged_segment_no, 10000);
    REQUIRE(kept != table::kNoRow);
    CHECK(m.text_in(skipped::kTable, kept, skipped::kContactNo) == m.no(ann));
    CHECK(m.text_in(skipped::kTable, kept, skipped::kReason) == "privacy blocked; no e-mail address");
    CHECK(m.number_in(skipped::kTable, kept, skipped::kCost) == 70000);
    CHECK(m.text_in(skipped::kTable, kept, skipped::kContactVia) == "+39 06 123");
    CHECK(interaction::log_message(result) ==
          "Segment SM1 has been logged with 1 interaction. 1 line was skipped.");
}

TEST_CASE("PRD-6: the choice for each warning decides whether its lines are logged") {
    Mailing m;
    const Row blocked = m.reachable("Ann"), without = m.person("Bob");
    m.segment("SM1", {blocked, without});
    m.set(blocked, card::kPrivacyBlocked, true);
    LogOptions options;
    options.choose(Finding::privacy_blocked, WarningChoice::log);
    options.choose(Finding::no_email, WarningChoice::skip);
    const LogResult result = m.log("SM1", options);
    CHECK(result.skipped == 1);
    REQUIRE(m.entries().size() == 1);
    CHECK(m.text_in(entry::kTable, m.entries()[0], entry::kContactNo) == m.no(blocked));
    CHECK(m.number_in(entry::kTable, m.entries()[0], entry::kDeliveryStatus) == 0);
}

TEST_CASE("PRD-6: a segment of which every line would be skipped isn't logged") {
    Mailing m;
    const Row ann = m.reachable("Ann");
    m.segment("SM1", {ann});
    m.set(ann, card::kPrivacyBlocked, true);
    CHECK(m.refused("SM1").rule == "LOG-5");
}

TEST_CASE("LOG-25, LOG-26, NUM-10: the segment goes with its lines and criteria, those of others stay") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob"), m.reachable("Cy")});
    m.segment("SM2", {m.reachable("Di")});
    m.tx.insert(criteria_row::kTable, {"SM1", 1});
    m.tx.insert(criteria_row::kTable, {"SM2", 1});
    m.set_line(m.line_of("SM1", 2), line::kContactNo, "");
    segment::remove_line(m.tx, m.line_of("SM1", 1), 1);
    const LogResult result = m.log("SM1");
    CHECK(result.interactions == 1);
    CHECK(result.without_contact == 1);
    CHECK(segment::find_segment(*m.db, "SM1") == table::kNoRow);
    CHECK(m.db->table(line::kTable).size() == 1);
    CHECK(m.db->table(criteria_row::kTable).size() == 1);
    CHECK(segment::line_count(*m.db, "SM2") == 1);
}

TEST_CASE("LOG-31: logging writes nothing to the contact") {
    Mailing m;
    const Row ann = m.reachable("Ann");
    m.segment("SM1", {ann});
    commit(std::move(m.tx));
    table::Transaction tx(*m.db, "Log SM1");
    REQUIRE(m.log_in(tx, "SM1"));
    CHECK(tx.changes().of(card::kTable) == nullptr);
    tx.rollback();
}

TEST_CASE("PRD-5: an error names the first problem, its segment, line and field") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
    m.own(m.line_of("SM1", 1), OwnField::salesperson_code, "");
    m.own(m.line_of("SM1", 1), OwnField::date, 0);
    const Error error = m.refused("SM1");
    CHECK(error.message == "1 line has no date. Fill it in. There is 1 more kind of problem.");
    CHECK(error.record == "Segment SM1, line 20000");
    CHECK(error.field == "Date");
    CHECK(error.rule == "LOG-6");
    CHECK(m.refused("SM9").message == "There is no segment SM9.");
}

TEST_CASE("LOG-1: sending isn't possible while no line has a document") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann")});
    LogOptions options;
    options.deliver = true;
    CHECK(m.refused("SM1", options).message ==
          "Nothing can be sent. No line of the segment has a document to send.");
}

TEST_CASE("LOG-23, PRD-6: with Send Attachments documents of lines with a type are to be delivered") {
    Mailing m;
    const Row unreachable = m.reachable("Cy");
    m.segment("SM1",
              {m.reachable("Ann"), m.reachable("Bob"), unreachable, m.reachable("Di"), m.reachable("Eve")});
    m.set(unreachable, card::kEMail, "");
    for (const std::size_t n : {0, 1, 2, 3}) m.document(m.line_of("SM1", n));
    m.own(m.line_of("SM1", 1), segment::OwnField::correspondence_type, 0);
    m.set(
        m.db->table(card::kTable).find(m.db->table(line::kTable).text(m.line_of("SM1", 3), line::kContactNo)),
        card::kPrivacyBlocked, true);
    LogOptions options;
    options.deliver = true;
    options.choose(interaction::Finding::privacy_blocked, interaction::WarningChoice::log);
    const LogResult result = m.log("SM1", options);
    CHECK(result.interactions == 5);
    CHECK(result.to_deliver == 1);
    const table::Table& log = m.db->table(entry::kTable);
    std::vector<std::int64_t> statuses;
    log.live().for_each([&](Row row) { statuses.push_back(log.number(row, entry::kDeliveryStatus)); });
    CHECK(statuses == std::vector<std::int64_t>{1, 0, 0, 0, 0});
}

TEST_CASE("LOG-8: lines without a document can be skipped when attachments are sent, and only then") {
    for (const bool deliver : {true, false}) {
        Mailing m;
        m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
        m.document(m.line_of("SM1", 0));
        LogOptions options;
        options.deliver = deliver;
        options.choose(interaction::Finding::no_document, interaction::WarningChoice::skip);
        CHECK(m.log("SM1", options).skipped == (deliver ? 1 : 0));
    }
}

TEST_CASE("LOG-27: a number that was logged can be taken again, but not logged again") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann")});
    m.log("SM1");
    m.segment("SM1", {m.reachable("Bob")});
    CHECK(m.refused("SM1").rule == "LOG-3");
}

TEST_CASE("LOG-40: an error leaves segment, log and campaign entries exactly as they were") {
    Mailing m;
    const Row ann = m.reachable("Ann");
    m.add_campaign("CP1");
    m.head(m.segment("SM1", {ann}), header::kCampaignNo, "CP1");
    m.set(ann, card::kExcludeFromSegment, true);
    commit(std::move(m.tx));
    const auto before = contents(*m.db);
    {
        table::Transaction tx(*m.db, "Log SM1");
        REQUIRE_FALSE(m.log_in(tx, "SM1"));  // after the logged segment was written
    }
    CHECK(contents(*m.db) == before);
}

TEST_CASE("PRD-7: undoing a logging brings everything back, redoing logs it again") {
    Mailing m;
    const Row blocked = m.reachable("Cy");
    m.add_campaign("CP1");
    m.head(m.segment("SM1", {m.reachable("Ann"), m.person("Bob"), blocked, m.reachable("Di")}),
           header::kCampaignNo, "CP1");
    m.set(blocked, card::kPrivacyBlocked, true);
    m.tx.insert(criteria_row::kTable, {"SM1", 1});
    m.own(m.line_of("SM1", 0), OwnField::description, "For you");
    m.set_line(m.line_of("SM1", 0), line::kContactVia, "+39 06 123");
    segment::remove_line(m.tx, m.line_of("SM1", 3), 1);
    commit(std::move(m.tx));
    const auto before = contents(*m.db);
    table::Transaction tx(*m.db, "Log SM1");
    REQUIRE(m.log_in(tx, "SM1"));
    const table::Commit done = commit(std::move(tx));
    const auto after = contents(*m.db);
    CHECK(after != before);
    const table::Commit undone = replay(*m.db, done.undo);
    CHECK(contents(*m.db) == before);
    replay(*m.db, undone.undo);
    CHECK(contents(*m.db) == after);
}
