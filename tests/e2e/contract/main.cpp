// The contract of storage/env.h against IndexedDB: tests/e2e/storage_contract.test.mjs calls these between
// the events of a page.
#include <emscripten.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "storage/idbfs/catalog_idbfs.h"
#include "storage/idbfs/env_idbfs.h"
#include "storage/sealed/sealed_env.h"
#include "tests/storage/env_contract.h"

namespace {

using namespace segments::storage;

// Over WebCrypto, with the key file as sealing a workspace leaves it.
class Sealed final : public SealedEnv {
  public:
    Sealed(std::unique_ptr<Env> under, const SealKeys& keys, bool fresh)
        : SealedEnv(*under, keys, fresh, nullptr), under_(std::move(under)) {}

  private:
    std::unique_ptr<Env> under_;
};

IdbfsCatalog& catalog() {
    static IdbfsCatalog one("/contract");
    return one;
}

std::optional<SealKeys>& keys() {
    static std::optional<SealKeys> one;
    return one;
}

test::EnvContract& contract() {
    static test::EnvContract one([] { return std::make_unique<IdbfsEnv>("/contract", "default"); });
    return one;
}

test::EnvContract& sealed_contract() {
    static bool fresh = true;
    static test::EnvContract one([] {
        return std::make_unique<Sealed>(std::make_unique<IdbfsEnv>("/contract", "sealed"), *keys(),
                                        std::exchange(fresh, false));
    });
    return one;
}

bool sealed_step() {
    static KeyMaker maker(catalog().ciphers(), "correct horse battery staple");
    if (!keys()) {
        if (maker.done()) keys() = maker.take();
        return false;
    }
    return sealed_contract().step();
}

}  // namespace

extern "C" {

// 1 when everything was checked.
EMSCRIPTEN_KEEPALIVE int contract_step() {
    return contract().step() && sealed_step() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int contract_checked() {
    return std::min(contract().checked(), sealed_contract().checked());
}

// What was wrong, one line each.
EMSCRIPTEN_KEEPALIVE const char* contract_failures() {
    static std::string lines;
    lines.clear();
    for (const std::string& failure : contract().failures()) lines += failure + "\n";
    for (const std::string& failure : sealed_contract().failures()) lines += "sealed: " + failure + "\n";
    return lines.c_str();
}
}
