// What a country's contacts are made of: names, places, streets, and the forms that its addresses, telephone
// numbers and company names take. One file for each country in countries/.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace segments::testdata {

// A word as it is written in the country, and in Latin letters for e-mail addresses. An empty `latin` means:
// the text itself without its accents.
struct Word {
    std::string_view text;
    std::string_view latin = {};
};

struct Surname {
    std::string_view text;
    std::string_view latin = {};
    std::string_view feminine = {};  // empty: the same form for everybody
};

// What a company does: the word in its name, and the industry group that follows from it.
struct Trade {
    std::string_view text;
    std::string_view latin;
    std::string_view industry_group_code;
};

struct City {
    std::string_view text;
    std::string_view latin;
    std::string_view county;  // empty where addresses do without
    std::string_view territory_code;
    std::string_view post_code;  // pattern: # digit, @ letter, anything else itself
    std::string_view area;       // replaces %a in the telephone pattern
};

struct JobTitle {
    std::string_view masculine;
    std::string_view feminine;  // empty: the same
    std::string_view job_responsibility_code;
    std::string_view organizational_level_code;
};

enum class NameOrder : std::uint8_t {
    kGivenFirst,          // Anna Meyer
    kSurnameFirstSpaced,  // 佐藤 健
    kSurnameFirstJoined,  // 王伟
};

struct Country {
    std::string_view code;
    std::string_view language_code;
    std::string_view currency_code;
    std::string_view format_region;
    std::uint32_t share;  // its weight among all countries
    NameOrder name_order = NameOrder::kGivenFirst;
    std::uint32_t middle_name_permille = 0;  // middle names are taken from the given names of men or women
    bool fathers_name = false;               // the middle name is a man's for women too

    std::span<const Word> men;
    std::span<const Word> women;
    std::span<const Surname> surnames;
    std::span<const Word> brands;  // the distinctive word of a company's name
    std::span<const Trade> trades;
    std::span<const std::string_view> legal_forms;
    // %b brand, %t trade, %l legal form, %s surname, %c city
    std::span<const std::string_view> company_patterns;
    std::span<const City> cities;
    std::span<const std::string_view> streets;
    std::string_view address_pattern;                // %s street, %n house number, %k a number from 1 to 9
    std::span<const std::string_view> second_lines;  // # digit
    std::string_view phone_pattern;                  // %a area, # digit
    std::string_view mobile_pattern;                 // # digit
    std::string_view vat_pattern;                    // # digit, @ letter; empty: none
    std::span<const JobTitle> job_titles;
};

const Country& china();
const Country& denmark();
const Country& egypt();
const Country& france();
const Country& germany();
const Country& greece();
const Country& israel();
const Country& japan();
const Country& south_korea();
const Country& ukraine();
const Country& united_kingdom();
const Country& united_states();

// All twelve, by code.
std::span<const Country* const> countries();

}  // namespace segments::testdata
