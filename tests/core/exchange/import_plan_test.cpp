#include "core/exchange/import_plan.h"

#include <doctest/doctest.h>

#include "core/contact/contact.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;

namespace {

constexpr const char* kTwoCompanies =
    R"([{"no":"C1","type":"Company","name":"Contoso","eMail":"info@contoso.example","externalId":"E1"},
        {"no":"C2","type":"Company","name":"Fabrikam","eMail":"info@fabrikam.example","externalId":"e1"}])";

using Reasons = std::vector<std::string>;

}  // namespace

TEST_CASE("A contact is matched by its number, in any case of letters") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    CHECK(preview_text(*db, R"([{"no":"c1","city":"Rome"},{"no":"C3","type":"Company","name":"New"}])")
              .counts == ImportCounts{1, 1, 0, 0});
    CHECK(preview_text(*db, R"([{"no":"C1","externalId":"e1","eMail":"info@fabrikam.example"}])").counts ==
          ImportCounts{0, 1, 0, 0});
}

TEST_CASE("Without a number the External ID decides, capital and small letters told apart") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    import_text(*db, R"([{"externalId":"E1","city":"Rome"},{"externalId":"e1","city":"Oslo"}])");
    CHECK(text_of(*db, "C1", card::kCity) == "Rome");
    CHECK(text_of(*db, "C2", card::kCity) == "Oslo");
}

TEST_CASE("Without number and External ID the e-mail address decides, ignoring case") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    import_text(*db, R"([{"eMail":"INFO@Contoso.Example","city":"Rome"}])");
    CHECK(text_of(*db, "C1", card::kCity) == "Rome");
    SUBCASE("an External ID that nobody has doesn't make a contact with another one the same") {
        CHECK(preview_text(
                  *db, R"([{"externalId":"X","eMail":"info@contoso.example","type":"Company","name":"New"}])")
                  .counts == ImportCounts{1, 0, 0, 0});
    }
    SUBCASE("a contact without External ID gets it") {
        import_text(*db, R"([{"no":"C3","type":"Person","name":"Ann Lee","eMail":"ann@contoso.example"}])");
        import_text(*db, R"([{"externalId":"X","eMail":"ann@contoso.example"}])");
        CHECK(text_of(*db, "C3", card::kExternalId) == "X");
    }
}

TEST_CASE("A key that fits several contacts is a rejection that names them") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    import_text(*db, R"([{"no":"C3","type":"Company","name":"Third","eMail":"INFO@contoso.example"},
                         {"no":"C4","type":"Company","name":"Fourth","externalId":"E1"}])");
    CHECK(preview_text(*db, R"([{"eMail":"info@contoso.example","city":"Rome"},
{"externalId":"E1","city":"Rome"}])")
              .rejected ==
          Reasons{"line 1, contact 1: The E-Mail info@contoso.example fits several contacts: C1, C3. Write "
                  "the No. of the one that is meant.",
                  "line 2, contact 2: The External ID E1 fits several contacts: C1, C4. Write the No. of the "
                  "one that is meant."});
    import_text(*db, R"([{"no":"C5","type":"Company","name":"Fifth","externalId":"E1"},
                         {"no":"C6","type":"Company","name":"Sixth","externalId":"E1"}])");
    CHECK(preview_text(*db, R"([{"externalId":"E1"}])").rejected[0].find("C1, C4, C5 and others") !=
          std::string::npos);
}

