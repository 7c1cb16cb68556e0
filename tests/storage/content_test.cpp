// Contents of attachments: put, read, swept, carried by backups, through crashes and faults.
#include "storage/format/content.h"

#include <doctest/doctest.h>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/content_hash.h"
#include "storage/env_fault.h"
#include "storage/restore.h"
#include "tests/storage/random.h"
#include "tests/storage/workspace_tools.h"

namespace segments::storage::test {
namespace {

namespace content = attachment::content;

Bytes document(std::size_t size, std::uint8_t seed) {
    Bytes bytes(size);
    std::uint32_t value = seed;
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>((value = value * 1664525 + 1013904223) >> 24);
    return bytes;
}

// Puts the pieces; they are on their way.
std::string put(Workspace& workspace, ByteView bytes) {
    const std::string hash = attachment::content_name(bytes);
    for (std::uint32_t index = 1; !bytes.empty(); ++index) {
        const ByteView piece = bytes.first(std::min(bytes.size(), kContentPieceBytes));
        workspace.put_content(hash, index, piece);
        bytes = bytes.subspan(piece.size());
    }
    return hash;
}

void insert_row(Workspace& workspace, const std::string& hash, std::size_t size) {
    table::Transaction tx = workspace.begin("Attach");
    const table::Row row = tx.insert(content::kTable, {hash});
    tx.set_number(content::kTable, row, content::kSize, static_cast<std::int64_t>(size));
    tx.set_number(content::kTable, row, content::kUses, 1);
    workspace.commit(std::move(tx));
}

void erase_row(Workspace& workspace, const std::string& hash) {
    table::Transaction tx = workspace.begin("Remove");
    tx.erase(content::kTable, tx.table(content::kTable).find(hash));
    workspace.commit(std::move(tx));
}

std::string attach(Office& office, ByteView bytes) {
    const std::string hash = put(office.workspace, bytes);
    office.settle();
    REQUIRE(office.workspace.store().has_content(hash, bytes.size()));
    insert_row(office.workspace, hash, bytes.size());
    office.settle();
    return hash;
}

// What is read back; empty with the error's message in `problem` where it can't be.
Bytes read(Office& office, const std::string& hash, std::size_t size, std::string* problem = nullptr) {
    ContentReader reader(office.workspace.store(), hash, size);
    Bytes all;
    while (!reader.at_end()) {
        if (const auto piece = reader.take()) {
            all.insert(all.end(), piece->begin(), piece->end());
        } else if (reader.problem()) {
            if (problem != nullptr) *problem = reader.problem()->message;
            return {};
        } else {
            office.disk.now_ms += 1;
            office.workspace.poll(1);
        }
    }
    return all;
}

std::size_t content_files(const MemoryDisk& disk) {
    std::size_t count = 0;
    for (const auto& [name, bytes] : disk.files) count += name.starts_with("blob-") ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("a content is there after a restart, in files of at most 256 KB, and none of it in the journal") {
    MemoryDisk disk;
    const Bytes large = document(700000, 1);
    std::string hash;
    {
        Office office(disk);
        const std::uint64_t before = office.workspace.store().journal_bytes();
        hash = attach(office, large);
        CHECK(office.workspace.store().journal_bytes() < before + 2000);
        CHECK(read(office, hash, large.size()) == large);
    }
    CHECK(content_files(disk) == 3);
    for (const auto& [name, bytes] : disk.files) CHECK(bytes.size() <= kMaxFileBytes);
    Office again(disk);
    CHECK(again.workspace.missing_documents() == 0);
    CHECK(read(again, hash, large.size()) == large);
}

TEST_CASE("undo of what attached or removed a content copies none of it, and finds it again") {
    MemoryDisk disk;
    const Bytes large = document(300000, 2);
    std::string hash;
    {
        Office office(disk);
        hash = attach(office, large);
        erase_row(office.workspace, hash);
        office.settle();
        for (const HistoryEntry& entry : office.workspace.store().history().entries)
            CHECK(entry.bytes < 1000);
    }
    // Unused, but a step of the history needs it: the sweep after opening leaves it.
    Office office(disk);
    CHECK(content_files(disk) == 2);
    office.workspace.undo();
    office.settle();
    CHECK(office.workspace.missing_documents() == 0);
    CHECK(read(office, hash, large.size()) == large);
}

TEST_CASE("what neither a document nor the history needs is swept away at the next opening") {
    MemoryDisk disk;
    {
        Office office(disk);
        attach(office, document(1000, 3));
        put(office.workspace, document(300000, 4));  // its transaction never came
        office.settle();
        CHECK(content_files(disk) == 3);
    }
    Office office(disk);
    CHECK(content_files(disk) == 1);
    CHECK(office.workspace.missing_documents() == 0);
}

TEST_CASE("a content that is put again while it is swept stays") {
    MemoryDisk disk;
    const Bytes bytes = document(5000, 5);
    {
        Office office(disk);
        office.add_contacts(20);
        put(office.workspace, bytes);
        office.settle();
    }
    MemoryEnv env(disk);
    Workspace workspace(env, [] { return Stamp{}; });
    workspace.open(OpenMode::WriteIfFree);
    while (workspace.store().phase() != Phase::Ready) {
        disk.now_ms += 1;
        workspace.poll(0);
    }
    const std::string hash = put(workspace, bytes);
    while (workspace.busy()) {
        disk.now_ms += 1;
        workspace.poll(0);
    }
    CHECK(workspace.store().has_content(hash, bytes.size()));
    CHECK(content_files(disk) == 1);
}

TEST_CASE("a damaged or missing content is told, not delivered") {
    MemoryDisk disk;
    Office office(disk);
    const Bytes bytes = document(600000, 6);
    const std::string hash = attach(office, bytes);
    const std::string second = content_file(hash, 2);
    const Bytes good = disk.files[second];
    for (const std::size_t at : {std::size_t{0}, std::size_t{14}, good.size() / 2, good.size() - 1}) {
        disk.files[second] = good;
        disk.files[second][at] ^= 4;
        std::string problem;
        CHECK(read(office, hash, bytes.size(), &problem).empty());
        CHECK(problem.starts_with("The document is damaged"));
    }
    disk.files[second] = disk.files[content_file(hash, 1)];
    CHECK(read(office, hash, bytes.size()).empty());
    disk.files.erase(second);
    std::string problem;
    CHECK(read(office, hash, bytes.size(), &problem).empty());
    CHECK(problem.starts_with("The document's content is missing"));
    MemoryDisk copy;
    copy.files = disk.files;
    Office again(copy);
    CHECK(again.workspace.missing_documents() == 1);
}

TEST_CASE("backup and restore carry the contents; nothing of a damaged backup comes to count") {
    MemoryDisk here, there;
    Office from(here);
    from.add_contacts(20);
    const Bytes small = document(900, 7), large = document(550000, 8);
    const std::string a = attach(from, small), b = attach(from, large);
    const std::unique_ptr<BackupSource> source = from.workspace.backup_source();
    BackupWriter writer(*source, {});
    while (!writer.finished()) {
        REQUIRE(writer.step(1000, [] { return 0.0; }));
        here.now_ms += 1;
        from.workspace.poll(1);
    }
    CHECK(source->left_out() == 0);
    const Bytes file = writer.take_output();

    Office to(there);
    const auto restore = [&](ByteView bytes) -> Result<void> {
        table::Transaction tx = to.workspace.begin("Restore backup");
        Restore restoring(tx, to.workspace.store());
        while (!restoring.clear(100)) {
        }
        if (Result<void> fed = restoring.feed(bytes); !fed) return fed;
        if (Result<void> done = restoring.finish(); !done) return done;
        for (;;) {
            const Result<bool> settled = restoring.settled();
            if (!settled) return settled.error();
            if (*settled) break;
            there.now_ms += 1;
            to.workspace.poll(1);
        }
        to.workspace.commit(std::move(tx));
        to.settle();
        return {};
    };
    Bytes damaged = file;
    damaged[damaged.size() - 3000] ^= 1;
    CHECK_FALSE(restore(damaged));
    CHECK(to.workspace.db().table(content::kTable).size() == 0);
    REQUIRE(restore(file));
    CHECK(content_of(to.workspace.db()) == content_of(from.workspace.db()));
    CHECK(read(to, a, small.size()) == small);
    CHECK(read(to, b, large.size()) == large);
    // A second time nothing needs to be written.
    const std::size_t files = content_files(there);
    REQUIRE(restore(file));
    CHECK(content_files(there) == files);
}

TEST_CASE("a document that can't be read is left out of the backup, and counted") {
    MemoryDisk disk;
    Office office(disk);
    const Bytes bytes = document(3000, 9);
    disk.files.erase(content_file(attach(office, bytes), 1));
    const Bytes other = document(3000, 10);
    attach(office, other);
    const std::unique_ptr<BackupSource> source = office.workspace.backup_source();
    BackupWriter writer(*source, {});
    while (!writer.finished()) {
        REQUIRE(writer.step(1000, [] { return 0.0; }));
        disk.now_ms += 1;
        office.workspace.poll(1);
    }
    CHECK(source->left_out() == 1);
}

TEST_CASE("after a crash at any point a document is there with all of its content, or not at all") {
    std::uint64_t crashes = 0, whole = 0;
    for (int seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Random random(static_cast<std::uint64_t>(seed) + 400);
        MemoryDisk disk;
        Office office(disk);
        const Bytes bytes = document(600000, static_cast<std::uint8_t>(seed));
        const std::string hash = attachment::content_name(bytes);
        put(office.workspace, bytes);
        bool inserted = false;
        for (int frame = 0; frame < 60; ++frame) {
            disk.now_ms += 5;
            office.workspace.poll(0);
            if (!inserted && office.workspace.store().has_content(hash, bytes.size())) {
                insert_row(office.workspace, hash, bytes.size());
                inserted = true;
            }
            const Sequence confirmed = office.workspace.store().confirmed();
            MemoryDisk left = disk;
            left.crash(random.picker());
            Office survivor(left);
            ++crashes;
            const bool there = survivor.workspace.db().table(content::kTable).find(hash) != table::kNoRow;
            CHECK((there || confirmed == 0));
            if (!there) continue;
            ++whole;
            CHECK(read(survivor, hash, bytes.size()) == bytes);
        }
        CHECK(inserted);
    }
    CHECK(crashes > 300);
    CHECK(whole > 30);
}

TEST_CASE("while the storage fails a content waits; when it answers again all of it is there") {
    MemoryDisk disk;
    MemoryEnv inner(disk);
    FaultEnv env(inner);
    Workspace workspace(env, [] { return Stamp{}; });
    const auto run = [&](int frames) {
        for (int i = 0; i < frames; ++i) {
            disk.now_ms += 50;
            workspace.poll(1);
        }
    };
    workspace.open(OpenMode::WriteIfFree);
    run(50);
    REQUIRE(workspace.can_change());
    bool failing = true;
    env.plan = [&](std::uint64_t) { return failing ? Fault::Full : Fault::None; };
    const Bytes bytes = document(900000, 11);
    const std::string hash = put(workspace, bytes);
    run(200);
    CHECK(workspace.store().status().kind == Status::Kind::NotSaved);
    CHECK(!workspace.store().has_content(hash, bytes.size()));
    failing = false;
    run(400);
    CHECK(workspace.store().has_content(hash, bytes.size()));
    CHECK(workspace.store().status().kind == Status::Kind::Saved);
    // Given up, nothing of it stays.
    failing = true;
    const Bytes other = document(900000, 12);
    const std::string second = put(workspace, other);
    run(20);
    workspace.store().remove_content(second);
    failing = false;
    run(400);
    CHECK(workspace.store().status().kind == Status::Kind::Saved);
    CHECK(content_files(disk) == content_pieces(bytes.size()));
}

}  // namespace segments::storage::test
