#include "app/screens/workspace.h"

#include "app/backup/backup_job.h"
#include "app/backup/days_card.h"
#include "app/backup/last_backup.h"
#include "app/backup/storage_jobs.h"
#include "app/backup/wording.h"
#include "app/exchange/workspace_file.h"
#include "app/form/record_field.h"
#include "app/session/save_state.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/passphrase.h"
#include "app/workspaces/workspaces_card.h"
#include "core/attachment/attachment_tables.h"
#include "core/base/tr.h"
#include "core/filter/date_value.h"
#include "core/schema/field_value.h"
#include "core/setup/new_workspace.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

// "3 minutes ago" grows old while one looks at it.
constexpr int kRefreshMs = 30'000;

std::string last_saved(const Session& session) {
    const double at = session.workspace().store().status().last_saved_ms;
    if (at < 0) return tr("Before this visit");
    return ago_text(static_cast<std::int64_t>(session.env().now_ms() - at));
}

void draw_backup(ui::Ui& ui, Session& session) {
    const ui::Card card(ui, "backup");
    ui::subheading(ui, tr("Backup"));
    const std::optional<LastBackup> last = last_backup(session);
    ui::Fact fact{tr("Last backup"), tr("None from this device yet"), {}};
    if (last) {
        fact.value = tr("{1} ({2})", local_text(session, last->epoch_ms),
                        ago_text(session.platform().now().epoch_ms - last->epoch_ms));
        if (last->sequence == session.workspace().store().sequence())
            fact.value = tr("{1}, nothing changed since", fact.value);
    }
    ui::facts(ui, std::span(&fact, 1));
    if (backup_due(session)) ui::badge(ui, tr("A backup is due"), ui::Tone::warning);
    const bool seals = seals_backups(session);
    ui::text(
        ui,
        session.sealed() != nullptr && !seals
            ? tr("One file with everything in it. It isn't encrypted: keep it where nobody else can read "
                 "it, and not only on this device.")
            : tr("One file with everything in it. Keep it somewhere else: on another device, or in a "
                 "folder that is backed up itself."),
        true);
    if (session.sealed() != nullptr &&
        ui::checkbox(ui, tr("Encrypt it with the passphrase of the workspace"), seals)) {
        set_seals_backups(session, !seals);
        ui.again();
    }
    const Result<void> can_change = session.check_can_change();
    const std::string why_not = can_change ? std::string() : sentence(can_change.error());
    const ui::Row row(ui);
    if (ui::button(ui, tr("Back up workspace"),
                   {.kind = ui::ButtonKind::primary,
                    .icon = theme::Icon::download,
                    .enabled = session.job() == nullptr})) {
        session.run(backup_job(session));
    }
    if (ui::button(ui, tr("Restore a backup"),
                   {.icon = theme::Icon::upload,
                    .enabled = static_cast<bool>(can_change),
                    .reason = can_change ? tr("Put a backup in the place of what is here") : why_not})) {
        session.platform().pick_file("restore", ".segments");
    }
    if (ui::button(
            ui, tr("Export as JSON"),
            {.kind = ui::ButtonKind::quiet,
             .icon = theme::Icon::download,
             .enabled = session.job() == nullptr,
             .reason = tr("One file that other programs read; it can be imported into an empty workspace")}))
        session.run(export_workspace_job(session));
}

// Where the room goes, by kind.
void draw_use(ui::Ui& ui, const Session& session) {
    const storage::Workspace& workspace = session.workspace();
    const storage::StoreUse use = workspace.store().use();
    namespace content = attachment::content;
    const table::Table& contents = session.table(content::kTable);
    std::uint64_t documents = 0;
    contents.live().for_each([&](table::Row row) {
        documents += static_cast<std::uint64_t>(contents.number(row, content::kSize));
    });
    const filter::Locale& locale = session.locale();
    const ui::Group group(ui, tr("What is where"), {.open = false});
    if (!group) return;
    const auto count = [&](std::size_t n) { return filter::format_count(n, locale); };
    const std::size_t copies = workspace.days().list().size();
    const std::size_t steps = workspace.store().history().entries.size();
    const ui::Fact facts[] = {
        {tr("Data"), size_text(use.live, locale), {}},
        {tr("Changes since it was written"), size_text(use.journal, locale), {}},
        {tr("History of changes"),
         tr("{1} beside, {2}", size_text(use.undo, locale),
            tr_n("{1} step", "{1} steps", steps, count(steps))),
         {}},
        {tr("Attached documents"),
         tr("{1}, {2}", size_text(documents, locale),
            tr_n("{1} document", "{1} documents", contents.size(), count(contents.size()))),
         {}},
        {tr("Copies of earlier days"),
         tr("{1} of at most {2}, {3}", size_text(workspace.days().bytes(), locale),
            size_text(workspace.days().share(), locale),
            tr_n("{1} copy", "{1} copies", copies, count(copies))),
         {}}};
    ui::facts(ui, facts);
}

