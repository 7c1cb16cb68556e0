#include "storage/env_fault.h"

#include <utility>

namespace segments::storage {
namespace {

Reply failed(Fault fault) {
    Reply reply;
    reply.fault = fault;
    reply.detail = "injected";
    return reply;
}

}  // namespace

void FaultEnv::poll() {
    inner_.poll();
    if (silent) return;
    std::vector<Held> waiting;
    for (Held& held : std::exchange(held_, {})) {
        if (!held.inner.done()) {
            waiting.push_back(std::move(held));
            continue;
        }
        Reply reply = held.inner.take();
        if (held.is_sync && reply.ok()) sizes_ = std::move(held.sizes);
        held.state->complete(std::move(reply));
    }
    for (Held& held : held_) waiting.push_back(std::move(held));
    held_ = std::move(waiting);
}

Request FaultEnv::pass(Request inner) {
    auto state = std::make_shared<Request::State>();
    held_.push_back({std::move(inner), state, false, {}});
    return Request(state);
}

Request FaultEnv::list() {
    const Fault fault = fault_now();
    return pass(fault == Fault::None ? inner_.list() : Request::completed(failed(fault)));
}

Request FaultEnv::read(std::string_view name) {
    const Fault fault = fault_now();
    return pass(fault == Fault::None ? inner_.read(name) : Request::completed(failed(fault)));
}

void FaultEnv::write(std::string_view name, ByteView bytes) {
    bytes_written_ += bytes.size();
    changes_.push_back({std::string(name), Bytes(bytes.begin(), bytes.end()), false});
}

void FaultEnv::remove(std::string_view name) {
    changes_.push_back({std::string(name), {}, true});
}

Request FaultEnv::sync() {
    const Fault fault = fault_now();
    std::map<std::string, std::uint64_t> sizes = sizes_;
    std::uint64_t used = 0;
    for (const auto& [name, size] : sizes) used += size;
    bool full = false;
    bool every_other = false;
    for (const Change& change : std::exchange(changes_, {})) {
        // A failing sync still lets some of the changes through.
        every_other = !every_other;
        if (fault != Fault::None && every_other) continue;
        if (change.removed) {
            used -= sizes[change.name];
            sizes.erase(change.name);
            inner_.remove(change.name);
            continue;
        }
        std::uint64_t& size = sizes[change.name];
        if (used - size + change.bytes.size() > capacity) {
            full = true;
            continue;
        }
        used += change.bytes.size() - size;
        size = change.bytes.size();
        inner_.write(change.name, change.bytes);
    }
    Request inner = inner_.sync();
    if (fault != Fault::None || full) {
        sizes_ = sizes;
        return pass(Request::completed(failed(full ? Fault::Full : fault)));
    }
    auto state = std::make_shared<Request::State>();
    held_.push_back({std::move(inner), state, true, std::move(sizes)});
    return Request(state);
}

void FaultEnv::write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) {
    inner_.write_at_once(files);
}

Request FaultEnv::lock(LockMode mode, std::uint64_t floor) {
    const Fault fault = fault_now();
    return pass(fault == Fault::None ? inner_.lock(mode, floor) : Request::completed(failed(fault)));
}

void FaultEnv::reconnect() {
    held_.clear();
    inner_.reconnect();
}

}  // namespace segments::storage
