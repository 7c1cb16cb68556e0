#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"Олександр", "oleksandr"}, {"Андрій", "andrii"},   {"Богдан", "bohdan"},
                         {"Василь", "vasyl"},        {"Дмитро", "dmytro"},   {"Іван", "ivan"},
                         {"Микола", "mykola"},       {"Назар", "nazar"},     {"Олег", "oleh"},
                         {"Петро", "petro"},         {"Сергій", "serhii"},   {"Тарас", "taras"},
                         {"Юрій", "yurii"},          {"Ярослав", "yaroslav"}};
constexpr Word kWomen[] = {{"Олена", "olena"},      {"Ірина", "iryna"},       {"Катерина", "kateryna"},
                           {"Наталія", "nataliia"}, {"Оксана", "oksana"},     {"Марія", "mariia"},
                           {"Тетяна", "tetiana"},   {"Юлія", "yuliia"},       {"Софія", "sofiia"},
                           {"Ганна", "hanna"},      {"Людмила", "liudmyla"},  {"Дарина", "daryna"},
                           {"Соломія", "solomiia"}, {"Вікторія", "viktoriia"}};
constexpr Surname kSurnames[] = {{"Шевченко", "shevchenko"},
                                 {"Бондаренко", "bondarenko"},
                                 {"Ковальчук", "kovalchuk"},
                                 {"Ткаченко", "tkachenko"},
                                 {"Кравченко", "kravchenko"},
                                 {"Мельник", "melnyk"},
                                 {"Поліщук", "polishchuk"},
                                 {"Савченко", "savchenko"},
                                 {"Лисенко", "lysenko"},
                                 {"Марченко", "marchenko"},
                                 {"Гончар", "honchar"},
                                 {"Ковальський", "kovalskyi", "Ковальська"},
                                 {"Заболотний", "zabolotnyi", "Заболотна"},
                                 {"Романюк", "romaniuk"},
                                 {"Петренко", "petrenko"},
                                 {"Левицький", "levytskyi", "Левицька"},
                                 {"Павленко", "pavlenko"},
                                 {"Білоус", "bilous"}};
constexpr Word kBrands[] = {{"Чорноморець", "chornomorets"},
                            {"Золота лоза", "zolota-loza"},
                            {"Калина", "kalyna"},
                            {"Старе місто", "stare-misto"},
                            {"Дністер", "dnister"},
                            {"Світанок", "svitanok"},
                            {"Карпати", "karpaty"},
                            {"Козацький шлях", "kozatskyi"},
                            {"Оберіг", "oberih"},
                            {"Лиман", "lyman"},
                            {"Джерело", "dzherelo"},
                            {"Три дуби", "try-duby"}};
constexpr Trade kTrades[] = {
    {"Виноробня", "vynorobnia", "WINERY"},   {"Винний дім", "wine", "WINESHOP"},
    {"Ресторан", "restoran", "RESTAURANT"},  {"Готель", "hotel", "HOTEL"},
    {"Кав’ярня", "kaviarnia", "RESTAURANT"}, {"Гастроном", "hastronom", "DELI"},
    {"Кейтеринг", "catering", "CATERING"},   {"Логістика", "lohistyka", "LOGISTICS"},
    {"Торговий дім", "trade", "TRADE"},      {"Видавництво", "vydavnytstvo", "PRESS"}};
constexpr std::string_view kLegal[] = {"ТОВ", "ПП", "ТОВ", "АТ"};
constexpr std::string_view kCompanies[] = {"%l «%b»", "%t «%b»", "%l %t «%b»", "%t %s", "%l «%t %c»"};
constexpr City kCities[] = {{"Київ", "kyiv", "", "UA", "01#0#", "44 39#"},
                            {"Одеса", "odesa", "Одеська область", "UA", "65###", "48 73#"},
                            {"Львів", "lviv", "Львівська область", "UA", "79###", "32 23#"},
                            {"Харків", "kharkiv", "Харківська область", "UA", "61###", "57 70#"},
                            {"Дніпро", "dnipro", "Дніпропетровська область", "UA", "49###", "56 37#"},
                            {"Ужгород", "uzhhorod", "Закарпатська область", "UA", "88###", "312 6#"},
                            {"Чернівці", "chernivtsi", "Чернівецька область", "UA", "58###", "372 5#"}};
constexpr std::string_view kStreets[] = {"Дерибасівська", "Хрещатик",   "Шевченка", "Лесі Українки",
                                         "Грушевського",  "Соборна",    "Франка",   "Сагайдачного",
                                         "Приморська",    "Городоцька", "Садова",   "Володимирська"};
constexpr std::string_view kSecondLines[] = {"оф. ##", "2-й поверх", "корпус #", "а/с ##"};
constexpr JobTitle kJobs[] = {
    {"Директор", "Директорка", "", "CEO"},
    {"Начальник відділу закупівель", "Начальниця відділу закупівель", "PURCHASE", "HEAD"},
    {"Закупівельник", "Закупівельниця", "PURCHASE", "BUYER"},
    {"Сомельє", "", "WINE", "STAFF"},
    {"Шеф-кухар", "Шеф-кухарка", "KITCHEN", "HEAD"},
    {"Маркетолог", "Маркетологиня", "MARKETING", "STAFF"},
    {"Бухгалтер", "Бухгалтерка", "FINANCE", "STAFF"},
    {"Завідувач складу", "Завідувачка складу", "LOGISTICS", "STAFF"}};

}  // namespace

const Country& ukraine() {
    static constexpr Country kCountry{.code = "UA",
                                      .language_code = "UKR",
                                      .currency_code = "UAH",
                                      .format_region = "uk-UA",
                                      .share = 60,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "вул. %s, %n",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+380 %a ## ##",
                                      .mobile_pattern = "+380 67 ### ## ##",
                                      .vat_pattern = "############",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
