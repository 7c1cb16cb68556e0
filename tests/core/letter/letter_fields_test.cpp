// The fields of letters and their values.
#include "core/letter/letter_fields.h"

#include "core/letter/blank_template.h"
#include "core/letter/frozen_values.h"
#include "core/setup/marketing_setup.h"
#include "core/word/zip_reader.h"
#include "tests/core/segment/documents.h"

using namespace segments;
using namespace segments::test;

namespace {

struct LetterWorkspace : Letters {
    std::string value(Row line_row, const std::string& name) const {
        const std::optional<std::string> known = letter::known_field(name);
        REQUIRE(known);
        const segment::LineReader reader(*db, row);
        return letter::FieldValues(reader, filter::Locale(), {*known}).of(line_row).at(0).text;
    }
};

}  // namespace

TEST_CASE("MRG-3, MRG-4, MRG-10: a field is known by any writing of its name, and by its prefix") {
    CHECK(letter::known_field("Contact Name") == "Contact Name");
    CHECK(letter::known_field("contact_name") == "Contact Name");
    CHECK(letter::known_field("CONTA_Name") == "Contact Name");
    CHECK(letter::known_field("Contact_E_Mail") == "Contact E-Mail");
    CHECK(letter::known_field("Contact Email") == "Contact E-Mail");
    CHECK(letter::known_field("City") == "Contact City");
    CHECK(letter::known_field("Subject") == "Line Subject");
    CHECK(letter::known_field("SALES_Name") == "Salesperson Name");
    CHECK(letter::known_field("COMPA_Bank_Name") == "Company Information Bank Name");
    CHECK(letter::known_field("Contact_Mail_Address") == "Contact Mail Address");
    CHECK_FALSE(letter::known_field("Shoe Size"));
    CHECK_FALSE(letter::known_field(""));
    // The fields of the reference, by the names that its templates have.
    for (const char* name :
         {"Contact_Company_Name", "Contact_Name_2", "Contact_Post_Code", "Contact_Country_Region_Name",
          "Contact_Job_Title", "Contact_VAT_Registration_No_", "Contact_Home_Page", "Formal_Salutation",
          "Informal_Salutation", "Salesperson_Code", "Salesperson_Phone_No_", "Salesperson_Email",
          "Document_Date", "Campaign_No_", "Segment_No_", "Description"})
        CHECK_MESSAGE(letter::known_field(name), name);
}

TEST_CASE("MRG-11: a field is known by its caption in every language of the program") {
    CHECK(letter::known_field("Kontakt Ort") == "Contact City");
    CHECK(letter::known_field("kontakt_ort") == "Contact City");
    CHECK(letter::known_field("Ort") == "Contact City");
    CHECK(letter::known_field("CONTA_Ort") == "Contact City");
    CHECK(letter::known_field("Förmliche Anrede") == "Formal Salutation");
    CHECK(letter::known_field("Verkäufer Name") == "Salesperson Name");
    CHECK(letter::known_field("Betreff") == "Line Subject");
    CHECK(letter::known_field("Unternehmensinformationen Bankname") == "Company Information Bank Name");
    CHECK(letter::known_field("Contacto Población") == "Contact City");
    CHECK(letter::known_field("Asunto") == "Line Subject");
    CHECK(letter::known_field("Saludo formal") == "Formal Salutation");
}

TEST_CASE("MRG-11: no caption stands for one field in one language and for another one elsewhere") {
    const std::vector<std::string> english = letter::all_fields();
    for (const char* language : {"DEU", "DEA", "ESP"}) {
        const std::vector<std::string> names = letter::all_fields(language);
        REQUIRE(names.size() == english.size());
        std::size_t translated = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            CHECK_MESSAGE(letter::known_field(names[i]) == english[i], names[i]);
            translated += names[i] == english[i] ? 0 : 1;
        }
        CHECK(translated > english.size() * 9 / 10);
    }
    CHECK(letter::all_fields("FRA") == english);
}

