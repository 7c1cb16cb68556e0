#include "core/interaction/follow_up.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "core/contact/delete_contacts.h"
#include "core/criteria/record.h"
#include "tests/core/interaction/segments.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::test;
using criteria::LoggedChoice;
using interaction::FollowUpResult;
using interaction::LogOptions;
using interaction::LogResult;
using segment::OwnField;

namespace {

Result<FollowUpResult> try_follow(Mailing& m, std::int64_t logged_no, const LoggedChoice& choice = {}) {
    interaction::FollowUp job(m.context, logged_no, choice);
    for (;;) {
        const Result<bool> done = job.step(m.tx, 2);
        if (!done) return done.error();
        if (*done) return job.result();
    }
}
FollowUpResult follow(Mailing& m, std::int64_t logged_no, const LoggedChoice& choice = {}) {
    const Result<FollowUpResult> result = try_follow(m, logged_no, choice);
    REQUIRE_MESSAGE(static_cast<bool>(result), (result ? std::string() : result.error().message));
    return *result;
}

std::vector<std::string> contacts_of(const Mailing& m, std::string_view segment_no) {
    std::vector<std::string> contacts;
    for (const Row row : segment::present_lines(*m.db, segment_no))
        contacts.push_back(m.text_in(line::kTable, row, line::kContactNo));
    return contacts;
}

LogOptions with_follow_up() {
    LogOptions options;
    options.create_follow_up = true;
    return options;
}

}  // namespace

TEST_CASE("LOG-28, LOG-29, PRD-8: logging with a follow-up makes a new segment with the same contacts") {
    Mailing m;
    m.add_campaign("CP1");
    const Row ann = m.reachable("Ann"), bob = m.reachable("Bob");
    const Row row = m.segment("SPECIAL-SEGMENT-1", {ann, bob});
    m.head(row, header::kCampaignNo, "CP1");
    m.head(row, header::kUnitCost, 100000);
    m.head(row, header::kDate, std::int64_t{m.context.work_date - 10});
    const LogResult result = m.log("SPECIAL-SEGMENT-1", with_follow_up());
    REQUIRE(result.follow_up.has_value());
    const std::string no = result.follow_up->segment_no;
    CHECK(no == "SM00001");
    CHECK(result.follow_up->counts.added == 2);
    CHECK(contacts_of(m, no) == std::vector<std::string>{m.no(ann), m.no(bob)});
    const Row made = segment::find_segment(*m.db, no);
    CHECK(m.text_in(header::kTable, made, header::kDescription) == "Follow-up on segment SPECIAL-SEGMENT-1");
    CHECK(m.text_in(header::kTable, made, header::kCampaignNo) == "CP1");
    CHECK(m.number_in(header::kTable, made, header::kDate) == m.context.work_date);
    CHECK(m.text_in(header::kTable, made, header::kSalespersonCode) == "AL");
    CHECK(m.text_in(header::kTable, made, header::kInteractionTemplateCode).empty());
    CHECK(m.number_in(header::kTable, made, header::kUnitCost) == 0);
    CHECK(interaction::log_message(result) ==
          "Segment SPECIAL-SEGMENT-1 has been logged with 2 interactions. Follow-up segment SM00001 has been "
          "made with 2 contacts.");
}

TEST_CASE("RUL-3, RUL-6: the follow-up records one Add action for the logged segment, and its lines") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob"), m.reachable("Cy")});
    const LogResult logging = m.log("SM1");
    const FollowUpResult result = follow(m, logging.logged_segment_no);
    const auto actions = criteria::read_actions(*m.db, criteria::criteria_of_segment(result.segment_no));
    REQUIRE(actions);
    REQUIRE(actions->size() == 1);
    CHECK(actions->at(0).action == schema::CriteriaAction::add_contacts);
    CHECK(actions->at(0).options.allow_existing_contacts);
    CHECK_FALSE(actions->at(0).options.ignore_exclusion);
    CHECK(actions->at(0).logged_segment_entry_no == logging.logged_segment_no);
    REQUIRE(actions->at(0).filters.size() == 1);
    CHECK(actions->at(0).filters[0].section == schema::Section::interaction);
    CHECK(actions->at(0).filters[0].fields.at(0).expression.text() == "1");  // and those that aren't canceled
    for (const Row row : segment::present_lines(*m.db, result.segment_no))
        CHECK(m.number_in(line::kTable, row, line::kInsertedBy) == 1);
    CHECK(m.number_in(line::kTable, m.line_of(result.segment_no, 2), line::kLineNo) == 30000);
}

