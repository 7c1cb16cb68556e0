// Files of other programs: each of tests/data/exchange gives the contacts that stand beside it, and what was
// imported from it comes back the same by way of every format that holds it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/exchange/contact_json.h"
#include "core/exchange/sheet_writer.h"
#include "core/word/zip_writer.h"
#include "tests/core/exchange/foreign_support.h"
#include "tests/core/testdata/project_file.h"

using namespace segments;
using namespace segments::test;
using exchange::ExportFormat;

namespace {

constexpr std::string_view kFolder = "tests/data/exchange/";

std::vector<std::string> example_files() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(testdata::project_path(std::string(kFolder)))) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".expected") && name != "README.md" && !name.starts_with("."))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string example(const std::string& name) {
    return testdata::project_file(std::string(kFolder) + name);
}

// "# vCard, vCard 3.0, UTF-8" and the contacts.
std::string seen(const table::Database& db, const std::string& name, std::size_t piece) {
    const std::string text = example(name);
    const exchange::Recognized file = exchange::recognize(text, name);
    return "# " + std::string(exchange::caption_of(file.format)) +
           (file.detail.empty() ? "" : ", " + file.detail) + ", " +
           std::string(exchange::name_of(file.encoding)) + "\n" + translated(db, text, name, piece);
}

// Where two files of the workspace begin to differ; empty if they don't.
std::string difference(std::string_view a, std::string_view b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end()) return {};
    const auto at = static_cast<std::size_t>(left - a.begin());
    const std::size_t from = at < 40 ? 0 : at - 40;
    return std::string(a.substr(from, 120)) + "\n<>\n" + std::string(b.substr(from, 120));
}

}  // namespace

TEST_CASE("Each file of another program is recognised and gives the contacts that stand beside it") {
    const std::unique_ptr<table::Database> db = new_database();
    for (const std::string& name : example_files()) {
        CAPTURE(name);
        const std::string expected = example(name + ".expected");
        CHECK(seen(*db, name, 4096) == expected);
        // However it is cut into pieces.
        CHECK(seen(*db, name, 1) == expected);
        CHECK(seen(*db, name, 7) == expected);
    }
}

TEST_CASE("What was imported comes back the same from every format that holds it") {
    for (const std::string& name : example_files()) {
        CAPTURE(name);
        const std::unique_ptr<table::Database> db = new_database();
        const Imported first = import_any(*db, example(name), name);
        CHECK(first.refused == "");
        const std::string contacts = exported(*db, ExportFormat::segments);
        for (const ExportFormat format :
             {ExportFormat::segments, ExportFormat::csv, ExportFormat::vcard_4, ExportFormat::vcard_3,
              ExportFormat::vcard_2_1, ExportFormat::jcard, ExportFormat::jscontact,
              ExportFormat::google_people, ExportFormat::business_central}) {
            exchange::ExportContacts look(*db, exchange::all_contacts(*db), format);
            while (!look.look(5)) {
            }
            // vCard 2.1 has no lists within a component and no commas in categories; the two lists of other
            // programs bring what they keep in their own order.
            const bool other_order =
                format == ExportFormat::google_people || format == ExportFormat::business_central;
            if ((format == ExportFormat::vcard_2_1 && (name.starts_with("rfc") || name == "jcards.json")) ||
                (other_order && name.ends_with(".json")) ||
                (format == ExportFormat::jscontact && name.starts_with("nasty.jscontact")))
                continue;
            if (!look.losses().empty()) continue;
            const std::string_view ending = exchange::info_of(format).ending;
            CAPTURE(ending);
            const std::string file = exported(*db, format);
            CAPTURE(file);
            // In the same workspace nothing changes, in a new one it is the same.
            const Imported again = import_any(*db, file, "again" + std::string(ending));
            CHECK(again.rejected == std::vector<std::string>{});
            CHECK(again.counts == ImportCounts{0, 0, first.counts.added, 0});
            CHECK(difference(exported(*db, ExportFormat::segments), contacts) == "");
            const std::unique_ptr<table::Database> other = new_database();
            import_any(*other, file, "again" + std::string(ending));
            CHECK(difference(exported(*other, ExportFormat::segments), contacts) == "");
        }
    }
}

