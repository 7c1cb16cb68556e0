// When this device last made a backup, and whether another one is due. Kept among the device's settings: a
// backup is a file of the person's, which nobody but them can find again.
#pragma once

#include <cstdint>
#include <optional>

#include "app/session/session.h"

namespace segments::app {

struct LastBackup {
    std::int64_t epoch_ms = 0;
    std::uint64_t sequence = 0;  // of the last change it holds
};

std::optional<LastBackup> last_backup(const Session& session);
// A backup of the present state was made now.
void remember_backup(Session& session);
// Something was changed since, and the backup is old (or there is none and there is something to lose).
bool backup_due(const Session& session);

}  // namespace segments::app
