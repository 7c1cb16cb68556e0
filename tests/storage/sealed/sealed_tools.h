// Sealed workspaces for tests: ciphers that take their time, as the browser's do, and an Env sealed by them.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "storage/format/names.h"
#include "storage/sealed/cipher_native.h"
#include "storage/sealed/conversion.h"
#include "storage/sealed/sealed_env.h"
#include "storage/sealed/unlock.h"
#include "tests/storage/kv_model.h"
#include "tests/storage/random.h"

namespace segments::storage::test {

// Answers come some ticks later, in any order.
class LateCiphers final : public Ciphers {
  public:
    explicit LateCiphers(std::uint64_t seed = 1) : random_(seed), native_(random_.picker()) {}

    std::unique_ptr<Cipher> of_key(ByteView key) override {
        return std::make_unique<Late>(*this, native_.of_key(key));
    }
    std::unique_ptr<Cipher> of_passphrase(std::string_view passphrase, ByteView salt,
                                          std::uint32_t iterations) override {
        return std::make_unique<Late>(*this, native_.of_passphrase(passphrase, salt, iterations));
    }
    std::uint32_t iterations() const override { return 3; }  // a test isn't attacked
    Bytes random(std::size_t count) override { return native_.random(count); }

    void tick() {
        std::vector<Answer> left;
        for (Answer& one : std::exchange(answers_, {})) {
            if (one.ticks-- > 0) {
                left.push_back(std::move(one));
            } else {
                one.state->complete(std::move(one.reply));
            }
        }
        answers_.insert(answers_.end(), std::make_move_iterator(left.begin()),
                        std::make_move_iterator(left.end()));
    }
    // Nothing is answered while it is true.
    bool silent = false;

  private:
    struct Answer {
        std::size_t ticks;
        std::shared_ptr<Request::State> state;
        Reply reply;
    };
    class Late final : public Cipher {
      public:
        Late(LateCiphers& all, std::unique_ptr<Cipher> native) : all_(all), native_(std::move(native)) {}
        Request seal(ByteView bytes, ByteView context) override {
            return all_.later(native_->seal(bytes, context));
        }
        Request open(ByteView sealed, ByteView context) override {
            return all_.later(native_->open(sealed, context));
        }

      private:
        LateCiphers& all_;
        std::unique_ptr<Cipher> native_;
    };
    Request later(Request done) {
        auto state = std::make_shared<Request::State>();
        answers_.push_back({random_.below(3), state, done.take()});
        return Request(state);
    }

    Random random_;
    NativeCiphers native_;
    std::vector<Answer> answers_;
};

inline SealKeys test_keys(std::string_view passphrase = "correct horse") {
    LateCiphers ciphers;
    KeyMaker maker(ciphers, passphrase);
    for (int i = 0; i < 10 && !maker.done(); ++i) ciphers.tick();
    return *maker.take();
}

// The key files, as sealing the workspace would leave them.
inline void put_key(MemoryDisk& disk, const SealKeys& keys) {
    for (const std::string_view name : {kCurrentName, kKeyName}) {
        if (!disk.files.contains(std::string(name))) disk.files[std::string(name)] = keys.file.encode();
    }
}

// A SealedEnv with ciphers of its own.
struct WithCiphers {
    LateCiphers ciphers;
};
class Sealed final : public WithCiphers, public SealedEnv {
  public:
    Sealed(Env& inner, const SealKeys& keys, bool fresh = false)
        : SealedEnv(inner, with(ciphers, keys), fresh) {}
    void poll() override {
        if (!ciphers.silent) ciphers.tick();
        SealedEnv::poll();
    }

  private:
    // The same for every Sealed.
    static SealKeys with(LateCiphers& ciphers, const SealKeys& keys) {
        SealKeys own = keys;
        own.data = ciphers.of_key(Bytes(kKeyBytes, 7));
        return own;
    }
};

// Every Tab works in a sealed workspace while this lives.
class AllSealed {
  public:
    AllSealed() {
        cover() = [keys = test_keys()](MemoryDisk& disk, Env& env) -> std::unique_ptr<Env> {
            put_key(disk, keys);
            return std::make_unique<Sealed>(env, keys);
        };
    }
    ~AllSealed() { cover() = nullptr; }
    AllSealed(const AllSealed&) = delete;
    AllSealed& operator=(const AllSealed&) = delete;
};

}  // namespace segments::storage::test
