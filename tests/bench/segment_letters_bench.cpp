// The letters of a whole segment, as the dialog makes them: the sample letter for 1,000, 100,000 and
// 1,000,000 lines, in one document and as a document for each contact in a .zip, whose bytes are handed on
// and not kept. Of what comes out in one document no more than 4 GB of text are possible. Memory is what the
// work had beside the workspace at its peak.
//
//   segment_letters_bench [LINES ...]
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/contact/contact_tables.h"
#include "core/letter/sample_letter.h"
#include "core/letter/segment_letters.h"
#include "core/schema/schema.h"
#include "core/segment/insert_lines.h"
#include "core/segment/languages.h"
#include "core/segment/segment_tables.h"
#include "core/setup/new_workspace.h"
#include "core/table/commit.h"
#include "tests/bench/allocations.h"
#include "tests/bench/times.h"

using namespace segments;
using bench::Allocations;
using bench::Times;
using table::Row;
namespace card = contact::contact;
namespace header = segment::segment;

namespace {

std::vector<Row> add_contacts(table::Transaction& tx, std::size_t count) {
    std::vector<Row> rows = tx.prepare(card::kTable, count);
    const std::int64_t city = tx.intern(card::kTable, card::kCity, "Rome");
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(10000000 + i);
        tx.set_raw(card::kTable, rows[i], card::kNo, tx.intern(card::kTable, card::kNo, "CT" + number));
        tx.set_text(card::kTable, rows[i], card::kName, "Ann Lee " + number);
        tx.set_text(card::kTable, rows[i], card::kAddress, number + " High Street");
        tx.set_raw(card::kTable, rows[i], card::kCity, city);
    }
    tx.publish(card::kTable, rows);
    return rows;
}

Row add_segment(table::Transaction& tx, Context& context, const std::vector<Row>& contacts) {
    const Row row = tx.insert(header::kTable, {"SM1"});
    tx.set_text(header::kTable, row, header::kDescription, "Autumn sale");
    tx.set_number(header::kTable, row, header::kDate, context.work_date);
    tx.set_text(header::kTable, row, header::kInteractionTemplateCode, "LETTER");
    segment::insert_lines(tx, context, "SM1", contacts, 1);
    if (!segment::set_header_document(tx, context, row, {"letter", 6}, "docx")) std::abort();
    return row;
}

void merge(const letter::SegmentLetters& letters, const letter::Templates& templates, letter::Output output,
           const char* what) {
    const std::size_t before = Allocations::held;
    Allocations::most = before;
    constexpr std::size_t kAtOnce = 10, kPieceBytes = 256 * 1024;
    Times times;
    double bytes = 0;
    std::size_t written = 0;
    bool sound = false;
    {
        letter::MergeLetters work(letters, templates, filter::Locale(), output);
        std::string out;
        for (bool done = false; !done;) {
            done = times.measure([&] { return work.step(kAtOnce, out); });
            if (!done && out.size() < kPieceBytes) continue;
            bytes += static_cast<double>(out.size());
            out.clear();
        }
        written = work.written();
        sound = work.sound();
    }
    const auto lines = static_cast<double>(letters.lines().size());
    std::printf("  %-22s", what);
    if (sound && written == letters.lines().size())
        std::printf(" %7.2f s  %5.1f us a letter  %8.1f MB", times.total / 1e3, times.total * 1e3 / lines,
                    bytes / 1e6);
    else
        std::printf(" refused after %5.1f s: larger than a file can be", times.total / 1e3);
    std::printf("  longest step %5.2f ms  memory %5.1f MB, %.0f bytes a letter\n", times.longest,
                static_cast<double>(Allocations::most - before) / 1e6,
                static_cast<double>(Allocations::most - before) / lines);
}

void run(std::size_t lines) {
    std::printf("%zu lines\n", lines);
    const auto db = schema::make_database();
    Context context;
    context.today = context.work_date = to_day({2026, 11, 23});
    context.user_id = "ANN LEE";
    Row row = table::kNoRow;
    {
        table::Transaction tx(*db, "");
        if (!setup::create_new_workspace(tx, context, "Ann Lee")) std::abort();
        row = add_segment(tx, context, add_contacts(tx, lines));
        table::Commit commit(std::move(tx));
        while (!commit.step(100000)) {
        }
    }
    const Result<letter::ReadyTemplate> ready = letter::make_template(letter::sample_letter());
    if (!ready) std::abort();
    letter::SegmentLetters letters(*db, row);
    Times finding;
    constexpr std::size_t kSlice = 4000;
    while (!finding.measure([&] { return letters.step(kSlice); })) {
    }
    std::printf("  %-22s %7.2f s\n", "lines found", finding.total / 1e3);
    const letter::Templates templates = {{segment::header_attachment(*db, row), *ready}};
    merge(letters, templates, letter::Output::joined, "one document");
    merge(letters, templates, letter::Output::per_contact, "one for each contact");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        for (int i = 1; i < argc; ++i) run(static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)));
        return 0;
    }
    for (const std::size_t lines : {std::size_t{1000}, std::size_t{100000}, std::size_t{1000000}}) run(lines);
}