TEST_CASE("RUL-5: a line of the follow-up has the campaign of its interaction") {
    Mailing m;
    m.add_campaign("CP1");
    m.add_campaign("CP2");
    m.head(m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")}), header::kCampaignNo, "CP1");
    m.own(m.line_of("SM1", 1), OwnField::campaign_no, "CP2");
    m.own(m.line_of("SM1", 1), OwnField::cost, 900000);
    m.log("SM1");
    const FollowUpResult result = follow(m, 1);
    const segment::LineReader reader(*m.db, segment::find_segment(*m.db, result.segment_no));
    const Row first = m.line_of(result.segment_no, 0), second = m.line_of(result.segment_no, 1);
    CHECK(reader.text(first, line::kCampaignNo) == "CP1");
    CHECK(reader.origin(first, OwnField::campaign_no) == segment::Origin::header);
    CHECK(reader.text(second, line::kCampaignNo) == "CP2");
    CHECK(reader.number(second, line::kCost) == 0);
}

TEST_CASE(
    "LSG-9, LOG-30, PRD-8: a follow-up of a logged segment: each contact comes once, canceled interactions "
    "are left out") {
    Mailing m;
    const Row ann = m.reachable("Ann"), bob = m.reachable("Bob");
    m.segment("SM1", {ann, bob, ann});
    m.log("SM1");
    m.tx.set_flag(entry::kTable, m.entries()[1], entry::kCanceled, true);
    const FollowUpResult result = follow(m, 1);
    CHECK(contacts_of(m, result.segment_no) == std::vector<std::string>{m.no(ann)});
    CHECK(result.counts.repeated == 1);
    LoggedChoice all;
    all.leave_out_canceled = false;
    CHECK(follow(m, 1, all).counts.added == 2);
}

TEST_CASE("PRD-8: interactions can be chosen by evaluation, failed attempt, status and type") {
    Mailing m;
    const Row ann = m.reachable("Ann"), bob = m.reachable("Bob"), cy = m.reachable("Cy");
    m.segment("SM1", {ann, bob, cy});
    m.log("SM1");
    const std::vector<Row> all = m.entries();
    m.tx.set_number(entry::kTable, all[0], entry::kEvaluation, 1);
    m.tx.set_number(entry::kTable, all[1], entry::kEvaluation, 2);
    m.tx.set_flag(entry::kTable, all[1], entry::kAttemptFailed, true);
    m.tx.set_number(entry::kTable, all[2], entry::kDeliveryStatus, 2);
    m.tx.set_number(entry::kTable, all[2], entry::kCorrespondenceType, 1);
    const auto followed = [&](const LoggedChoice& choice) {
        return contacts_of(m, follow(m, 1, choice).segment_no);
    };
    LoggedChoice positive;
    positive.evaluations = {schema::Evaluation::very_positive, schema::Evaluation::positive};
    CHECK(followed(positive) == std::vector<std::string>{m.no(ann), m.no(bob)});
    positive.attempt_failed = false;
    CHECK(followed(positive) == std::vector<std::string>{m.no(ann)});
    LoggedChoice failed;
    failed.delivery_statuses = {schema::DeliveryStatus::error};
    CHECK(followed(failed) == std::vector<std::string>{m.no(cy)});
    LoggedChoice email;
    email.correspondence_types = {schema::CorrespondenceType::email};
    CHECK(followed(email) == std::vector<std::string>{m.no(ann), m.no(bob)});
}

TEST_CASE("PRD-8, DEL-5: interactions whose contact is gone are left out and counted") {
    Mailing m;
    const Row ann = m.company("Ann"), bob = m.reachable("Bob");
    m.segment("SM1", {ann, bob});
    m.log("SM1");
    REQUIRE(contact::delete_contact(m.tx, ann));
    const FollowUpResult result = follow(m, 1);
    CHECK(result.counts.added == 1);
    CHECK(result.counts.without_contact == 1);
    CHECK(interaction::follow_up_message(result) ==
          "Follow-up segment SM00001 has been made with 1 contact. 1 interaction was left out, because its "
          "contact was deleted.");
}

TEST_CASE("LOG-30: a follow-up of nobody isn't made, nor one of a segment that isn't there") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann")});
    m.log("SM1");
    m.tx.set_flag(entry::kTable, m.entries()[0], entry::kCanceled, true);
    const Result<FollowUpResult> nobody = try_follow(m, 1);
    REQUIRE_FALSE(static_cast<bool>(nobody));
    CHECK(nobody.error().rule == "PRD-8");
    CHECK_FALSE(try_follow(m, 9));
}

TEST_CASE("LOG-30, DEL-7: the campaign of a later follow-up is left blank if it was deleted") {
    Mailing m;
    m.add_campaign("CP1");
    m.head(m.segment("SM1", {m.reachable("Ann")}), header::kCampaignNo, "CP1");
    m.log("SM1");
    m.tx.erase(campaign::kTable, m.db->table(campaign::kTable).find("CP1"));
    const Row made = segment::find_segment(*m.db, follow(m, 1).segment_no);
    CHECK(m.text_in(header::kTable, made, header::kCampaignNo).empty());
}

TEST_CASE("LOG-29, LOG-40, NUM-1: without a number for the follow-up the whole logging is undone") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann")});
    m.setup_field(setup::marketing::kSegmentNos, "");
    commit(std::move(m.tx));
    const auto before = contents(*m.db);
    {
        table::Transaction tx(*m.db, "Log SM1");
        const Result<LogResult> result = m.log_in(tx, "SM1", with_follow_up());
        REQUIRE_FALSE(static_cast<bool>(result));
        CHECK(result.error().rule == "NUM-1");
    }
    CHECK(contents(*m.db) == before);
}

TEST_CASE("PRD-8: logging, then a follow-up, keeps the contacts; undo takes both back") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Mailing m;
        std::vector<Row> people;
        for (int i = 0; i < 8; ++i) people.push_back(m.reachable("Person " + std::to_string(i)));
        std::vector<Row> chosen(1, people[0]);
        for (unsigned i = 0; i < random() % 20; ++i) chosen.push_back(people[random() % people.size()]);
        m.segment("SM1", chosen);
        commit(std::move(m.tx));
        const std::vector<std::string> lines = contacts_of(m, "SM1");
        const auto before = contents(*m.db);
        table::Transaction tx(*m.db, "Log SM1");
        const Result<LogResult> result = m.log_in(tx, "SM1", with_follow_up());
        REQUIRE(result);
        const table::Commit done = commit(std::move(tx));
        const std::vector<std::string> after = contacts_of(m, result->follow_up->segment_no);
        CHECK(std::set<std::string>(after.begin(), after.end()) ==
              std::set<std::string>(lines.begin(), lines.end()));
        CHECK(std::set<std::string>(after.begin(), after.end()).size() == after.size());
        CHECK(after.size() + result->follow_up->counts.repeated == result->interactions);
        replay(*m.db, done.undo);
        CHECK(contents(*m.db) == before);
    }
}
