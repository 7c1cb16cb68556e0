#include "core/setup/number_series.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "core/setup/setup_tables.h"

using namespace segments;
using namespace segments::setup;
using table::Row;
using table::Transaction;

namespace {

Context on(Day day) {
    Context context;
    context.today = day;
    context.work_date = day;
    context.user_id = "ANN LEE";
    return context;
}
const Day kMay = to_day({2026, 5, 1});
const Day kJune = to_day({2026, 6, 1});

struct Line {
    std::string starting_no;
    std::string ending_no;
    std::string warning_no;
    Day starting_date = kBlankDay;
    int increment = 1;
};

void add_series(Transaction& tx, std::string_view code, std::initializer_list<Line> lines, bool manual = true,
                bool date_order = false) {
    const Row row = tx.insert(no_series::kTable, {code});
    tx.set_flag(no_series::kTable, row, no_series::kManualNos, manual);
    tx.set_flag(no_series::kTable, row, no_series::kDateOrder, date_order);
    int line_no = 0;
    for (const Line& line : lines) {
        const Row added = tx.insert(no_series_line::kTable, {code, line_no += 10000});
        tx.set_text(no_series_line::kTable, added, no_series_line::kStartingNo, line.starting_no);
        tx.set_text(no_series_line::kTable, added, no_series_line::kEndingNo, line.ending_no);
        tx.set_text(no_series_line::kTable, added, no_series_line::kWarningNo, line.warning_no);
        tx.set_number(no_series_line::kTable, added, no_series_line::kStartingDate, line.starting_date);
        tx.set_number(no_series_line::kTable, added, no_series_line::kIncrementBy, line.increment);
        tx.set_flag(no_series_line::kTable, added, no_series_line::kOpen, true);
    }
}

std::string taken(Transaction& tx, std::string_view series, Day day = kMay) {
    const Result<std::string> no = next_number(tx, on(day), series);
    return no ? *no : "error: " + no.error().message;
}

}  // namespace

TEST_CASE("NUM-5: the increment is added to the last run of digits, leading zeros are kept") {
    CHECK(increment_number("SM00001", 1) == "SM00002");
    CHECK(increment_number("SM00099", 1) == "SM00100");
    CHECK(increment_number("SM99999", 1) == "SM100000");
    CHECK(increment_number("2026-009-X", 1) == "2026-010-X");
    CHECK(increment_number("A0", 25) == "A25");
    CHECK(increment_number("9", 1) == "10");
    CHECK(increment_number("A05", -5) == "A00");
    CHECK(increment_number("A04", -5) == std::nullopt);
    CHECK(increment_number("NONE", 1) == std::nullopt);
    CHECK(increment_number("", 1) == std::nullopt);
    CHECK(increment_number("99999999999999999999", 1) == std::nullopt);
    CHECK(increment_number("A9999999999999999999", 1) == std::nullopt);
}

TEST_CASE("numbers of one form are compared by value, others as text") {
    CHECK(is_beyond("SM10", "SM9"));
    CHECK_FALSE(is_beyond("SM9", "SM10"));
    CHECK_FALSE(is_beyond("SM010", "SM10"));
    CHECK(is_beyond("SN1", "SM9"));
}

TEST_CASE("the first number is the starting number, then one follows the other") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "SM", {{"SM00001", "SM99999", ""}});
    CHECK(taken(tx, "SM") == "SM00001");
    CHECK(taken(tx, "SM") == "SM00002");
    const table::Table& lines = tx.table(no_series_line::kTable);
    const Row line = lines.find("SM", 10000);
    CHECK(lines.text(line, no_series_line::kLastNoUsed) == "SM00002");
    CHECK(lines.number(line, no_series_line::kLastDateUsed) == kMay);
}

TEST_CASE("NUM-5: the line in force is the latest that starts not after the work date") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "SM", {{"B1", "", "", kJune}, {"A1", "", "", kMay}});
    CHECK(taken(tx, "SM", kMay) == "A1");
    CHECK(taken(tx, "SM", kJune - 1) == "A2");
    CHECK(taken(tx, "SM", kJune) == "B1");
    CHECK(
        taken(tx, "SM", kMay - 1) ==
        "error: The number series SM has no line that is in force on 2026-04-30. Add a line with an earlier "
        "starting date.");
}

TEST_CASE("NUM-5: beyond the ending number there is no number") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "SM", {{"S1", "S4", "", kBlankDay, 2}});
    CHECK(taken(tx, "SM") == "S1");
    CHECK(taken(tx, "SM") == "S3");
    CHECK(taken(tx, "SM") ==
          "error: The number series SM is used up. Set a higher ending number, or add a line to it.");
}

