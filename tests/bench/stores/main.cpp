// The store over IndexedDB without screens, for tests/bench/stores_bench.mjs: a workspace with so many
// contacts, edits, opening, a snapshot. The page drives it between its events.
#include <emscripten.h>

#include <memory>
#include <optional>
#include <string>

#include "core/contact/contact_tables.h"
#include "storage/idbfs/catalog_idbfs.h"
#include "storage/idbfs/env_idbfs.h"
#include "storage/sealed/sealed_env.h"
#include "storage/workspace/workspace.h"
#include "tests/data/fill_tables.h"

namespace {

using namespace segments;
namespace card = contact::contact;

constexpr const char* kDatabase = "/bench";
constexpr double kSliceMs = 4;

struct Bench {
    storage::IdbfsCatalog catalog{kDatabase};
    std::optional<storage::KeyMaker> maker;
    std::optional<storage::SealKeys> keys;
    std::unique_ptr<storage::IdbfsEnv> env;
    std::unique_ptr<storage::SealedEnv> sealed;
    std::unique_ptr<storage::Workspace> workspace;
};

Bench& bench() {
    static Bench one;
    return one;
}

}  // namespace

extern "C" {

// Begins to make keys; 1 when they are there.
EMSCRIPTEN_KEEPALIVE int bench_keys() {
    Bench& b = bench();
    if (b.keys) return 1;
    if (!b.maker) b.maker.emplace(b.catalog.ciphers(), "correct horse battery staple");
    if (!b.maker->done()) return 0;
    b.keys = b.maker->take();
    return 1;
}

EMSCRIPTEN_KEEPALIVE void bench_open(int sealed, int fresh) {
    Bench& b = bench();
    b.env = std::make_unique<storage::IdbfsEnv>(kDatabase, sealed != 0 ? "sealed" : "plain");
    if (sealed != 0) b.sealed = std::make_unique<storage::SealedEnv>(*b.env, *b.keys, fresh != 0);
    storage::Env& env = b.sealed ? static_cast<storage::Env&>(*b.sealed) : *b.env;
    b.workspace = std::make_unique<storage::Workspace>(env, [] { return storage::Stamp{}; });
    b.workspace->open(storage::OpenMode::WriteIfFree);
}

EMSCRIPTEN_KEEPALIVE void bench_close() {
    Bench& b = bench();
    b.workspace->store().close();
    b.workspace.reset();
    b.sealed.reset();
    b.env.reset();
}

// 1 while something is under way.
EMSCRIPTEN_KEEPALIVE int bench_step() {
    bench().workspace->poll(kSliceMs);
    return bench().workspace->busy() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int bench_ready() {
    return bench().workspace->can_change() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int bench_contacts() {
    return static_cast<int>(bench().workspace->db().table(card::kTable).size());
}

EMSCRIPTEN_KEEPALIVE void bench_fill(int contacts) {
    const auto count = static_cast<std::size_t>(contacts);
    const testdata::Generator generator(testdata::kDefaultSeed, count, testdata::kDefaultEndDate);
    table::Transaction all = bench().workspace->begin("Add contacts");
    testdata::fill_codes(all);
    testdata::fill_contacts(all, generator, 0, count);
    bench().workspace->commit(std::move(all));
}

// Another name for one contact.
EMSCRIPTEN_KEEPALIVE void bench_edit(int number) {
    storage::Workspace& workspace = *bench().workspace;
    const table::Table& table = workspace.db().table(card::kTable);
    const auto at = static_cast<table::Row>(static_cast<std::size_t>(number) * 7919 % table.size());
    table::Transaction tx = workspace.begin("Change contact");
    tx.set_text(card::kTable, table.live().next(at), card::kName, "Name " + std::to_string(number));
    workspace.commit(std::move(tx));
}

// 1: all that was changed is durable, and was read back.
EMSCRIPTEN_KEEPALIVE int bench_durable() {
    const storage::Store& store = bench().workspace->store();
    return !bench().workspace->committing() && store.confirmed() == store.sequence() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void bench_snapshot() {
    bench().workspace->store().request_snapshot();
}

EMSCRIPTEN_KEEPALIVE int bench_generation() {
    return static_cast<int>(bench().workspace->store().generation());
}
}
