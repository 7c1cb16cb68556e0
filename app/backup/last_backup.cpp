#include "app/backup/last_backup.h"

#include <charconv>
#include <string>

#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

constexpr std::string_view kSetting = "backup";  // "<epoch_ms> <sequence>"
constexpr std::int64_t kReminderMs = 14ll * 24 * 3600 * 1000;
// Without any backup: not before there is this much to lose.
constexpr std::size_t kFirstReminderContacts = 25;  // the sample data has 24

}  // namespace

std::optional<LastBackup> last_backup(const Session& session) {
    const std::string text = session.setting(kSetting);
    LastBackup last;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, last.epoch_ms);
    if (first.ec != std::errc() || first.ptr == end) return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, last.sequence);
    if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
    return last;
}

void remember_backup(Session& session) {
    session.set_setting(kSetting, std::to_string(session.platform().now().epoch_ms) + " " +
                                      std::to_string(session.workspace().store().sequence()));
}

bool backup_due(const Session& session) {
    if (!session.ready()) return false;
    const std::optional<LastBackup> last = last_backup(session);
    if (!last) return session.table(contact::contact::kTable).size() >= kFirstReminderContacts;
    return session.workspace().store().sequence() != last->sequence &&
           session.platform().now().epoch_ms - last->epoch_ms > kReminderMs;
}

}  // namespace segments::app
