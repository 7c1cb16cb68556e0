#include "app/exchange/export_dialog.h"

#include <string>
#include <utility>

#include "app/exchange/export_contacts.h"
#include "app/exchange/wording.h"
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
    if (export_ && version_ != session.db().version()) export_.reset();
    if (!export_) {
        version_ = session.db().version();
        looked_ = false;
        // A list may name rows that are gone by now.
        std::erase_if(rows_,
                      [&](table::Row row) { return !session.table(contact::contact::kTable).is_live(row); });
        export_ = std::make_shared<exchange::ExportContacts>(session.db(), rows_,
                                                             exchange::export_formats()[chosen_].format);
    }
    if (looked_) return false;
    while (!looked_ && !over()) looked_ = export_->look(kLooked);
    if (looked_) session.platform().request_frame(0);
    return !looked_;
}

void ExportDialog::draw_losses(ui::Ui& ui, const Session& session) const {
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
        export_.reset();
        looked_ = false;
        ui.again();
    }
    ui::text(ui, tr(formats[chosen_].sentence), true);
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
    download_contacts(session, export_, name_ + std::string(formats[chosen_].ending));
    return false;
}

}  // namespace segments::app
