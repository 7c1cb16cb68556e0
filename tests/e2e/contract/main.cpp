// The contract of storage/env.h against IndexedDB: tests/e2e/storage_contract.test.mjs calls these between
// the events of a page.
#include <emscripten.h>

#include <memory>
#include <string>

#include "storage/idbfs/env_idbfs.h"
#include "tests/storage/env_contract.h"

namespace {

using namespace segments::storage;

test::EnvContract& contract() {
    static test::EnvContract one([] { return std::make_unique<IdbfsEnv>("/contract", "default"); });
    return one;
}

}  // namespace

extern "C" {

// 1 when everything was checked.
EMSCRIPTEN_KEEPALIVE int contract_step() {
    return contract().step() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int contract_checked() {
    return contract().checked();
}

// What was wrong, one line each.
EMSCRIPTEN_KEEPALIVE const char* contract_failures() {
    static std::string lines;
    lines.clear();
    for (const std::string& failure : contract().failures()) lines += failure + "\n";
    return lines.c_str();
}
}
