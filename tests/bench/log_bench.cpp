// What logging a segment costs per line, and how long its longest slice takes: 100,000 and 1,000,000 lines.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/contact/contact_tables.h"
#include "core/interaction/contact_figures.h"
#include "core/interaction/log_segment.h"
#include "core/interaction/logged_segments.h"
#include "core/schema/schema.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line_scan.h"
#include "core/segment/segment_tables.h"
#include "core/setup/new_workspace.h"
#include "core/table/commit.h"
#include "tests/bench/times.h"

using namespace segments;
using bench::Times;
using table::Row;
namespace card = contact::contact;
namespace header = segment::segment;

namespace {

constexpr std::size_t kSlice = 4000;

void print(const char* what, const Times& times, std::size_t lines) {
    std::printf("  %-28s %8.1f ms  %7.1f ns/line  longest slice %6.2f ms\n", what, times.total,
                times.total * 1e6 / static_cast<double>(lines), times.longest);
}

std::vector<Row> add_contacts(table::Transaction& tx, std::size_t count) {
    std::vector<Row> rows = tx.prepare(card::kTable, count);
    const std::int64_t city = tx.intern(card::kTable, card::kCity, "Rome");
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t no = tx.intern(card::kTable, card::kNo, "CT" + std::to_string(10000000 + i));
        tx.set_raw(card::kTable, rows[i], card::kNo, no);
        tx.set_raw(card::kTable, rows[i], card::kCompanyNo, no);
        tx.set_raw(card::kTable, rows[i], card::kCity, city);
        tx.set_number(card::kTable, rows[i], card::kPrivacyBlocked, i % 50 == 0 ? 1 : 0);
    }
    tx.publish(card::kTable, rows);
    return rows;
}

void add_segment(table::Transaction& tx, const Context& context, const std::vector<Row>& contacts) {
    const Row row = tx.insert(header::kTable, {"SM1"});
    tx.set_text(header::kTable, row, header::kDescription, "Autumn sale");
    tx.set_number(header::kTable, row, header::kDate, context.work_date);
    tx.set_text(header::kTable, row, header::kSalespersonCode, "AL");
    tx.set_text(header::kTable, row, header::kInteractionTemplateCode, "LETTER");
    tx.set_number(header::kTable, row, header::kCorrespondenceType, 1);
    tx.set_number(header::kTable, row, header::kUnitCost, 150000);
    segment::insert_lines(tx, context, "SM1", contacts, 1);
    // Every tenth line has values of its own.
    const std::vector<Row> lines = segment::present_lines(tx.db(), "SM1");
    const segment::LineReader reader(tx.db(), row);
    for (std::size_t i = 0; i < lines.size(); i += 10)
        segment::set_effective(tx, reader, lines[i], segment::OwnField::cost, 200000);
}

void encode(table::Transaction&& tx, Times& times) {
    table::Commit commit(std::move(tx));
    while (!times.measure([&] { return commit.step(kSlice); })) {
    }
}

void run(std::size_t lines) {
    std::printf("%zu lines\n", lines);
    const auto db = schema::make_database();
    Context context;
    context.today = context.work_date = to_day({2026, 11, 23});
    context.user_id = "ANN LEE";
    Times ignored;
    {
        table::Transaction tx(*db, "");
        if (!setup::create_new_workspace(tx, context, "Ann Lee")) std::abort();
        add_segment(tx, context, add_contacts(tx, lines));
        encode(std::move(tx), ignored);
    }
    Times check;
    interaction::LogCheck job(*db, context, segment::find_segment(*db, "SM1"));
    while (!check.measure([&] { return job.step(kSlice); })) {
    }
    print("check", check, lines);
    table::Transaction tx(*db, "Log SM1");
    interaction::LogSegment log(*db, context, "SM1", {});
    Times logging;
    for (;;) {
        const Result<bool> done = logging.measure([&] { return log.step(tx, kSlice); });
        if (!done) std::abort();
        if (*done) break;
    }
    print("log, with its check", logging, lines);
    Times encoding;
    encode(std::move(tx), encoding);
    print("journal and undo records", encoding, lines);
    Times counting;
    interaction::CountLogged count(*db, db->table(segment::logged::kTable).find(std::int64_t{1}));
    counting.measure([&] { return count.step(lines); });
    print("counts of a logged segment", counting, lines);
    Times figures;
    figures.measure([&] { return interaction::contact_figures(*db, 1).interactions; });
    print("figures of one contact", figures, lines);
}

}  // namespace

int main() {
    run(100000);
    run(1000000);
}
