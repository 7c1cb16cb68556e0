#include "storage/restore.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "tests/storage/fault_campaign.h"
#include "tests/storage/random.h"
#include "tests/storage/workspace_tools.h"

namespace segments::storage::test {
namespace {

Bytes backup_of(const Workspace& workspace, std::uint32_t schema_version = schema::kVersion) {
    const std::unique_ptr<SnapshotSource> source = workspace.backup_source();
    BackupWriter writer(*source, {"Contoso", "2026-11-23T21:56:00Z", "Segments", schema_version, {}});
    while (!writer.finished()) REQUIRE(writer.step(1000, [] { return 0.0; }));
    return writer.take_output();
}

Result<void> restore(Workspace& workspace, ByteView file) {
    table::Transaction tx = workspace.begin("Restore backup");
    Restore restore(tx, workspace.store());
    while (!restore.clear(100)) {
    }
    for (; !file.empty(); file = file.subspan(std::min<std::size_t>(5000, file.size()))) {
        const ByteView piece = file.first(std::min<std::size_t>(5000, file.size()));
        if (Result<void> fed = restore.feed(piece); !fed) return fed;
    }
    if (Result<void> done = restore.finish(); !done) return done;
    workspace.commit(std::move(tx));
    return {};
}

}  // namespace

TEST_CASE("a generated workspace is the same after backup and restore elsewhere") {
    MemoryDisk here, there;
    Office from(here);
    from.add_contacts(3000);
    const Bytes file = backup_of(from.workspace);
    CHECK(file.size() < 3000 * 120);
    Office to(there);
    to.add_contacts(50);
    REQUIRE(restore(to.workspace, file));
    to.settle();
    CHECK(content_of(to.workspace.db()) == content_of(from.workspace.db()));
    // And it is kept.
    const std::string content = content_of(from.workspace.db());
    MemoryDisk copy;
    copy.files = there.files;
    Office again(copy);
    CHECK(content_of(again.workspace.db()) == content);
}

TEST_CASE("restoring is one step that Undo takes back and Redo repeats, after a restart too") {
    MemoryDisk here, there;
    Office from(here);
    from.add_contacts(200);
    const Bytes file = backup_of(from.workspace);
    std::string before;
    {
        Office to(there);
        to.add_contacts(120, 300);
        before = content_of(to.workspace.db());
        REQUIRE(restore(to.workspace, file));
        to.settle();
        CHECK(to.workspace.undo_label() == "Restore backup");
    }
    Office to(there);
    to.workspace.undo();
    to.settle();
    CHECK(content_of(to.workspace.db()) == before);
    to.workspace.redo();
    to.settle();
    CHECK(content_of(to.workspace.db()) == content_of(from.workspace.db()));
}

TEST_CASE("the state before a restore stays in the history when small changes follow") {
    MemoryDisk here, there;
    Office from(here);
    from.add_contacts(5);
    const Bytes file = backup_of(from.workspace);
    Options options;
    options.undo_least_bytes = 1000;
    Office to(there, options);
    to.add_contacts(400);
    REQUIRE(restore(to.workspace, file));
    to.settle();
    for (int i = 0; i < 5; ++i) {
        table::Transaction tx = to.workspace.begin("Change " + std::to_string(i));
        tx.set_text(contact::contact::kTable,
                    to.workspace.db().table(contact::contact::kTable).live().next(0), contact::contact::kName,
                    "Name " + std::to_string(i));
        to.workspace.commit(std::move(tx));
        to.settle();
    }
    to.workspace.store().request_snapshot();
    to.settle();
    const History& history = to.workspace.store().history();
    REQUIRE(history.done >= 6);
    CHECK(history.entries[history.done - 6].label == "Restore backup");
}

TEST_CASE("a backup that turns out to be damaged while it is restored changes nothing") {
    MemoryDisk here, there;
    Office from(here);
    from.add_contacts(600);
    Bytes file = backup_of(from.workspace);
    Office to(there);
    to.add_contacts(50);
    const std::string before = content_of(to.workspace.db());
    const std::size_t steps = to.workspace.store().history().entries.size();
    Random random(5);
    for (int i = 0; i < 30; ++i) {
        Bytes damaged = file;
        damaged[random.below(damaged.size())] ^= 0x10;
        CHECK_FALSE(restore(to.workspace, damaged));
        damaged = file;
        damaged.resize(random.below(damaged.size()));
        CHECK_FALSE(restore(to.workspace, damaged));
    }
    to.settle();
    CHECK(content_of(to.workspace.db()) == before);
    CHECK(to.workspace.store().history().entries.size() == steps);
    CHECK(restore(to.workspace, file));
    to.settle();
}

// Where memory runs out the page's program ends at once: on the disk that is a crash at this place, and
// between two steps of the file layer the disk doesn't change.
TEST_CASE("P16: a program that ends anywhere in a restore leaves the former state, or all of the backup") {
    MemoryDisk here, there;
    Office from(here);
    from.add_contacts(2000);
    const Bytes file = backup_of(from.workspace);
    {
        Office office(there);
        office.add_contacts(60, 5000);
    }
    SteppedEnv env(there);
    Workspace to(env, [] { return Stamp{}; });
    const auto settle = [&] {
        for (int i = 0; i < 100000 && (i == 0 || to.busy()); ++i) {
            there.now_ms += 10;
            to.poll(4);
        }
        REQUIRE_FALSE(to.busy());
    };
    to.open(OpenMode::WriteIfFree);
    settle();
    const std::string before = content_of(to.db()), after = content_of(from.workspace.db());
    Random choice(16);
    std::size_t former = 0, whole = 0;
    env.step = [&] {
        MemoryDisk left = there;
        left.crash(choice.picker());
        Office office(left);
        const std::string content = content_of(office.workspace.db());
        former += content == before ? 1 : 0;
        whole += content == after ? 1 : 0;
        CHECK((content == before || content == after));
    };
    REQUIRE(restore(to, file));
    settle();
    to.store().request_snapshot();
    settle();
    env.step = [] {};
    CHECK(former > 1);
    CHECK(whole > 1);
    CHECK(content_of(to.db()) == after);
}

TEST_CASE("a backup with the schema of a newer version is refused") {
    MemoryDisk disk;
    Office office(disk);
    office.add_contacts(3);
    const Result<void> done = restore(office.workspace, backup_of(office.workspace, schema::kVersion + 1));
    REQUIRE_FALSE(done);
    CHECK(done.error().message.starts_with("This backup was written by a newer version"));
    office.settle();
}

TEST_CASE("a backup can be made while the storage fails, and beside a running snapshot") {
    MemoryDisk disk;
    Office office(disk);
    office.add_contacts(3000);
    office.workspace.store().request_snapshot();
    disk.now_ms += 1;
    office.workspace.poll(0);
    const std::unique_ptr<SnapshotSource> source = office.workspace.backup_source();
    BackupWriter writer(*source, {});
    BackupReader check(nullptr);
    while (!writer.finished()) {
        REQUIRE(writer.step(0, [] { return 0.0; }));
        REQUIRE(check.feed(writer.take_output()));
        disk.now_ms += 1;
        office.workspace.poll(0);
    }
    CHECK(check.finish());
    office.settle();
    CHECK(office.workspace.store().generation() > 0);
    MemoryDisk copy;
    copy.files = disk.files;
    Office again(copy);
    CHECK(content_of(again.workspace.db()) == content_of(office.workspace.db()));
}

TEST_CASE("a record with very large texts gets blocks of its own in backups and snapshots") {
    MemoryDisk disk;
    Office office(disk);
    office.add_contacts(40);
    table::Transaction tx = office.workspace.begin("Large");
    const table::Table& contacts = tx.table(contact::contact::kTable);
    for (table::Row row = 0; row < 40; ++row) {
        tx.set_text(contact::contact::kTable, row, contact::contact::kExtras,
                    std::string(400000, static_cast<char>('a' + row % 26)));
    }
    REQUIRE(contacts.size() == 40);
    office.workspace.commit(std::move(tx));
    office.settle();
    const std::unique_ptr<SnapshotSource> source = office.workspace.backup_source();
    REQUIRE(source->begin());
    std::string section;
    Bytes block;
    std::size_t largest = 0;
    for (Result<SnapshotSource::Next> next = source->next(section, block);
         next && *next == SnapshotSource::Next::Block; next = source->next(section, block)) {
        largest = std::max(largest, block.size());
    }
    source->end();
    CHECK(largest > 400000);
    CHECK(largest < (5u << 20));
}

}  // namespace segments::storage::test
