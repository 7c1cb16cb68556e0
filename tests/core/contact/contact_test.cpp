#include "core/contact/contact.h"

#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

void put_on_segment(Workspace& w, Row row, std::string_view segment, int id) {
    namespace line = segments::segment::line;
    const Row added = w.tx.insert(line::kTable, {id});
    w.tx.set_text(line::kTable, added, line::kSegmentNo, segment);
    w.tx.set_text(line::kTable, added, line::kContactNo, w.no(row));
}

}  // namespace

TEST_CASE("CON-1: a new contact gets the next number and the defaults of the setup") {
    Workspace w;
    w.setup_field(setup::marketing::kDefaultCountryRegionCode, "DK");
    w.setup_field(setup::marketing::kDefaultLanguageCode, "DAN");
    w.setup_field(setup::marketing::kDefaultTerritoryCode, "NORTH");
    w.setup_field(setup::marketing::kDefaultFormatRegion, "da-DK");
    w.setup_field(setup::marketing::kDefaultCorrespondenceType, 2);
    const Row row = *contact::create_contact(w.tx, w.context, {schema::ContactType::person, ""});
    CHECK(w.no(row) == "CT000001");
    CHECK(w.text(row, card::kCountryRegionCode) == "DK");
    CHECK(w.text(row, card::kLanguageCode) == "DAN");
    CHECK(w.text(row, card::kTerritoryCode) == "NORTH");
    CHECK(w.text(row, card::kFormatRegion) == "da-DK");
    CHECK(w.text(row, card::kSalutationCode) == "UNISEX");
    CHECK(w.number(row, card::kCorrespondenceType) == 2);
    CHECK(w.number(row, card::kLastDateModified) == w.context.today);
    CHECK(w.number(row, card::kLastTimeModified) == 37800001);
}

TEST_CASE("CON-1: the user's own salesperson wins over the default one") {
    Workspace w;
    w.code(setup::salesperson::kTable, "XX");
    w.setup_field(setup::marketing::kDefaultSalespersonCode, "XX");
    CHECK(w.text(w.company("A"), card::kSalespersonCode) == "AL");
    w.context.user_id = "NOBODY";
    CHECK(w.text(w.company("B"), card::kSalespersonCode) == "XX");
}

TEST_CASE("CON-1, NUM-4: numbers in use are skipped, typed ones must be free") {
    Workspace w;
    w.company("A", "ct000001");
    CHECK(w.no(w.company("B")) == "CT000002");
    const Result<Row> again =
        contact::create_contact(w.tx, w.context, {schema::ContactType::person, "CT000002"});
    REQUIRE_FALSE(again);
    CHECK(again.error().message == "There is a Contact CT000002 already. Choose another number.");
    const Result<Row> too_long =
        contact::create_contact(w.tx, w.context, {schema::ContactType::person, "123456789012345678901"});
    REQUIRE_FALSE(too_long);
}

TEST_CASE("CON-2: a company is its own company and has no parts of a name") {
    Workspace w;
    const Row row = w.company("Contoso");
    CHECK(w.text(row, card::kCompanyNo) == "CT000001");
    CHECK(w.text(row, card::kCompanyName) == "Contoso");
    CHECK(w.text(row, card::kFirstName) == "");
    CHECK(w.refusal(row, card::kFirstName, "Ann") ==
          "A company has no First Name. Fill it in for its people.");
    CHECK(w.refusal(row, card::kJobTitle, "Buyer") ==
          "A company has no Job Title. Fill it in for its people.");
    w.set(row, card::kName, "Fabrikam");
    CHECK(w.text(row, card::kCompanyName) == "Fabrikam");
}

TEST_CASE("CON-3: a person's name and its parts follow each other") {
    Workspace w;
    const Row row = w.person("Ann Marie Lee");
    CHECK(w.text(row, card::kFirstName) == "Ann");
    CHECK(w.text(row, card::kMiddleName) == "Marie");
    CHECK(w.text(row, card::kSurname) == "Lee");
    w.set(row, card::kSurname, "Berg");
    w.set(row, card::kMiddleName, "");
    CHECK(w.text(row, card::kName) == "Ann Berg");
    CHECK(w.text(row, card::kSearchName) == "ANN BERG");
}