void draw_contents(ui::Ui& ui, const Session& session) {
    const ui::Group group(ui, tr("What it holds"), {.open = false});
    if (!group) return;
    std::vector<ui::Fact> facts;
    for (const table::TableDef* def : session.db().schema()) {
        const std::size_t rows = session.table(def->id).size();
        if (rows > 0) facts.push_back({tr(def->caption), filter::format_count(rows, session.locale()), {}});
    }
    ui::facts(ui, facts);
}

// A choice among `values`, kept on this device; the first, "", leaves it to the system. True when it changed.
bool choose_setting(ui::Ui& ui, const Session& session, std::string_view caption, std::string_view key,
                    std::span<const std::string_view> values, std::span<const std::string> names) {
    const std::string now = session.platform().setting(key);
    const auto found = std::find(values.begin(), values.end(), now);
    const int chosen = found == values.end() ? 0 : static_cast<int>(found - values.begin());
    const int wanted = ui::select(ui, caption, chosen, names);
    if (wanted < 0 || wanted == chosen) return false;
    session.platform().set_setting(key, values[static_cast<std::size_t>(wanted)]);
    return true;
}

// Language and colours. Languages are named in themselves, so that everybody finds the own one.
void draw_appearance(ui::Ui& ui, const Session& session) {
    constexpr std::string_view kLanguages[] = {"", "en", "de", "es"};
    const std::string languages[] = {tr("As in the browser"), "English", "Deutsch", "Español"};
    if (choose_setting(ui, session, tr("Language"), "language", kLanguages, languages))
        session.platform().reload();
    constexpr std::string_view kThemes[] = {"", "light", "dark"};
    const std::string themes[] = {tr("As in the system"), tr("Light"), tr("Dark")};
    choose_setting(ui, session, tr("Appearance"), "theme", kThemes, themes);
}

}  // namespace

// Browsers may decide without a word to the person.
void WorkspaceScreen::tell_whether_kept(Session& session) {
    const std::optional<storage::SpaceEstimate> space = session.env().estimate();
    if (!asked_to_keep_ || !space || !space->persistent) return;
    asked_to_keep_ = false;
    if (*space->persistent)
        return session.tell(ui::Tone::success,
                            tr("The browser keeps what is stored here until you delete it."));
    session.tell(
        ui::Tone::warning,
        tr("The browser doesn't agree to keep it. Install this page as an app or make a bookmark of it, "
           "then ask again; until then save a backup from time to time."));
}

void WorkspaceScreen::draw_safety(ui::Ui& ui, Session& session) {
    const ui::Card card(ui, "safety");
    ui::subheading(ui, tr("Storage"));
    std::vector<ui::Fact> facts;
    facts.push_back({tr("State"), save_state(session).text, {}});
    facts.push_back({tr("Last saved"), last_saved(session), {}});
    const std::optional<storage::SpaceEstimate> space = session.env().estimate();
    const bool known = space && space->quota_bytes > 0;
    facts.push_back({tr("Space used"),
                     known ? tr("{1} of about {2} that the browser allows",
                                size_text(space->used_bytes, session.locale()),
                                size_text(space->quota_bytes, session.locale()))
                           : tr("Unknown").str(),
                     {}});
    const bool granted = space && space->persistent.value_or(false);
    facts.push_back({tr("Kept"),
                     granted ? tr("Until you delete it")
                             : tr("As long as the device has room: the browser may delete it otherwise"),
                     {}});
    ui::facts(ui, facts);
    const bool free = session.job() == nullptr && !session.in_memory();
    const Result<void> can_change = session.check_can_change();
    const std::string why_not = can_change ? tr("Write everything anew and remove what nothing refers to")
                                           : sentence(can_change.error());
    {
        const ui::Row row(ui);
        if (!granted &&
            ui::button(ui, tr("Ask the browser to keep it"), {.icon = theme::Icon::shield_check})) {
            session.env().ask_to_persist();
            asked_to_keep_ = true;
        }
        if (ui::button(ui, tr("Check integrity"),
                       {.icon = theme::Icon::list_checks,
                        .enabled = free,
                        .reason = tr("Read everything that is stored and check it")}))
            session.run(integrity_job(session));
        if (ui::button(ui, tr("Compact"), {.enabled = free && can_change, .reason = why_not}))
            session.run(compact_job(session));
    }
    draw_use(ui, session);
}

