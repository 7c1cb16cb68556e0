// One edit (the name of a contact) made durable in workspaces of several sizes: how long the program works
// from the change until the store has confirmed it, and how many bytes it writes. Storage in memory, so that
// what is measured is our own work, which must not grow with the workspace: p95 at most 1.5 times the
// smallest.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "core/contact/contact_tables.h"
#include "storage/env_memory.h"
#include "storage/env_over.h"
#include "storage/workspace/workspace.h"
#include "tests/data/fill_tables.h"

using namespace segments;

namespace {

constexpr int kEdits = 400;
namespace card = contact::contact;

class CountingEnv final : public storage::EnvOver {
  public:
    explicit CountingEnv(storage::Env& inner) : EnvOver(inner) {}
    void poll() override { inner_.poll(); }
    storage::Request list() override { return inner_.list(); }
    storage::Request read(std::string_view name) override { return inner_.read(name); }
    void write(std::string_view name, storage::ByteView bytes) override {
        written += bytes.size();
        inner_.write(name, bytes);
    }
    void remove(std::string_view name) override { inner_.remove(name); }
    storage::Request sync() override { return inner_.sync(); }
    void write_at_once(const std::vector<std::pair<std::string, storage::ByteView>>& files) override {
        inner_.write_at_once(files);
    }
    storage::Request lock(storage::LockMode mode, std::uint64_t floor) override {
        return inner_.lock(mode, floor);
    }
    void reconnect() override { inner_.reconnect(); }

    std::uint64_t written = 0;
};

double now_us() {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void settle(storage::MemoryDisk& disk, storage::Workspace& workspace) {
    do {
        disk.now_ms += 60;
        workspace.poll(4);
    } while (workspace.busy());
}

void measure(std::size_t contacts) {
    storage::MemoryDisk disk;
    storage::MemoryEnv inner(disk);
    CountingEnv env(inner);
    storage::Workspace workspace(env, [] { return storage::Stamp{}; });
    workspace.open(storage::OpenMode::WriteIfFree);
    settle(disk, workspace);
    const testdata::Generator generator(testdata::kDefaultSeed, contacts, testdata::kDefaultEndDate);
    table::Transaction all = workspace.begin("Add contacts");
    testdata::fill_codes(all);
    testdata::fill_contacts(all, generator, 0, contacts);
    workspace.commit(std::move(all));
    settle(disk, workspace);

    std::vector<double> times;
    std::vector<std::uint64_t> written;
    const table::Table& table = workspace.db().table(card::kTable);
    for (int edit = 0; edit < kEdits; ++edit) {
        const table::Row row =
            table.live().next(static_cast<table::Row>((static_cast<std::size_t>(edit) * 7919) % contacts));
        const std::uint64_t bytes = env.written;
        const double begun = now_us();
        table::Transaction tx = workspace.begin("Change contact");
        tx.set_text(card::kTable, row, card::kName, "Name " + std::to_string(edit));
        workspace.commit(std::move(tx));
        const storage::Sequence sequence = workspace.store().sequence();
        double worked = now_us() - begun;
        while (workspace.store().confirmed() < sequence) {
            disk.now_ms += 60;
            const double polled = now_us();
            workspace.poll(4);
            worked += now_us() - polled;
        }
        times.push_back(worked);
        written.push_back(env.written - bytes);
        settle(disk, workspace);
    }
    std::sort(times.begin(), times.end());
    std::sort(written.begin(), written.end());
    const std::size_t p95 = times.size() * 95 / 100;
    std::printf("%9zu contacts: %6.1f us median, %6.1f us p95; %5llu bytes written median, %5llu at most\n",
                contacts, times[times.size() / 2], times[p95],
                static_cast<unsigned long long>(written[written.size() / 2]),
                static_cast<unsigned long long>(written.back()));
}

}  // namespace

int main() {
    for (const std::size_t contacts : {1'000u, 100'000u, 1'000'000u}) measure(contacts);
    return 0;
}
