#include "core/contact/assignments.h"

#include <algorithm>

#include "core/base/percent.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/contact/link_contact.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using table::FieldId;
using table::Row;
using table::Table;

constexpr FieldId kContact = 0;
constexpr FieldId kCode = 1;

Error refuse(const table::Database& db, Row contact_row, Assignment kind, std::string message,
             std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = record_name(db, contact_row);
    error.field = db.table(table_of(kind)).field(kCode).caption;
    return error;
}

std::string lower_caption(table::TableId id, const table::Database& db) {
    return tr_within(db.table(id).def().caption);
}

}  // namespace

table::TableId table_of(Assignment kind) {
    switch (kind) {
        case Assignment::mailing_group:
            return mailing_group::kTable;
        case Assignment::industry_group:
            return industry_group::kTable;
        case Assignment::business_relation:
            return business_relation::kTable;
        case Assignment::job_responsibility:
            return job_responsibility::kTable;
        case Assignment::web_source:
            break;
    }
    return web_source::kTable;
}

table::TableId master_table_of(Assignment kind) {
    switch (kind) {
        case Assignment::mailing_group:
            return setup::mailing_group::kTable;
        case Assignment::industry_group:
            return setup::industry_group::kTable;
        case Assignment::business_relation:
            return setup::business_relation::kTable;
        case Assignment::job_responsibility:
            return setup::job_responsibility::kTable;
        case Assignment::web_source:
            break;
    }
    return setup::web_source::kTable;
}

bool is_allowed(Assignment kind, bool person) {
    if (kind == Assignment::mailing_group) return true;
    return person == (kind == Assignment::job_responsibility);
}

Result<Row> assign(table::Transaction& tx, const Context& context, Assignment kind, Row contact_row,
                   std::string_view code) {
    const table::Database& db = tx.db();
    const table::TableId table = table_of(kind);
    const ContactView view(db, contact_row);
    if (!is_allowed(kind, view.is_person()))
        return refuse(db, contact_row, kind,
                      view.is_person()
                          ? tr("{1} {2} can't be given to a person. Give it to the person's company.",
                               tr(db.table(master_table_of(kind)).def().caption), code)
                          : tr("{1} {2} can't be given to a company. Give it to the company's people.",
                               tr(db.table(master_table_of(kind)).def().caption), code),
                      "CLS-1");
    const Result<schema::FieldValue> value =
        schema::normalized(db.table(table).field(kCode), schema::FieldValue(code));
    if (!value) return value.error();
    if (value->text.empty())
        return refuse(db, contact_row, kind, tr("Choose a {1}.", lower_caption(master_table_of(kind), db)),
                      "CLS-1");
    if (Result<void> ok = schema::check_reference(db, db.table(table).field(kCode), value->text); !ok) {
        Error error = ok.error();
        error.record = record_name(db, contact_row);
        return error;
    }
    if (kind == Assignment::business_relation && is_link_code(db, value->text))
        return refuse(db, contact_row, kind,
                      tr("The business relation {1} is given by linking the contact to a record elsewhere, "
                         "not by hand.",
                         value->text),
                      "CLS-4");
    const Row row = tx.insert(table, {view.no(), value->text});
    if (row == table::kNoRow)
        return refuse(db, contact_row, kind,
                      tr("{1} has the {2} {3} already.", view.name(),
                         lower_caption(master_table_of(kind), db), value->text),
                      "CLS-2");
    touch(tx, context, contact_row);
    return row;
}

Result<void> set_assignment_field(table::Transaction& tx, const Context& context, Assignment kind,
                                  Row assignment_row, FieldId field, const schema::FieldValue& value) {
    const Table& assignments = tx.table(table_of(kind));
    if (field <= kCode) return fail(tr("Remove the assignment and add another one instead."), "CLS-2");
    const Result<schema::FieldValue> wanted = schema::normalized(assignments.field(field), value);
    if (!wanted) return wanted.error();
    if (*wanted == schema::cell_value(assignments, assignment_row, field)) return {};
    schema::set_cell(tx, table_of(kind), assignment_row, field, *wanted);
    touch_owner(tx, context, table_of(kind), assignment_row);
    return {};
}

void unassign(table::Transaction& tx, const Context& context, Assignment kind, Row assignment_row) {
    touch_owner(tx, context, table_of(kind), assignment_row);
    tx.erase(table_of(kind), assignment_row);
}

std::vector<Row> assignments_of(const table::Database& db, Assignment kind, Row contact_row) {
    const Table& assignments = db.table(table_of(kind));
    std::vector<Row> rows =
        table::rows_with(assignments, kContact, db.table(contact::kTable).code(contact_row, contact::kNo));
    std::sort(rows.begin(), rows.end(),
              [&](Row a, Row b) { return assignments.text(a, kCode) < assignments.text(b, kCode); });
    return rows;
}

std::string web_source_url(const table::Database& db, Row assignment_row) {
    const Table& assignments = db.table(web_source::kTable);
    const Table& sources = db.table(setup::web_source::kTable);
    const Row source = sources.find(assignments.text(assignment_row, web_source::kWebSourceCode));
    if (source == table::kNoRow) return {};
    std::string url(sources.text(source, setup::web_source::kUrl));
    const std::size_t place = url.find("%1");
    if (place == std::string::npos) return url;
    return url.replace(place, 2, percent_encoded(assignments.text(assignment_row, web_source::kSearchWord)));
}

}  // namespace segments::contact