void WorkspaceScreen::draw_recovery(ui::Ui& ui, Session& session) {
    const storage::RecoveryReport& report = session.workspace().store().report();
    if (report.clean && report.rescued.empty()) return;
    const ui::Card card(ui, "recovery");
    ui::subheading(ui, tr("Damage that was found"));
    for (const std::string& line : report.lines) ui::text(ui, line);
    if (report.rescued.empty()) return;
    ui::text(
        ui,
        tr("The damaged files are kept. Somebody who knows the format may still get something out of them:"),
        true);
    const ui::Row row(ui);
    for (const std::string& name : report.rescued) {
        if (!ui::button(ui, tr("Save {1}", name.substr(name.rfind('/') + 1)),
                        {.icon = theme::Icon::download, .enabled = !rescue_, .key = name})) {
            continue;
        }
        rescue_name_ = name.substr(name.rfind('/') + 1);
        rescue_ = session.workspace().store().read_rescued(name);
    }
}

bool WorkspaceScreen::work(Session& session, const std::function<bool()>&) {
    tell_whether_kept(session);
    if (!rescue_.done()) return false;
    const storage::Reply reply = rescue_.take();
    if (!reply.ok()) {
        session.tell(fail(storage::describe(reply.fault)));
        return false;
    }
    platform::Platform& platform = session.platform();
    const std::uint32_t id = platform.begin_download(rescue_name_, "application/octet-stream");
    platform.append_download(id, reply.bytes);
    platform.finish_download(id);
    platform.request_frame(0);
    return false;
}

void WorkspaceScreen::draw_settings(ui::Ui& ui, Session& session) const {
    const ui::Card card(ui, "settings");
    ui::subheading(ui, tr("Settings"));
    const ui::Form columns(ui, 2);
    namespace marketing = setup::marketing;
    const table::Table& setup = session.table(marketing::kTable);
    const table::Row setup_row = setup.live().next(0);
    if (setup_row != table::kNoRow) {
        RecordForm form(session, marketing::kTable, setup_row);
        form.label = tr("Change the workspace's name");
        form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) -> Result<void> {
            const Result<schema::FieldValue> value =
                schema::parse_field_value(setup.field(field), typed, session.entry());
            if (!value) return value.error();
            schema::set_cell(tx, marketing::kTable, setup_row, field, *value);
            return {};
        };
        form.draw(ui, marketing::kWorkspaceName);
    }
    const table::Table& users = session.table(setup::user::kTable);
    const std::string user = session.user_id();
    const table::Row user_row = users.find(user);
    const std::string name =
        user_row == table::kNoRow ? user : std::string(users.text(user_row, setup::user::kName));
    const bool free = static_cast<bool>(session.check_can_change());
    const ui::FieldResult named = ui::text_field(ui, tr("Your name"), name,
                                                 {.enabled = free,
                                                  .required = true,
                                                  .help = tr("Written into what you log"),
                                                  .max_length = 50,
                                                  .kept = true});
    if (named.committed && named.text != name) {
        const Result<void> done = session.edit(tr("Change the user's name"), [&](table::Transaction& tx) {
            return setup::rename_user(tx, user, named.text);
        });
        if (done) {
            session.set_user_id(setup::user_id_of(named.text));
        } else {
            named.reject(sentence(done.error()));
        }
    }
    draw_appearance(ui, session);
    const Context context = session.context();
    const ui::FieldResult work_date =
        ui::date_field(ui, tr("Work Date"), filter::format_date(context.work_date, session.locale()),
                       {.placeholder = tr("Today"),
                        .help = tr("The date for new records; until this page is closed. Empty: today")});
    if (work_date.committed) {
        const Result<filter::DateValue> day = filter::parse_date(work_date.text, session.entry());
        if (!day) {
            work_date.reject(tr("The Work Date can't be used: {1}.", day.error().message));
        } else {
            session.set_work_date(day->first == context.today ? kBlankDay : day->first);
        }
    }
}

void WorkspaceScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 900);
    draw_recovery(ui, session);
    draw_safety(ui, session);
    draw_backup(ui, session);
    draw_days(ui, session);
    draw_workspaces(ui, session);
    draw_settings(ui, session);
    draw_passphrase(ui, session);
    draw_contents(ui, session);
    ui.request_frame(kRefreshMs);
}

}  // namespace segments::app
