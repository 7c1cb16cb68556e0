#include "app/screens/workspace.h"

#include "app/backup/backup_job.h"
#include "app/backup/days_card.h"
#include "app/backup/last_backup.h"
#include "app/backup/storage_jobs.h"
#include "app/backup/wording.h"
#include "app/form/record_field.h"
#include "app/session/save_state.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/passphrase.h"
#include "app/workspaces/workspaces_card.h"
#include "core/attachment/attachment_tables.h"
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
    if (at < 0) return "Before this visit";
    return ago_text(static_cast<std::int64_t>(session.env().now_ms() - at));
}

void draw_backup(ui::Ui& ui, Session& session) {
    const ui::Card card(ui, "backup");
    ui::subheading(ui, "Backup");
    const std::optional<LastBackup> last = last_backup(session);
    ui::Fact fact{"Last backup", "None from this device yet", {}};
    if (last) {
        fact.value = local_text(session, last->epoch_ms) + " (" +
                     ago_text(session.platform().now().epoch_ms - last->epoch_ms) + ")";
        if (last->sequence == session.workspace().store().sequence()) fact.value += ", nothing changed since";
    }
    ui::facts(ui, std::span(&fact, 1));
    if (backup_due(session)) ui::badge(ui, "A backup is due", ui::Tone::warning);
    ui::text(ui,
             session.sealed() != nullptr ? "One file with everything in it. It isn't encrypted: keep it "
                                           "where nobody else can read it, and not "
                                           "only on this device."
                                         : "One file with everything in it. Keep it somewhere else: on "
                                           "another device, or in a folder that is "
                                           "backed up itself.",
             true);
    const Result<void> can_change = session.check_can_change();
    const std::string why_not = can_change ? std::string() : sentence(can_change.error());
    const ui::Row row(ui);
    if (ui::button(ui, "Back up workspace",
                   {.kind = ui::ButtonKind::primary,
                    .icon = theme::Icon::download,
                    .enabled = session.job() == nullptr})) {
        session.run(backup_job(session));
    }
    if (ui::button(ui, "Restore a backup",
                   {.icon = theme::Icon::upload,
                    .enabled = static_cast<bool>(can_change),
                    .reason = can_change ? "Put a backup in the place of what is here" : why_not})) {
        session.platform().pick_file("restore", ".segments");
    }
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
    const ui::Group group(ui, "What is where", {.open = false});
    if (!group) return;
    const std::size_t copies = workspace.days().list().size();
    const ui::Fact facts[] = {
        {"Data", size_text(use.live, locale), {}},
        {"Changes since it was written", size_text(use.journal, locale), {}},
        {"History of changes",
         size_text(use.undo, locale) + " beside, " +
             counted(workspace.store().history().entries.size(), "step", "steps", locale),
         {}},
        {"Attached documents",
         size_text(documents, locale) + ", " + counted(contents.size(), "document", "documents", locale),
         {}},
        {"Copies of earlier days",
         size_text(workspace.days().bytes(), locale) + " of at most " +
             size_text(workspace.days().share(), locale) + ", " + counted(copies, "copy", "copies", locale),
         {}}};
    ui::facts(ui, facts);
}

void draw_contents(ui::Ui& ui, const Session& session) {
    const ui::Group group(ui, "What it holds", {.open = false});
    if (!group) return;
    std::vector<ui::Fact> facts;
    for (const table::TableDef* def : session.db().schema()) {
        const std::size_t rows = session.table(def->id).size();
        if (rows > 0)
            facts.push_back({std::string(def->caption), filter::format_count(rows, session.locale()), {}});
    }
    ui::facts(ui, facts);
}

}  // namespace

