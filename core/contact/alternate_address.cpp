#include "core/contact/alternate_address.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/segment/segment_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using table::FieldId;
using table::Row;
using table::Table;
using table::Transaction;

Error refuse(const Table& table, FieldId field, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.field = table.field(field).caption;
    return error;
}

Result<std::string> checked_code(const table::Database& db, std::string_view contact_no,
                                 std::string_view code) {
    const Table& addresses = db.table(alt_address::kTable);
    const Result<schema::FieldValue> value =
        schema::normalized(addresses.field(alt_address::kCode), schema::FieldValue(code));
    if (!value) return value.error();
    if (value->text.empty())
        return refuse(addresses, alt_address::kCode, tr("An alternate address needs a code. Fill it in."),
                      "ENT-16");
    if (addresses.find(contact_no, value->text) != table::kNoRow)
        return refuse(
            addresses, alt_address::kCode,
            tr("The contact has an alternate address {1} already. Choose another code.", value->text),
            "ENT-16");
    return value->text;
}

Result<void> check_period(const table::Database& db, std::string_view contact_no,
                          std::string_view address_code, Day from, Day to, Row itself) {
    const Table& periods = db.table(alt_address_range::kTable);
    const auto refuse_field = [&](FieldId field, std::string message) {
        return refuse(periods, field, std::move(message), "ENT-17");
    };
    if (from == kBlankDay)
        return refuse_field(alt_address_range::kStartingDate, tr("The starting date must be filled in."));
    if (to != kBlankDay && to < from)
        return refuse_field(alt_address_range::kEndingDate,
                            tr("The ending date must not be before the starting date. Correct one of them."));
    if (db.table(alt_address::kTable).find(contact_no, address_code) == table::kNoRow)
        return refuse_field(alt_address_range::kContactAltAddressCode,
                            tr("The contact has no alternate address {1}.", address_code));
    const Row other = periods.find(contact_no, static_cast<std::int64_t>(from));
    if (other != table::kNoRow && other != itself)
        return refuse_field(
            alt_address_range::kStartingDate,
            tr("Another period of the contact starts on {1}. Choose another starting date.", to_iso(from)));
    return {};
}

std::vector<Row> periods_of_address(const table::Database& db, Row address_row) {
    const Table& addresses = db.table(alt_address::kTable);
    const Table& periods = db.table(alt_address_range::kTable);
    std::vector<Row> rows;
    table::for_each_row_with(periods, alt_address_range::kContactNo,
                             addresses.code(address_row, alt_address::kContactNo), [&](Row row) {
                                 if (periods.code(row, alt_address_range::kContactAltAddressCode) ==
                                     addresses.code(address_row, alt_address::kCode))
                                     rows.push_back(row);
                             });
    return rows;
}

}  // namespace

Result<Row> add_alternate_address(Transaction& tx, const Context& context, Row contact_row,
                                  std::string_view code) {
    const std::string_view no = ContactView(tx.db(), contact_row).no();
    const Result<std::string> checked = checked_code(tx.db(), no, code);
    if (!checked) return checked.error();
    const Row row = tx.insert(alt_address::kTable, {no, *checked});
    tx.set_number(alt_address::kTable, row, alt_address::kLastDateModified, context.today);
    touch(tx, context, contact_row);
    return row;
}

Result<void> set_alternate_address_field(Transaction& tx, const Context& context, Row address_row,
                                         FieldId field, const schema::FieldValue& value) {
    const Table& addresses = tx.table(alt_address::kTable);
    const table::FieldDef& def = addresses.field(field);
    if (field <= alt_address::kCode || (def.flags & (table::kReadOnly | table::kHidden)) != 0)
        return refuse(addresses, field, tr("{1} can't be typed.", tr(def.caption)), "ENT-16");
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return wanted.error();
    if (*wanted == schema::cell_value(addresses, address_row, field)) return {};
    if (Result<void> ok = check_form(def, *wanted); !ok) return ok;
    if (Result<void> ok = schema::check_reference(tx.db(), def, wanted->text); !ok) return ok;
    schema::set_cell(tx, alt_address::kTable, address_row, field, *wanted);
    tx.set_number(alt_address::kTable, address_row, alt_address::kLastDateModified, context.today);
    touch_owner(tx, context, alt_address::kTable, address_row);
    return {};
}