TEST_CASE(
    "MRG-11, MRG-7: a blank document names fields in its language, else in the Mergefield Language ID") {
    LetterWorkspace w;
    CHECK(letter::captions_language(*w.db, "") == "");
    REQUIRE(setup::set_setup_field(w.tx, setup::marketing::kMergefieldLanguageId, schema::FieldValue("DEU")));
    CHECK(letter::captions_language(*w.db, "") == "DEU");
    CHECK(letter::captions_language(*w.db, "ESP") == "ESP");
    const auto names_in = [](std::string_view file, std::string_view name) {
        return file.find("\"" + std::string(name) + "\"") != std::string_view::npos;
    };
    const std::string german = letter::blank_template("OFFER", letter::captions_language(*w.db, ""));
    const Result<word::ZipReader> zip = word::ZipReader::open(german);
    REQUIRE(zip);
    const word::ZipEntry* const entry = zip->find("OFFER fields.csv");
    REQUIRE(entry != nullptr);
    const Result<std::string> fields = zip->read(*entry);
    REQUIRE(fields);
    CHECK(names_in(*fields, "Kontakt Ort"));
    CHECK_FALSE(names_in(*fields, "Contact City"));
}

TEST_CASE("an unknown name is told the nearest one") {
    CHECK(letter::nearest_field("Contact Cty") == "Contact City");
    CHECK(letter::nearest_field("Salespersn Name") == "Salesperson Name");
    CHECK(letter::nearest_field("Shoe Size") == "");
    CHECK(letter::nearest_field(std::string(100000, 'x')) == "");
}

TEST_CASE("MRG-6: every field that is listed is known by its name, and there are not too many for Word") {
    CHECK(letter::all_fields().size() <= 250);
    for (const std::string& name : letter::all_fields()) CHECK(letter::known_field(name) == name);
}

TEST_CASE(
    "MRG-10, MRG-22: values come from contact, line, salesperson and company information as they are now") {
    LetterWorkspace w;
    const Row ann = w.db->table(card::kTable).find(w.text(w.ann, line::kContactNo));
    w.set(ann, card::kCity, "London");
    CHECK(w.value(w.ann, "Contact Name") == "Ann Lee");
    CHECK(w.value(w.ann, "City") == "London");
    w.set(ann, card::kCity, "Leeds");
    CHECK(w.value(w.ann, "City") == "Leeds");
    CHECK(w.value(w.ann, "Contact Mail Address").find("Ann Lee\n") == 0);
    CHECK(w.value(w.ann, "Description") == "Fair");
    CHECK(w.value(w.ann, "Segment No.") == w.db->table(header::kTable).text(w.row, header::kNo));
    w.tx.set_text(line::kTable, w.ann, line::kLetterText, "See you on Monday!");
    CHECK(w.value(w.ann, "Line Text") == "See you on Monday!");
    CHECK(w.value(w.hans, "Line Text").empty());
    w.header(w.row, header::kLetterText, "Free entry until noon.");
    CHECK(w.value(w.hans, "Segment Text") == "Free entry until noon.");
    const table::Table& sellers = w.db->table(setup::salesperson::kTable);
    CHECK(w.value(w.ann, "Salesperson Name") ==
          sellers.text(sellers.find(w.text(w.ann, line::kSalespersonCode)), setup::salesperson::kName));
    CHECK(w.value(w.ann, "Document Date") == w.value(w.ann, "Line Date"));
}

TEST_CASE("LOG-36: values that a log entry keeps come back as they were") {
    letter::FrozenValues values{"DEU",
                                {{"Ann: Lee\n12:3:", {}, 0},
                                 {"", filter::ValueType::date, 46350},
                                 {"1.5", filter::ValueType::decimal, -150000}}};
    CHECK(letter::unpack_values(letter::pack_values(values)) == values);
    CHECK(letter::unpack_values(letter::pack_values({})) == letter::FrozenValues());
    for (const char* damaged :
         {"", ":", "9999:x", "3:DEU:::", "-5:", "99999999999999999999999:x", "3:DEU2:1:-7:x"})
        (void)letter::unpack_values(damaged);
}
