#include "tests/storage/env_contract.h"

#include <doctest/doctest.h>

#include "storage/env_fault.h"
#include "storage/env_memory.h"

#if !defined(__EMSCRIPTEN__)
#include <unistd.h>

#include <filesystem>

#include "storage/posix/env_posix.h"
#endif

namespace segments::storage::test {
namespace {

void check(EnvContract& contract, const std::function<void()>& advance) {
    while (!contract.step()) advance();
    for (const std::string& failure : contract.failures()) FAIL_CHECK(failure);
    CHECK(contract.checked() > 50);
}

// A FaultEnv with the Env it stands before.
class Transparent final : public FaultEnv {
  public:
    explicit Transparent(std::unique_ptr<Env> inner) : FaultEnv(*inner), inner_(std::move(inner)) {}

  private:
    std::unique_ptr<Env> inner_;
};

}  // namespace

TEST_CASE("the Env in memory keeps the contract") {
    MemoryDisk disk;
    EnvContract contract([&] { return std::make_unique<MemoryEnv>(disk); });
    check(contract, [&] { disk.now_ms += 10; });
}

TEST_CASE("the Env that injects faults keeps the contract while it injects none") {
    MemoryDisk disk;
    EnvContract contract([&] { return std::make_unique<Transparent>(std::make_unique<MemoryEnv>(disk)); });
    check(contract, [&] { disk.now_ms += 10; });
}

#if !defined(__EMSCRIPTEN__)
TEST_CASE("a real directory keeps the contract") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("segments-contract-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    {
        EnvContract contract([&] { return std::make_unique<PosixEnv>(folder.string()); },
                             {.messages = false});
        check(contract, [] {});
    }
    fs::remove_all(folder);
}
#endif

}  // namespace segments::storage::test
