#include "core/attachment/content_hash.h"

namespace segments::attachment {

std::string content_name(Sha256& hash) {
    std::string name;
    for (const std::uint8_t byte : hash.finish()) {
        name += static_cast<char>('a' + byte / 16);
        name += static_cast<char>('a' + byte % 16);
    }
    return name;
}

std::string content_name(std::span<const std::uint8_t> bytes) {
    Sha256 hash;
    hash.add(bytes);
    return content_name(hash);
}

}  // namespace segments::attachment
