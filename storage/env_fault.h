// An Env that lets another one fail: errors at chosen calls, a full disk, silence. (Power failures are
// MemoryDisk::crash.) For tests.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "storage/env_over.h"

namespace segments::storage {

class FaultEnv : public EnvOver {
  public:
    explicit FaultEnv(Env& inner) : EnvOver(inner) {}

    // Asked with the number of each request (list, read, sync, lock; 1, 2, 3 ...): the fault it meets, or
    // None. A failing sync loses some of what was handed over since the last one.
    std::function<Fault(std::uint64_t call)> plan;
    // Bytes of all files together that the disk holds; a sync beyond fails with Fault::Full.
    std::uint64_t capacity = std::numeric_limits<std::uint64_t>::max();
    // No request completes any more.
    bool silent = false;

    std::uint64_t calls() const { return calls_; }
    std::uint64_t bytes_written() const { return bytes_written_; }

    void poll() override;
    Request list() override;
    Request read(std::string_view name) override;
    void write(std::string_view name, ByteView bytes) override;
    void remove(std::string_view name) override;
    Request sync() override;
    void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) override;
    Request lock(LockMode mode, std::uint64_t floor) override;
    void reconnect() override;

  private:
    struct Held {
        Request inner;
        std::shared_ptr<Request::State> state;
        bool is_sync = false;
        std::map<std::string, std::uint64_t> sizes;  // as they are once the sync succeeded
    };
    struct Change {
        std::string name;
        Bytes bytes;
        bool removed = false;
    };
    Request pass(Request inner);
    Fault fault_now() { return plan ? plan(++calls_) : (++calls_, Fault::None); }

    std::vector<Held> held_;
    std::vector<Change> changes_;
    std::map<std::string, std::uint64_t> sizes_;  // of the files, as far as written through this Env
    std::uint64_t calls_ = 0;
    std::uint64_t bytes_written_ = 0;
};

}  // namespace segments::storage
