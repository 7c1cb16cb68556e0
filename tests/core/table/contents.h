// What a database holds, and the records of a commit put to use again: for tests of undo and of replay.
#pragma once

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/table/block_codec.h"
#include "core/table/commit.h"

namespace segments::test {

inline table::Commit commit(table::Transaction&& tx) {
    table::Commit result(std::move(tx));
    result.run();
    return result;
}

// Every live row of the database as text, in an order that doesn't depend on row numbers.
inline std::set<std::string> contents(const table::Database& db) {
    std::set<std::string> all;
    for (const table::TableDef* def : db.schema()) {
        const table::Table& t = db.table(def->id);
        t.live().for_each([&](table::Row row) {
            std::string text;
            for (const table::FieldDef& field : def->fields) {
                text += field.storage == table::Storage::number ? std::to_string(t.number(row, field.id))
                                                                : std::string(t.text(row, field.id));
                text += '|';
            }
            all.insert(std::string(def->name) + "|" + text);
        });
    }
    return all;
}

// Applies the blocks of a journal or undo record.
inline table::Commit replay(table::Database& db, const std::vector<std::string>& blocks) {
    table::Transaction tx(db, "apply");
    for (const std::string& block : blocks) {
        const Result<std::size_t> result = table::apply_block(tx, block);
        REQUIRE_MESSAGE(static_cast<bool>(result), (result ? "" : result.error().message));
    }
    return commit(std::move(tx));
}

}  // namespace segments::test
