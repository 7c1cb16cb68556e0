#include "tests/data/generator.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tests/data/codes.h"
#include "tests/data/json_writer.h"

using namespace segments;
using namespace segments::testdata;

namespace {

std::vector<GeneratedContact> all_contacts(const Generator& generator) {
    std::vector<GeneratedContact> contacts;
    for (std::size_t i = 0; i < generator.contact_count(); ++i) contacts.push_back(generator.contact(i));
    return contacts;
}

std::string as_json(const GeneratedContact& contact) {
    std::string text;
    append_contact(text, contact);
    return text;
}

bool holds(std::span<const Code> codes, std::string_view code) {
    return std::any_of(codes.begin(), codes.end(), [&](const Code& each) { return each.code == code; });
}

bool all_known(std::span<const Code> codes, const std::vector<std::string>& used) {
    const std::set<std::string> once(used.begin(), used.end());
    return once.size() == used.size() &&
           std::all_of(used.begin(), used.end(), [&](const std::string& code) { return holds(codes, code); });
}

// Matches # with a digit, @ with a capital letter, anything else with itself.
bool has_form(std::string_view text, std::string_view form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char c, char f) {
               if (f == '#') return c >= '0' && c <= '9';
               if (f == '@') return c >= 'A' && c <= 'Z';
               return c == f;
           });
}

bool has_post_code_form(std::string_view country, std::string_view post_code) {
    static const std::map<std::string_view, std::vector<std::string_view>> kForms = {
        {"CN", {"######"}}, {"DE", {"#####"}},   {"DK", {"####"}},
        {"EG", {"#####"}},  {"FR", {"#####"}},   {"GB", {"@# #@@", "@@# #@@", "@@## #@@", "@@#@ #@@"}},
        {"GR", {"### ##"}}, {"IL", {"#######"}}, {"JP", {"###-####"}},
        {"KR", {"#####"}},  {"UA", {"#####"}},   {"US", {"#####"}}};
    const auto forms = kForms.find(country);
    return forms != kForms.end() &&
           std::any_of(forms->second.begin(), forms->second.end(),
                       [&](std::string_view form) { return has_form(post_code, form); });
}

using ByNumber = std::map<std::string, const GeneratedContact*>;

// What companies and people have to be like; empty where all is well. Likewise below.
std::string problem_of_kind(const GeneratedContact& contact, const ByNumber& by_no) {
    if (contact.type == ContactType::kCompany) {
        if (contact.company_no != contact.no || contact.company_name != contact.name) return "CON-2";
        if (contact.first_name + contact.surname + contact.job_title != "") return "a company's first name";
        if (!contact.job_responsibilities.empty() || !contact.organizational_level_code.empty())
            return "CLS-1";
        return {};
    }
    if (!contact.industry_groups.empty() || !contact.business_relations.empty()) return "CLS-1";
    if (contact.company_no.empty()) return {};
    const auto employer = by_no.find(contact.company_no);
    if (employer == by_no.end() || employer->second->type != ContactType::kCompany) return "no such company";
    return employer->second->name == contact.company_name ? "" : "another company name";
}

std::string problem_of_fields(const GeneratedContact& contact) {
    constexpr std::string_view kNotInNumbers = "abcdefghijklmnopqrstuvwxyz%#@";
    if (contact.name.empty()) return "no name";
    if (contact.minor && !contact.privacy_blocked && !contact.parental_consent_received) return "CON-9";
    if (contact.phone_no.find_first_of(kNotInNumbers) != std::string::npos) return "CON-8";
    if (contact.mobile_phone_no.find_first_of(kNotInNumbers) != std::string::npos) return "CON-8";
    if (contact.address.find_first_of("%#@") != std::string::npos) return "a pattern in the address";
    if (contact.last_date_modified > kDefaultEndDate) return "changed in the future";
    const std::string& mail = contact.e_mail;
    const std::size_t at = mail.find('@');
    if (!mail.empty() && (at == 0 || at == std::string::npos || at != mail.rfind('@') || mail[0] == '.' ||
                          !mail.ends_with(".example"))) {
        return "e-mail " + mail;
    }
    return {};
}

std::string problem_of_codes(const GeneratedContact& contact) {
    const auto known = [](std::span<const Code> codes, const std::string& code) {
        return code.empty() || holds(codes, code);
    };
    if (!known(country_codes(), contact.country_region_code)) return "country";
    if (!known(language_codes(), contact.language_code)) return "language";
    if (!known(territory_codes(), contact.territory_code)) return "territory";
    if (!known(salutation_codes(), contact.salutation_code)) return "salutation";
    if (!known(organizational_level_codes(), contact.organizational_level_code))
        return "organizational level";
    if (!all_known(mailing_group_codes(), contact.mailing_groups)) return "mailing groups";
    if (!all_known(industry_group_codes(), contact.industry_groups)) return "industry groups";
    if (!all_known(business_relation_codes(), contact.business_relations)) return "business relations";
    if (!all_known(job_responsibility_codes(), contact.job_responsibilities)) return "job responsibilities";
    return {};
}

std::string problem_of_addresses(const GeneratedContact& contact) {
    if (contact.type == ContactType::kCompany && !contact.post_code.empty() &&
        !contact.country_region_code.empty() &&
        !has_post_code_form(contact.country_region_code, contact.post_code)) {
        return "post code " + contact.post_code;
    }
    for (const GeneratedAlternateAddress& address : contact.alternate_addresses) {
        if (address.code.empty()) return "an address without a code";
        for (const GeneratedDateRange& range : address.date_ranges) {
            if (range.ending_date != kBlankDay && range.ending_date < range.starting_date) return "ENT-17";
        }
    }
    return {};
}

}  // namespace

