#include "app/exchange/export_dialog.h"

#include <string>
#include <utility>

#include "app/exchange/export_contacts.h"
#include "app/exchange/wording.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

constexpr std::size_t kLooked = 50;  // contacts between two looks at the clock

}  // namespace

bool ExportDialog::work(Session& session, const std::function<bool()>& over) {
    if ((export_ || changed_) && version_ != session.db().version()) begin_again();
    if (!export_ && !changed_) {
        version_ = session.db().version();
        looked_ = false;
        // A list may name rows that are gone by now.
        std::erase_if(rows_,
                      [&](table::Row row) { return !session.table(contact::contact::kTable).is_live(row); });
        if (since_ != 0)
            changed_.emplace(session.db(), rows_, since_);
        else
            begin_export(session, rows_);
    }
    if (looked_ || too_many()) return false;
    while (!export_ && !over()) {
        if (!changed_->step(kLooked)) continue;
        gone_ = changed_->gone();
        begin_export(session, changed_->take());
    }
    while (export_ && !looked_ && !too_many() && !over()) looked_ = export_->look(kLooked);
    const bool known = looked_ || too_many();
    if (known) session.platform().request_frame(0);
    return !known;
}

// For the format: then nothing is looked at and no file is written.
bool ExportDialog::too_many() const {
    return export_ && count_ > exchange::export_formats()[chosen_].most;
}

void ExportDialog::begin_export(const Session& session, std::vector<table::Row> rows) {
    changed_.reset();
    count_ = rows.size();
    exported_ = rows;
    export_ = std::make_shared<exchange::ExportContacts>(session.db(), std::move(rows),
                                                         exchange::export_formats()[chosen_].format);
}

// All, or what changed since an export that is remembered.
void ExportDialog::draw_since(ui::Ui& ui, Session& session) {
    const std::vector<exchange::RememberedExport> exports = exchange::remembered_exports(session.db());
    if (!exports.empty()) {
        std::vector<std::string> names = {tr("All of them")};
        int chosen = 0;
        for (const exchange::RememberedExport& each : exports) {
            if (each.no == since_) chosen = static_cast<int>(names.size());
            names.push_back(tr("Changed since {1} of {2}", in_quotes(each.file_name),
                               filter::format_date(each.date, session.locale())));
        }
        const int wanted = ui::select(ui, tr("Which of them"), chosen, names);
        if (wanted >= 0 && wanted != chosen) {
            since_ = wanted == 0 ? 0 : exports[static_cast<std::size_t>(wanted - 1)].no;
            begin_again();
            ui.again();
        }
        if (since_ != 0 && looked_) {
            ui::text(ui, tr_n("{1} contact is new or changed.", "{1} contacts are new or changed.", count_,
                              filter::format_count(count_, session.locale())));
            if (gone_ > 0)
                ui::text(ui, tr_n("{1} contact that went out is gone since, which a file can't say.",
                                  "{1} contacts that went out are gone since, which a file can't say.", gone_,
                                  filter::format_count(gone_, session.locale())));
        }
        if (since_ != 0 && ui::button(ui, tr("Forget this export"), {.kind = ui::ButtonKind::quiet})) {
            run_work(session, std::make_shared<exchange::ForgetExport>(since_),
                     {tr("Forgetting an export"), tr("Forget export {1}", since_)});
            since_ = 0;
            begin_again();
            ui.again();
            return;
        }
    }
    if (ui::checkbox(ui, tr("Remember what goes out"), remember_,
                     {.help = tr("Later just what changed since then can go out, and a file that comes back "
                                 "is compared with it")}))
        remember_ = !remember_;
}

void ExportDialog::save(Session& session) {
    const exchange::ExportFormatInfo& format = exchange::export_formats()[chosen_];
    const std::string file_name = name_ + std::string(format.ending);
    const exchange::ExportFormat wanted = format.format;
    export_->with_groups(groups_);
    if (!remember_) return download_contacts(session, export_, file_name);
    struct Work {
        exchange::RememberExport remember;
        Context context;
        Result<bool> step(table::Transaction& tx, std::size_t rows) {
            return remember.step(tx, context, rows);
        }
        float progress() const { return remember.progress(); }
    };
    const auto work = std::make_shared<Work>(
        Work{exchange::RememberExport(session.db(), exported_, file_name, std::string(format.caption)),
             session.context()});
    run_work(session, work,
             {tr("Remembering what goes out"), tr("Remember export {1}", in_quotes(file_name))},
             [&session, rows = exported_, wanted, file_name, groups = groups_] {
                 const auto written = std::make_shared<exchange::ExportContacts>(session.db(), rows, wanted);
                 written->with_groups(groups);
                 download_contacts(session, written, file_name);
             });
}

void ExportDialog::draw_losses(ui::Ui& ui, const Session& session) const {
    if (too_many()) {
        ui::message_bar(ui, ui::Tone::error,
                        tr("A workbook holds at most {1} contacts. Choose CSV instead.",
                           filter::format_count(exchange::export_formats()[chosen_].most, session.locale())));
        return;
    }
    if (!looked_) return ui::text(ui, tr("Looking what the format has a place for…"), true);
    const std::vector<exchange::ExportContacts::Lost> losses = export_->losses();
    if (losses.empty()) {
        ui::message_bar(ui, ui::Tone::success, tr("The format holds all of it."));
        return;
    }
    ui::message_bar(ui, ui::Tone::warning,
                    tr("The format has no place for some of it, which stays out of the file:"));
    std::vector<ui::Fact> facts;
    facts.reserve(losses.size());
    for (const exchange::ExportContacts::Lost& each : losses)
        facts.push_back({tr(caption_of(each.what)), contacts_text(each.contacts, session.locale())});
    ui::facts(ui, facts);
}

bool ExportDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Export contacts"), {.width = 560});
    const auto formats = exchange::export_formats();
    ui::text(ui,
             tr_n("{1} contact, by number.", "{1} contacts, by number.", rows_.size(),
                  filter::format_count(rows_.size(), session.locale())),
             true);
    std::vector<std::string> names;
    for (const exchange::ExportFormatInfo& each : formats) names.emplace_back(tr(each.caption));
    const int chosen = ui::select(ui, tr("Format"), static_cast<int>(chosen_), names);
    if (chosen >= 0 && static_cast<std::size_t>(chosen) != chosen_) {
        chosen_ = static_cast<std::size_t>(chosen);
        begin_again();
        ui.again();
    }
    ui::text(ui, tr(formats[chosen_].sentence), true);
    draw_since(ui, session);
    if (exchange::has_groups(formats[chosen_].format) &&
        ui::checkbox(ui, tr("Mailing groups with their members too"), groups_,
                     {.help = tr("As groups of the format, behind the contacts")}))
        groups_ = !groups_;
    draw_losses(ui, session);
    bool open = !dialog.escaped();
    bool save = false;
    {
        const ui::Row row(ui);
        save =
            ui::button(ui, tr("Export"),
                       {.kind = ui::ButtonKind::primary, .icon = theme::Icon::download, .enabled = looked_});
        if (ui::button(ui, tr("Cancel"))) open = false;
    }
    if (!save || !export_ || version_ != session.db().version()) return open;
    this->save(session);
    return false;
}

}  // namespace segments::app
