#include "tests/data/contact_maker.h"

#include <algorithm>

#include "tests/data/classification.h"
#include "tests/data/generator.h"
#include "tests/data/purpose.h"
#include "tests/data/random.h"
#include "tests/data/text.h"

namespace segments::testdata {
namespace {

const Country& draw_country(Random& random) {
    static const std::uint32_t kTotal = [] {
        std::uint32_t sum = 0;
        for (const Country* country : countries()) sum += country->share;
        return sum;
    }();
    std::uint32_t r = random.below(kTotal);
    for (const Country* country : countries()) {
        if (r < country->share) return *country;
        r -= country->share;
    }
    return germany();
}

const Surname& draw_surname(const Country& country, Random& random) {
    // Squaring makes the first ones of the list the common ones.
    const auto count = static_cast<std::uint32_t>(country.surnames.size());
    const std::uint32_t r = random.below(count * count);
    std::uint32_t i = 0;
    while (i + 1 < count && (2 * count - i - 1) * (i + 1) <= r) ++i;
    return country.surnames[i];
}

void fill_address(GeneratedContact& contact, const Country& country, const City& city, Random& random) {
    contact.address = street_address(country, random);
    if (random.chance(120)) contact.address_2 = expand(random.pick(country.second_lines), random);
    contact.city = city.text;
    contact.county = city.county;
    contact.post_code = expand(city.post_code, random);
    if (random.chance(40)) contact.post_code.clear();
}

void fill_region(GeneratedContact& contact, const Country& country, const City& city, Random& random) {
    if (random.chance(985)) contact.country_region_code = country.code;
    if (random.chance(780)) contact.language_code = country.language_code;
    if (random.chance(150)) contact.format_region = country.format_region;
    if (random.chance(930)) contact.territory_code = city.territory_code;
    if (random.chance(920)) contact.salesperson_code = draw_salesperson(city.territory_code, random);
}

void fill_stamp(GeneratedContact& contact, Day end_date, Random& random) {
    const int age = random.chance(500) ? random.between(0, 120) : random.between(0, 1095);
    contact.last_date_modified = end_date - age;
    contact.last_time_modified = random.between(8 * 3600, 18 * 3600 - 1);
}

CorrespondenceType draw_correspondence(Random& random) {
    const std::uint32_t r = random.below(100);
    return r < 35   ? CorrespondenceType::kBlank
           : r < 80 ? CorrespondenceType::kEmail
                    : CorrespondenceType::kHardCopy;
}

struct CompanyName {
    std::string text;
    std::string slug;  // of its distinctive word
};

CompanyName draw_company_name(const Country& country, const City& city, const Trade& trade, Random& random) {
    const std::string_view pattern = random.pick(country.company_patterns);
    const Word& brand = random.pick(country.brands);
    CompanyName name;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            name.text += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
            case 'b':
                name.text += brand.text;
                name.slug = slug_of(brand.text, brand.latin);
                break;
            case 's': {
                const Surname& surname = draw_surname(country, random);
                name.text += surname.text;
                if (name.slug.empty()) name.slug = slug_of(surname.text, surname.latin);
                break;
            }
            case 't':
                name.text += trade.text;
                break;
            case 'l':
                name.text += random.pick(country.legal_forms);
                break;
            default:
                name.text += city.text;
        }
    }
    if (name.slug.empty()) name.slug = slug_of(city.text, city.latin);
    return name;
}

// First name, surname and address part of a person.
struct PersonName {
    std::string first;
    std::string middle;
    std::string surname;
    std::string first_latin;
    std::string surname_latin;
};

PersonName draw_person_name(const Country& country, bool woman, Random& random) {
    const Word& given = random.pick(woman ? country.women : country.men);
    const Surname& surname = draw_surname(country, random);
    PersonName name;
    name.first = given.text;
    name.first_latin = slug_of(given.text, given.latin);
    name.surname = woman && !surname.feminine.empty() ? surname.feminine : surname.text;
    name.surname_latin = slug_of(surname.text, surname.latin);
    if (random.chance(country.middle_name_permille)) {
        const Word& middle = random.pick(woman && !country.fathers_name ? country.women : country.men);
        if (middle.text != given.text) name.middle = middle.text;
    }
    return name;
}

std::string full_name(const PersonName& name, NameOrder order) {
    switch (order) {
        case NameOrder::kSurnameFirstJoined:
            return name.surname + name.first;
        case NameOrder::kSurnameFirstSpaced:
            return name.surname + " " + name.first;
        case NameOrder::kGivenFirst:
            break;
    }
    std::string text = name.first;
    if (!name.middle.empty()) text += " " + name.middle;
    return text + " " + name.surname;
}