TEST_CASE("Of two records for one contact the later one is rejected, and both places are named") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    CHECK(preview_text(*db, "[{\"no\":\"C1\",\"city\":\"Rome\"},\n{\"externalId\":\"E1\",\"city\":\"Oslo\"}]")
              .rejected ==
          Reasons{"line 2, contact 2: Contact C1 stands in the file already: contact 1 in line 1. "
                  "Only that one counts."});
    CHECK(preview_text(*db, R"([{"type":"Company","name":"A","eMail":"a@b.example"},
{"type":"Company","name":"B","eMail":"A@B.example"},
{"type":"Company","name":"C","eMail":"a@b.example","externalId":"7"},
{"type":"Company","name":"D","externalId":"7"}])")
              .rejected ==
          Reasons{"line 2, contact 2: The E-Mail A@B.example stands in the file already: contact "
                  "1 in line 1. Only that one counts.",
                  "line 4, contact 4: The External ID 7 stands in the file already: contact 3 in "
                  "line 3. Only that one counts."});
    // A rejected one doesn't count.
    CHECK(preview_text(*db, R"([{"no":"N","type":"Firm"},{"no":"N","type":"Company","name":"A"}])").counts ==
          ImportCounts{1, 0, 0, 1});
}

TEST_CASE("Contacts that the file leaves as they are count as unchanged") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    CHECK(preview_text(*db, R"([{"no":"C1"},{"no":"C2","name":" Fabrikam ","city":null,"mailingGroups":[]}])")
              .counts == ImportCounts{0, 0, 2, 0});
}

TEST_CASE("People may come before their company, and a rejected company takes its people along") {
    const auto db = new_database();
    const Imported seen = import_text(*db, R"([{"no":"P1","type":"Person","name":"Ann Lee","companyNo":"K1"},
{"no":"P2","type":"Person","name":"Bob Ray","companyNo":"K2"},
{"no":"K1","type":"Company","name":"Contoso"},
{"no":"K2","type":"Company","name":"Bad","eMail":"x"},
{"no":"P3","type":"Person","name":"Cy Fox","companyNo":"P1"},
{"no":"P4","type":"Person","name":"Di Orr","companyNo":"K9"}])");
    CHECK(seen.counts == ImportCounts{2, 0, 0, 4});
    CHECK(
        seen.rejected ==
        Reasons{"line 2, contact 2 (P2): The company K2 is rejected itself: contact 4 in line 4.",
                "line 4, contact 4 (K2): E-Mail must look like name@company.example. Correct the address.",
                "line 5, contact 5 (P3): Contact P1 is a person. The Company No. must be that of a company.",
                "line 6, contact 6 (P4): There is no company K9, neither in the workspace nor in the file. "
                "Add it to the file, or leave the Company No. out."});
    CHECK(text_of(*db, "P1", card::kCompanyName) == "Contoso");
}

TEST_CASE("A company of the workspace stays a company when its record is rejected") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    CHECK(preview_text(*db,
                       R"([{"no":"C1","eMail":"x"},{"no":"P","type":"Person","name":"A","companyNo":"C1"}])")
              .counts == ImportCounts{1, 0, 0, 1});
    CHECK(preview_text(
              *db, R"([{"no":"C1","type":"Person"},{"no":"P","type":"Person","name":"A","companyNo":"C1"}])")
              .counts == ImportCounts{0, 1, 0, 1});
}

TEST_CASE("CON-7: a type isn't changed while something depends on it") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","mailingGroups":["NEWS"]},
{"no":"P","type":"Person","name":"Ann","companyNo":"K","jobResponsibilities":["SALES"]},
{"no":"I","type":"Company","name":"Groups","industryGroups":["HOTEL"]},
{"no":"V","type":"Company","name":"Taxes","vatRegistrationNo":"1"}])");
    CHECK(
        preview_text(*db, R"([{"no":"K","type":"Person"},
{"no":"P","type":"Company"},
{"no":"I","type":"Person"},
{"no":"V","type":"Person"}])")
            .rejected ==
        Reasons{
            "line 1, contact 1 (K): The type can't be changed: people belong to the company. Give them "
            "another company first.",
            "line 2, contact 2 (P): The type can't be changed: the person has job responsibilities. Remove "
            "them first.",
            "line 3, contact 3 (I): The type can't be changed: the company has industry groups. Remove them "
            "first.",
            "line 4, contact 4 (V): The type can't be changed: a VAT Registration No. is filled in. Empty "
            "it first."});
    import_text(*db, R"([{"no":"I","type":"Person","industryGroups":[],"name":"Ivy Moss"}])");
    CHECK(number_of(*db, "I", card::kType) == 1);
    CHECK(text_of(*db, "I", card::kSurname) == "Moss");
    CHECK(text_of(*db, "I", card::kCompanyNo).empty());
}