void WorkspaceScreen::draw_safety(ui::Ui& ui, Session& session) const {
    const ui::Card card(ui, "safety");
    ui::subheading(ui, "Storage");
    std::vector<ui::Fact> facts;
    facts.push_back({"State", save_state(session).text, {}});
    facts.push_back({"Last saved", last_saved(session), {}});
    const std::optional<storage::SpaceEstimate> space = session.env().estimate();
    const bool known = space && space->quota_bytes > 0;
    facts.push_back({"Space used",
                     known ? size_text(space->used_bytes, session.locale()) + " of about " +
                                 size_text(space->quota_bytes, session.locale()) + " that the browser allows"
                           : "Unknown",
                     {}});
    const bool granted = space && space->persistent.value_or(false);
    facts.push_back({"Kept",
                     granted ? "Until you delete it"
                             : "As long as the device has room: the browser may delete it otherwise",
                     {}});
    ui::facts(ui, facts);
    const bool free = session.job() == nullptr && !session.in_memory();
    const Result<void> can_change = session.check_can_change();
    const std::string why_not =
        can_change ? "Write everything anew and remove what nothing refers to" : sentence(can_change.error());
    {
        const ui::Row row(ui);
        if (!granted && ui::button(ui, "Ask the browser to keep it", {.icon = theme::Icon::shield_check}))
            session.env().ask_to_persist();
        if (ui::button(ui, "Check integrity",
                       {.icon = theme::Icon::list_checks,
                        .enabled = free,
                        .reason = "Read everything that is stored and check it"}))
            session.run(integrity_job(session));
        if (ui::button(ui, "Compact", {.enabled = free && can_change, .reason = why_not}))
            session.run(compact_job(session));
    }
    draw_use(ui, session);
}

void WorkspaceScreen::draw_recovery(ui::Ui& ui, Session& session) {
    const storage::RecoveryReport& report = session.workspace().store().report();
    if (report.clean && report.rescued.empty()) return;
    const ui::Card card(ui, "recovery");
    ui::subheading(ui, "Damage that was found");
    for (const std::string& line : report.lines) ui::text(ui, line);
    if (report.rescued.empty()) return;
    ui::text(ui,
             "The damaged files are kept. Somebody who knows the format may still get something out of them:",
             true);
    const ui::Row row(ui);
    for (const std::string& name : report.rescued) {
        if (!ui::button(ui, "Save " + name.substr(name.rfind('/') + 1),
                        {.icon = theme::Icon::download, .enabled = !rescue_, .key = name})) {
            continue;
        }
        rescue_name_ = name.substr(name.rfind('/') + 1);
        rescue_ = session.workspace().store().read_rescued(name);
    }
}

bool WorkspaceScreen::work(Session& session, const std::function<bool()>&) {
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
    ui::subheading(ui, "Settings");
    const ui::Form columns(ui, 2);
    namespace marketing = setup::marketing;
    const table::Table& setup = session.table(marketing::kTable);
    const table::Row setup_row = setup.live().next(0);
    if (setup_row != table::kNoRow) {
        RecordForm form(session, marketing::kTable, setup_row);
        form.label = "Change the workspace's name";
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
    const ui::FieldResult named = ui::text_field(
        ui, "Your name", name,
        {.enabled = free, .required = true, .help = "Written into what you log", .max_length = 50});
    if (named.committed && named.text != name) {
        const Result<void> done = session.edit("Change the user's name", [&](table::Transaction& tx) {
            return setup::rename_user(tx, user, named.text);
        });
        if (done) {
            session.set_user_id(setup::user_id_of(named.text));
        } else {
            named.reject(sentence(done.error()));
        }
    }
    const Context context = session.context();
    const ui::FieldResult work_date =
        ui::date_field(ui, "Work Date", filter::format_date(context.work_date, session.locale()),
                       {.placeholder = "Today",
                        .help = "The date for new records; until this page is closed. Empty: today"});
    if (work_date.committed) {
        const Result<filter::DateValue> day = filter::parse_date(work_date.text, session.entry());
        if (!day) {
            work_date.reject("The Work Date can't be used: " + day.error().message + ".");
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
