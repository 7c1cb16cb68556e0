// Unlock: from a passphrase to the keys of the sealed workspace in an Env. Changes nothing.
//
//     Unlock unlock(env, ciphers, "correct horse battery staple");
//     ... later: switch (unlock.step()) ...   State::open: unlock.keys()
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/sealed/key_file.h"

namespace segments::storage {

class Unlock {
  public:
    enum class State {
        Waiting,    // for the Env, or for the passphrase to be tried
        Open,       // keys() are there
        Wrong,      // it is another passphrase
        Damaged,    // neither of the two files can be read
        NoStorage,  // fault() says why
        None        // this workspace isn't sealed
    };

    Unlock(Env& env, Ciphers& ciphers, std::string passphrase);
    State step();
    SealKeys& keys() { return *keys_; }
    // The bytes of the keys, to seal them anew.
    Bytes& raw() { return raw_; }
    Fault fault() const { return fault_; }

  private:
    State read();
    void next();

    Env& env_;
    Ciphers& ciphers_;
    std::string passphrase_;
    Request request_;
    bool second_ = false;  // CURRENT was read, `key` is being read
    bool plain_ = false;
    std::vector<KeyFile> files_;  // to be tried
    std::shared_ptr<Cipher> cipher_;
    std::size_t tried_ = 0;
    State state_ = State::Waiting;
    std::optional<SealKeys> keys_;
    Bytes raw_;
    Fault fault_ = Fault::None;
};

}  // namespace segments::storage
