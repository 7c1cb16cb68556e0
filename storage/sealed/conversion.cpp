#include "storage/sealed/conversion.h"

#include <utility>

#include "core/base/tr.h"
#include "storage/format/names.h"

namespace segments::storage {
namespace {

// Written, synced and compared in one go.
constexpr std::uint64_t kBatchBytes = 1 << 20;
// The lock of a store that was just closed is on its way.
constexpr double kLockMs = 1500;

}  // namespace

Conversion::Conversion(Env& env, SealKeys keys, Way way)
    : env_(env),
      sealed_(env, std::move(keys)),
      way_(way),
      begun_ms_(env.now_ms()),
      request_(env.lock(LockMode::IfFree, 0)) {}

Conversion::~Conversion() {
    if (locked_) env_.unlock();
}

float Conversion::progress() const {
    if (stage_ >= Stage::Switch) return 1;
    return names_.empty() ? 0 : static_cast<float>(at_) / static_cast<float>(names_.size());
}

Result<bool> Conversion::step() {
    sealed_.poll();
    while (stage_ != Stage::Done && request_.done()) {
        const Result<bool> went = advance(request_.take());
        if (!went) {
            stage_ = Stage::Done;
            return went;
        }
    }
    return stage_ == Stage::Done;
}

void Conversion::sync(Stage next) {
    stage_ = next;
    request_ = to().sync();
}

Result<bool> Conversion::advance(Reply reply) {
    if (reply.fault == Fault::LockHeld && env_.now_ms() - begun_ms_ < kLockMs) {
        request_ = env_.lock(LockMode::IfFree, 0);
        return false;
    }
    if (reply.fault == Fault::LockHeld)
        return fail(tr("The workspace is open in another tab. Close that tab first."));
    if (!reply.ok()) return fail(describe(reply.fault));
    switch (stage_) {
        case Stage::Lock:
            locked_ = true;
            stage_ = Stage::List;
            request_ = env_.list();
            return false;
        case Stage::List:
            // What a former attempt left.
            for (const std::string& name : reply.names) {
                if (seals() ? is_sealed_file(name) : is_plain_file(name)) env_.remove(name);
            }
            stage_ = Stage::Clear;
            request_ = env_.sync();
            return false;
        case Stage::Clear:
            stage_ = Stage::Read;
            names_.clear();
            request_ = from().list();
            return false;
        case Stage::Read:
            if (names_.empty()) return listed(std::move(reply.names));
            if (names_[at_] == kCurrentName) current_ = reply.bytes;
            if (seals() || names_[at_] != kCurrentName) {
                to().write(names_[at_], reply.bytes);
                bytes_ += reply.bytes.size();
                written_.emplace_back(names_[at_], std::move(reply.bytes));
            }
            ++at_;
            return next_file();
        case Stage::Write:
            stage_ = Stage::Verify;
            return compare();
        case Stage::Verify:
            if (reply.bytes != written_.front().second)
                return fail(tr("What was written could not be read back. Nothing was changed."));
            written_.pop_front();
            return compare();
        case Stage::Switch:
            for (const std::string& name : names_) {
                if (name != kCurrentName) from().remove(name);
            }
            // The one of the other form: the name itself holds what was just put there.
            if (!seals()) from().remove(kCurrentName);
            stage_ = Stage::Remove;
            request_ = from().sync();
            return false;
        default:
            stage_ = Stage::Done;
            return true;
    }
}

Result<bool> Conversion::listed(std::vector<std::string> names) {
    bool current = false;
    for (std::string& name : names) {
        current = current || name == kCurrentName;
        if (name == kCurrentName || is_plain_file(name)) names_.push_back(std::move(name));
    }
    if (!current)
        return fail(tr("There is nothing in this workspace yet. Please try again after the first change."));
    at_ = 0;
    return next_file();
}

// Reads the next file, or has what was read written.
Result<bool> Conversion::next_file() {
    if (at_ == names_.size() || bytes_ >= kBatchBytes) {
        bytes_ = 0;
        sync(Stage::Write);
    } else {
        stage_ = Stage::Read;
        request_ = from().read(names_[at_]);
    }
    return false;
}

// The next file of those that were written; behind the last one of all the other form comes into force.
Result<bool> Conversion::compare() {
    if (!written_.empty()) {
        request_ = to().read(written_.front().first);
        return false;
    }
    if (at_ < names_.size()) return next_file();
    if (seals()) current_ = sealed_.keys().file.encode();
    env_.write(kCurrentName, current_);
    if (seals()) {
        env_.write(kKeyName, current_);
    } else {
        env_.remove(kKeyName);
    }
    stage_ = Stage::Switch;
    request_ = env_.sync();
    return false;
}

}  // namespace segments::storage
