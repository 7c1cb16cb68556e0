// A Catalog in memory, for tests: each folder is a MemoryDisk, which lives as long as somebody holds it.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "storage/catalog.h"
#include "storage/env_memory.h"
#include "storage/sealed/cipher_native.h"

namespace segments::storage {

class MemoryCatalog final : public Catalog {
  public:
    struct Folder {
        std::string label;
        std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    };
    std::map<std::string, Folder, std::less<>> folders;
    // Met by the next request, then forgotten.
    Fault next_fault = Fault::None;
    // Met by each request for the list.
    Fault list_fault = Fault::None;
    int listings = 0;  // requests for the list

    // Made when it isn't there.
    MemoryDisk& disk(std::string_view folder) { return *folders[std::string(folder)].disk; }

    Request list() override;
    Request set_label(std::string_view folder, std::string_view label) override;
    std::unique_ptr<Env> env(std::string_view folder) override;
    Request remove(std::string_view folder) override;
    Ciphers& ciphers() override { return ciphers_; }

  private:
    NativeCiphers ciphers_{{}, 3};  // a test isn't attacked
};

}  // namespace segments::storage
