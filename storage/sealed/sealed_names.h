// Names of files of a sealed workspace: they tell nothing, the hash of an attached document least of all. A
// name is enciphered by a Feistel network of four rounds with HMAC-SHA-256, so that the same name becomes the
// same file.
//
//     SealedNames names(key);
//     names.seal("CURRENT")                     // "~5f0c..."
//     names.open("~5f0c...")                    // "CURRENT"; nothing for a foreign file
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/bytes.h"
#include "storage/format/names.h"
#include "storage/sealed/hmac.h"

namespace segments::storage {

class SealedNames {
  public:
    explicit SealedNames(ByteView key) : hmac_(key) {}

    std::string seal(std::string_view name) const;
    std::optional<std::string> open(std::string_view sealed) const;

  private:
    void round(std::uint8_t number, ByteView from, std::span<std::uint8_t> to) const;

    Hmac hmac_;
};

}  // namespace segments::storage
