// Numbers, sizes and times as the Workspace screen and its dialogs say them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/session/session.h"

namespace segments::app {

// "0 KB", "840 KB", "1.5 MB", "12 GB"
std::string size_text(std::uint64_t bytes, const filter::Locale& locale);

// A count as the region writes it; anything else as it is.
std::string shown_count(const std::string& value, const filter::Locale& locale);

// "2026-11-23T21:56:00Z" and back.
std::string utc_text(std::int64_t epoch_ms);
std::optional<std::int64_t> epoch_of(std::string_view utc);
// The moment on this device's calendar and clock: "23.11.2026 22:56".
std::string local_text(const Session& session, std::int64_t epoch_ms);
// "just now", "5 minutes ago", "3 days ago"
std::string ago_text(std::int64_t elapsed_ms);

}  // namespace segments::app
