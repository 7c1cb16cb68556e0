#include "tests/data/classification.h"

#include <algorithm>

#include "tests/data/purpose.h"
#include "tests/data/text.h"

namespace segments::testdata {
namespace {

struct Chance {
    std::string_view code;
    std::uint32_t permille;
};

constexpr Chance kMailings[] = {{"TASTING", 220},   {"FAIR", 90}, {"NEWS", 340},
                                {"PRICELIST", 160}, {"VIP", 35},  {"XMAS", 280}};

void relate(GeneratedContact& contact, std::string_view industry, Random& random) {
    std::vector<std::string>& relations = contact.business_relations;
    if (industry == "WINERY") {
        if (random.chance(750)) add_once(relations, "VEND");
    } else if (industry == "LOGISTICS") {
        if (random.chance(400)) add_once(relations, "VEND");
    } else if (industry == "PRESS") {
        if (random.chance(800)) add_once(relations, "PRESS");
    } else if (industry == "SERVICES") {
        if (random.chance(150)) add_once(relations, random.chance(500) ? "LAW" : "BANK");
    } else if (random.chance(480)) {
        add_once(relations, "CUST");
    } else if (random.chance(500)) {
        add_once(relations, "PROS");
    }
    if (random.chance(20)) add_once(relations, "CUST");
}

}  // namespace

std::string_view draw_salesperson(std::string_view territory_code, Random& random) {
    struct Beat {
        std::string_view territory_code;
        std::string_view salesperson_code;
    };
    constexpr Beat kBeats[] = {{"CN", "HT"}, {"DE-N", "JR"}, {"DE-S", "JR"},  {"DK", "MS"},
                               {"FR", "CB"}, {"GR", "OK"},   {"JP-KR", "HT"}, {"MENA", "AK"},
                               {"UA", "OK"}, {"UK", "TW"},   {"US-E", "SP"},  {"US-W", "SP"}};
    if (random.chance(100)) return random.pick(salespeople()).code;
    const auto beat = std::find_if(std::begin(kBeats), std::end(kBeats),
                                   [&](const Beat& each) { return each.territory_code == territory_code; });
    return beat == std::end(kBeats) ? "MS" : beat->salesperson_code;
}

void add_once(std::vector<std::string>& codes, std::string_view code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.emplace_back(code);
}

void classify(GeneratedContact& contact, std::string_view industry_group_code, std::uint64_t seed,
              std::size_t index) {
    Random random(seed, kPurposeClassification, index);
    for (const Chance& mailing : kMailings) {
        if (random.chance(mailing.permille)) contact.mailing_groups.emplace_back(mailing.code);
    }
    if (contact.type == ContactType::kPerson) return;
    if (random.chance(930)) contact.industry_groups.emplace_back(industry_group_code);
    if (random.chance(80)) add_once(contact.industry_groups, random.pick(industry_group_codes()).code);
    relate(contact, industry_group_code, random);
}

std::string street_address(const Country& country, Random& random) {
    std::string text;
    const std::string_view pattern = country.address_pattern;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            text += pattern[i];
            continue;
        }
        ++i;
        if (pattern[i] == 's') text += random.pick(country.streets);
        if (pattern[i] == 'n') text += std::to_string(random.between(1, random.chance(300) ? 190 : 40));
        if (pattern[i] == 'k') text += std::to_string(random.between(1, 9));
    }
    return text;
}

void add_alternate_addresses(GeneratedContact& contact, const Country& country, std::uint64_t seed,
                             std::size_t index, Day end_date) {
    Random random(seed, kPurposeAlternateAddress, index);
    if (!random.chance(45)) return;
    const City& city = random.pick(country.cities);
    GeneratedAlternateAddress address;
    address.address = street_address(country, random);
    address.city = city.text;
    address.post_code = expand(city.post_code, random);
    address.county = city.county;
    address.country_region_code = country.code;
    if (random.chance(400)) address.phone_no = expand(country.phone_pattern, random, city.area);
    const int year = to_civil(end_date).year;
    if (contact.type == ContactType::kCompany) {
        address.code = random.chance(500) ? "WAREHOUSE" : "BILLING";
        address.company_name = contact.name;
        if (random.chance(700)) address.date_ranges.push_back({to_day({year - 1, 1, 1}), kBlankDay});
    } else if (random.chance(600)) {
        address.code = "SUMMER";
        for (int each = year - 1; each <= year + 1; ++each) {
            address.date_ranges.push_back({to_day({each, 6, 15}), to_day({each, 8, 31})});
        }
    } else {
        address.code = "HOME";
        if (random.chance(500))
            address.date_ranges.push_back({end_date - random.between(30, 900), kBlankDay});
    }
    contact.alternate_addresses.push_back(std::move(address));
}

}  // namespace segments::testdata
