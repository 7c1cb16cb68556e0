#include <cassert>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "tests/data/generator.h"
#include "tests/data/sample.h"

namespace segments::testdata {
namespace {

using Codes = std::vector<std::string>;

// Where a company is, and what it shares with its people (CON-5).
struct Place {
    std::string_view address;
    std::string_view address_2;
    std::string_view post_code;
    std::string_view city;
    std::string_view county;
    std::string_view country;
    std::string_view language;
    std::string_view territory;
    std::string_view salesperson;
    std::string_view phone;
};

constexpr Place kHelsingoer{"Strandvejen 214", "", "3000", "Helsingør", "", "DK", "DAN", "DK", "MS",
                            "+45 49 18 20 44"};
constexpr Place kHamburg{"Deichstraße 31", "",   "20459",           "Hamburg", "", "DE", "DEU",
                         "DE-N",           "JR", "+49 40 66969 210"};
constexpr Place kBeaune{"8, rue Saint-Jacques", "", "21200", "Beaune", "", "FR", "FRA", "FR", "CB",
                        "+33 3 99 00 42 18"};
constexpr Place kLondon{
    "27 Borough High Street", "1st Floor", "SE1 9SE", "London", "Greater London", "GB", "ENG", "UK", "TW",
    "+44 20 7946 0318"};
constexpr Place kNemea{"Παπαδιαμάντη 12", "", "205 00", "Νεμέα", "Κορινθία", "GR", "ELL", "GR", "OK",
                       "+30 2746 024 414"};
constexpr Place kOdesa{
    "вул. Дерибасівська, 16", "", "65026", "Одеса", "Одеська область", "UA", "UKR", "UA", "OK",
    "+380 48 735 04 18"};
constexpr Place kCairo{
    "18 كورنيش النيل", "الدور 2", "11519", "القاهرة", "محافظة القاهرة", "EG", "ARA", "MENA", "AK",
    "+20 2 2576 4120"};
constexpr Place kKyoto{"烏丸通3丁目12-5", "",   "600-8008",       "京都市", "京都府", "JP", "JPN",
                       "JP-KR",           "HT", "+81 75-555-0186"};
constexpr Place kPortland{
    "1420 Burnside Street", "Suite 110", "97209", "Portland", "OR", "US", "ENU", "US-W", "SP",
    "+1 503 555 0142"};
constexpr Place kShanghai{
    "南京西路1266号", "8楼806室", "200040", "上海", "上海市", "CN", "CHS", "CN", "HT", ""};
constexpr Place kSeoul{"세종대로 110", "", "04524", "서울", "서울특별시", "KR", "KOR", "JP-KR", "HT", ""};
constexpr Place kTelAviv{"רחוב דיזנגוף 99", "", "6439602", "תל אביב", "", "IL", "HEB", "MENA", "AK", ""};

class SampleBuilder {
  public:
    explicit SampleBuilder(Day end_date) : end_date_(end_date) { contacts_.reserve(kSampleContacts); }

    // `modified` is the age of the last change in days.
    GeneratedContact& company(std::string_view name, const Place& place, std::string_view mailbox,
                              std::string_view domain, int modified) {
        GeneratedContact& contact = add(ContactType::kCompany, place, modified);
        contact.name = name;
        contact.company_no = contact.no;
        contact.e_mail = std::string(mailbox) + "@" + std::string(domain);
        contact.home_page = "https://www." + std::string(domain);
        contact.salutation_code = "COMPANY";
        return contact;
    }

    // `company` is the number of the company in the sample (1-based), 0 for none.
    GeneratedContact& person(std::string_view first, std::string_view surname, std::string_view salutation,
                             std::size_t company, const Place& place, std::string_view e_mail, int modified) {
        GeneratedContact& contact = add(ContactType::kPerson, place, modified);
        contact.first_name = first;
        contact.surname = surname;
        contact.name = std::string(first) + " " + std::string(surname);
        contact.salutation_code = salutation;
        contact.e_mail = e_mail;
        if (company > 0) contact.company_no = contact_no(company - 1);
        return contact;
    }