TEST_CASE("Codes that don't exist are listed with the contacts that need them, and made if that is wanted") {
    const auto db = new_database();
    constexpr const char* kText = R"([{"no":"K","type":"Company","name":"Contoso","countryRegionCode":"QQ"},
{"no":"P","type":"Person","name":"Ann Lee","companyNo":"K","countryRegionCode":"AT"},
{"no":"Q","type":"Person","name":"Bob Ray","mailingGroups":["NEWS"],"alternateAddresses":[{"code":"A","countryRegionCode":"QQ"}]},
{"no":"R","type":"Person","name":"Cy Fox","currencyCode":"ZZZ"}])";
    exchange::ImportPlan plan(*db);
    CHECK(read_all(kText, plan) == "");
    const Imported with = preview(plan, *db);
    CHECK(with.counts == ImportCounts{4, 0, 0, 0});
    CHECK(with.codes == Reasons{"Mailing Group NEWS", "Country/Region QQ"});
    CHECK(plan.missing_codes()[1].contacts == 2);
    plan.create_codes(false);
    const Imported without = preview(plan, *db);
    CHECK(without.counts == ImportCounts{1, 0, 0, 3});
    CHECK(without.rejected ==
          Reasons{
              "line 1, contact 1 (K): There is no Country/Region QQ. Let it be created, or create it first.",
              "line 2, contact 2 (P): The company K is rejected itself: it names a code that doesn't exist.",
              "line 3, contact 3 (Q): There is no Mailing Group NEWS. Let it be created, or create it "
              "first."});
    plan.create_codes(true);
    CHECK(preview(plan, *db).rejected.empty());

    const auto other = new_database();
    CHECK(import_text(*other, kText, false).counts == ImportCounts{1, 0, 0, 3});
    CHECK(other->table(card::kTable).size() == 1);
    import_text(*db, kText);
    const table::Table& countries = db->table(setup::country::kTable);
    CHECK(countries.text(countries.find("QQ"), setup::country::kName) == "QQ");
    CHECK(import_text(*db, kText).counts == ImportCounts{0, 0, 4, 0});
}

TEST_CASE("A code that a contact has already is no new use of it") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","salespersonCode":"XY"}])");
    {
        table::Transaction tx(*db, "Delete salesperson");
        tx.erase(setup::salesperson::kTable, db->table(setup::salesperson::kTable).find("XY"));
        table::Commit(std::move(tx)).run();
    }
    const Imported seen = preview_text(*db, R"([{"no":"K","salespersonCode":"XY","city":"Rome"}])");
    CHECK(seen.counts == ImportCounts{0, 1, 0, 0});
    CHECK(seen.codes.empty());
}

TEST_CASE("The plan is the same in whatever slices it is made") {
    const auto db = new_database();
    import_text(*db, kTwoCompanies);
    constexpr const char* kText = R"([{"no":"C1","mailingGroups":["A"]},{"no":"X","type":"Firm"},
{"eMail":"info@fabrikam.example"},{"no":"P","type":"Person","name":"A","companyNo":"K"},
{"no":"K","type":"Company","name":"B"}])";
    for (const std::size_t rows : {1, 2, 3, 1000}) {
        exchange::ImportPlan plan(*db);
        CHECK(read_all(kText, plan, rows) == "");
        const Imported seen = preview(plan, *db, rows);
        CHECK(seen.counts == ImportCounts{2, 1, 1, 1});
        CHECK(plan.progress() == 1);
    }
}
