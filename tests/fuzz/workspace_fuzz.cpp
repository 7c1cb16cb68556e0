// Fuzzes the readers of our other JSON files: of whole workspaces, and of purchases. The first byte chooses
// which, and how the file is cut into pieces. Besides not crashing: a refused file changes nothing, messages
// are text, and a workspace that was read can be written and read again as the identical state.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/contact/contact_tables.h"
#include "core/contact/value_entry_tables.h"
#include "core/exchange/json_scanner.h"
#include "core/exchange/purchases.h"
#include "core/exchange/workspace_json.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"

using namespace segments;
using namespace segments::exchange;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void require_text(std::string_view message) {
    require(!message.empty() && is_valid_utf8(message));
}

// False, and nothing is changed, if the text is no workspace.
bool read_workspace(table::Database& db, std::string_view text, std::size_t piece) {
    static_cast<void>(is_workspace_json(text));
    const Result<void> readable = check_workspace_json(text);
    require(readable || is_valid_utf8(readable.error().message));
    table::Transaction tx(db, "Import workspace");
    WorkspaceJsonReader reader(
        tx, [](std::string_view, std::uint32_t, std::string_view) { return Result<void>(); });
    while (!reader.clear(50)) {
    }
    JsonScanner scanner(workspace_json_shape());
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
                if (const Result<void> added = reader.add(scanner.element().text); !added) {
                    require_text(added.error().message);
                    return false;
                }
                break;
            case JsonScanner::State::failed:
                require_text(scanner.error().message);
                return false;
            case JsonScanner::State::done: {
                const Result<void> whole = reader.finish();
                if (!whole) {
                    require_text(whole.error().message);
                    return false;
                }
                table::Commit(std::move(tx)).run();
                return true;
            }
        }
    }
}

void fuzz_workspace(std::string_view text, std::size_t piece) {
    const std::unique_ptr<table::Database> db = schema::make_database();
    const std::uint64_t before = state_hash(*db);
    if (!read_workspace(*db, text, piece)) {
        require(state_hash(*db) == before);
        return;
    }
    std::string file;
    WorkspaceJsonWriter writer(*db, "Fuzz");
    while (!writer.step(3, file)) {
    }
    end_workspace_json(file);
    const std::unique_ptr<table::Database> other = schema::make_database();
    require(read_workspace(*other, file, 4096));
    require(state_hash(*other) == state_hash(*db));
}

std::unique_ptr<table::Database> with_contacts() {
    std::unique_ptr<table::Database> db = schema::make_database();
    table::Transaction tx(*db, "Contacts");
    tx.insert(contact::contact::kTable, {"C1"});
    const table::Row person = tx.insert(contact::contact::kTable, {"P1"});
    tx.set_number(contact::contact::kTable, person, contact::contact::kType, 1);
    table::Commit(std::move(tx)).run();
    return db;
}

void fuzz_purchases(std::string_view text, std::size_t piece) {
    using State = PurchaseImport::State;
    const std::unique_ptr<table::Database> db = with_contacts();
    const std::uint64_t before = state_hash(*db);
    PurchaseImport import(*db);
    State state = State::hungry;
    while (state != State::done) {
        if (text.empty()) import.finish();
        import.feed(text.substr(0, piece));
        text.remove_prefix(std::min(piece, text.size()));
        do state = import.read(piece);
        while (state == State::paused);
        if (state != State::failed) continue;
        require_text(import.error().message);
        return;
    }
    for (const std::string& reason : import.reasons()) require_text(reason);
    require(import.rejected() == 0 || !import.reasons().empty());
    require(state_hash(*db) == before);
    table::Transaction tx(*db, "Purchases");
    Result<bool> done = false;
    while (done && !*done) done = import.step(tx, 3);
    require(static_cast<bool>(done));
    table::Commit(std::move(tx)).run();
    require(db->table(contact::value_entry::kTable).size() == import.accepted());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t piece = std::size_t{1} << (data[0] % 13);
    if (data[0] < 192)
        fuzz_workspace(text, piece);
    else
        fuzz_purchases(text, piece);
    return 0;
}
