#include "tests/data/fill_tables.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/text.h"
#include "core/contact/contact_tables.h"
#include "core/setup/setup_tables.h"
#include "tests/data/codes.h"

namespace segments::testdata {
namespace {

namespace card = contact::contact;

void fill_list(table::Transaction& tx, table::TableId table, std::span<const Code> codes) {
    for (const Code& code : codes) {
        const table::Row row = tx.insert(table, {code.code});
        if (row != table::kNoRow) tx.set_text(table, row, 1, code.description);
    }
}

void assign(table::Transaction& tx, table::TableId table, const std::string& no,
            const std::vector<std::string>& codes) {
    for (const std::string& code : codes) tx.insert(table, {no, code});
}

void fill_addresses(table::Transaction& tx, const GeneratedContact& contact) {
    namespace address = contact::alt_address;
    for (const GeneratedAlternateAddress& each : contact.alternate_addresses) {
        const table::Row row = tx.insert(address::kTable, {contact.no, each.code});
        const std::pair<table::FieldId, std::string_view> texts[] = {
            {address::kCompanyName, each.company_name},
            {address::kAddress, each.address},
            {address::kCity, each.city},
            {address::kPostCode, each.post_code},
            {address::kCountryRegionCode, each.country_region_code},
            {address::kPhoneNo, each.phone_no},
            {address::kEMail, each.e_mail}};
        for (const auto& [field, text] : texts) tx.set_text(address::kTable, row, field, text);
    }
}

void fill_contact(table::Transaction& tx, table::Row row, const GeneratedContact& contact) {
    const std::string search_name =
        contact.search_name.empty() ? upper_case(contact.name) : contact.search_name;
    const std::pair<table::FieldId, std::string_view> texts[] = {
        {card::kName, contact.name},
        {card::kSearchName, search_name},
        {card::kName2, contact.name_2},
        {card::kAddress, contact.address},
        {card::kAddress2, contact.address_2},
        {card::kCity, contact.city},
        {card::kPostCode, contact.post_code},
        {card::kCounty, contact.county},
        {card::kCountryRegionCode, contact.country_region_code},
        {card::kPhoneNo, contact.phone_no},
        {card::kExtensionNo, contact.extension_no},
        {card::kMobilePhoneNo, contact.mobile_phone_no},
        {card::kEMail, contact.e_mail},
        {card::kEMail2, contact.e_mail_2},
        {card::kHomePage, contact.home_page},
        {card::kCompanyNo, contact.company_no},
        {card::kCompanyName, contact.company_name},
        {card::kFirstName, contact.first_name},
        {card::kMiddleName, contact.middle_name},
        {card::kSurname, contact.surname},
        {card::kInitials, contact.initials},
        {card::kJobTitle, contact.job_title},
        {card::kLanguageCode, contact.language_code},
        {card::kTerritoryCode, contact.territory_code},
        {card::kSalespersonCode, contact.salesperson_code},
        {card::kSalutationCode, contact.salutation_code},
        {card::kOrganizationalLevelCode, contact.organizational_level_code},
        {card::kVatRegistrationNo, contact.vat_registration_no},
        {card::kRegistrationNo, contact.registration_no},
        {card::kExternalId, contact.external_id}};
    for (const auto& [field, text] : texts) tx.set_text(card::kTable, row, field, text);
    tx.set_number(card::kTable, row, card::kType, static_cast<std::int64_t>(contact.type));
    tx.set_number(card::kTable, row, card::kCorrespondenceType,
                  static_cast<std::int64_t>(contact.correspondence_type));
    tx.set_flag(card::kTable, row, card::kExcludeFromSegment, contact.exclude_from_segment);
    tx.set_flag(card::kTable, row, card::kPrivacyBlocked, contact.privacy_blocked);
    tx.set_number(card::kTable, row, card::kLastDateModified, contact.last_date_modified);
    tx.set_number(card::kTable, row, card::kLastTimeModified, contact.last_time_modified);
}

}  // namespace

void fill_codes(table::Transaction& tx) {
    fill_list(tx, setup::country::kTable, country_codes());
    fill_list(tx, setup::language::kTable, language_codes());
    fill_list(tx, setup::territory::kTable, territory_codes());
    fill_list(tx, setup::industry_group::kTable, industry_group_codes());
    fill_list(tx, setup::mailing_group::kTable, mailing_group_codes());
    fill_list(tx, setup::business_relation::kTable, business_relation_codes());
    fill_list(tx, setup::job_responsibility::kTable, job_responsibility_codes());
    fill_list(tx, setup::organizational_level::kTable, organizational_level_codes());
    fill_list(tx, setup::salutation::kTable, salutation_codes());
}

void fill_contacts(table::Transaction& tx, const Generator& generator, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
        const GeneratedContact contact = generator.contact(i);
        fill_contact(tx, tx.insert(card::kTable, {contact.no}), contact);
        assign(tx, contact::mailing_group::kTable, contact.no, contact.mailing_groups);
        assign(tx, contact::industry_group::kTable, contact.no, contact.industry_groups);
        assign(tx, contact::business_relation::kTable, contact.no, contact.business_relations);
        assign(tx, contact::job_responsibility::kTable, contact.no, contact.job_responsibilities);
        fill_addresses(tx, contact);
    }
}

}  // namespace segments::testdata