Result<Row> rename_alternate_address(Transaction& tx, const Context& context, Row address_row,
                                     std::string_view code) {
    const Table& addresses = tx.table(alt_address::kTable);
    const std::string no(addresses.text(address_row, alt_address::kContactNo));
    const table::Code contact_code = addresses.code(address_row, alt_address::kContactNo);
    const table::Code former = addresses.code(address_row, alt_address::kCode);
    const Result<std::string> checked = checked_code(tx.db(), no, code);
    if (!checked) return checked.error();
    const std::vector<Row> periods = periods_of_address(tx.db(), address_row);
    const Row row = tx.insert(alt_address::kTable, {no, *checked});
    const auto fields = static_cast<FieldId>(addresses.def().fields.size());
    for (FieldId field = alt_address::kCode + 1; field < fields; ++field)
        tx.set_raw(alt_address::kTable, row, field, addresses.number(address_row, field));
    tx.set_number(alt_address::kTable, row, alt_address::kLastDateModified, context.today);
    tx.erase(alt_address::kTable, address_row);
    for (const Row period : periods)
        tx.set_text(alt_address_range::kTable, period, alt_address_range::kContactAltAddressCode, *checked);
    const Table& lines = tx.table(segment::line::kTable);
    for (const Row line : table::rows_with(lines, segment::line::kContactNo, contact_code)) {
        if (lines.code(line, segment::line::kContactAltAddressCode) == former)
            tx.set_text(segment::line::kTable, line, segment::line::kContactAltAddressCode, *checked);
    }
    touch_owner(tx, context, alt_address::kTable, row);
    return row;
}

void remove_alternate_address(Transaction& tx, const Context& context, Row address_row) {
    touch_owner(tx, context, alt_address::kTable, address_row);
    for (const Row period : periods_of_address(tx.db(), address_row))
        tx.erase(alt_address_range::kTable, period);
    tx.erase(alt_address::kTable, address_row);
}

Result<Row> add_address_period(Transaction& tx, const Context& context, Row contact_row,
                               std::string_view address_code, Day from, Day to) {
    const std::string_view no = ContactView(tx.db(), contact_row).no();
    if (Result<void> ok = check_period(tx.db(), no, address_code, from, to, table::kNoRow); !ok)
        return ok.error();
    const Row row = tx.insert(alt_address_range::kTable, {no, static_cast<std::int64_t>(from)});
    tx.set_text(alt_address_range::kTable, row, alt_address_range::kContactAltAddressCode, address_code);
    tx.set_number(alt_address_range::kTable, row, alt_address_range::kEndingDate, to);
    touch(tx, context, contact_row);
    return row;
}

Result<Row> change_address_period(Transaction& tx, const Context& context, Row period_row,
                                  std::string_view address_code, Day from, Day to) {
    const Table& periods = tx.table(alt_address_range::kTable);
    const std::string_view no = periods.text(period_row, alt_address_range::kContactNo);
    if (Result<void> ok = check_period(tx.db(), no, address_code, from, to, period_row); !ok)
        return ok.error();
    Row row = period_row;
    if (periods.number(period_row, alt_address_range::kStartingDate) != from) {
        tx.erase(alt_address_range::kTable, period_row);
        row = tx.insert(alt_address_range::kTable, {no, static_cast<std::int64_t>(from)});
    }
    tx.set_text(alt_address_range::kTable, row, alt_address_range::kContactAltAddressCode, address_code);
    tx.set_number(alt_address_range::kTable, row, alt_address_range::kEndingDate, to);
    touch_owner(tx, context, alt_address_range::kTable, row);
    return row;
}

void remove_address_period(Transaction& tx, const Context& context, Row period_row) {
    touch_owner(tx, context, alt_address_range::kTable, period_row);
    tx.erase(alt_address_range::kTable, period_row);
}

std::vector<Row> alternate_addresses_of(const table::Database& db, Row contact_row) {
    const Table& addresses = db.table(alt_address::kTable);
    std::vector<Row> rows =
        table::rows_with(addresses, alt_address::kContactNo, ContactView(db, contact_row).code());
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return addresses.text(a, alt_address::kCode) < addresses.text(b, alt_address::kCode);
    });
    return rows;
}

std::vector<Row> address_periods_of(const table::Database& db, Row contact_row) {
    const Table& periods = db.table(alt_address_range::kTable);
    std::vector<Row> rows =
        table::rows_with(periods, alt_address_range::kContactNo, ContactView(db, contact_row).code());
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return periods.number(a, alt_address_range::kStartingDate) <
               periods.number(b, alt_address_range::kStartingDate);
    });
    return rows;
}

}  // namespace segments::contact
