#include "storage/idbfs/env_idbfs.h"

#include <emscripten.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/uncleared.h"

// library_idbfs_store.js
extern "C" {
int segments_idb_open(segments::storage::IdbfsEnv* env, const char* database, std::size_t database_size,
                      const char* folder, std::size_t folder_size);
void segments_idb_close(int handle);
void segments_idb_take(std::uint8_t* target);
void segments_idb_list(int handle, int id);
void segments_idb_read(int handle, int id, const char* name, std::size_t size);
void segments_idb_write(int handle, const char* name, std::size_t name_size, const std::uint8_t* bytes,
                        std::size_t size);
void segments_idb_remove(int handle, const char* name, std::size_t size);
void segments_idb_sync(int handle, int id);
void segments_idb_write_at_once(int handle);
void segments_idb_lock(int handle, int id, int mode, double floor);
void segments_idb_unlock(int handle);
int segments_idb_lost(int handle);
void segments_idb_renew(int handle);
void segments_idb_post(int handle, const std::uint8_t* bytes, std::size_t size);
int segments_idb_message_size(int handle);
void segments_idb_take_message(int handle, std::uint8_t* target);
void segments_idb_refresh_estimate(int persist);
double segments_idb_used();
double segments_idb_quota();
int segments_idb_persistent();
}

namespace segments::storage {
namespace {

constexpr double kEstimateEveryMs = 10000;

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

IdbfsEnv::IdbfsEnv(std::string_view database, std::string_view workspace)
    : handle_(segments_idb_open(this, database.data(), database.size(), workspace.data(), workspace.size())) {
}

IdbfsEnv::~IdbfsEnv() {
    segments_idb_close(handle_);
}

double IdbfsEnv::now_ms() {
    return emscripten_get_now();
}

Request IdbfsEnv::begin(Kind kind, int& id) {
    auto state = std::make_shared<Request::State>();
    id = next_id_++;
    waiting_[id] = {kind, state};
    return Request(state);
}

Request IdbfsEnv::list() {
    int id = 0;
    Request request = begin(Kind::List, id);
    segments_idb_list(handle_, id);
    return request;
}

Request IdbfsEnv::read(std::string_view name) {
    int id = 0;
    Request request = begin(Kind::Read, id);
    segments_idb_read(handle_, id, name.data(), name.size());
    return request;
}

void IdbfsEnv::write(std::string_view name, ByteView bytes) {
    segments_idb_write(handle_, name.data(), name.size(), bytes.data(), bytes.size());
}

void IdbfsEnv::remove(std::string_view name) {
    segments_idb_remove(handle_, name.data(), name.size());
}

Request IdbfsEnv::sync() {
    int id = 0;
    Request request = begin(Kind::Plain, id);
    segments_idb_sync(handle_, id);
    return request;
}

void IdbfsEnv::write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) {
    for (const auto& [name, bytes] : files) write(name, bytes);
    segments_idb_write_at_once(handle_);
}

Request IdbfsEnv::lock(LockMode mode, std::uint64_t floor) {
    int id = 0;
    Request request = begin(Kind::Lock, id);
    const int number = mode == LockMode::IfFree ? 0 : mode == LockMode::Wait ? 1 : 2;
    segments_idb_lock(handle_, id, number, static_cast<double>(floor));
    return request;
}

void IdbfsEnv::unlock() {
    segments_idb_unlock(handle_);
}

bool IdbfsEnv::lock_lost() {
    return segments_idb_lost(handle_) != 0;
}

void IdbfsEnv::post(ByteView message) {
    segments_idb_post(handle_, message.data(), message.size());
}

std::optional<Bytes> IdbfsEnv::take_message() {
    const int size = segments_idb_message_size(handle_);
    if (size < 0) return std::nullopt;
    Bytes message(static_cast<std::size_t>(size));
    segments_idb_take_message(handle_, message.data());
    return message;
}

void IdbfsEnv::reconnect() {
    waiting_.clear();
    segments_idb_renew(handle_);
}

void IdbfsEnv::ask_to_persist() {
    segments_idb_refresh_estimate(1);
}

std::optional<SpaceEstimate> IdbfsEnv::estimate() {
    if (now_ms() - estimated_ms_ > kEstimateEveryMs) {
        estimated_ms_ = now_ms();
        segments_idb_refresh_estimate(0);
    }
    SpaceEstimate estimate;
    estimate.used_bytes = static_cast<std::uint64_t>(segments_idb_used());
    estimate.quota_bytes = static_cast<std::uint64_t>(segments_idb_quota());
    if (segments_idb_persistent() >= 0) estimate.persistent = segments_idb_persistent() == 1;
    return estimate;
}

ByteView IdbfsEnv::take(std::size_t size) {
    if (size == 0) return {};
    if (size > room_) {
        room_ = std::max(size, kMaxFileBytes + kMostAddedBytes);
        arrived_ = uncleared<std::uint8_t>(room_);
    }
    segments_idb_take(arrived_.get());
    return {arrived_.get(), size};
}

void IdbfsEnv::done(int id, Fault fault, std::size_t size) {
    const auto found = waiting_.find(id);
    if (found == waiting_.end()) return;
    const Waiting waiting = std::move(found->second);
    waiting_.erase(found);
    const ByteView bytes = take(size);
    Reply reply;
    reply.fault = fault;
    if (fault != Fault::None) {
        reply.detail = text_of(bytes);
    } else if (waiting.kind == Kind::Read) {
        reply.bytes.assign(bytes.data(), bytes.data() + bytes.size());
    } else if (waiting.kind == Kind::Lock) {
        const std::string_view text = text_of(bytes);
        std::from_chars(text.data(), text.data() + text.size(), reply.fence);
    } else if (waiting.kind == Kind::List) {
        reply.names = split_lines(text_of(bytes));
    }
    waiting.state->complete(std::move(reply));
    notice();
}

}  // namespace segments::storage

extern "C" {

EMSCRIPTEN_KEEPALIVE void segments_idb_done(segments::storage::IdbfsEnv* env, int id, int fault,
                                            std::size_t size) {
    env->done(id, static_cast<segments::storage::Fault>(fault), size);
}

EMSCRIPTEN_KEEPALIVE void segments_idb_notice(segments::storage::IdbfsEnv* env) {
    env->notice();
}
}
