// The Env of the browser: the files of a workspace in IndexedDB, in IDBFS's format, without going through
// MEMFS. docs/storage.md, "In the browser", tells what is done differently from IDBFS and why.
//
//     IdbfsEnv env("/segments" + deployment_path, "default");   // database (= IDBFS mount point), workspace
//     folder
//     env.set_wake([] { request_work(); });        // something completed: poll the store soon
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "storage/env.h"

namespace segments::storage {

// How the browser's side answers with several names.
std::vector<std::string> split_lines(std::string_view text);

class IdbfsEnv : public Env {
  public:
    // Neither name ends with '/'. Nothing is opened yet.
    IdbfsEnv(std::string_view database, std::string_view workspace);
    ~IdbfsEnv() override;
    IdbfsEnv(const IdbfsEnv&) = delete;
    IdbfsEnv& operator=(const IdbfsEnv&) = delete;

    // Called whenever a request completed, a message arrived or the lock was lost.
    void set_wake(std::function<void()> wake) { wake_ = std::move(wake); }

    double now_ms() override;
    void poll() override {}
    Request list() override;
    Request read(std::string_view name) override;
    void write(std::string_view name, ByteView bytes) override;
    void remove(std::string_view name) override;
    Request sync() override;
    void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) override;
    Request lock(LockMode mode, std::uint64_t floor) override;
    void unlock() override;
    bool lock_lost() override;
    void post(ByteView message) override;
    std::optional<Bytes> take_message() override;
    void reconnect() override;
    // The figures as last heard; asks for new ones now and then.
    std::optional<SpaceEstimate> estimate() override;
    // By navigator.storage.persist().
    void ask_to_persist() override;

    // For the browser's callbacks.
    void done(int id, Fault fault, std::size_t size);
    void notice() {
        if (wake_) wake_();
    }

  private:
    enum class Kind { Plain, List, Read, Lock };
    struct Waiting {
        Kind kind;
        std::shared_ptr<Request::State> state;
    };
    Request begin(Kind kind, int& id);
    // What the browser's side hands over.
    ByteView take(std::size_t size);

    int handle_;
    int next_id_ = 1;
    double estimated_ms_ = -1e18;
    std::map<int, Waiting> waiting_;
    // Where answers arrive, of which they are copied: a new buffer would be cleared first.
    std::unique_ptr<std::uint8_t[]> arrived_;
    std::size_t room_ = 0;
    std::function<void()> wake_;
};

}  // namespace segments::storage
