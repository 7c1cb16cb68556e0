// An Env over another one whose files are sealed: contents by AES-GCM, bound to the workspace and to the
// file's name; names by SealedNames. What stands over it (the store) sees a workspace like any other.
//
//     SealedEnv sealed(env, unlock.keys());
//     Workspace workspace(sealed, stamp);
//
// Sealing takes its time. A sync seals what was written before it, hands it over and syncs; for the end of
// the page prepare() seals at once what may have to be written then, so that write_at_once has it ready.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "storage/env_over.h"
#include "storage/sealed/key_file.h"
#include "storage/sealed/sealed_names.h"

namespace segments::storage {

// Of a workspace that isn't sealed, by its name; CURRENT isn't one of them, since both kinds have it.
bool is_plain_file(std::string_view file);

class SealedEnv : public EnvOver {
  public:
    // `fresh`: nothing lies in `inner` yet; the first sync writes the key file too. `inner` outlives this, or
    // is `owned` by it.
    SealedEnv(Env& inner, SealKeys keys, bool fresh = false, std::unique_ptr<Env> owned = nullptr);

    const SealKeys& keys() const { return keys_; }
    // Of the same workspace, its passphrase changed: written with the next sync.
    void set_keys(SealKeys keys);

    void poll() override;
    Request list() override;
    Request read(std::string_view name) override;
    void write(std::string_view name, ByteView bytes) override;
    void remove(std::string_view name) override;
    Request sync() override;
    void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) override;
    void prepare(const std::vector<std::pair<std::string, ByteView>>& files) override;
    // Looks whether the workspace still has this key. Fault::Resealed: it has another one, or none.
    Request lock(LockMode mode, std::uint64_t floor) override;
    void unlock() override;
    void reconnect() override;

  private:
    // The bytes of a file on their way to be sealed.
    struct Sealing {
        Request request;
        Bytes file;  // when done
        Fault fault = Fault::None;
        bool done() const { return !request; }
    };
    struct Prepared {
        Bytes plain;
        std::shared_ptr<Sealing> sealing;
    };
    // Handed over in this order.
    struct Change {
        enum class Kind { Write, Remove, Sync } kind = Kind::Write;
        std::string file;
        std::shared_ptr<Sealing> sealing;
        std::shared_ptr<Request::State> state;
    };
    using Answer = std::shared_ptr<Request::State>;

    Bytes context(std::string_view name) const;
    std::shared_ptr<Sealing> seal(std::string_view name, ByteView bytes);
    static bool look(Sealing& sealing);
    void advance_changes();
    void begin_sync(const Answer& answer);
    // Calls use(reply) when the request is done.
    void then(Request request, std::function<void(Reply)> use);
    void check_key(const Answer& answer, const Reply& locked);
    void refuse(const Answer& answer, Fault fault);
    void clear_away(const Answer& answer, Reply locked);

    std::unique_ptr<Env> owned_;
    SealKeys keys_;
    SealedNames names_;
    std::deque<Change> changes_;
    Fault failed_ = Fault::None;  // of a change before the next sync
    std::map<std::string, Prepared, std::less<>> prepared_;
    std::vector<std::pair<std::string, std::shared_ptr<Sealing>>>
        late_;  // the page ended before they were ready
    struct Waiting {
        Request request;
        std::function<void(Reply)> use;
    };
    std::vector<Waiting> waiting_;
    bool write_key_;       // with the next sync
    bool may_be_missing_;  // the key file
};

}  // namespace segments::storage
