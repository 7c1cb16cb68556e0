#include "storage/idbfs/catalog_idbfs.h"

#include <emscripten.h>

#include <utility>

#include "storage/idbfs/env_idbfs.h"

// library_idbfs_catalog.js
extern "C" {
void segments_catalog_open(segments::storage::IdbfsCatalog* catalog, const char* database, std::size_t size);
void segments_catalog_list(int id);
void segments_catalog_label(int id, const char* folder, std::size_t folder_size, const char* label,
                            std::size_t label_size);
void segments_catalog_remove(int id, const char* folder, std::size_t size);
// library_idbfs_store.js
void segments_idb_take(std::uint8_t* target);
}

namespace segments::storage {

IdbfsCatalog::IdbfsCatalog(std::string_view database) : database_(database) {
    segments_catalog_open(this, database.data(), database.size());
}

Request IdbfsCatalog::begin(int& id, bool bytes) {
    auto state = std::make_shared<Request::State>();
    id = next_id_++;
    waiting_[id] = {state, bytes};
    return Request(state);
}

Request IdbfsCatalog::list() {
    int id = 0;
    Request request = begin(id);
    segments_catalog_list(id);
    return request;
}

Request IdbfsCatalog::set_label(std::string_view folder, std::string_view label) {
    int id = 0;
    Request request = begin(id);
    segments_catalog_label(id, folder.data(), folder.size(), label.data(), label.size());
    return request;
}

std::unique_ptr<Env> IdbfsCatalog::env(std::string_view folder) {
    auto env = std::make_unique<IdbfsEnv>(database_, folder);
    env->set_wake([this] {
        if (wake_) wake_();
    });
    return env;
}

Request IdbfsCatalog::remove(std::string_view folder) {
    int id = 0;
    Request request = begin(id);
    segments_catalog_remove(id, folder.data(), folder.size());
    return request;
}

void IdbfsCatalog::done(int id, Fault fault, std::size_t size) {
    const auto found = waiting_.find(id);
    if (found == waiting_.end()) return;
    const Waiting waiting = std::move(found->second);
    waiting_.erase(found);
    Bytes bytes(size);
    if (size > 0) segments_idb_take(bytes.data());
    Reply reply;
    reply.fault = fault;
    if (fault != Fault::None) {
        reply.detail = text_of(bytes);
    } else if (waiting.bytes) {
        reply.bytes = std::move(bytes);
    } else {
        reply.names = split_lines(text_of(bytes));
    }
    waiting.state->complete(std::move(reply));
    if (wake_) wake_();
}

}  // namespace segments::storage

extern "C" EMSCRIPTEN_KEEPALIVE void segments_catalog_done(segments::storage::IdbfsCatalog* catalog, int id,
                                                           int fault, std::size_t size) {
    catalog->done(id, static_cast<segments::storage::Fault>(fault), size);
}
