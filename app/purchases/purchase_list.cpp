#include "app/purchases/purchase_list.h"

#include "app/purchases/import_purchases.h"
#include "app/session/work_job.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/contact/value_entry_tables.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
namespace purchase = contact::value_entry;
using table::Row;

GridSource purchase_source(const std::string& contact_no) {
    const auto column = [](table::FieldId field, float width) {
        return field_column(purchase::kDef, field, width);
    };
    GridSource source{.table = purchase::kTable, .noun = noun("purchase", "purchases")};
    source.columns = {column(purchase::kPostingDate, 120),
                      as_link(column(purchase::kContactNo, 120)),
                      joined_column("contactName", "Contact Name", purchase::kDef, purchase::kContactNo,
                                    card::kDef, card::kName, 220),
                      column(purchase::kItemNo, 130),
                      column(purchase::kVariantCode, 120),
                      column(purchase::kInventoryPostingGroup, 180),
                      column(purchase::kQuantity, 110),
                      column(purchase::kAmount, 130),
                      column(purchase::kEntryNo, 100)};
    source.sort = {{0, true}, {8, true}};
    source.card = {"contactName", "postingDate", "itemNo", "amount"};
    if (!contact_no.empty()) source.base.equals = {{.field = purchase::kContactNo, .text = contact_no}};
    return source;
}

struct DeletePurchases {
    std::vector<Row> rows;
    std::size_t at = 0;

    Result<bool> step(table::Transaction& tx, std::size_t count) {
        for (; count > 0 && at < rows.size(); --count, ++at) tx.erase(purchase::kTable, rows[at]);
        return at == rows.size();
    }
};

void ask_to_delete(Session& session, const std::vector<Row>& rows) {
    const std::string what = tr_n("{1} purchase", "{1} purchases", rows.size(),
                                  filter::format_count(rows.size(), session.locale()));
    Question question;
    question.title = tr("Delete purchases");
    question.text = tr("Delete {1}? Undo brings them back.", what);
    question.answers.push_back({.name = tr("Delete"),
                                .run =
                                    [&session, rows, what] {
                                        run_work(session,
                                                 std::make_shared<DeletePurchases>(DeletePurchases{rows}),
                                                 {tr("Deleting {1}", what), tr("Delete {1}", what)});
                                    },
                                .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

}  // namespace

PurchaseListScreen::PurchaseListScreen(const Address& address)
    : contact_no_(address.value("contact")),
      grid_(tr("Value Entries"), purchase_source(contact_no_), {.search = true}) {}

std::vector<Action> PurchaseListScreen::actions(Session& session) {
    const std::vector<Row> rows = grid_.selected_rows();
    return {{.name = tr("Import Purchases"),
             .icon = theme::Icon::upload,
             .run = [&session] { import_purchases(session); },
             .primary = true,
             .reason = tr("From a JSON file")},
            {.name = tr("Delete"),
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { ask_to_delete(session, rows); },
             .enabled = !rows.empty(),
             .reason = rows.empty() ? tr("Select purchases first.") : "",
             .danger = true}};
}

void PurchaseListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    grid_.chips.clear();
    if (!contact_no_.empty()) grid_.chips.push_back({tr("Contact {1}", contact_no_)});
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::file_text, tr("No purchases yet"),
                    tr("Import what contacts bought, and choose contacts by it: Add Contacts, Value Entry."),
                    tr("Choose a file")});
    if (events.empty_action) import_purchases(session);
    if (events.removed_chip >= 0) return session.go("/value-entries");
    if (events.opened == table::kNoRow) return;
    const table::Table& table = session.table(purchase::kTable);
    session.go("/contacts/" + percent_encoded(table.text(events.opened, purchase::kContactNo)));
}

}  // namespace segments::app