TEST_CASE("CON-4: the search name follows the name until it is typed, and again once it is emptied") {
    Workspace w;
    const Row row = w.company("Contoso");
    CHECK(w.text(row, card::kSearchName) == "CONTOSO");
    w.set(row, card::kSearchName, "the wine shop");
    w.set(row, card::kName, "Fabrikam");
    CHECK(w.text(row, card::kSearchName) == "THE WINE SHOP");
    w.set(row, card::kSearchName, "");
    CHECK(w.text(row, card::kSearchName) == "FABRIKAM");
    w.set(row, card::kName, "Contoso");
    CHECK(w.text(row, card::kSearchName) == "CONTOSO");
}

TEST_CASE("CON-8: e-mail addresses and telephone numbers have their form") {
    Workspace w;
    const Row row = w.company("Contoso");
    w.set(row, card::kEMail, "info@contoso.example");
    CHECK(w.refusal(row, card::kEMail, "info.contoso") ==
          "E-Mail must look like name@company.example. Correct the address.");
    CHECK(w.refusal(row, card::kEMail2, "x") ==
          "E-Mail 2 must look like name@company.example. Correct the address.");
    CHECK(w.refusal(row, card::kPhoneNo, "+45 CALL ME") ==
          "Phone No. must not contain letters. Correct the number.");
    CHECK(w.refusal(row, card::kMobilePhoneNo, "x") ==
          "Mobile Phone No. must not contain letters. Correct the number.");
    CHECK(w.text(row, card::kEMail) == "info@contoso.example");
    w.set(row, card::kEMail, "");
    w.set(row, card::kVatRegistrationNo, "dk 123");
    CHECK(w.text(row, card::kVatRegistrationNo) == "DK 123");
    CHECK(w.refusal(row, card::kRegistrationNo, "123456789012345678901") ==
          "Registration No. may have at most 20 characters. Please shorten it.");
}

