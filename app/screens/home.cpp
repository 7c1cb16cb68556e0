#include "app/screens/home.h"

#include <string>

#include "app/backup/last_backup.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/contact/contact_tables.h"

namespace segments::app {

void HomeScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 900);
    const table::Table& contacts = session.table(contact::contact::kTable);
    if (backup_due(session)) {
        const ui::Card card(ui, "backup");
        ui::heading(ui, "Time for a backup", 3);
        ui::text(
            ui,
            "What you enter is kept in this browser only. A backup is a file of yours, from which all of it "
            "can be restored, on another device too.",
            true);
        const ui::Row row(ui);
        if (ui::link(ui, "Back up on the Workspace page", "#/workspace")) session.go("/workspace");
    }
    {
        const ui::Card card(ui, "contacts");
        ui::figure(ui, contacts.size() == 1 ? "Contact" : "Contacts", std::to_string(contacts.size()));
        ui::text(ui,
                 contacts.size() == 0 ? "Enter your first company or person; everything else builds on them."
                                      : "Companies and people, with their addresses and classification.",
                 true);
        const ui::Row row(ui);
        if (ui::link(ui, "Open the list of contacts", "#/contacts")) session.go("/contacts");
    }
    {
        const ui::Card card(ui, "lists");
        ui::heading(ui, "Code lists", 3);
        ui::text(ui,
                 "Mailing groups, industry groups, countries, salespeople: the codes by which contacts are "
                 "classified and chosen.",
                 true);
        const ui::Row row(ui);
        if (ui::link(ui, "Open the code lists", "#/lists")) session.go("/lists");
    }
}

}  // namespace segments::app
