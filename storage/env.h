// Env: everything the store needs from the world: the files of one workspace directory, durability, the
// one-writer lock with its fencing number, messages between tabs, and a clock. Implementations: env_memory.h
// (tests), env_posix.h (a real directory), env_fault.h (injects faults into another Env), idbfs/env_idbfs.h
// (browser).
//
// Nothing waits. A call that takes time returns a Request, which is polled:
//
//     Request r = env.read("CURRENT");
//     ... later, again and again:  env.poll();  if (r.done()) use(r.take());
//
// The contract (tests/storage/env_contract.h runs it against every implementation):
//   - `write` and `remove` are only handed over; `sync` completes when all that was handed over before it is
//   durable
//     and was read back. Its failure covers everything handed over since the last successful sync: hand it
//     over again.
//   - After a crash every file is as at the last sync or as at any later write or remove of that file,
//   independently
//     of other files. A file that did not exist may also be torn (any prefix, any garbage behind it). A
//     replaced file is never torn.
//   - `write` copies the bytes before it returns. Files are at most kMaxFileBytes; larger things are split by
//   the caller.
//   - A read returns the content of the last sync or of a later write.
//   - Once another holder has taken the lock nothing more of ours becomes durable: sync fails with
//   Fault::Fenced.
//     (`write_at_once` is the exception; the store only uses it for files whose name holds its own fencing
//     number.)
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/bytes.h"

namespace segments::storage {

// Upper bound of one file, so that handing it over never blocks a frame (one 256 KB put takes 0.6 ms).
inline constexpr std::size_t kMaxFileBytes = 256 * 1024;

// An Env that stands over another one may add so much to a file.
inline constexpr std::size_t kMostAddedBytes = 64;

// Why a request failed.
enum class Fault {
    None,
    NotFound,      // no such file
    LockHeld,      // another tab or process is the writer
    Full,          // no space left, quota exceeded
    Denied,        // storage is blocked (private window, site settings, permissions)
    NotAnswering,  // the time limit passed
    Fenced,        // another writer took over; nothing of ours is written any more
    Emptied,       // the files are gone under us (site data cleared)
    Disconnected,  // the connection was closed; the next request opens it again
    Io,            // anything else; see Reply::detail
    Resealed       // the passphrase of the workspace was set or taken away by another tab
};

// What is wrong, in a sentence for the person at the screen.
std::string problem_of(Fault fault);
// The same for one who has work that isn't saved: also what helps.
std::string describe(Fault fault);

// What a request brought. Which members are filled depends on the request.
struct Reply {
    Fault fault = Fault::None;
    std::string detail;              // technical words for the report, not for the status line
    Bytes bytes;                     // read
    std::vector<std::string> names;  // list
    std::uint64_t fence = 0;         // lock: the new fencing number

    bool ok() const { return fault == Fault::None; }
};

// A handle on something that completes later. Empty when default-constructed; dropping it loses only the
// interest.
class Request {
  public:
    struct State {
        bool done = false;
        Reply reply;
        void complete(Reply r) {
            reply = std::move(r);
            done = true;
        }
    };

    Request() = default;
    explicit Request(std::shared_ptr<State> state) : state_(std::move(state)) {}
    static Request completed(Reply reply) {
        auto state = std::make_shared<State>();
        state->complete(std::move(reply));
        return Request(std::move(state));
    }

    bool pending() const { return state_ && !state_->done; }
    bool done() const { return state_ && state_->done; }
    explicit operator bool() const { return state_ != nullptr; }
    // Requires done(). Empties the handle.
    Reply take() { return std::move(std::exchange(state_, nullptr)->reply); }
    void drop() { state_ = nullptr; }

  private:
    std::shared_ptr<State> state_;
};

enum class LockMode {
    IfFree,  // at once or LockHeld
    Wait,    // completes when the present holder lets go or dies
    Steal    // take over; the former holder is fenced off
};

// What the platform says about its room. Never a promise: browsers claim space that isn't there.
struct SpaceEstimate {
    std::uint64_t used_bytes = 0;
    std::uint64_t quota_bytes = 0;
    std::optional<bool> persistent;  // navigator.storage.persisted(); empty = unknown
};

class Env {
  public:
    virtual ~Env() = default;

    // Milliseconds on a clock that never goes back.
    virtual double now_ms() = 0;
    // Lets requests complete. Call before polling them; costs next to nothing when nothing is under way.
    virtual void poll() = 0;

    // Names of all files, relative to the workspace directory, in no particular order.
    virtual Request list() = 0;
    // The whole file, or NotFound.
    virtual Request read(std::string_view name) = 0;
    // Creates or replaces the whole file.
    virtual void write(std::string_view name, ByteView bytes) = 0;
    // Removes the file; a missing one is no error.
    virtual void remove(std::string_view name) = 0;
    virtual Request sync() = 0;
    // Last chance before the page goes away: hands the files over in one go and asks for nothing. No promise.
    virtual void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) = 0;

    // Called whenever something was changed, with what write_at_once would be given now: an Env that has to
    // work on it does so at once.
    virtual void prepare(const std::vector<std::pair<std::string, ByteView>>& files) { (void)files; }

    // Makes this Env the writer. The new fencing number is larger than `floor` and than every one before.
    // Asked again while holding the lock, it only takes a new number (after Fault::Emptied).
    virtual Request lock(LockMode mode, std::uint64_t floor) = 0;
    virtual void unlock() = 0;
    // True once another holder has taken the lock from us.
    virtual bool lock_lost() = 0;

    // Messages between the Envs of one workspace (other tabs). The sender doesn't get its own. May be lost.
    virtual void post(ByteView message) = 0;
    virtual std::optional<Bytes> take_message() = 0;

    // Gives up on everything under way and starts over with a fresh connection (after a time limit passed).
    virtual void reconnect() {}
    // Empty where the platform doesn't say.
    virtual std::optional<SpaceEstimate> estimate() { return std::nullopt; }
    // Asks the platform not to clear the files away when it needs room. estimate() tells the answer; until it
    // is there, `persistent` is unknown.
    virtual void ask_to_persist() {}
};

}  // namespace segments::storage
