// An Env in memory: for tests, and for working on when the browser refuses any storage. Requests complete at
// the next poll(), never earlier, so that nothing can rely on an early answer.
//
// A MemoryDisk is shared by the Envs ("tabs") of one workspace. It knows what is durable and what isn't, and
// can crash: see MemoryDisk::crash.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "storage/env.h"

namespace segments::storage {

class MemoryEnv;

class MemoryDisk {
  public:
    // What is durable.
    std::map<std::string, Bytes> files;
    std::uint64_t fence = 0;
    // The clock of all Envs; tests advance it.
    double now_ms = 0;

    // The power fails: of every file one of its states since the last sync stays, chosen by `pick(n)` in
    // 0..n-1; a new file may be torn. All Envs on this disk are dead afterwards.
    void crash(const std::function<std::size_t(std::size_t)>& pick);
    // What a reader sees now.
    std::map<std::string, Bytes> visible() const;
    // Changes handed over but not durable.
    std::size_t unsynced() const { return changes_.size(); }
    // Somebody is the writer.
    bool locked() const { return holder_ != nullptr; }
    // Site data cleared: files and fence are gone.
    void clear();

  private:
    friend class MemoryEnv;
    struct Change {
        MemoryEnv* by;
        std::string name;
        std::optional<Bytes> bytes;  // empty: removed
    };

    std::vector<Change> changes_;
    MemoryEnv* holder_ = nullptr;
    std::deque<MemoryEnv*> waiting_;
    std::vector<MemoryEnv*> envs_;
    bool cleared_ = false;
};

class MemoryEnv : public Env {
  public:
    explicit MemoryEnv(MemoryDisk& disk);
    ~MemoryEnv() override;
    MemoryEnv(const MemoryEnv&) = delete;
    MemoryEnv& operator=(const MemoryEnv&) = delete;

    double now_ms() override { return disk_.now_ms; }
    void poll() override;
    Request list() override;
    Request read(std::string_view name) override;
    void write(std::string_view name, ByteView bytes) override;
    void remove(std::string_view name) override;
    Request sync() override;
    void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) override;
    Request lock(LockMode mode, std::uint64_t floor) override;
    void unlock() override;
    bool lock_lost() override { return lost_; }
    void post(ByteView message) override;
    std::optional<Bytes> take_message() override;

  private:
    Request later(std::function<Reply()> work);
    void grant(const std::shared_ptr<Request::State>& state, std::uint64_t floor);
    Reply make_durable(std::size_t count);
    void drop_changes();

    MemoryDisk& disk_;
    struct Work {
        std::shared_ptr<Request::State> state;
        std::function<Reply()> work;
    };
    std::vector<Work> work_;
    std::shared_ptr<Request::State> waiting_lock_;
    std::uint64_t waiting_floor_ = 0;
    std::deque<Bytes> messages_;
    bool lost_ = false;
};

}  // namespace segments::storage