TEST_CASE("The same seed gives the same contact, whichever were made before it") {
    const Generator forward(7, 1000, kDefaultEndDate);
    const Generator single(7, 1000, kDefaultEndDate);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 1000; ++i) texts.push_back(as_json(forward.contact(i)));
    CHECK(as_json(single.contact(999)) == texts[999]);
    CHECK(as_json(single.contact(0)) == texts[0]);
    CHECK(as_json(single.contact(500)) == texts[500]);
}

TEST_CASE("Another seed gives other contacts") {
    CHECK(Generator(1, 1000, kDefaultEndDate).contact(3).name !=
          Generator(2, 1000, kDefaultEndDate).contact(3).name);
}

TEST_CASE("A million contacts are there without making them all") {
    const Generator generator(1, 1'000'000, kDefaultEndDate);
    CHECK(generator.contact_count() == 1'000'000);
    CHECK(generator.contact(999'999).no == "CT1000000");
    CHECK(generator.contact(0).no == "CT000001");
}

TEST_CASE("Even the smallest workspaces are whole") {
    for (std::size_t count = 1; count <= 70; ++count) {
        const std::vector<GeneratedContact> contacts = all_contacts(Generator(3, count, kDefaultEndDate));
        std::set<std::string> companies;
        for (const GeneratedContact& contact : contacts) {
            if (contact.type == ContactType::kCompany) companies.insert(contact.no);
        }
        for (const GeneratedContact& contact : contacts) {
            CHECK((contact.company_no.empty() || companies.count(contact.company_no) == 1));
        }
    }
}

TEST_CASE("Generated contacts keep the rules of the domain") {
    for (const std::size_t count : {std::size_t{24}, std::size_t{1000}, std::size_t{20'000}}) {
        CAPTURE(count);
        const std::vector<GeneratedContact> contacts =
            all_contacts(Generator(kDefaultSeed, count, kDefaultEndDate));
        ByNumber by_no;
        for (const GeneratedContact& contact : contacts) by_no[contact.no] = &contact;
        CHECK(by_no.size() == count);
        std::string problems;
        for (const GeneratedContact& contact : contacts) {
            for (const std::string& problem : {problem_of_kind(contact, by_no), problem_of_fields(contact),
                                               problem_of_codes(contact), problem_of_addresses(contact)}) {
                if (!problem.empty()) problems += contact.no + ": " + problem + "\n";
            }
        }
        CHECK(problems == "");
    }
}

TEST_CASE("Generated workspaces are mixed as real ones are") {
    const std::vector<GeneratedContact> contacts =
        all_contacts(Generator(kDefaultSeed, 20'000, kDefaultEndDate));
    std::map<std::string, int> countries;
    std::map<std::string, std::size_t> place_of;
    std::map<std::string, int> names_of_companies;
    int companies = 0, excluded = 0, blocked = 0, minors = 0, without_mail = 0, people_first = 0,
        alternate = 0;
    for (std::size_t i = 0; i < contacts.size(); ++i) place_of[contacts[i].no] = i;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        const GeneratedContact& contact = contacts[i];
        const bool company = contact.type == ContactType::kCompany;
        ++countries[contact.country_region_code];
        companies += company;
        excluded += contact.exclude_from_segment;
        blocked += contact.privacy_blocked;
        minors += contact.minor;
        without_mail += contact.e_mail.empty();
        alternate += !contact.alternate_addresses.empty();
        people_first += !company && !contact.company_no.empty() && place_of[contact.company_no] > i;
    }
    CHECK(countries.size() == 13);  // twelve, and blank
    for (const auto& country : countries) {
        CAPTURE(country.first);
        CHECK(country.second > 100);
    }
    CHECK(companies > 4000);
    CHECK(companies < 7000);
    CHECK(excluded > 300);
    CHECK(blocked > 200);
    CHECK(minors > 20);
    CHECK(without_mail > 2000);
    CHECK(alternate > 300);
    CHECK(people_first > 1500);
}

TEST_CASE("Interactions are uneven, some two for each contact, within three years") {
    const Generator generator(kDefaultSeed, 20'000, kDefaultEndDate);
    std::size_t total = 0, none = 0, most = 0, wrong = 0;
    std::map<std::string, int> templates;
    for (std::size_t i = 0; i < generator.contact_count(); ++i) {
        const GeneratedContact contact = generator.contact(i);
        const std::vector<GeneratedInteraction> entries = generator.interactions(i, contact);
        total += entries.size();
        none += entries.empty();
        most = std::max(most, entries.size());
        Day before = 0;
        std::set<int> mailings;
        for (const GeneratedInteraction& entry : entries) {
            ++templates[entry.interaction_template_code];
            const bool own = entry.contact_no == contact.no && entry.contact_company_no == contact.company_no;
            const bool in_order = entry.date >= before && entry.date <= kDefaultEndDate &&
                                  entry.date >= kDefaultEndDate - 3 * 365 && iso_weekday(entry.date) <= 5;
            const bool single_or_once = entry.mailing < 0 || mailings.insert(entry.mailing).second;
            wrong += !own || !in_order || !single_or_once || entry.description.empty();
            before = entry.date;
        }
    }
    CHECK(wrong == 0);
    CHECK(total > 38'000);
    CHECK(total < 46'000);
    CHECK(none > 6'000);
    CHECK(most > 25);
    CHECK(most <= 30);
    for (const InteractionTemplate& each : interaction_templates())
        CHECK(templates[std::string(each.code)] > 0);
}