TEST_CASE("Groups that name their members become mailing groups, wherever they stand in the file") {
    const auto groups_of = [](std::string_view file, std::string_view name, std::string_view external_id) {
        const std::unique_ptr<table::Database> db = new_database();
        const Imported result = import_any(*db, file, name);
        CHECK(result.counts.rejected == 0);
        const table::Table& contacts = db->table(card::kTable);
        const table::Table& groups = db->table(contact::mailing_group::kTable);
        std::string found;
        contacts.live().for_each([&](table::Row row) {
            if (contacts.text(row, card::kExternalId) != external_id) return;
            groups.live().for_each([&](table::Row each) {
                if (groups.text(each, 0) == contacts.text(row, card::kNo))
                    found += std::string(groups.text(each, 1)) + ";";
            });
        });
        return found;
    };
    constexpr std::string_view kCards =
        R"([{"@type":"Card","version":"1.0","kind":"group","uid":"g1","name":{"full":"Wine"},"members":{"u1":true,"u3":false}},
            {"@type":"Card","version":"1.0","uid":"u1","name":{"full":"Ann Lee"}},
            {"@type":"Card","version":"1.0","uid":"u2","name":{"full":"Bob Hill"},"keywords":{"Old":true}},
            {"@type":"Card","version":"1.0","kind":"group","uid":"g2","name":{"full":"Fair"},"members":{"u2":true,"urn:uuid:U1":true}}])";
    CHECK(groups_of(kCards, "cards.json", "u1") == "FAIR;WINE;");
    CHECK(groups_of(kCards, "cards.json", "u2") == "FAIR;OLD;");
    constexpr std::string_view kVCards =
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:1\r\nFN:Ann Lee\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Wine\r\nMEMBER:urn:uuid:1\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nX-ADDRESSBOOKSERVER-KIND:group\r\nFN:Fair\r\n"
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1\r\nEND:VCARD\r\n";
    CHECK(groups_of(kVCards, "cards.vcf", "urn:uuid:1") == "FAIR;WINE;");
    constexpr std::string_view kPeople =
        R"([{"resourceName":"people/c1","names":[{"displayName":"Ann Lee"}],
             "memberships":[{"contactGroupMembership":{"contactGroupResourceName":"contactGroups/x"}},
                            {"contactGroupMembership":{"contactGroupResourceName":"contactGroups/myContacts"}}]},
            {"resourceName":"contactGroups/x","groupType":"USER_CONTACT_GROUP","name":"Wine"},
            {"resourceName":"contactGroups/y","name":"Fair","memberResourceNames":["people/c1"]},
            {"resourceName":"contactGroups/myContacts","groupType":"SYSTEM_CONTACT_GROUP","name":"myContacts"}])";
    CHECK(groups_of(kPeople, "people.json", "people/c1") == "FAIR;WINE;");
}

TEST_CASE("Mailing groups go out with their members where the format has groups, and come back") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db,
                R"([{"no":"A","type":"Company","name":"Adatum","mailingGroups":["NEWS","VIP"]},
            {"no":"B","type":"Company","name":"Bahn","externalId":"urn:uuid:7","mailingGroups":["NEWS"]},
            {"no":"C","type":"Company","name":"Cafe"}])");
    for (const exchange::ExportFormat format :
         {exchange::ExportFormat::vcard_4, exchange::ExportFormat::jcard, exchange::ExportFormat::jscontact,
          exchange::ExportFormat::google_people}) {
        CHECK(exchange::has_groups(format));
        exchange::ExportContacts job(*db, exchange::all_contacts(*db), format);
        job.with_groups(true);
        std::string text;
        while (!job.step(10, text)) {
        }
        CHECK(text.find("urn:uuid:7") != std::string::npos);
        CHECK(text.find("urn:segments:A") != std::string::npos);
        CHECK(import_any(*db, text, "again").counts.rejected == 0);
    }
    CHECK(!exchange::has_groups(exchange::ExportFormat::csv));
    CHECK(db->table(card::kTable).size() <= 7);
}

