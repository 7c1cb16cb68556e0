// What a workspace costs by its size: saving it as a snapshot, loading it again (the cold start), backing it
// up, and the memory it takes. Microseconds per contact with its classification.
//
//     load_bench [CONTACTS...]             a table; 1,000, 100,000 and 1,000,000 by default
//     load_bench --backup CONTACTS FILE    writes a backup file of so many contacts, for the page
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "core/schema/schema.h"
#include "core/setup/new_workspace.h"
#include "storage/backup.h"
#include "storage/env_memory.h"
#include "storage/workspace/workspace.h"
#include "tests/bench/times.h"
#include "tests/data/fill_tables.h"

using namespace segments;
using bench::now_ms;
using namespace segments::storage;

namespace {

constexpr std::size_t kContactsPerChange = 10000;

// Of the processor where the platform tells it: other work on the machine then disturbs little.
double work_ms() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// A memory disk whose clock is the real one.
class ClockEnv final : public MemoryEnv {
  public:
    explicit ClockEnv(MemoryDisk& disk) : MemoryEnv(disk) {}
    double now_ms() override { return ::now_ms(); }
};

void settle(Workspace& workspace) {
    do {
        workspace.poll(8);
    } while (workspace.busy() || workspace.store().phase() == Phase::Opening);
}

void fill(Workspace& workspace, std::size_t contacts) {
    const testdata::Generator generator(testdata::kDefaultSeed, contacts, testdata::kDefaultEndDate);
    {
        table::Transaction tx = workspace.begin("New workspace");
        Context context;
        context.today = context.work_date = testdata::kDefaultEndDate;
        if (!setup::create_new_workspace(tx, context, "Ann Lee")) std::abort();
        testdata::fill_codes(tx);
        workspace.commit(std::move(tx));
        settle(workspace);
    }
    for (std::size_t from = 0; from < contacts; from += kContactsPerChange) {
        table::Transaction tx = workspace.begin("Add contacts");
        testdata::fill_contacts(tx, generator, from, std::min(from + kContactsPerChange, contacts));
        workspace.commit(std::move(tx));
        settle(workspace);
    }
}

std::uint64_t bytes_of(const MemoryDisk& disk, std::string_view kind) {
    std::uint64_t bytes = 0;
    for (const auto& [name, content] : disk.files) bytes += name.starts_with(kind) ? content.size() : 0;
    return bytes;
}

Bytes back_up(const Workspace& workspace, std::size_t contacts) {
    const std::unique_ptr<SnapshotSource> source = workspace.backup_source();
    BackupWriter writer(*source, {"Generated",
                                  "2026-11-23T12:00:00Z",
                                  "Segments",
                                  schema::kVersion,
                                  {{"Contact", std::to_string(contacts)}}});
    Bytes file;
    while (!writer.finished()) {
        if (!writer.step(8, now_ms)) std::abort();
        const Bytes piece = writer.take_output();
        file.insert(file.end(), piece.begin(), piece.end());
    }
    return file;
}

struct Timer {
    const char* name;
    std::size_t contacts;
    double begun = work_ms();
    ~Timer() {
        const double took = work_ms() - begun;
        std::printf("  %-24s %9.1f ms  %7.3f us/contact\n", name, took,
                    1000 * took / static_cast<double>(contacts));
    }
};

// The longest that loading goes without asking for the time: a frame can't be served sooner.
void measure_steps(MemoryDisk& disk) {
    ClockEnv env(disk);
    Workspace workspace(env, [] { return Stamp{}; });
    workspace.open(OpenMode::WriteIfFree);
    double longest = 0;
    while (workspace.store().phase() == Phase::Opening) {
        const double begun = work_ms();
        workspace.poll(0);
        // Before that the memory disk copies its files.
        if (workspace.store().progress() > 0) longest = std::max(longest, work_ms() - begun);
    }
    std::printf("  %-24s %9.1f ms\n", "longest step of loading", longest);
    workspace.store().close();
}

void measure(std::size_t contacts) {
    MemoryDisk disk;
    std::printf("%zu contacts\n", contacts);
    Bytes file;
    {
        ClockEnv env(disk);
        Workspace workspace(env, [] { return Stamp{}; });
        workspace.open(OpenMode::WriteIfFree);
        settle(workspace);
        fill(workspace, contacts);
        {
            const Timer timer{"snapshot", contacts};
            workspace.store().request_snapshot();
            settle(workspace);
        }
        {
            const Timer timer{"backup", contacts};
            file = back_up(workspace, contacts);
        }
        {
            const Timer timer{"reading the backup", contacts};
            BackupReader reader(nullptr);
            if (!reader.feed(file) || !reader.finish()) std::abort();
        }
        workspace.store().close();
    }
    ClockEnv env(disk);
    Workspace workspace(env, [] { return Stamp{}; });
    {
        const Timer timer{"load", contacts};
        workspace.open(OpenMode::WriteIfFree);
        while (workspace.store().phase() == Phase::Opening) workspace.poll(8);
    }
    const auto per_contact = [&](std::uint64_t bytes) {
        return static_cast<double>(bytes) / static_cast<double>(contacts);
    };
    std::printf("  %-24s %9.1f bytes/contact\n", "snapshot file", per_contact(bytes_of(disk, "snap-")));
    std::printf("  %-24s %9.1f bytes/contact\n", "backup file", per_contact(file.size()));
    std::printf("  %-24s %9.1f bytes/contact\n", "memory", per_contact(workspace.db().bytes()));
    for (const table::TableDef* def : workspace.db().schema()) {
        const table::Table& table = workspace.db().table(def->id);
        if (table.bytes() < workspace.db().bytes() / 50) continue;
        std::printf("    %-22s %9.1f bytes/contact, %zu rows\n", std::string(def->name).c_str(),
                    per_contact(table.bytes()), table.size());
    }
    workspace.store().close();
    measure_steps(disk);
}

int write_backup(std::size_t contacts, const char* path) {
    MemoryDisk disk;
    ClockEnv env(disk);
    Workspace workspace(env, [] { return Stamp{}; });
    workspace.open(OpenMode::WriteIfFree);
    settle(workspace);
    fill(workspace, contacts);
    const Bytes file = back_up(workspace, contacts);
    workspace.store().close();
    std::FILE* out = std::fopen(path, "wb");
    if (!out) return 1;
    const bool written = std::fwrite(file.data(), 1, file.size(), out) == file.size();
    return std::fclose(out) == 0 && written ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 4 && std::strcmp(arguments[1], "--backup") == 0)
        return write_backup(std::strtoul(arguments[2], nullptr, 10), arguments[3]);
    std::vector<std::size_t> sizes;
    for (int i = 1; i < count; ++i) sizes.push_back(std::strtoul(arguments[i], nullptr, 10));
    if (sizes.empty()) sizes = {1000, 100'000, 1'000'000};
    for (const std::size_t size : sizes) measure(size);
    return 0;
}
