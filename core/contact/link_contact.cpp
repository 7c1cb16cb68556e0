#include "core/contact/link_contact.h"

#include <algorithm>
#include <string>

#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/setup/marketing_setup.h"

namespace segments::contact {
namespace {

using schema::LinkTarget;
using table::Row;

constexpr LinkTarget kTargets[] = {LinkTarget::customer, LinkTarget::vendor, LinkTarget::bank_account,
                                   LinkTarget::employee};

Error refuse(const table::Database& db, Row contact_row, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = record_name(db, contact_row);
    error.field = business_relation::kDef.caption;
    return error;
}

}  // namespace

Result<Row> link_contact(table::Transaction& tx, const Context& context, Row contact_row, LinkTarget target,
                         std::string_view no) {
    const table::Database& db = tx.db();
    const ContactView view(db, contact_row);
    const Text kind = tr(schema::kLinkTargets[static_cast<std::size_t>(target)]);
    if (view.is_person())
        return refuse(db, contact_row, tr("A person can't be linked to a record. Link the person's company."),
                      "CLS-1");
    const std::string code(setup::relation_code_for(db, target));
    if (code.empty())
        return refuse(
            db, contact_row,
            tr("Marketing Setup has no business relation code for the kind {1}. Fill it in there first.",
               kind),
            "CLS-4");
    const Result<schema::FieldValue> linked = schema::normalized(
        db.table(business_relation::kTable).field(business_relation::kLinkedNo), schema::FieldValue(no));
    if (!linked) return linked.error();
    if (linked->text.empty())
        return refuse(db, contact_row, tr("Give the number of the {1} to link to.", kind), "CLS-4");
    const Row row = tx.insert(business_relation::kTable, {view.no(), code});
    if (row == table::kNoRow)
        return refuse(db, contact_row,
                      tr("{1} has the business relation {2} already. Take it away first.", view.name(), code),
                      "CLS-2");
    tx.set_number(business_relation::kTable, row, business_relation::kLinkToTable, static_cast<int>(target));
    tx.set_text(business_relation::kTable, row, business_relation::kLinkedNo, linked->text);
    touch(tx, context, contact_row);
    return row;
}

bool is_link_code(const table::Database& db, std::string_view business_relation_code) {
    return !business_relation_code.empty() &&
           std::any_of(std::begin(kTargets), std::end(kTargets), [&](LinkTarget target) {
               return setup::relation_code_for(db, target) == business_relation_code;
           });
}

}  // namespace segments::contact
