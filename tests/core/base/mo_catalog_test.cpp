#include "core/base/mo_catalog.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace segments;

namespace {

using Entry = std::pair<std::string, std::string>;

void put(std::string& bytes, std::uint32_t word) {
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(word >> shift & 0xff);
}

// A catalogue as msgfmt writes it; `entries` sorted.
std::string catalog_of(const std::vector<Entry>& entries) {
    const auto count = static_cast<std::uint32_t>(entries.size());
    std::string bytes, texts;
    for (const std::uint32_t word : {0x950412deU, 0U, count, 28U, 28 + 8 * count, 0U, 0U}) put(bytes, word);
    const std::uint32_t start = 28 + 16 * count;
    for (const bool translation : {false, true})
        for (const auto& [original, translated] : entries) {
            const std::string& text = translation ? translated : original;
            put(bytes, static_cast<std::uint32_t>(text.size()));
            put(bytes, start + static_cast<std::uint32_t>(texts.size()));
            texts += text + '\0';
        }
    return bytes + texts;
}

std::string german() {
    return catalog_of(
        {{"", "Plural-Forms: nplurals=2; plural=(n != 1);\n"},
         {"New", "Neu"},
         {std::string("verb\x04Open"), "Öffnen"},
         {std::string("{1} contact\0{1} contacts", 24), std::string("{1} Kontakt\0{1} Kontakte", 24)}});
}

}  // namespace

TEST_CASE("A compiled catalogue answers for texts, contexts and plural forms") {
    const Result<std::unique_ptr<MoCatalog>> catalog = MoCatalog::read(german());
    REQUIRE(catalog);
    CHECK((*catalog)->find("New") == "Neu");
    CHECK((*catalog)->find("Old").empty());
    CHECK((*catalog)->find("Open").empty());
    CHECK((*catalog)->find_in("verb", "Open") == "Öffnen");
    CHECK((*catalog)->find_plural("{1} contact", "{1} contacts", 1) == "{1} Kontakt");
    CHECK((*catalog)->find_plural("{1} contact", "{1} contacts", 5) == "{1} Kontakte");
}

TEST_CASE("A damaged catalogue is refused, wherever it is cut or changed") {
    const std::string whole = german();
    CHECK_FALSE(MoCatalog::read(""));
    CHECK_FALSE(MoCatalog::read("msgid \"New\""));
    for (std::size_t length = 0; length + 1 < whole.size(); ++length)
        CHECK_FALSE(MoCatalog::read(whole.substr(0, length)));
    for (std::size_t place = 0; place < whole.size(); ++place) {
        std::string changed = whole;
        changed[place] = '\xff';
        // Accepted or not: nothing is read outside of it.
        const Result<std::unique_ptr<MoCatalog>> catalog = MoCatalog::read(std::move(changed));
        if (catalog) (void)(*catalog)->find_plural("{1} contact", "{1} contacts", 5);
    }
}

TEST_CASE("A number chooses its form by the rule of the language") {
    const auto forms = [](std::string_view header, std::vector<std::uint64_t> numbers) {
        const std::optional<PluralRule> rule = PluralRule::parse(header);
        REQUIRE(rule);
        std::string text;
        for (const std::uint64_t number : numbers) text += std::to_string(rule->form(number));
        return text;
    };
    CHECK(forms(" nplurals=2; plural=(n != 1);", {0, 1, 2, 101}) == "1011");
    CHECK(forms("nplurals=2; plural=n > 1;", {0, 1, 2}) == "001");
    CHECK(forms("nplurals=1; plural=0;", {0, 1, 2}) == "000");
    CHECK(forms("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
                "n%100>=20) ? 1 : 2);",
                {1, 2, 5, 11, 12, 21, 22, 25, 111, 122}) == "0122201221");
    CHECK_FALSE(PluralRule::parse("nplurals=2; plural=(n != ;"));
    CHECK_FALSE(PluralRule::parse("nplurals=2; plural=n n;"));
    CHECK_FALSE(PluralRule::parse("nplurals=0; plural=n;"));
    CHECK_FALSE(PluralRule::parse("nplurals=2; plural=" + std::string(10000, '(') + "n;"));
    CHECK_FALSE(PluralRule::parse("nplurals=2; plural=" + std::string(10000, '!') + "n;"));
}
