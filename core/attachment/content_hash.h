// The name of a content: its SHA-256 in letters only, so that no table block writes it as anything but a
// plain text (storage looks for it there, see storage/workspace/content_sweep.h).
#pragma once

#include <span>
#include <string>

#include "core/base/sha256.h"

namespace segments::attachment {

// The name of what was added to `hash`. Nothing is added afterwards.
std::string content_name(Sha256& hash);
std::string content_name(std::span<const std::uint8_t> bytes);

}  // namespace segments::attachment
