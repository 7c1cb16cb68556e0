#include "storage/sealed/unlock.h"

#include <utility>

#include "storage/format/current.h"
#include "storage/format/names.h"

namespace segments::storage {

Unlock::Unlock(Env& env, Ciphers& ciphers, std::string passphrase)
    : env_(env), ciphers_(ciphers), passphrase_(std::move(passphrase)), request_(env.read(kCurrentName)) {}

Unlock::State Unlock::step() {
    env_.poll();
    while (state_ == State::Waiting && request_.done()) state_ = read();
    return state_;
}

Unlock::State Unlock::read() {
    Reply reply = request_.take();
    if (cipher_) {
        if (reply.ok()) {
            raw_ = std::move(reply.bytes);
            keys_ = opened_keys(ciphers_, files_[tried_], raw_, cipher_);
            return State::Open;
        }
        if (++tried_ == files_.size()) return State::Wrong;
        next();
        return State::Waiting;
    }
    if (!reply.ok() && reply.fault != Fault::NotFound) {
        fault_ = reply.fault;
        return State::NoStorage;
    }
    if (reply.ok()) {
        Current current;
        if (!second_) plain_ = decode_current(reply.bytes, current) == Preamble::Ours;
        // The two differ when a change of the passphrase was interrupted: either passphrase is right then.
        if (auto file = KeyFile::decode(reply.bytes)) files_.push_back(std::move(*file));
    }
    if (plain_) return State::None;
    if (!std::exchange(second_, true)) {
        request_ = env_.read(kKeyName);
        return State::Waiting;
    }
    if (files_.size() == 2 && files_[0].encode() == files_[1].encode()) files_.pop_back();
    if (files_.empty()) return State::Damaged;
    next();
    return State::Waiting;
}

void Unlock::next() {
    const KeyFile& file = files_[tried_];
    cipher_ = ciphers_.of_passphrase(passphrase_, file.salt, file.iterations);
    request_ = cipher_->open(file.wrapped, file.context());
}

}  // namespace segments::storage
