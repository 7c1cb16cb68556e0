#include "storage/catalog_memory.h"

#include <utility>

namespace segments::storage {
namespace {

Request answered(Fault fault) {
    Reply reply;
    reply.fault = fault;
    return Request::completed(std::move(reply));
}

}  // namespace

Request MemoryCatalog::list() {
    Reply reply;
    ++listings;
    reply.fault = std::exchange(next_fault, Fault::None);
    if (reply.ok()) reply.fault = list_fault;
    if (!reply.ok()) return Request::completed(std::move(reply));
    for (const auto& [name, folder] : folders) reply.names.push_back(listed_line(name, folder.label));
    return Request::completed(std::move(reply));
}

Request MemoryCatalog::set_label(std::string_view folder, std::string_view label) {
    if (next_fault != Fault::None) return answered(std::exchange(next_fault, Fault::None));
    folders[std::string(folder)].label = label;
    return answered(Fault::None);
}

std::unique_ptr<Env> MemoryCatalog::env(std::string_view folder) {
    return std::make_unique<MemoryEnv>(disk(folder));
}

Request MemoryCatalog::remove(std::string_view folder) {
    if (next_fault != Fault::None) return answered(std::exchange(next_fault, Fault::None));
    const auto found = folders.find(folder);
    if (found == folders.end()) return answered(Fault::None);
    if (found->second.disk->locked()) return answered(Fault::LockHeld);
    folders.erase(found);
    return answered(Fault::None);
}

}  // namespace segments::storage
