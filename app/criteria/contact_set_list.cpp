#include "app/criteria/contact_set_list.h"

#include <utility>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

namespace card = contact::contact;

constexpr float kListHeight = 230;

GridSource contacts_source() {
    GridSource source{.table = card::kTable, .noun = noun("contact", "contacts")};
    source.columns = {field_column(card::kDef, card::kNo, 110), field_column(card::kDef, card::kName, 200),
                      field_column(card::kDef, card::kCompanyName, 180),
                      field_column(card::kDef, card::kCity, 130)};
    return source;
}

}  // namespace

ContactSetList::ContactSetList(std::string_view name)
    : grid_(name, contacts_source(), {.filters = false, .columns_menu = false}) {}

void ContactSetList::show(table::Bitmap contacts) {
    *contacts_ = std::move(contacts);
    count_ = contacts_->count();
    grid_.view().set_base(
        {.accepts = [set = contacts_](const table::Table&, table::Row row) { return set->test(row); },
         .key = std::to_string(++shows_)});
}

void ContactSetList::draw(ui::Ui& ui, Session& session, std::string_view empty) {
    grid_.draw(ui, session, ui.place(0, kListHeight), {theme::Icon::users, empty, ""});
}

}  // namespace segments::app