TEST_CASE("Bad values of other formats are kept aside or rejected with their reason, the others come in") {
    const auto translated_one = [](std::string_view json) {
        return translated(*new_database(), json, "file.json");
    };
    // Business Central's blank date, a number as a text and a text as a number, several addresses, HTML.
    const std::string central = translated_one(
        R"({"value":[{"number":10000,"displayName":"<b>Ann</b> & \"Co\" Ltd","phoneNumber":441234,
                     "email":"a@b.example; c@d.example","lastVisitDate":"0001-01-01","blocked":"false"}]})");
    CHECK(
        central ==
        R"({"no":"10000","name":"<b>Ann</b> & \"Co\" Ltd","phoneNo":"441234","eMail":"a@b.example; c@d.example",)"
        R"("$typeIfNew":"Company","businessCentral":{"lastVisitDate":"0001-01-01","blocked":"false"}})"
        "\n");
    const std::string mixed = translated_one(
        R"({"connections":[{"resourceName":"people/1","names":[{"displayName":"Ann"}],
                            "birthdays":[{"date":{"year":2026,"month":2,"day":30}}]},7,"text",null,[1]]})");
    CHECK(mixed.starts_with(
        R"({"name":"Ann","externalId":"people/1","$typeIfNew":"Person",)"
        R"("googlePeople":{"birthdays":[{"date":{"year":2026,"month":2,"day":30}}]}})"
        "\n! line 2, contact 2: This is no contact: it isn't an object with properties in { }.\n"));
    const auto second_card = [&](std::string_view members) {
        const std::string text = translated_one(R"([{"@type":"Card","uid":"0","name":{"full":"Bob"}},
{"@type":"Card","name":{"full":"Ann"},)" + std::string(members) +
                                                "}]");
        return text.substr(text.find('\n') + 1);
    };
    // Numbers that other programs can't hold, and such as only lose digits there.
    CHECK(
        second_card(R"("x":1e400)") ==
        "! line 2, contact 2: The contact holds a number that is too large to be kept. Write it as a text in "
        "\" quotes.\n");
    CHECK(second_card(R"("x":18446744073709551616)") ==
          R"({"name":"Ann","$typeIfNew":"Person","jsContact":{"x":18446744073709551616}})"
          "\n");
    // NUL is a blank, the first of two equal members counts.
    CHECK(second_card(R"("uid":"\u0000")").find("\\u0000") == std::string::npos);
    CHECK(second_card(R"("uid":"1","uid":"2")") ==
          R"({"name":"Ann","externalId":"1","$typeIfNew":"Person","jsContact":{"uid":"2"}})"
          "\n");
    CHECK(second_card(R"("uid":"\ud800")").starts_with("!! A \\u escape is half a character"));
}

TEST_CASE(
    "Other formats may nest ten thousand levels, or have a hundred thousand unknown members, and are told "
    "so") {
    const std::unique_ptr<table::Database> db = new_database();
    const std::string deep =
        "[{\"@type\":\"Card\",\"uid\":\"1\",\"name\":{\"full\":\"Ann\"},\"x\":" + std::string(10000, '[') +
        std::string(10000, ']') + "}]";
    CHECK(translated(*db, deep, "deep.json")
              .starts_with("!! Lists and objects are nested more than 64 levels deep. (At line 1,"));
    std::string wide = R"([{"@type":"Card","uid":"1","name":{"full":"Ann"})";
    for (int i = 0; i < 100000; ++i) wide += ",\"m" + std::to_string(i) + "\":" + std::to_string(i);
    wide += "}]";
    CHECK(translated(*db, wide, "wide.json") == "! line 1, contact 1: too long\n");
    std::string few = R"([{"@type":"Card","uid":"1","name":{"full":"Ann"})";
    for (int i = 0; i < 15000; ++i) few += ",\"m" + std::to_string(i) + "\":1";
    few += "}]";
    CHECK(import_any(*db, few, "few.json").counts == ImportCounts{1, 0, 0, 0});
}

TEST_CASE("Names that no vCard can have stay out of vCards, and can't end them") {
    const std::unique_ptr<table::Database> db = new_database();
    import_any(*db,
               R"(["vcard",[["fn",{},"text","Ann"],["x-a;b\r\nEND:VCARD\r\nq\"",{},"text","1"],)"
               R"(["x-good",{"group":"g\n"},"text","2"]]])",
               "a.json");
    for (const ExportFormat format :
         {ExportFormat::vcard_4, ExportFormat::vcard_3, ExportFormat::vcard_2_1}) {
        const std::string text = exported(*db, format);
        CHECK(text.find("\r\nX-GOOD;VALUE=text:2\r\nEND:VCARD\r\n") != std::string::npos);
        CHECK(translated(*new_database(), text, "a.vcf").find("\"name\":\"Ann\"") != std::string::npos);
        CHECK(text.find("X-A") == std::string::npos);
    }
    CHECK(translated(*db, "BEGIN:VCARD\nFN:Ann\nX-\"A:1\nEND:VCARD\n", "a.vcf") ==
          R"({"name":"Ann","$typeIfNew":"Person"})"
          "\n");
}