std::string local_part(const PersonName& name, std::uint32_t form) {
    switch (form) {
        case 0:
            return name.first_latin.substr(0, 1) + "." + name.surname_latin;
        case 1:
            return name.first_latin;
        case 2:
            return name.first_latin.substr(0, 1) + name.surname_latin;
        default:
            return name.first_latin + "." + name.surname_latin;
    }
}

// Whether companies of that industry employ cooks and sommeliers.
bool has_job(std::string_view industry_group_code, std::string_view job_responsibility_code) {
    const bool serves = industry_group_code == "RESTAURANT" || industry_group_code == "HOTEL" ||
                        industry_group_code == "CATERING";
    if (job_responsibility_code == "KITCHEN") return serves;
    if (job_responsibility_code == "WINE") {
        return serves || industry_group_code == "WINESHOP" || industry_group_code == "WINERY";
    }
    return true;
}

void fill_employment(GeneratedContact& contact, const Company& employer, bool woman, Random& random) {
    const GeneratedContact& company = employer.contact;
    contact.company_no = company.no;
    contact.company_name = company.name;
    if (random.chance(780)) {
        const JobTitle* title = &random.pick(employer.country->job_titles);
        for (int i = 0; i < 6 && !has_job(employer.industry_group_code, title->job_responsibility_code);
             ++i) {
            title = &random.pick(employer.country->job_titles);
        }
        contact.job_title = woman && !title->feminine.empty() ? title->feminine : title->masculine;
        if (random.chance(700)) contact.organizational_level_code = title->organizational_level_code;
        if (!title->job_responsibility_code.empty() && random.chance(850)) {
            contact.job_responsibilities.emplace_back(title->job_responsibility_code);
        }
    }
    if (random.chance(130)) {
        const std::string_view second = random.pick(job_responsibility_codes()).code;
        if (has_job(employer.industry_group_code, second)) add_once(contact.job_responsibilities, second);
    }
    if (random.chance(720)) {  // inherited from the company (CON-5)
        contact.address = company.address;
        contact.address_2 = company.address_2;
        contact.city = company.city;
        contact.county = company.county;
        contact.post_code = company.post_code;
    }
    if (random.chance(600)) contact.phone_no = company.phone_no;
    if (!contact.phone_no.empty() && random.chance(300)) contact.extension_no = expand("###", random);
    contact.home_page = random.chance(300) ? company.home_page : std::string();
    contact.territory_code = company.territory_code;
    contact.salesperson_code = company.salesperson_code;
    contact.language_code = company.language_code;
    contact.country_region_code = company.country_region_code;
    contact.format_region = company.format_region;
}

void fill_private_life(GeneratedContact& contact, const Country& country, Random& random) {
    const City& city = random.pick(country.cities);
    fill_region(contact, country, city, random);
    if (random.chance(850)) fill_address(contact, country, city, random);
    if (random.chance(250)) contact.phone_no = expand(country.phone_pattern, random, city.area);
    if (random.chance(25)) {  // CON-9
        contact.minor = true;
        contact.parental_consent_received = random.chance(500);
        contact.privacy_blocked = !contact.parental_consent_received || random.chance(300);
    }
}

}  // namespace

Company make_company(std::uint64_t seed, std::size_t index, Day end_date) {
    Random random(seed, kPurposeCompany, index);
    Company company;
    const Country& country = draw_country(random);
    const City& city = random.pick(country.cities);
    const Trade& trade = random.pick(country.trades);
    company.index = index;
    company.country = &country;
    company.city = &city;
    company.industry_group_code = trade.industry_group_code;

    GeneratedContact& contact = company.contact;
    contact.no = contact_no(index);
    contact.type = ContactType::kCompany;
    const CompanyName name = draw_company_name(country, city, trade, random);
    contact.name = name.text;
    contact.company_no = contact.no;
    contact.company_name = contact.name;
    const std::string city_slug = slug_of(city.text, city.latin);
    const bool by_city = random.chance(350) && name.slug != city_slug;
    company.domain = name.slug + "-" + (by_city ? city_slug : std::string(trade.latin)) + ".example";
    if (random.chance(20)) contact.name_2 = city.text;
    if (random.chance(10)) contact.search_name = ascii_upper(name.slug);
    if (random.chance(960)) fill_address(contact, country, city, random);
    fill_region(contact, country, city, random);
    if (random.chance(880)) contact.phone_no = expand(country.phone_pattern, random, city.area);
    if (random.chance(90)) contact.mobile_phone_no = expand(country.mobile_pattern, random);
    if (random.chance(850)) {
        constexpr std::string_view kMailboxes[] = {"info", "contact", "office", "hello", "mail"};
        contact.e_mail = std::string(random.pick<std::string_view>(kMailboxes)) + "@" + company.domain;
    }
    if (random.chance(40)) contact.e_mail_2 = "accounts@" + company.domain;
    if (random.chance(600)) contact.home_page = "https://www." + company.domain;
    if (random.chance(350)) contact.currency_code = country.currency_code;
    if (random.chance(450)) contact.vat_registration_no = expand(country.vat_pattern, random);
    if (random.chance(120)) contact.registration_no = expand("######", random);
    if (random.chance(800)) contact.salutation_code = "COMPANY";
    if (random.chance(300)) contact.external_id = "ERP-" + std::to_string(100000 + index);
    contact.correspondence_type = draw_correspondence(random);
    contact.exclude_from_segment = random.chance(25);
    contact.privacy_blocked = random.chance(8);
    fill_stamp(contact, end_date, random);
    return company;
}