TEST_CASE("a line whose ending number was used is no longer open") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "SM", {{"S1", "S2", ""}});
    taken(tx, "SM");
    const table::Table& lines = tx.table(no_series_line::kTable);
    const Row line = lines.find("SM", 10000);
    CHECK(lines.flag(line, no_series_line::kOpen));
    CHECK(taken(tx, "SM") == "S2");
    CHECK_FALSE(lines.flag(line, no_series_line::kOpen));
    CHECK(taken(tx, "SM") ==
          "error: The number series SM is used up. Set a higher ending number, or add a line to it.");
}

TEST_CASE("NUM-5: at the warning number a notice tells that the series is running out") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "SM", {{"S8", "S20", "S9"}});
    std::string notice = "old";
    CHECK(next_number(tx, on(kMay), "SM", &notice));
    CHECK(notice.empty());
    CHECK(next_number(tx, on(kMay), "SM", &notice));
    CHECK(notice == "The number series SM is running out: its last number is S20, S9 was used.");
    CHECK(next_number(tx, on(kMay), "SM", &notice));
    CHECK(notice == "The number series SM is running out: its last number is S20, S10 was used.");
}

TEST_CASE("NUM-5: with Date Order a number with an earlier date is refused") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "SM", {{"S1", "", ""}}, true, true);
    CHECK(taken(tx, "SM", kJune) == "S1");
    CHECK(taken(tx, "SM", kJune) == "S2");
    CHECK(taken(tx, "SM", kMay) ==
          "error: The number series SM gives numbers in the order of dates, and its last one is of "
          "2026-06-01. Choose a work date that is not earlier.");
}

TEST_CASE("a series that doesn't exist or has no starting number says so") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    CHECK(taken(tx, "SM") ==
          "error: There is no number series SM. Create it, or choose another one in Marketing Setup.");
    add_series(tx, "SM", {{"", "", ""}});
    CHECK(taken(tx, "SM") == "error: The number series SM has no starting number. Fill it in.");
}

TEST_CASE("numbers that are in use are skipped") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "CT", {{"CT1", "", ""}});
    tx.insert(contact::contact::kTable, {"CT1"});
    tx.insert(contact::contact::kTable, {"CT3"});
    CHECK(*next_free_number(tx, on(kMay), "CT", contact::contact::kTable) == "CT2");
    CHECK(*next_free_number(tx, on(kMay), "CT", contact::contact::kTable) == "CT4");
}

TEST_CASE("a source hands out many numbers and saves the last one") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "CT", {{"CT0001", "CT9999", ""}});
    Result<NumberSource> source = NumberSource::open(*db, on(kMay), "CT", contact::contact::kTable);
    REQUIRE(source);
    std::string last;
    for (int i = 0; i < 1000; ++i) last = *source->next();
    CHECK(last == "CT1000");
    const table::Table& lines = tx.table(no_series_line::kTable);
    CHECK(lines.text(lines.find("CT", 10000), no_series_line::kLastNoUsed) == "");
    source->save(tx);
    CHECK(lines.text(lines.find("CT", 10000), no_series_line::kLastNoUsed) == "CT1000");
}

TEST_CASE("a missing series in Marketing Setup is named by its field") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    const Result<std::string> none = series_in_setup(*db, marketing::kSegmentNos);
    REQUIRE_FALSE(none);
    CHECK(none.error().message ==
          "Segment Nos. must be filled in in Marketing Setup, so that a number can be given.");
    CHECK(none.error().rule == "NUM-1");
    const Row row = tx.insert(marketing::kTable, {1});
    tx.set_text(marketing::kTable, row, marketing::kSegmentNos, "SM");
    CHECK(*series_in_setup(*db, marketing::kSegmentNos) == "SM");
}

TEST_CASE("a number is typed only where the series allows it") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    add_series(tx, "CT", {{"CT1", "", ""}}, true);
    add_series(tx, "XX", {{"XX1", "", ""}}, false);
    tx.insert(contact::contact::kTable, {"CT7"});
    CHECK(manual_allowed(*db, "CT"));
    CHECK(manual_allowed(*db, ""));
    CHECK_FALSE(manual_allowed(*db, "XX"));
    CHECK_FALSE(manual_allowed(*db, "UNKNOWN"));
    const auto message = [&](std::string_view series, std::string_view no) {
        const Result<void> result = check_manual(*db, series, no, contact::contact::kTable);
        return result ? std::string() : result.error().message;
    };
    CHECK(message("CT", "MINE") == "");
    CHECK(message("CT", "CT7") == "There is a Contact CT7 already. Choose another number.");
    CHECK(message("CT", "") == "The number must not be blank.");
    CHECK(message("CT", "123456789012345678901") ==
          "The number 123456789012345678901 is longer than 20 characters.");
    CHECK(message("XX", "MINE") ==
          "Numbers of the series XX can't be typed. Leave the number empty to get the next one, or allow "
          "Manual Nos. for the series.");
}
