// Workspaces and backups as each version of the format wrote them, kept in tests/storage/golden: they open
// for ever, and what a newer version wrote is refused and stays as it is (P12, P13).
//
// The program of each version wrote its own. When the version rises, its files are made once, by the program
// that writes it, and never again:
//     SEGMENTS_WRITE_GOLDEN=1 build/debug/bin/storage_tests -tc="*golden files are written*"
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "core/schema/schema.h"
#include "storage/backup.h"
#include "storage/format/crc32c.h"
#include "storage/format/names.h"
#include "storage/format/piece.h"
#include "storage/restore.h"
#include "tests/core/testdata/project_file.h"
#include "tests/storage/sealed/sealed_tools.h"
#include "tests/storage/workspace_tools.h"

namespace segments::storage::test {
namespace {

namespace card = contact::contact;
using Files = std::map<std::string, Bytes>;

constexpr std::string_view kFolder = "tests/storage/golden/";
constexpr std::string_view kPassphrase = "correct horse battery staple";
constexpr std::string_view kDay = "20261126";

Bytes bundled(const Files& files) {
    Bytes bytes;
    for (const auto& [name, content] : files) ByteWriter(bytes).text(name).text(text_of(content));
    return bytes;
}

Files unbundled(ByteView bytes) {
    Files files;
    ByteReader in(bytes);
    while (in.left() > 0) {
        std::string name(in.text());
        files[std::move(name)] = to_bytes(in.text());
    }
    REQUIRE(in.complete());
    return files;
}

void put_u32(Bytes& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

// The same file as another version of the program would have written it.
Bytes with_version(Bytes file, std::uint16_t version) {
    if (file.size() < kPreambleBytes || file[0] != 'S') return file;
    file[4] = static_cast<std::uint8_t>(version);
    put_u32(file, 8, crc32c(0, ByteView(file).first(8)));
    const auto kind = static_cast<PieceKind>(file[6]);
    if (kind <= PieceKind::Undo) put_u32(file, 44, crc32c(0, ByteView(file).first(44)));
    if (kind == PieceKind::Current || kind == PieceKind::Key)
        put_u32(file, file.size() - 4, crc32c(0, ByteView(file).first(file.size() - 4)));
    if (kind != PieceKind::Backup) return file;
    std::uint32_t chain = crc32c(0, ByteView(file).first(kPreambleBytes));
    for (std::size_t at = kPreambleBytes; at < file.size();) {
        const std::uint32_t length = ByteReader(ByteView(file).subspan(at)).u32();
        const std::size_t size = length > 0 ? length : 16;
        chain = crc32c(crc32c(chain, ByteView(file).subspan(at, 8)), ByteView(file).subspan(at + 12, size));
        put_u32(file, at + 8, chain);
        at += 12 + size;
    }
    return file;
}

Files with_version(Files files, std::uint16_t version) {
    for (auto& [name, file] : files) file = with_version(std::move(file), version);
    return files;
}

// --- what is in them

void rename_first(Office& office, std::string_view name) {
    table::Transaction tx = office.workspace.begin("Rename a contact");
    tx.set_text(card::kTable, office.workspace.db().table(card::kTable).live().next(0), card::kName, name);
    office.workspace.commit(std::move(tx));
    office.settle();
}

std::string first_name(const table::Database& db) {
    const table::Table& table = db.table(card::kTable);
    return std::string(table.text(table.live().next(0), card::kName));
}

// Snapshot, journal, undo and a copy of the day.
void fill(MemoryDisk& disk) {
    {
        Office office(disk);
        office.add_contacts(20);
        rename_first(office, "Adatum");
        office.workspace.store().request_snapshot();
        office.settle();
    }
    Office office(disk);
    office.workspace.days().set_today(kDay, 1'795'000'000'000, 0);
    office.settle();
    office.disk.now_ms += 5000;
    office.settle();
    REQUIRE(office.workspace.days().list().size() == 1);
    rename_first(office, "Contoso");
}

void check(Workspace& workspace, const std::function<void()>& settle) {
    CHECK(workspace.store().report().clean);
    REQUIRE(workspace.db().table(card::kTable).size() == 20);
    CHECK(first_name(workspace.db()) == "Contoso");
    CHECK(workspace.undo_label() == "Rename a contact");
    workspace.undo();
    settle();
    CHECK(first_name(workspace.db()) == "Adatum");
    workspace.undo();
    settle();
    CHECK(first_name(workspace.db()) != "Adatum");
    CHECK(workspace.undo_label() == "Add 20 contacts");
    workspace.redo();
    settle();
    CHECK(workspace.status().kind == Status::Kind::Saved);
}

Bytes backup_of(Office& office) {
    const std::unique_ptr<BackupSource> source = office.workspace.backup_source();
    BackupInfo info;
    info.workspace = "Golden";
    info.schema = schema::kVersion;
    BackupWriter writer(*source, info);
    Bytes file;
    for (int i = 0; i < 10000 && !writer.finished(); ++i) {
        REQUIRE(writer.step(1, [] { return 0.0; }));
        const Bytes piece = writer.take_output();
        file.insert(file.end(), piece.begin(), piece.end());
        office.workspace.poll(1);
    }
    REQUIRE(writer.finished());
    return file;
}

SealKeys keys_of(LateCiphers& ciphers, const Files& files) {
    MemoryDisk disk;
    disk.files = files;
    MemoryEnv env(disk);
    Unlock unlock(env, ciphers, std::string(kPassphrase));
    for (int i = 0; i < 100 && unlock.step() == Unlock::State::Waiting; ++i) ciphers.tick();
    REQUIRE(unlock.step() == Unlock::State::Open);
    return unlock.keys();
}

Files golden(const std::string& name) {
    return unbundled(to_bytes(testdata::project_file(std::string(kFolder) + name)));
}

void write(const std::string& name, const Bytes& bytes) {
    std::ofstream file(testdata::project_path(std::string(kFolder) + name), std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("golden files are written when they are asked for") {
    if (std::getenv("SEGMENTS_WRITE_GOLDEN") == nullptr) return;
    MemoryDisk disk;
    fill(disk);
    const std::string version = std::to_string(kFormatVersion);
    write("workspace-" + version + ".bundle", bundled(disk.files));
    {
        Office office(disk);
        write("backup-" + version + ".segments", backup_of(office));
    }
    LateCiphers ciphers;
    KeyMaker maker(ciphers, kPassphrase);
    for (int i = 0; i < 9; ++i) ciphers.tick();
    MemoryEnv env(disk);
    Conversion conversion(env, *maker.take(), Conversion::Way::Seal);
    for (bool done = false; !done;) {
        ciphers.tick();
        const Result<bool> went = conversion.step();
        REQUIRE(went);
        done = *went;
    }
    write("sealed-" + version + ".bundle", bundled(disk.files));
}

TEST_CASE("P12: workspaces of every version of the format open, with their history") {
    for (int version = 1; version <= kFormatVersion; ++version) {
        CAPTURE(version);
        MemoryDisk disk;
        disk.files = golden("workspace-" + std::to_string(version) + ".bundle");
        disk.fence = 100;
        {
            Office office(disk);
            // The first version made no copies.
            CHECK(office.workspace.days().list().size() == (version == 1 ? 0 : 1));
            check(office.workspace, [&] { office.settle(); });
        }
        // What is written then opens too.
        Office again(disk);
        CHECK(first_name(again.workspace.db()) == "Adatum");
    }
}

TEST_CASE("P12, P28: sealed workspaces of every version open by their passphrase") {
    for (int version = 3; version <= kFormatVersion; ++version) {
        CAPTURE(version);
        MemoryDisk disk;
        disk.files = golden("sealed-" + std::to_string(version) + ".bundle");
        disk.fence = 100;
        LateCiphers ciphers;
        MemoryEnv memory(disk);
        SealedEnv env(memory, keys_of(ciphers, disk.files));
        Workspace workspace(env, [] { return Stamp{}; });
        workspace.open(OpenMode::WriteIfFree);
        const auto settle = [&] {
            for (int i = 0; i < 10000; ++i) {
                disk.now_ms += 10;
                ciphers.tick();
                workspace.poll(4);
                if (!workspace.busy()) return;
            }
            FAIL("it doesn't come to rest");
        };
        settle();
        check(workspace, settle);
    }
}

TEST_CASE("P12: backups of every version are restored") {
    for (int version = 1; version <= kFormatVersion; ++version) {
        CAPTURE(version);
        MemoryDisk disk;
        Office office(disk);
        const std::string file =
            testdata::project_file(std::string(kFolder) + "backup-" + std::to_string(version) + ".segments");
        table::Transaction tx = office.workspace.begin("Restore");
        Restore restore(tx, office.workspace.store());
        while (!restore.clear(1000)) {
        }
        REQUIRE(restore.feed(view_of(file)));
        REQUIRE(restore.finish());
        office.workspace.commit(std::move(tx));
        office.settle();
        CHECK(office.workspace.db().table(card::kTable).size() == 20);
        CHECK(first_name(office.workspace.db()) == "Contoso");
    }
}

TEST_CASE("P13: what a newer version wrote is refused and stays as it is") {
    const auto newest = std::to_string(kFormatVersion);
    for (const std::string name : {"workspace-", "sealed-"}) {
        CAPTURE(name);
        MemoryDisk disk;
        disk.files = with_version(golden(name + newest + ".bundle"), kFormatVersion + 1);
        const Files before = disk.files;
        MemoryEnv env(disk);
        Workspace workspace(env, [] { return Stamp{}; });
        workspace.open(OpenMode::WriteIfFree);
        for (int i = 0; i < 200; ++i) workspace.poll(4);
        CHECK(workspace.store().phase() == Phase::Failed);
        CHECK(workspace.store().failure().message.find("newer version") != std::string::npos);
        CHECK(disk.files == before);
        CHECK_FALSE(disk.locked());
    }
    const std::string file = testdata::project_file(std::string(kFolder) + "backup-" + newest + ".segments");
    BackupReader reader(nullptr);
    const Result<void> fed = reader.feed(with_version(to_bytes(file), kFormatVersion + 1));
    REQUIRE_FALSE(fed);
    CHECK(fed.error().message.starts_with("This backup was written by a newer version of Segments."));
}

}  // namespace segments::storage::test
