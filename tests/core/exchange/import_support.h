// Imports and exports texts in tests, as the application does with files.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/contact/contact_tables.h"
#include "core/exchange/apply_import.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/json_scanner.h"
#include "core/schema/schema.h"
#include "core/setup/new_workspace.h"
#include "core/setup/setup_tables.h"
#include "core/table/commit.h"

namespace segments::test {

namespace card = contact::contact;
using exchange::ImportCounts;

inline Context import_context() {
    Context context;
    context.today = to_day({2026, 11, 23});
    context.work_date = context.today;
    context.minutes = 10 * 60 + 30;
    context.user_id = "ANN LEE";
    return context;
}

// A workspace as PRD-15 makes it.
inline std::unique_ptr<table::Database> new_database() {
    std::unique_ptr<table::Database> db = schema::make_database();
    table::Transaction tx(*db, "New workspace");
    REQUIRE(setup::create_new_workspace(tx, import_context(), "Ann Lee"));
    table::Commit(std::move(tx)).run();
    return db;
}

// What became of an import.
struct Imported {
    std::string refused;  // why the file can't be read to its end; empty if it can
    ImportCounts counts;
    std::vector<std::string> rejected;  // "line 2, contact 1 (CT000001): reason"
    std::vector<std::string> codes;     // "Mailing Group NEWS"
};

// Reads a text to its end; the reason if that isn't possible.
inline std::string read_all(std::string_view text, exchange::ImportPlan& plan,
                            std::size_t piece = std::size_t{1} << 20) {
    using State = exchange::JsonScanner::State;
    exchange::JsonScanner scanner;
    while (true) {
        switch (scanner.next(piece)) {
            case State::hungry:
                if (text.empty()) {
                    scanner.finish();
                } else {
                    scanner.feed(text.substr(0, piece));
                    text.remove_prefix(std::min(piece, text.size()));
                }
                break;
            case State::paused:
                break;
            case State::element:
                plan.add(scanner.element());
                break;
            case State::done:
                return {};
            case State::failed:
                return scanner.error().message;
        }
    }
}

inline Imported preview(exchange::ImportPlan& plan, const table::Database& db, std::size_t rows = 1000) {
    Imported result;
    while (!plan.step(rows)) {
    }
    result.counts = plan.counts();
    for (std::size_t i = 0; i < plan.rejections(); ++i) {
        const exchange::Rejection each = plan.rejection(i);
        result.rejected.push_back("line " + std::to_string(each.line) + ", contact " +
                                  std::to_string(each.element) +
                                  (each.no.empty() ? "" : " (" + each.no + ")") + ": " + each.reason);
    }
    for (const exchange::MissingCode& each : plan.missing_codes())
        result.codes.push_back(std::string(db.table(each.table).def().caption) + " " + each.code);
    return result;
}

// The preview of a text; the database stays as it is.
inline Imported preview_text(const table::Database& db, std::string_view text) {
    exchange::ImportPlan plan(db);
    Imported result;
    result.refused = read_all(text, plan);
    return result.refused.empty() ? preview(plan, db) : result;
}

// Reads, plans and applies.
inline Imported import_text(table::Database& db, std::string_view text, bool create_codes = true,
                            std::size_t rows = 1000) {
    exchange::ImportPlan plan(db);
    Imported result;
    result.refused = read_all(text, plan);
    if (!result.refused.empty()) return result;
    while (!plan.step(rows)) {
    }
    plan.create_codes(create_codes);
    result = preview(plan, db, rows);
    table::Transaction tx(db, "Import");
    exchange::ApplyImport job(plan, import_context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, rows);
    REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    table::Commit(std::move(tx)).run();
    return result;
}

inline std::string text_of(const table::Database& db, std::string_view no, table::FieldId field) {
    const table::Table& contacts = db.table(card::kTable);
    const table::Row row = contacts.find(no);
    return row == table::kNoRow ? "no such contact" : std::string(contacts.text(row, field));
}
inline std::int64_t number_of(const table::Database& db, std::string_view no, table::FieldId field) {
    const table::Table& contacts = db.table(card::kTable);
    const table::Row row = contacts.find(no);
    return row == table::kNoRow ? -1 : contacts.number(row, field);
}

}  // namespace segments::test