TEST_CASE("lengths are checked and the error names record and field") {
    Workspace w;
    const Row row = w.company("Contoso");
    const Result<void> result = contact::set_field(w.tx, w.context, row, card::kCity, std::string(31, 'x'));
    REQUIRE_FALSE(result);
    CHECK(result.error().message ==
          "City holds at most 30 characters; \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" has 31. Please shorten it.");
    CHECK(result.error().record == "Contact CT000001");
    CHECK(result.error().field == "City");
}

TEST_CASE("codes must exist, and a blocked salesperson can't be chosen") {
    Workspace w;
    const Row row = w.company("Contoso");
    w.set(row, card::kCountryRegionCode, "dk");
    CHECK(w.text(row, card::kCountryRegionCode) == "DK");
    CHECK(w.refusal(row, card::kCountryRegionCode, "XX") ==
          "There is no Country/Region XX. Choose one that exists, or create it first.");
    CHECK(w.refusal(row, card::kLanguageCode, "XX") ==
          "There is no Language XX. Choose one that exists, or create it first.");
    w.code(setup::salesperson::kTable, "BB");
    w.tx.set_flag(setup::salesperson::kTable, w.db->table(setup::salesperson::kTable).find("BB"),
                  setup::salesperson::kBlocked, true);
    CHECK(w.refusal(row, card::kSalespersonCode, "BB") == "Salesperson BB is blocked. Choose another one.");
    w.set(row, card::kCurrencyCode, "dkk");
}

TEST_CASE("fields that follow from others can't be typed") {
    Workspace w;
    const Row company = w.company("Contoso");
    const Row person = w.person("Ann Lee");
    CHECK(w.refusal(company, card::kNo, "X") == "No. can't be typed.");
    CHECK(w.refusal(company, card::kLastDateModified, 5) == "Last Date Modified can't be typed.");
    CHECK(w.refusal(person, card::kCompanyName, "X") == "Company Name can't be typed.");
    CHECK(w.refusal(company, card::kCompanyNo, "X") == "The Company No. of a company is its own number.");
    CHECK_FALSE(contact::is_editable(*w.db, company, card::kCompanyNo));
    CHECK(contact::is_editable(*w.db, person, card::kCompanyNo));
    CHECK_FALSE(contact::is_editable(*w.db, company, card::kSurname));
    CHECK_FALSE(contact::is_editable(*w.db, person, card::kLastDateModified));
}

TEST_CASE("CON-9: a minor is privacy blocked, and consent is needed to take the block off") {
    Workspace w;
    const Row row = w.person("Kim Lee");
    w.set(row, card::kMinor, true);
    CHECK(w.flag(row, card::kPrivacyBlocked));
    CHECK(w.refusal(row, card::kPrivacyBlocked, false) ==
          "The privacy block of a minor can be taken off only when Parental Consent Received is set.");
    w.set(row, card::kParentalConsentReceived, true);
    CHECK(w.flag(row, card::kPrivacyBlocked));
    w.set(row, card::kPrivacyBlocked, false);
    CHECK_FALSE(w.flag(row, card::kPrivacyBlocked));
    w.set(row, card::kParentalConsentReceived, false);
    CHECK(w.flag(row, card::kPrivacyBlocked));
}

TEST_CASE("CON-10: no interaction is started with a privacy-blocked contact") {
    Workspace w;
    const Row row = w.person("Kim Lee");
    CHECK(contact::check_not_privacy_blocked(*w.db, row));
    w.set(row, card::kPrivacyBlocked, true);
    const Result<void> blocked = contact::check_not_privacy_blocked(*w.db, row);
    REQUIRE_FALSE(blocked);
    CHECK(blocked.error().message ==
          "Contact CT000001 Kim Lee is privacy blocked, so no interaction can be started with it. Take the "
          "block off on the contact's card if you may.");
}

TEST_CASE("CON-21: an edit stamps the contact, the same value again does not") {
    Workspace w;
    const Row row = w.company("Contoso");
    w.context.today += 1;
    w.context.minutes = 0;
    w.set(row, card::kName, "Contoso");
    CHECK(w.number(row, card::kLastDateModified) == w.context.today - 1);
    w.set(row, card::kCity, "Oslo");
    CHECK(w.number(row, card::kLastDateModified) == w.context.today);
    CHECK(w.number(row, card::kLastTimeModified) == 1);
}

TEST_CASE("values are typed in the region's form") {
    Workspace w;
    const Row row = w.person("Ann Lee");
    const filter::EntryContext entry = filter::entry_context(w.context);
    CHECK(contact::set_field_typed(w.tx, entry, w.context, row, card::kCorrespondenceType, "email"));
    CHECK(w.number(row, card::kCorrespondenceType) == 2);
    const Result<void> refused =
        contact::set_field_typed(w.tx, entry, w.context, row, card::kCorrespondenceType, "fax");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "Correspondence Type can't be \"fax\". Choose one of Hard Copy, Email.");
    CHECK(refused.error().record == "Contact CT000001");
}

TEST_CASE("CON-7: the type can't be changed while interactions exist") {
    namespace entry = interaction::log_entry;
    Workspace w;
    const Row row = w.company("Contoso");
    const Row added = w.tx.insert(entry::kTable, {1});
    w.tx.set_text(entry::kTable, added, entry::kContactNo, w.no(row));
    CHECK(w.refusal(row, card::kType, 1) ==
          "The type can't be changed: there are interactions with the contact.");
}