    std::vector<GeneratedContact> take() {
        assert(contacts_.size() == kSampleContacts);
        // People may come before their company, so company names are filled in last.
        for (GeneratedContact& contact : contacts_) {
            for (const GeneratedContact& company : contacts_) {
                if (company.no == contact.company_no) contact.company_name = company.name;
            }
        }
        return std::move(contacts_);
    }

  private:
    GeneratedContact& add(ContactType type, const Place& place, int modified) {
        GeneratedContact& contact = contacts_.emplace_back();
        contact.no = contact_no(contacts_.size() - 1);
        contact.type = type;
        contact.address = place.address;
        contact.address_2 = place.address_2;
        contact.post_code = place.post_code;
        contact.city = place.city;
        contact.county = place.county;
        contact.country_region_code = place.country;
        contact.language_code = place.language;
        contact.territory_code = place.territory;
        contact.salesperson_code = place.salesperson;
        contact.phone_no = place.phone;
        contact.correspondence_type = CorrespondenceType::kEmail;
        contact.last_date_modified = end_date_ - modified;
        contact.last_time_modified = 9 * 3600 + static_cast<std::int32_t>(contacts_.size()) * 1117;
        return contact;
    }

    Day end_date_;
    std::vector<GeneratedContact> contacts_;
};

void set_job(GeneratedContact& person, std::string_view title, std::string_view level, Codes responsibilities,
             std::string_view mobile) {
    person.job_title = title;
    person.organizational_level_code = level;
    person.job_responsibilities = std::move(responsibilities);
    person.mobile_phone_no = mobile;
}

void set_business(GeneratedContact& company, std::string_view industry, std::string_view relation,
                  std::string_view currency, std::string_view vat, Codes mailing_groups) {
    company.industry_groups = {std::string(industry)};
    company.business_relations = {std::string(relation)};
    company.currency_code = currency;
    company.vat_registration_no = vat;
    company.mailing_groups = std::move(mailing_groups);
}

void add_north(SampleBuilder& sample) {
    GeneratedContact& strandhuset =
        sample.company("Restaurant Strandhuset ApS", kHelsingoer, "booking", "strandhuset.example", 6);
    set_business(strandhuset, "RESTAURANT", "CUST", "DKK", "DK30418277", {"TASTING", "PRICELIST", "XMAS"});
    strandhuset.external_id = "ERP-100318";
    GeneratedContact& freja =
        sample.person("Freja", "Østergaard", "F", 1, kHelsingoer, "freja@strandhuset.example", 6);
    set_job(freja, "Sommelier", "STAFF", {"WINE", "PURCHASE"}, "+45 26 18 40 12");
    freja.mailing_groups = {"TASTING", "NEWS", "VIP"};
    GeneratedContact& mikkel =
        sample.person("Mikkel", "Lund", "M", 1, kHelsingoer, "mikkel@strandhuset.example", 84);
    set_job(mikkel, "Køkkenchef", "HEAD", {"KITCHEN"}, "+45 27 18 93 05");
    mikkel.mailing_groups = {"TASTING"};

    // Hotel Elbblick stands between its people.
    GeneratedContact& katharina =
        sample.person("Katharina", "Vogt", "F", 5, kHamburg, "k.vogt@hotel-elbblick.example", 20);
    set_job(katharina, "Leiterin Einkauf", "HEAD", {"PURCHASE"}, "+49 176 392 4470");
    katharina.initials = "KV";
    katharina.extension_no = "24";
    katharina.mailing_groups = {"TASTING", "NEWS", "XMAS"};
    GeneratedContact& elbblick =
        sample.company("Hotel Elbblick GmbH & Co. KG", kHamburg, "info", "hotel-elbblick.example", 47);
    set_business(elbblick, "HOTEL", "CUST", "EUR", "DE814297306", {"PRICELIST", "XMAS"});
    elbblick.external_id = "ERP-100204";
    elbblick.registration_no = "HRA 118204";
    elbblick.correspondence_type = CorrespondenceType::kHardCopy;
    GeneratedContact& henning =
        sample.person("Henning", "Brandt", "M", 5, kHamburg, "h.brandt@hotel-elbblick.example", 132);
    set_job(henning, "Geschäftsführer", "CEO", {}, "+49 171 392 1806");
    henning.correspondence_type = CorrespondenceType::kHardCopy;
    henning.mailing_groups = {"VIP", "XMAS"};
}

void add_west(SampleBuilder& sample) {
    GeneratedContact& tilleuls =
        sample.company("Domaine des Tilleuls SARL", kBeaune, "contact", "domaine-tilleuls.example", 61);
    set_business(tilleuls, "WINERY", "VEND", "EUR", "FR38417290554", {"XMAS"});
    tilleuls.external_id = "ERP-200011";
    GeneratedContact& etienne =
        sample.person("Étienne", "Girard", "M", 7, kBeaune, "etienne.girard@domaine-tilleuls.example", 61);
    set_job(etienne, "Gérant et vigneron", "CEO", {"WINE", "SALES"}, "+33 6 39 98 17 62");
    etienne.mailing_groups = {"VIP"};

    GeneratedContact& fairfax =
        sample.company("Fairfax & Marlow Ltd", kLondon, "hello", "fairfaxmarlow.example", 13);
    set_business(fairfax, "WINESHOP", "CUST", "GBP", "GB417293018", {"TASTING", "PRICELIST", "XMAS"});
    fairfax.external_id = "ERP-100377";
    GeneratedContact& imogen =
        sample.person("Imogen", "Hart-Davis", "F", 9, kLondon, "imogen@fairfaxmarlow.example", 9);
    set_job(imogen, "Wine Buyer", "BUYER", {"PURCHASE", "WINE"}, "+44 7700 900417");
    imogen.middle_name = "Rose";
    imogen.name = "Imogen Rose Hart-Davis";
    imogen.mailing_groups = {"TASTING", "FAIR", "NEWS"};
    GeneratedContact& rhys =
        sample.person("Rhys", "Hughes", "M", 9, kLondon, "rhys@fairfaxmarlow.example", 205);
    set_job(rhys, "Shop Manager", "STAFF", {"SALES"}, "+44 7700 900252");
    rhys.exclude_from_segment = true;
}

void add_south_east(SampleBuilder& sample) {
    GeneratedContact& nemea =
        sample.company("Οινοποιείο Χρυσή Άμπελος Α.Ε.", kNemea, "info", "chrysi-ampelos.example", 74);
    set_business(nemea, "WINERY", "VEND", "EUR", "EL094183775", {"FAIR"});
    nemea.name_2 = "Chrysi Ampelos Winery";
    GeneratedContact& eleni =
        sample.person("Ελένη", "Παπαδοπούλου", "F", 12, kNemea, "eleni@chrysi-ampelos.example", 31);
    set_job(eleni, "Διευθύντρια Πωλήσεων", "HEAD", {"SALES"}, "+30 694 418 2057");
    eleni.mailing_groups = {"FAIR", "NEWS"};

    // Olena stands before her company.
    GeneratedContact& olena =
        sample.person("Олена", "Бондаренко", "F", 15, kOdesa, "olena@chornomorets-wine.example", 18);
    set_job(olena, "Керівниця закупівель", "HEAD", {"PURCHASE"}, "+380 67 418 20 93");
    olena.mailing_groups = {"TASTING", "NEWS"};
    GeneratedContact& chornomorets =
        sample.company("Винний дім «Чорноморець»", kOdesa, "office", "chornomorets-wine.example", 18);
    set_business(chornomorets, "WINESHOP", "PROS", "", "", {"PRICELIST"});

    GeneratedContact& lotus = sample.company("فندق اللوتس ش.م.م.", kCairo, "info", "lotus-cairo.example", 38);
    set_business(lotus, "HOTEL", "CUST", "USD", "418-290-773", {"PRICELIST"});
    lotus.name_2 = "Lotus Hotel Cairo";
    GeneratedContact& yasmin =
        sample.person("ياسمين", "منصور", "F", 16, kCairo, "yasmin.mansour@lotus-cairo.example", 38);
    set_job(yasmin, "مديرة المشتريات", "HEAD", {"PURCHASE"}, "+20 100 418 7702");
    yasmin.mailing_groups = {"TASTING", "NEWS"};
}

void add_far_east_and_west(SampleBuilder& sample) {
    GeneratedContact& ryokan = sample.company("旅館 花水木", kKyoto, "info", "hanamizuki-ryokan.example", 55);
    set_business(ryokan, "HOTEL", "CUST", "JPY", "T4180013729055", {"PRICELIST", "XMAS"});
    ryokan.correspondence_type = CorrespondenceType::kHardCopy;
    GeneratedContact& chihiro =
        sample.person("千尋", "清水", "F", 18, kKyoto, "shimizu@hanamizuki-ryokan.example", 55);
    chihiro.name = "清水 千尋";
    set_job(chihiro, "女将", "CEO", {"PURCHASE", "WINE"}, "+81 90-5550-4182");
    chihiro.correspondence_type = CorrespondenceType::kHardCopy;
    chihiro.mailing_groups = {"VIP", "XMAS"};

    GeneratedContact& siqi = sample.person("思琪", "陈", "F", 0, kShanghai, "chen.siqi@postbox.example", 27);
    siqi.name = "陈思琪";
    set_job(siqi, "葡萄酒讲师", "", {"WINE"}, "+86 138 5550 4182");
    siqi.mailing_groups = {"TASTING", "NEWS"};
    GeneratedContact& seoyeon = sample.person("서연", "김", "F", 0, kSeoul, "seoyeon.kim@inbox.example", 163);
    seoyeon.name = "김서연";
    seoyeon.mobile_phone_no = "+82 10-5550-4182";
    seoyeon.privacy_blocked = true;
    GeneratedContact& tamar = sample.person("תמר", "גולן", "F", 0, kTelAviv, "tamar.golan@inbox.example", 44);
    set_job(tamar, "עיתונאית יין", "", {"MARKETING", "WINE"}, "+972 52 555 0418");
    tamar.mailing_groups = {"FAIR", "NEWS"};

    GeneratedContact& juniper =
        sample.company("Juniper & Olson Bistro, LLC", kPortland, "hello", "juniperolson.example", 3);
    set_business(juniper, "RESTAURANT", "PROS", "USD", "", {"TASTING", "XMAS"});
    GeneratedContact& grace =
        sample.person("Grace", "Olson", "F", 23, kPortland, "grace@juniperolson.example", 3);
    set_job(grace, "Owner and Beverage Director", "CEO", {"PURCHASE", "WINE"}, "+1 503 555 0177");
    grace.mailing_groups = {"TASTING", "NEWS"};
}

void add_alternate_addresses(std::vector<GeneratedContact>& contacts, Day end_date) {
    const int year = to_civil(end_date).year;
    GeneratedAlternateAddress summer;
    summer.code = "SUMMER";
    summer.address = "Fiskerkajen 4";
    summer.post_code = "9990";
    summer.city = "Skagen";
    summer.country_region_code = "DK";
    for (int each = year - 1; each <= year + 1; ++each) {
        summer.date_ranges.push_back({to_day({each, 6, 15}), to_day({each, 8, 31})});
    }
    contacts[1].alternate_addresses = {summer};

    GeneratedAlternateAddress billing;
    billing.code = "BILLING";
    billing.company_name = "Elbblick Verwaltung";
    billing.address = "Große Bleichen 12";
    billing.post_code = "20354";
    billing.city = "Hamburg";
    billing.country_region_code = "DE";
    billing.e_mail = "rechnung@hotel-elbblick.example";
    contacts[4].alternate_addresses = {billing};

    GeneratedAlternateAddress warehouse;
    warehouse.code = "WAREHOUSE";
    warehouse.company_name = "Fairfax & Marlow Bonded Store";
    warehouse.address = "Unit 6, Wharfside";
    warehouse.post_code = "SE16 4DG";
    warehouse.city = "London";
    warehouse.country_region_code = "GB";
    warehouse.phone_no = "+44 20 7946 0911";
    warehouse.date_ranges = {{to_day({year - 1, 3, 1}), kBlankDay}};
    contacts[8].alternate_addresses = {warehouse};
}

}  // namespace

std::vector<GeneratedContact> sample_contacts(Day end_date) {
    SampleBuilder sample(end_date);
    add_north(sample);
    add_west(sample);
    add_south_east(sample);
    add_far_east_and_west(sample);
    std::vector<GeneratedContact> contacts = sample.take();
    add_alternate_addresses(contacts, end_date);
    return contacts;
}

}  // namespace segments::testdata
