// Contacts that are hard to write and to read: texts of every script, of the longest kind, full of what
// formats use as marks; in our own form, the same for the same seed.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/contact/assignments.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/json_tape.h"
#include "tests/data/random.h"

namespace segments::test {

class NastyContacts {
  public:
    explicit NastyContacts(std::uint64_t seed) : random_(seed, 7, 0) {}

    // A list of `count` contacts, some of them companies that others belong to.
    std::string list(std::size_t count) {
        std::string json = R"([{"no":"CO1","type":"Company","name":"Adatum"},)"
                           R"({"no":"CO2","type":"Company","name":"Béla; \\\"Kft\" , \\"})";
        // What once came back otherwise.
        json += R"(,
            {"no":"X1","type":"Person","name":"Ann","eMail2":"alone@contoso.example"},
            {"no":"X2","type":"Person","name":"Ann","eMail":"same@x.example","eMail2":"same@x.example"},
            {"no":"X3","type":"Company","name":"ends in \\","address":"\\;\\","mailingGroups":["A;B","C,D","\"E\"","* F"]},
            {"no":"X4","type":"Person","name":"Ann","firstName":" ","surname":"","pager":"tel:1;2"},
            {"no":"X5","type":"Person","name":"a_x0020_b","externalId":"data:image/png;base64,AAAA -"},
            {"no":"X6","type":"Company","name":"äääääääääääääääääääääääääääääääääEND:VCARDEND:VCARDEND:VCARD"})";
        for (std::size_t i = 0; i < count; ++i) json += ",\n" + contact(i);
        return json + "]";
    }

  private:
    static constexpr std::string_view kPieces[] = {"\"",
                                                   "\\",
                                                   ";",
                                                   ",",
                                                   ":",
                                                   "'",
                                                   "|",
                                                   "=",
                                                   "+",
                                                   "-",
                                                   "@",
                                                   "=3D",
                                                   "=\\",
                                                   "\\n",
                                                   "\\N",
                                                   "\\;",
                                                   "\\,",
                                                   "^n",
                                                   "^'",
                                                   "%0A",
                                                   "&amp;",
                                                   "<b>",
                                                   "_x0020_",
                                                   " ::: ",
                                                   "tel:",
                                                   "data:image/png;base64,AAAA",
                                                   "sep=;",
                                                   "BEGIN:VCARD",
                                                   "END:VCARD",
                                                   "null",
                                                   "true",
                                                   "1e400",
                                                   "0",
                                                   "-1",
                                                   "4.9E+11",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   "//",
                                                   "Ann",
                                                   "Müller",
                                                   "Straße",
                                                   "ŒUVRE",
                                                   "ﬁx",
                                                   "Iıİi",
                                                   "Łódź",
                                                   "Ελένη",
                                                   "Όδός",
                                                   "Дмитрий",
                                                   "ՀԱՅ",
                                                   "שלום",
                                                   "مرحبا",
                                                   "\u202Bعَرَبِيّ\u202C",
                                                   "नमस्ते",
                                                   "สวัสดี",
                                                   "中文",
                                                   "日本語",
                                                   "한국어",
                                                   "\u1112\u1161\u11AB",
                                                   "e\u0301\u0323",
                                                   "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                                   "\U0001F1E9\U0001F1EA",
                                                   "\U00020BB7",
                                                   "\U0010FFFD",
                                                   "\uFEFF",
                                                   "\u200B",
                                                   "\u200E",
                                                   "\u00AD",
                                                   "\u00A0x",
                                                   "\u3000y",
                                                   "\u2028",
                                                   "\u2029",
                                                   "\u0085",
                                                   "\u009F",
                                                   "\uFFFD",
                                                   "  ",
                                                   "\u00DF",
                                                   "\u1E9E",
                                                   "\u01C5",
                                                   " "};

    bool chance(std::uint32_t permille) { return random_.chance(permille); }

    // Of at most `characters`; often all of them.
    std::string text(std::size_t characters) {
        std::string made;
        const std::size_t pieces = chance(150) ? characters : 1 + random_.below(5);
        // One piece all the way makes texts of many bytes.
        const bool one = chance(100);
        const std::string_view first = piece();
        for (std::size_t i = 0; i < pieces; ++i) made += one ? first : piece();
        return std::string(first_characters(made, characters));
    }
    std::string_view piece() { return kPieces[random_.below(std::size(kPieces))]; }

    std::string phone(std::size_t characters) {
        constexpr std::string_view kMarks = "0123456789 +-/().,;:#*=";
        std::string made;
        for (std::size_t i = 0, count = 1 + random_.below(static_cast<std::uint32_t>(characters)); i < count;
             ++i)
            made += kMarks[random_.below(kMarks.size())];
        return made;
    }
    std::string e_mail() {
        constexpr std::string_view kNames[] = {"ann", "o'neil+x", "müller", "a=3D", "q", "用户"};
        std::string made = std::string(kNames[random_.below(std::size(kNames))]) + "@contoso.example";
        if (chance(200)) made += "; b@bellows.example";
        return made;
    }
    std::string code(std::size_t characters) {
        constexpr std::string_view kCodes[] = {"FRA", "CH", "DEU", "NEWS", "VIP", "A B", "Ä;Ö", "\"Q\"",
                                               "X,Y", "0",  "a\\", "ZZ日", "-",   "=1",  "YES"};
        return chance(700) ? std::string(kCodes[random_.below(std::size(kCodes))]) : text(characters);
    }

    void member(std::string_view name, std::string_view value) {
        key(name);
        exchange::append_json_string(json_, value);
    }
    void key(std::string_view name) {
        if (json_.back() != '{') json_ += ',';
        exchange::append_json_string(json_, name);
        json_ += ':';
    }

    void field(const table::FieldDef& def) {
        switch (def.type) {
            case filter::ValueType::boolean:
                key(def.name);
                json_ += chance(500) ? "true" : "false";
                return;
            case filter::ValueType::option:
                return member(
                    def.name,
                    trim_blanks(def.options[random_.below(static_cast<std::uint32_t>(def.options.size()))]));
            default:
                break;
        }
        if (def.name.ends_with("honeNo") || def.name == "faxNo")
            return member(def.name, phone(def.max_length));
        if (def.name.starts_with("eMail")) return member(def.name, e_mail());
        if (def.type == filter::ValueType::code && !def.name.ends_with("No") &&
            def.id != contact::contact::kSearchName)
            return member(def.name, code(def.max_length));
        member(def.name, text(def.name == "registrationNo" ? 20 : def.max_length));
    }

    std::string contact(std::size_t number) {
        namespace card = contact::contact;
        json_ = "{";
        const bool person = chance(600);
        member("no", chance(200) ? "N" + std::to_string(number) + text(10) : "N" + std::to_string(number));
        member("type", person ? "Person" : "Company");
        member("name", text(100));
        const std::uint32_t density = chance(150) ? 900 : chance(500) ? 120 : 25;
        for (const table::FieldDef& def : card::kDef.fields) {
            if (def.id <= card::kName || (def.flags & (table::kHidden | table::kReadOnly)) != 0) continue;
            const bool of_person = (def.id >= card::kFirstName && def.id <= card::kInitials) ||
                                   def.id == card::kOrganizationalLevelCode;
            if (!chance(density) || (of_person && !person)) continue;
            if (def.id == card::kCompanyNo || def.id == card::kCompanyName) continue;
            field(def);
        }
        if (person && chance(300)) member("companyNo", chance(500) ? "CO1" : "CO2");
        lists(person);
        if (chance(100)) addresses();
        kept();
        return json_ + "}";
    }

    void lists(bool person) {
        for (const contact::Assignment kind : contact::kAssignments) {
            using contact::Assignment;
            const bool of_person = kind == Assignment::job_responsibility;
            if (kind == Assignment::web_source || !chance(150)) continue;
            if (kind != Assignment::mailing_group && of_person != person) continue;
            key(exchange::name_of(kind));
            json_ += '[';
            for (std::size_t i = 0, count = 1 + random_.below(3); i < count; ++i) {
                if (json_.back() != '[') json_ += ',';
                exchange::append_json_string(json_, "G" + code(9));
            }
            json_ += ']';
        }
    }

    void addresses() {
        namespace alt = contact::alt_address;
        // Beside an address of its own: without one the first would become it.
        if (json_.find("\"address\":") == std::string::npos) member("address", "x" + text(90));
        key(exchange::kAddressesName);
        json_ += "[{";
        member("code", chance(500) ? "HOME" : "WORK");
        for (const table::FieldId id :
             {alt::kAddress, alt::kAddress2, alt::kCity, alt::kPostCode, alt::kCounty}) {
            const table::FieldDef& def = alt::kDef.fields[id];
            member(def.name, "x" + text(def.max_length - 1));
        }
        json_ += "}]";
    }

    // What came with other formats and has no field.
    void kept() {
        if (!chance(300)) return;
        std::string value, note = "n" + text(300) + "\n" + text(30) + "n";
        const std::uint32_t format = random_.below(5);
        // In vCards line ends are all of one kind.
        if (format != 0 && chance(300)) note += "\r\n\ra\tb\u007Fn";
        // Tables have no others.
        if (format > 1 && chance(300)) note += "\u0001\u001Fn";
        exchange::append_json_string(value, note);
        switch (format) {
            case 0:
                key("vCard");
                json_ += "[[\"note\",{},\"text\"," + value + "]]";
                return;
            case 1:
                key("csv");
                json_ += "{\"Hobby; \\\"x\\\", y\":" + value + "}";
                return;
            case 2:
                key("jsContact");
                json_ += "{\"notes\":{\"n1\":{\"note\":" + value + "}}}";
                return;
            case 3:
                key("googlePeople");
                json_ += "{\"biographies\":[{\"value\":" + value + "}]}";
                return;
            default:
                key("businessCentral");
                json_ += "{\"hobby\":" + value + "}";
        }
    }

    testdata::Random random_;
    std::string json_;
};

}  // namespace segments::test
