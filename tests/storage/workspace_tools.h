// Workspaces of the product's tables on a memory disk, for tests: opened, filled with generated contacts, and
// compared by everything they hold.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "core/contact/contact_tables.h"
#include "core/table/block_codec.h"
#include "storage/env_memory.h"
#include "storage/workspace/workspace.h"
#include "tests/data/fill_tables.h"

namespace segments::storage::test {

struct Office {
    explicit Office(MemoryDisk& disk_in, Options options = {})
        : disk(disk_in),
          env(disk_in),
          workspace(
              env, [] { return Stamp{}; }, std::move(options)) {
        workspace.open(OpenMode::WriteIfFree);
        settle();
        REQUIRE(workspace.can_change());
    }

    void settle() {
        for (int i = 0; i < 100000; ++i) {
            disk.now_ms += 10;
            workspace.poll(4);
            if (!workspace.busy()) return;
        }
        FAIL("the workspace doesn't come to rest");
    }
    // As one change.
    void add_contacts(std::size_t count, std::size_t from = 0) {
        const testdata::Generator generator(testdata::kDefaultSeed, from + count, testdata::kDefaultEndDate);
        table::Transaction tx = workspace.begin("Add " + std::to_string(count) + " contacts");
        if (from == 0) testdata::fill_codes(tx);
        testdata::fill_contacts(tx, generator, from, from + count);
        workspace.commit(std::move(tx));
        settle();
    }

    MemoryDisk& disk;
    MemoryEnv env;
    Workspace workspace;
};

// Everything a database holds, independent of the order and the numbers of its rows.
inline std::string content_of(const table::Database& db) {
    std::vector<std::string> lines;
    for (const table::TableDef* def : db.schema()) {
        const table::Table& table = db.table(def->id);
        table.live().for_each([&](table::Row row) {
            std::string line(def->name);
            for (const table::FieldDef& field : def->fields) {
                line += '|';
                line += field.storage == table::Storage::number ? std::to_string(table.number(row, field.id))
                                                                : std::string(table.text(row, field.id));
            }
            lines.push_back(std::move(line));
        });
    }
    std::sort(lines.begin(), lines.end());
    std::string content;
    for (const std::string& line : lines) content += line + "\n";
    return content;
}

}  // namespace segments::storage::test
