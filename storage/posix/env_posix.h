// The Env of native programs: a real directory. For tools and tests; there is no telling between processes,
// so followers look for themselves.
//
// The lock is held as long as its holder lives (flock on LOCK). Its number lies in FENCE; who changes files
// looks there first, both under a short lock of their own, so that a robbed holder writes nothing any more.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "storage/env.h"

namespace segments::storage {

class PosixEnv final : public Env {
  public:
    // The directory is made when it isn't there.
    explicit PosixEnv(std::string directory);
    ~PosixEnv() override;
    PosixEnv(const PosixEnv&) = delete;
    PosixEnv& operator=(const PosixEnv&) = delete;

    double now_ms() override;
    void poll() override;
    Request list() override;
    Request read(std::string_view name) override;
    void write(std::string_view name, ByteView bytes) override;
    void remove(std::string_view name) override;
    Request sync() override;
    void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) override;
    Request lock(LockMode mode, std::uint64_t floor) override;
    void unlock() override;
    bool lock_lost() override;
    void post(ByteView) override {}
    std::optional<Bytes> take_message() override { return std::nullopt; }

  private:
    struct Change {
        std::string name;
        std::optional<Bytes> bytes;  // empty: removed
    };

    std::string path(std::string_view name) const { return directory_ + "/" + std::string(name); }
    Reply perform(const std::vector<Change>& changes);
    Reply take_number(std::uint64_t floor);
    bool hold();

    std::string directory_;
    std::vector<Change> changes_;
    int holding_ = -1;         // file descriptor of LOCK while we have it
    bool wants_hold_ = false;  // the lock was stolen: LOCK itself follows when its holder lets go
    std::uint64_t fence_ = 0;  // 0: not the writer
    std::shared_ptr<Request::State> waiting_;
    std::uint64_t waiting_floor_ = 0;
};

}  // namespace segments::storage
