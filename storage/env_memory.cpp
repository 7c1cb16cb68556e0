#include "storage/env_memory.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace segments::storage {

std::map<std::string, Bytes> MemoryDisk::visible() const {
    std::map<std::string, Bytes> seen = files;
    for (const Change& change : changes_) {
        if (change.bytes) {
            seen[change.name] = *change.bytes;
        } else {
            seen.erase(change.name);
        }
    }
    return seen;
}

void MemoryDisk::crash(const std::function<std::size_t(std::size_t)>& pick) {
    std::map<std::string, std::vector<std::optional<Bytes>>> states;
    for (Change& change : changes_) states[change.name].push_back(std::move(change.bytes));
    for (auto& [name, versions] : states) {
        const std::size_t choice = pick(versions.size() + 1);
        if (choice == 0) continue;
        std::optional<Bytes>& chosen = versions[choice - 1];
        const bool is_new = !files.contains(name);
        if (!chosen) {
            files.erase(name);
            continue;
        }
        if (is_new && pick(2) == 1) {
            // Torn: a prefix, now and then with garbage behind it.
            const std::size_t whole = chosen->size();
            chosen->resize(pick(whole + 1));
            if (pick(4) == 0) chosen->resize(whole, static_cast<std::uint8_t>(pick(256)));
        }
        files[name] = std::move(*chosen);
    }
    changes_.clear();
    holder_ = nullptr;
    waiting_.clear();
    envs_.clear();
}

void MemoryDisk::clear() {
    files.clear();
    changes_.clear();
    fence = 0;
    cleared_ = true;
}

MemoryEnv::MemoryEnv(MemoryDisk& disk) : disk_(disk) {
    disk_.envs_.push_back(this);
}

MemoryEnv::~MemoryEnv() {
    unlock();
    std::erase(disk_.envs_, this);
    drop_changes();
}

void MemoryEnv::drop_changes() {
    std::erase_if(disk_.changes_, [this](const MemoryDisk::Change& change) { return change.by == this; });
}

void MemoryEnv::poll() {
    for (Work& work : std::exchange(work_, {})) work.state->complete(work.work());
    if (waiting_lock_ && !disk_.holder_ && !disk_.waiting_.empty() && disk_.waiting_.front() == this) {
        disk_.waiting_.pop_front();
        grant(std::exchange(waiting_lock_, nullptr), waiting_floor_);
    }
}

Request MemoryEnv::later(std::function<Reply()> work) {
    auto state = std::make_shared<Request::State>();
    work_.push_back({state, std::move(work)});
    return Request(state);
}

Request MemoryEnv::list() {
    return later([this] {
        Reply reply;
        for (const auto& [name, bytes] : disk_.visible()) reply.names.push_back(name);
        return reply;
    });
}

Request MemoryEnv::read(std::string_view name) {
    return later([this, name = std::string(name)] {
        Reply reply;
        for (auto change = disk_.changes_.rbegin(); change != disk_.changes_.rend(); ++change) {
            if (change->name != name) continue;
            if (!change->bytes) {
                reply.fault = Fault::NotFound;
            } else {
                reply.bytes = *change->bytes;
            }
            return reply;
        }
        const auto found = disk_.files.find(name);
        if (found == disk_.files.end()) {
            reply.fault = Fault::NotFound;
        } else {
            reply.bytes = found->second;
        }
        return reply;
    });
}

void MemoryEnv::write(std::string_view name, ByteView bytes) {
    assert(bytes.size() <= kMaxFileBytes + kMostAddedBytes);
    disk_.changes_.push_back({this, std::string(name), Bytes(bytes.begin(), bytes.end())});
}

void MemoryEnv::remove(std::string_view name) {
    disk_.changes_.push_back({this, std::string(name), std::nullopt});
}

Reply MemoryEnv::make_durable(std::size_t count) {
    Reply reply;
    if (disk_.cleared_ && disk_.holder_ == this) {
        drop_changes();
        reply.fault = Fault::Emptied;
        return reply;
    }
    if (disk_.holder_ != this) {
        drop_changes();
        reply.fault = Fault::Fenced;
        return reply;
    }
    for (auto change = disk_.changes_.begin(); change != disk_.changes_.end() && count > 0;) {
        if (change->by != this) {
            ++change;
            continue;
        }
        if (change->bytes) {
            disk_.files[change->name] = std::move(*change->bytes);
        } else {
            disk_.files.erase(change->name);
        }
        change = disk_.changes_.erase(change);
        --count;
    }
    return reply;
}

Request MemoryEnv::sync() {
    const auto count = std::count_if(disk_.changes_.begin(), disk_.changes_.end(),
                                     [this](const MemoryDisk::Change& change) { return change.by == this; });
    return later([this, count] { return make_durable(static_cast<std::size_t>(count)); });
}

void MemoryEnv::write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) {
    for (const auto& [name, bytes] : files) disk_.files[name] = Bytes(bytes.begin(), bytes.end());
}

Request MemoryEnv::lock(LockMode mode, std::uint64_t floor) {
    auto state = std::make_shared<Request::State>();
    std::erase(disk_.waiting_, this);
    waiting_lock_.reset();
    if (mode == LockMode::Wait && disk_.holder_ && disk_.holder_ != this) {
        waiting_lock_ = state;
        waiting_floor_ = floor;
        disk_.waiting_.push_back(this);
        return Request(state);
    }
    return later([this, mode, floor] {
        Reply reply;
        if (mode == LockMode::IfFree && disk_.holder_ && disk_.holder_ != this) {
            reply.fault = Fault::LockHeld;
            return reply;
        }
        auto granted = std::make_shared<Request::State>();
        grant(granted, floor);
        return granted->reply;
    });
}

void MemoryEnv::grant(const std::shared_ptr<Request::State>& state, std::uint64_t floor) {
    if (disk_.holder_ && disk_.holder_ != this) {
        disk_.holder_->lost_ = true;
        disk_.holder_->drop_changes();
    }
    disk_.holder_ = this;
    disk_.cleared_ = false;
    lost_ = false;
    disk_.fence = std::max(disk_.fence, floor) + 1;
    Reply reply;
    reply.fence = disk_.fence;
    state->complete(std::move(reply));
}

void MemoryEnv::unlock() {
    if (disk_.holder_ == this) disk_.holder_ = nullptr;
    std::erase(disk_.waiting_, this);
    waiting_lock_.reset();
}

void MemoryEnv::post(ByteView message) {
    for (MemoryEnv* other : disk_.envs_) {
        if (other != this) other->messages_.emplace_back(message.begin(), message.end());
    }
}

std::optional<Bytes> MemoryEnv::take_message() {
    if (messages_.empty()) return std::nullopt;
    Bytes message = std::move(messages_.front());
    messages_.pop_front();
    return message;
}

}  // namespace segments::storage