GeneratedContact make_person(std::uint64_t seed, std::size_t index, Day end_date, const Company* employer) {
    Random random(seed, kPurposePerson, index);
    const bool woman = random.chance(500);
    const bool foreigner = random.chance(40);
    const Country& country = employer && !foreigner ? *employer->country : draw_country(random);
    const PersonName name = draw_person_name(country, woman, random);

    GeneratedContact contact;
    contact.no = contact_no(index);
    contact.type = ContactType::kPerson;
    contact.first_name = name.first;
    contact.middle_name = name.middle;
    contact.surname = name.surname;
    contact.name = full_name(name, country.name_order);
    if (random.chance(250)) {
        contact.initials = ascii_upper(name.first_latin.substr(0, 1) + name.surname_latin.substr(0, 1));
    }
    if (employer) {
        fill_employment(contact, *employer, woman, random);
        if (random.chance(820)) {
            // A company writes all its addresses the same way.
            Random habit(seed, kPurposeMailboxes, employer->index);
            contact.e_mail = local_part(name, habit.below(7)) + "@" + employer->domain;
        }
    } else {
        fill_private_life(contact, country, random);
        if (random.chance(760)) {
            constexpr std::string_view kHosts[] = {"postbox.example", "mailhaus.example", "inbox.example",
                                                   "brevkasse.example"};
            // In statements of their own, since the order of draws in one expression is not defined.
            const std::string number = std::to_string(random.between(1, 9999));
            const std::string_view host = random.pick<std::string_view>(kHosts);
            contact.e_mail = name.first_latin + "." + name.surname_latin + number + "@" + std::string(host);
        }
    }
    if (random.chance(550)) contact.mobile_phone_no = expand(country.mobile_pattern, random);
    if (random.chance(880)) contact.salutation_code = random.chance(40) ? "UNISEX" : woman ? "F" : "M";
    if (random.chance(150)) contact.external_id = "CRM-" + std::to_string(100000 + index);
    contact.correspondence_type = draw_correspondence(random);
    contact.exclude_from_segment = random.chance(35);
    contact.privacy_blocked = contact.privacy_blocked || random.chance(12);
    fill_stamp(contact, end_date, random);
    return contact;
}

void disguise(GeneratedContact& contact, std::uint64_t seed, std::size_t index) {
    Random random(seed, kPurposeDuplicate, index);
    contact.no = contact_no(index);
    if (contact.type == ContactType::kCompany) contact.company_no = contact.no;
    contact.external_id.clear();
    contact.search_name.clear();
    contact.last_date_modified -= random.between(0, 200);
    if (contact.type == ContactType::kCompany) {
        const std::size_t last_blank = contact.name.rfind(' ');
        if (random.chance(400) && last_blank != std::string::npos) {
            contact.name.resize(last_blank);  // without its legal form
            if (contact.name.ends_with(',')) contact.name.pop_back();
        } else {
            contact.name = ascii_upper(contact.name);
        }
        contact.company_name = contact.name;
        contact.vat_registration_no.clear();
    } else {
        contact.middle_name.clear();
        contact.initials.clear();
        contact.job_responsibilities.clear();
        if (random.chance(500)) contact.job_title.clear();
        if (!contact.e_mail.empty())
            contact.e_mail = ascii_upper(contact.e_mail.substr(0, 1)) + contact.e_mail.substr(1);
    }
    if (random.chance(500)) std::erase(contact.phone_no, ' ');
    if (random.chance(500)) std::erase(contact.mobile_phone_no, ' ');
    contact.address_2.clear();
    contact.extension_no.clear();
    if (random.chance(300)) contact.post_code.clear();
}

}  // namespace segments::testdata
