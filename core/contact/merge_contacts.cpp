#include "core/contact/merge_contacts.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/alternate_address.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/contact/duplicates.h"
#include "core/contact/inheritance.h"
#include "core/schema/field_value.h"

namespace segments::contact {
namespace {

using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;

constexpr FieldId kNameParts[] = {contact::kFirstName, contact::kMiddleName, contact::kSurname,
                                  contact::kSearchName, contact::kSearchNameOwn};

// The fields that follow another one or can't be chosen.
bool is_chosen(const FieldDef& field, bool person) {
    if ((field.flags & (table::kReadOnly | table::kHidden)) != 0) return false;
    switch (field.id) {
        case contact::kNo:
        case contact::kType:
        case contact::kCompanyName:
        case contact::kSearchName:
        case contact::kFirstName:
        case contact::kMiddleName:
        case contact::kSurname:
            return false;
        case contact::kCompanyNo:
            return person;
        default:
            return true;
    }
}

// Set on either, set on the one that stays: nobody gets mail who had refused it.
bool holds_back(FieldId field) {
    return field == contact::kExcludeFromSegment || field == contact::kPrivacyBlocked ||
           field == contact::kMinor;
}

std::string free_code_like(const table::Database& db, std::string_view contact_no, std::string_view other_no,
                           std::string_view code) {
    const Table& addresses = db.table(alt_address::kTable);
    constexpr std::size_t kLongest = 10;
    for (int number = 2;; ++number) {
        const std::string tail = std::to_string(number);
        const std::string wanted = std::string(first_characters(code, kLongest - tail.size())) + tail;
        if (addresses.find(contact_no, wanted) == table::kNoRow &&
            addresses.find(other_no, wanted) == table::kNoRow)
            return wanted;
    }
}

}  // namespace

Result<void> check_merge(const table::Database& db, Row keep, Row gone) {
    if (keep == gone) return fail(tr("Choose two different contacts to merge."), "PRD-22");
    const ContactView a(db, keep), b(db, gone);
    if (a.type() == b.type()) return {};
    Error error =
        fail(tr("A company and a person can't be merged. Change the type of one of them first."), "PRD-22");
    error.record = record_name(db, keep);
    return error;
}

MergePreview merge_preview(const table::Database& db, Row keep, Row gone, const filter::Locale& locale) {
    const Table& contacts = db.table(contact::kTable);
    const bool person = ContactView(db, keep).is_person();
    MergePreview preview;
    for (const FieldDef& field : contacts.def().fields) {
        if (!is_chosen(field, person)) continue;
        const schema::FieldValue kept = schema::cell_value(contacts, keep, field.id);
        const schema::FieldValue other = schema::cell_value(contacts, gone, field.id);
        if (kept == other) continue;
        preview.fields.push_back(
            {field.id, schema::format_field_value(field, kept, locale),
             schema::format_field_value(field, other, locale),
             kept.is_blank() && (holds_back(field.id) || field.type != filter::ValueType::boolean)});
    }
    return preview;
}

MergeContacts::MergeContacts(const table::Database& db, const Context& context, Row keep, Row gone,
                             const MergePreview& preview)
    : context_(context), keep_(keep), gone_(gone), references_(db, gone, keep) {
    for (const MergeField& field : preview.fields) {
        if (field.take_other) wanted_.push_back(field.field);
    }
}

Result<MergeContacts> MergeContacts::make(const table::Database& db, const Context& context, Row keep,
                                          Row gone, const MergePreview& preview) {
    if (Result<void> ok = check_merge(db, keep, gone); !ok) return ok.error();
    return MergeContacts(db, context, keep, gone, preview);
}

// The other contact's values are valid: they are taken as they are, and a company's go on to its people
// (CON-6).
Result<void> MergeContacts::take_fields(table::Transaction& tx) {
    const Table& contacts = tx.table(contact::kTable);
    const bool company = ContactView(tx.db(), keep_).is_company();
    for (const FieldId field : wanted_) {
        const auto take = [&](FieldId each) {
            tx.set_raw(contact::kTable, keep_, each, contacts.number(gone_, each));
        };
        const PassOn change(tx.db(), keep_, field);
        take(field);
        if (field == contact::kName) {
            for (const FieldId part : kNameParts) take(part);
            if (company)
                tx.set_text(contact::kTable, keep_, contact::kCompanyName,
                            contacts.text(keep_, contact::kName));
        }
        if (field == contact::kCompanyNo) take(contact::kCompanyName);
        if (!company) continue;
        for (const Row person : change.run(tx)) touch(tx, context_, person);
    }
    return {};
}

// Addresses of the same code: the other one gets a code of its own.
Result<void> MergeContacts::make_room_for_addresses(table::Transaction& tx) {
    const Table& addresses = tx.table(alt_address::kTable);
    const std::string keep_no(ContactView(tx.db(), keep_).no());
    const std::string gone_no(ContactView(tx.db(), gone_).no());
    for (const Row row : alternate_addresses_of(tx.db(), gone_)) {
        const std::string code(addresses.text(row, alt_address::kCode));
        if (addresses.find(keep_no, code) == table::kNoRow) continue;
        const Result<Row> renamed =
            rename_alternate_address(tx, context_, row, free_code_like(tx.db(), keep_no, gone_no, code));
        if (!renamed) return renamed.error();
    }
    return {};
}

Result<bool> MergeContacts::step(table::Transaction& tx, std::size_t rows) {
    if (!begun_) {
        begun_ = true;
        if (Result<void> ok = take_fields(tx); !ok) return ok.error();
        if (Result<void> ok = make_room_for_addresses(tx); !ok) return ok.error();
    }
    if (!references_.step(&tx, rows)) return false;
    const Table& contacts = tx.table(contact::kTable);
    forget_duplicates_of(tx, contacts.code(gone_, contact::kNo), contacts.text(keep_, contact::kNo));
    tx.erase(contact::kTable, gone_);
    touch(tx, context_, keep_);
    return true;
}

}  // namespace segments::contact
