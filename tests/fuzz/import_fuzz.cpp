// Fuzzes the import of contact files: scanner, codec, plan and change. The first byte chooses how the file is
// cut into pieces and whether missing codes are created. Besides not crashing: a refused file changes
// nothing, messages are text, and what was imported can be exported and imported again without a change.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/exchange/apply_import.h"
#include "core/exchange/export_contacts.h"
#include "core/exchange/import_plan.h"
#include "core/schema/schema.h"
#include "core/setup/setup_tables.h"
#include "core/table/commit.h"

using namespace segments;
using namespace segments::exchange;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

Context context() {
    Context made;
    made.today = made.work_date = to_day({2026, 11, 23});
    made.minutes = 600;
    made.user_id = "ANN LEE";
    return made;
}

// All that an import needs of a workspace.
void add_number_series(table::Database& db) {
    using namespace setup;
    table::Transaction tx(db, "New workspace");
    tx.set_text(marketing::kTable, tx.insert(marketing::kTable, {1}), marketing::kContactNos, "CT");
    tx.insert(no_series::kTable, {"CT"});
    const table::Row line = tx.insert(no_series_line::kTable, {"CT", 10000});
    tx.set_text(no_series_line::kTable, line, no_series_line::kStartingNo, "CT000001");
    tx.set_flag(no_series_line::kTable, line, no_series_line::kOpen, true);
    table::Commit(std::move(tx)).run();
}

// False if the file can't be read to its end.
bool read(std::string_view text, std::size_t piece, ImportPlan& plan) {
    JsonScanner scanner;
    while (true) {
        switch (scanner.next(piece)) {
            case JsonScanner::State::hungry:
                if (text.empty()) scanner.finish();
                scanner.feed(text.substr(0, piece));
                text.remove_prefix(std::min(piece, text.size()));
                break;
            case JsonScanner::State::paused:
                break;
            case JsonScanner::State::element:
                plan.add(scanner.element());
                break;
            case JsonScanner::State::done:
                return true;
            case JsonScanner::State::failed:
                require(is_valid_utf8(scanner.error().message));
                return false;
        }
    }
}

bool import(table::Database& db, std::string_view text, std::size_t piece, bool create_codes,
            ImportCounts& counts) {
    ImportPlan plan(db);
    if (!read(text, piece, plan)) return false;
    while (!plan.step(3)) {
    }
    plan.create_codes(create_codes);
    counts = plan.counts();
    require(counts.rejected == plan.rejections());
    for (std::size_t i = 0; i < plan.rejections(); ++i) {
        const Rejection rejection = plan.rejection(i);
        require(!rejection.reason.empty() && is_valid_utf8(rejection.reason) && is_valid_utf8(rejection.no));
    }
    table::Transaction tx(db, "Import");
    ApplyImport job(plan, context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 3);
    require(static_cast<bool>(done));
    table::Commit(std::move(tx)).run();
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace card = contact::contact;
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t piece = std::size_t{1} << (data[0] % 13);
    const std::unique_ptr<table::Database> db = schema::make_database();
    add_number_series(*db);
    ImportCounts counts;
    ImportCounts again;
    const bool read_whole = import(*db, text, piece, data[0] < 128, counts);
    require(db->table(card::kTable).size() == (read_whole ? counts.added : 0));
    if (!read_whole) return 0;
    // Once more, over contacts that are there.
    require(import(*db, text, piece, true, again));
    std::string file;
    ExportContacts out(*db, all_contacts(*db));
    while (!out.step(2, file)) {
    }
    require(import(*db, file, 4096, true, again));
    require(again == ImportCounts{0, 0, db->table(card::kTable).size(), 0});
    return 0;
}