TEST_CASE("CON-7: a company with people or company data can't become a person") {
    Workspace w;
    const Row company = w.company("Contoso");
    const Row person = w.person("Ann Lee");
    w.set(person, card::kCompanyNo, w.no(company));
    CHECK(w.refusal(company, card::kType, 1) ==
          "The type can't be changed: people belong to the company. Give them another company first.");
    w.set(person, card::kCompanyNo, "");
    w.set(company, card::kCurrencyCode, "DKK");
    CHECK(w.refusal(company, card::kType, 1) ==
          "The type can't be changed: a Currency Code is filled in. Empty it first.");
    w.set(company, card::kCurrencyCode, "");
    w.set(company, card::kVatRegistrationNo, "1");
    CHECK(w.refusal(company, card::kType, 1) ==
          "The type can't be changed: a VAT Registration No. is filled in. Empty it first.");
    w.set(company, card::kVatRegistrationNo, "");
    w.set(company, card::kType, 1);
    CHECK(w.text(company, card::kCompanyNo) == "");
    CHECK(w.text(company, card::kCompanyName) == "");
    CHECK(w.text(company, card::kSurname) == "Contoso");
    CHECK(w.text(company, card::kSalutationCode) == "UNISEX");
}

TEST_CASE("CON-7: a person with an organizational level can't become a company") {
    Workspace w;
    w.code(setup::organizational_level::kTable, "CEO");
    const Row row = w.person("Ann Lee");
    w.set(row, card::kJobTitle, "Buyer");
    w.set(row, card::kOrganizationalLevelCode, "CEO");
    CHECK(w.refusal(row, card::kType, 0) ==
          "The type can't be changed: an Organizational Level Code is filled in. Empty it first.");
    w.set(row, card::kOrganizationalLevelCode, "");
    w.set(row, card::kType, 0);
    CHECK(w.text(row, card::kCompanyNo) == w.no(row));
    CHECK(w.text(row, card::kCompanyName) == "Ann Lee");
    CHECK(w.text(row, card::kFirstName) == "");
    CHECK(w.text(row, card::kSurname) == "");
    CHECK(w.text(row, card::kJobTitle) == "");
    CHECK(w.refusal(row, card::kOrganizationalLevelCode, "CEO") ==
          "A company has no Organizational Level Code. Fill it in for its people.");
}

TEST_CASE("CON-5: the company can't be changed while the contact is on a segment") {
    Workspace w;
    const Row company = w.company("Contoso");
    const Row person = w.person("Ann Lee");
    put_on_segment(w, person, "SM00001", 1);
    CHECK(w.refusal(person, card::kCompanyNo, w.no(company)) ==
          "The company can't be changed while the contact is on a segment. Remove its lines or log the "
          "segment first.");
    w.tx.set_number(segment::line::kTable, 0, segment::line::kRemovedBy, 3);
    w.set(person, card::kCompanyNo, w.no(company));
}

TEST_CASE("CON-5: a person's company must be a company") {
    Workspace w;
    const Row person = w.person("Ann Lee");
    const Row other = w.person("Bo Berg");
    CHECK(w.refusal(person, card::kCompanyNo, "X") == "There is no contact X. Choose a company that exists.");
    CHECK(w.refusal(person, card::kCompanyNo, w.no(other)) ==
          "Contact CT000002 is a person. Choose a company.");
}

TEST_CASE("a refused change leaves no trace") {
    Workspace w;
    const Row row = w.company("Contoso");
    const std::size_t before = w.tx.changes().of(card::kTable)->cells.size();
    CHECK_FALSE(w.refusal(row, card::kType, 7).empty());
    CHECK_FALSE(w.refusal(row, card::kEMail, "x").empty());
    CHECK_FALSE(w.refusal(row, card::kName, "\xFF").empty());
    CHECK(w.tx.changes().of(card::kTable)->cells.size() == before);
    CHECK(w.text(row, card::kName) == "Contoso");
}

TEST_CASE("PRD-23: an External ID has 80 characters, and keeps capital and small letters") {
    Workspace w;
    const Row row = w.person("Ann Lee");
    const std::string urn = "urn:uuid:6E8BC430-9C3A-11D9-9669-0800200c9a66";
    w.set(row, card::kExternalId, urn);
    CHECK(w.text(row, card::kExternalId) == urn);
    CHECK(w.refusal(row, card::kExternalId, std::string(80, 'x')).empty());
    CHECK_FALSE(w.refusal(row, card::kExternalId, std::string(81, 'x')).empty());
}
