#include "core/contact/inheritance.h"

#include <algorithm>
#include <span>

#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using table::FieldId;
using table::Row;
using table::Table;
namespace marketing = setup::marketing;

// Overwritten whenever a company is chosen, each by a flag of its own.
struct OneField {
    FieldId field;
    FieldId flag;
};
constexpr OneField kSingles[] = {
    {contact::kSalespersonCode, marketing::kInheritSalespersonCode},
    {contact::kTerritoryCode, marketing::kInheritTerritoryCode},
    {contact::kCountryRegionCode, marketing::kInheritCountryRegionCode},
    {contact::kLanguageCode, marketing::kInheritLanguageCode},
    {contact::kFormatRegion, marketing::kInheritFormatRegion},
};
// Inherited together.
constexpr FieldId kAddressFields[] = {contact::kAddress, contact::kAddress2, contact::kCity,
                                      contact::kPostCode, contact::kCounty};
// Each inherited where it is blank or the former company's.
constexpr FieldId kCommunicationFields[] = {
    contact::kPhoneNo, contact::kMobilePhoneNo,     contact::kEMail,           contact::kHomePage,
    contact::kFaxNo,   contact::kTelexNo,           contact::kTelexAnswerBack, contact::kExtensionNo,
    contact::kPager,   contact::kCorrespondenceType};

bool contains(std::span<const FieldId> fields, FieldId field) {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool is_set(const table::Database& db, FieldId flag) {
    const Table& setup = db.table(marketing::kTable);
    const Row row = setup.find(1);
    return row != table::kNoRow && setup.flag(row, flag);
}

// Raw values of free texts are handles, which differ for equal texts.
bool is_equal(const Table& contacts, FieldId field, Row a, Row b) {
    if (contacts.field(field).storage == table::Storage::text)
        return contacts.text(a, field) == contacts.text(b, field);
    return contacts.number(a, field) == contacts.number(b, field);
}

bool same_address(const Table& contacts, Row a, Row b) {
    return std::all_of(std::begin(kAddressFields), std::end(kAddressFields),
                       [&](FieldId field) { return is_equal(contacts, field, a, b); });
}

bool is_blank(const Table& contacts, FieldId field, Row row) {
    return contacts.number(row, field) == 0;
}

void copy(table::Transaction& tx, FieldId field, Row from, Row to) {
    const Table& contacts = tx.table(contact::kTable);
    if (!is_equal(contacts, field, from, to))
        tx.set_raw(contact::kTable, to, field, contacts.number(from, field));
}

// The setting that lets this field be inherited; 0 if there is none.
FieldId flag_of(FieldId field) {
    for (const OneField& single : kSingles) {
        if (single.field == field) return single.flag;
    }
    if (contains(kAddressFields, field)) return marketing::kInheritAddressDetails;
    if (contains(kCommunicationFields, field)) return marketing::kInheritCommunicationDetails;
    return 0;
}

}  // namespace

void join_company(table::Transaction& tx, Row person, Row company) {
    const Table& contacts = tx.table(contact::kTable);
    if (company == table::kNoRow) {
        tx.set_text(contact::kTable, person, contact::kCompanyNo, "");
        tx.set_text(contact::kTable, person, contact::kCompanyName, "");
        return;
    }
    const table::Code former_code = contacts.code(person, contact::kCompanyNo);
    const Row former = former_code == 0 ? table::kNoRow : contacts.find_code(former_code);
    tx.set_raw(contact::kTable, person, contact::kCompanyNo, contacts.code(company, contact::kNo));
    tx.set_text(contact::kTable, person, contact::kCompanyName, contacts.text(company, contact::kName));
    for (const OneField& single : kSingles) {
        if (is_set(tx.db(), single.flag)) copy(tx, single.field, company, person);
    }
    if (is_set(tx.db(), marketing::kInheritAddressDetails)) {
        const bool blank = std::all_of(std::begin(kAddressFields), std::end(kAddressFields),
                                       [&](FieldId field) { return is_blank(contacts, field, person); });
        if (blank || (former != table::kNoRow && same_address(contacts, person, former))) {
            for (const FieldId field : kAddressFields) copy(tx, field, company, person);
        }
    }
    if (is_set(tx.db(), marketing::kInheritCommunicationDetails)) {
        for (const FieldId field : kCommunicationFields) {
            if (is_blank(contacts, field, person) ||
                (former != table::kNoRow && is_equal(contacts, field, person, former)))
                copy(tx, field, company, person);
        }
    }
}

bool is_passed_on(const table::Database& db, FieldId field) {
    const FieldId flag = flag_of(field);
    return flag != 0 && is_set(db, flag);
}

bool has_company_value(const Table& contacts, Row person, Row company, FieldId field) {
    return contains(kAddressFields, field) ? same_address(contacts, person, company)
                                           : is_equal(contacts, field, person, company);
}

PassOn::PassOn(const table::Database& db, Row company, FieldId field) : company_(company), field_(field) {
    const bool is_name = field == contact::kName;
    if (!is_name && !is_passed_on(db, field)) return;
    const Table& contacts = db.table(contact::kTable);
    table::for_each_row_with(contacts, contact::kCompanyNo, contacts.code(company, contact::kNo),
                             [&](Row row) {
                                 if (row == company) return;
                                 if (is_name || has_company_value(contacts, row, company, field))
                                     people_.push_back(row);
                             });
}

const std::vector<Row>& PassOn::run(table::Transaction& tx) const {
    for (const Row person : people_) {
        if (field_ == contact::kName)
            tx.set_text(contact::kTable, person, contact::kCompanyName,
                        tx.table(contact::kTable).text(company_, contact::kName));
        else
            copy(tx, field_, company_, person);
    }
    return people_;
}

}  // namespace segments::contact