TEST_CASE("Files are recognised whose first contact is longer than what is looked at, or can't be kept") {
    const auto format_of = [](const std::string& text) {
        return exchange::caption_of(exchange::recognize(text, "file.json").format);
    };
    const std::string photo = '"' + std::string(exchange::kHeadBytes, 'A') + '"';
    const std::string card = R"("@type":"Card","uid":"1","name":{"full":"Ann"},"x":)";
    const std::string person = R"("resourceName":"people/1","names":[{"displayName":"Ann"}],"x":)";
    const std::string central = R"("number":"1","displayName":"Ann","x":)";
    for (const std::string& value : {photo, std::string("1e400")}) {
        CHECK(format_of("[{" + card + value + "}]") == "JSContact");
        CHECK(format_of("{" + card + value + "}") == "JSContact");
        CHECK(format_of("{\"connections\":[{" + person + value + "}]}") == "Google People");
        CHECK(format_of("{\"contactGroups\":[{\"resourceName\":\"contactGroups/1\",\"name\":\"x\"}],"
                        "\"connections\":[{" +
                        person + value + "}]}") == "Google People");
        CHECK(format_of("{\"@odata.context\":\"x\",\"value\":[{" + central + value + "}]}") ==
              "Business Central (API v2.0)");
        CHECK(format_of(R"([["vcard",[["fn",{},"text","Ann"],["x",{},"text",)" + value + "]]]]") == "jCard");
        CHECK(format_of("{\"people\":[{\"Name\":\"Ann\",\"Photo\":" + value + "}]}") == "Other JSON");
        CHECK(format_of(R"({"format":"segments.contacts","version":1,"contacts":[{"no":"1","x":)" + value +
                        "}]}") == "Segments (JSON)");
    }
    // Such a number stands in the way of its own contact alone.
    CHECK(translated(*new_database(), "[{" + card + "1e400},\n{" + card + "1}]", "file.json") ==
          "! line 1, contact 1: The contact holds a number that is too large to be kept. Write it as a text "
          "in \" quotes.\n"
          R"({"name":"Ann","externalId":"1","$typeIfNew":"Person","jsContact":{"x":1}})"
          "\n");
    const std::string both =
        "{\"contactGroups\":[{\"resourceName\":\"contactGroups/1\",\"name\":\"x\"}],"
        "\"connections\":[{" +
        person + photo + "},{\"resourceName\":\"people/2\",\"names\":[{\"displayName\":\"Bob\"}]}]}";
    CHECK(import_any(*new_database(), both, "people.json").counts.added == 2);
}

TEST_CASE("Files of spreadsheet programs are known by their content, whatever they are called") {
    const auto why = exchange::why_spreadsheet_is_not_read;
    std::string book;
    exchange::SheetWriter sheet(exchange::SheetFormat::xlsx, book, {{"Name"}});
    sheet.row();
    sheet.text("Contoso");
    REQUIRE(sheet.finish());
    for (const char* name : {"people.xlsx", "PEOPLE.XLSX", "people", "people.csv", "people.json"}) {
        CAPTURE(name);
        CHECK(why(book, name) ==
              "It is an Excel workbook. Open it in Excel or another spreadsheet program, save the sheet with "
              "the contacts there as CSV (UTF-8), and import that file.");
    }
    const auto archive = [](const char* name, std::string_view content) {
        std::string out;
        word::ZipWriter zip(out);
        zip.add(name, content);
        REQUIRE(zip.finish());
        return out;
    };
    // Some programs write the workbook's own part last.
    CHECK(why(archive("xl/worksheets/sheet1.xml", "<worksheet/>"), "a")
              .starts_with("It is an Excel workbook."));
    // Older ones, and those with a password.
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
    CHECK(why(compound, "old.xls").starts_with("It is an Excel workbook."));
    CHECK(why(compound, "sealed.xlsx").starts_with("It is an Excel workbook."));
    // Its kind stands at the beginning and isn't packed.
    const std::string open_document = "PK\x03\x04" + std::string(26, '\x01') +
                                      "mimetypeapplication/vnd.oasis.opendocument.spreadsheet" + "PK\x03\x04";
    CHECK(why(open_document, "people.ods") ==
          "It is an OpenDocument spreadsheet. Open it in a spreadsheet program, save the sheet with the "
          "contacts there as CSV (UTF-8), and import that file.");
    // Other files go on to be read, or refused, as what they are.
    CHECK(why(archive("word/document.xml", "<w:document/>"), "letter.docx").empty());
    CHECK(why(compound, "letter.doc").empty());
    for (const char* name : {"people.csv", "people.xls", "people.xlsx"})
        CHECK(why("Name,City\nContoso,Bath\n", name).empty());
    CHECK(why("", "empty.xlsx").empty());
    for (const std::string& name : example_files()) {
        CAPTURE(name);
        CHECK(why(example(name), name).empty());
    }
}
