#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"John"},   {"Michael"}, {"David"}, {"Robert"},  {"Daniel"}, {"Christopher"},
                         {"Andrew"}, {"Joshua"},  {"Tyler"}, {"Brandon"}, {"Carlos"}, {"Miguel"},
                         {"Marcus"}, {"Darnell"}, {"Kevin"}, {"Ethan"}};
constexpr Word kWomen[] = {{"Jennifer"}, {"Jessica"}, {"Ashley"},  {"Emily"},     {"Sarah"}, {"Lauren"},
                           {"Megan"},    {"Rachel"},  {"Nicole"},  {"Stephanie"}, {"Maria"}, {"Alicia"},
                           {"Latoya"},   {"Grace"},   {"Madison"}, {"Abigail"}};
constexpr Surname kSurnames[] = {
    {"Johnson"},  {"Williams"}, {"Miller"},     {"Davis"},    {"Garcia"},   {"Rodriguez"}, {"Martinez"},
    {"Anderson"}, {"Jackson"},  {"White"},      {"Nguyen"},   {"Robinson"}, {"Lewis"},     {"Young"},
    {"Ramirez"},  {"Torres"},   {"Nelson"},     {"Carter"},   {"Mitchell"}, {"Hernandez"}, {"Kowalski"},
    {"Goldberg"}, {"O'Brien"},  {"Washington"}, {"Schwartz"}, {"Olson"}};
constexpr Word kBrands[] = {{"Blue Heron"},   {"Cedar Creek"}, {"Golden Gate"},  {"Redwood"},
                            {"Liberty"},      {"Lakeshore"},   {"Sunset"},       {"Pioneer"},
                            {"Stone Bridge"}, {"Silver Fork"}, {"Union Square"}, {"Riverbend"},
                            {"Magnolia"},     {"Eastside"},    {"Juniper"},      {"Cascade"}};
constexpr Trade kTrades[] = {
    {"Wine Merchants", "wine", "WINESHOP"}, {"Cellars", "cellars", "WINERY"},
    {"Vineyards", "vineyards", "WINERY"},   {"Grill", "grill", "RESTAURANT"},
    {"Bistro", "bistro", "RESTAURANT"},     {"Inn & Suites", "inn", "HOTEL"},
    {"Market", "market", "DELI"},           {"Catering Co.", "catering", "CATERING"},
    {"Freight", "freight", "LOGISTICS"},    {"Distributors", "distributors", "TRADE"},
    {"Publishing", "publishing", "PRESS"},  {"Consulting", "consulting", "SERVICES"}};
constexpr std::string_view kLegal[] = {"LLC", "Inc.", "Corp.", "LLC"};
constexpr std::string_view kCompanies[] = {"%b %t",       "%b %t, %l",   "%s Family %t",
                                           "%s & %s, %l", "%b %t of %c", "%s %t %l"};
constexpr City kCities[] = {{"New York", "", "NY", "US-E", "100##", "212 555"},
                            {"Boston", "", "MA", "US-E", "021##", "617 555"},
                            {"Chicago", "", "IL", "US-E", "606##", "312 555"},
                            {"Atlanta", "", "GA", "US-E", "303##", "404 555"},
                            {"Miami", "", "FL", "US-E", "331##", "305 555"},
                            {"Austin", "", "TX", "US-W", "787##", "512 555"},
                            {"Denver", "", "CO", "US-W", "802##", "303 555"},
                            {"Portland", "", "OR", "US-W", "972##", "503 555"},
                            {"Seattle", "", "WA", "US-W", "981##", "206 555"},
                            {"San Francisco", "", "CA", "US-W", "941##", "415 555"},
                            {"Napa", "", "CA", "US-W", "9455#", "707 555"}};
constexpr std::string_view kStreets[] = {
    "Main Street",       "Oak Avenue",      "Broadway",        "Park Avenue",         "Washington Street",
    "Lake Shore Drive",  "Burnside Street", "Market Street",   "5th Avenue",          "Elm Street",
    "Lincoln Boulevard", "Hawthorne Lane",  "Congress Avenue", "Peachtree Street NE", "Silverado Trail"};
constexpr std::string_view kSecondLines[] = {"Suite ##0", "Apt. #", "Floor #", "P.O. Box ###", "Building C"};
constexpr JobTitle kJobs[] = {{"President", "", "", "CEO"},
                              {"Purchasing Director", "", "PURCHASE", "HEAD"},
                              {"Buyer", "", "PURCHASE", "BUYER"},
                              {"Sommelier", "", "WINE", "STAFF"},
                              {"Executive Chef", "", "KITCHEN", "HEAD"},
                              {"Marketing Manager", "", "MARKETING", "HEAD"},
                              {"Controller", "", "FINANCE", "STAFF"},
                              {"Warehouse Supervisor", "", "LOGISTICS", "STAFF"},
                              {"VP Sales", "", "SALES", "HEAD"},
                              {"Beverage Director", "", "WINE", "HEAD"}};

}  // namespace

const Country& united_states() {
    static constexpr Country kCountry{.code = "US",
                                      .language_code = "ENU",
                                      .currency_code = "USD",
                                      .format_region = "en-US",
                                      .share = 150,
                                      .middle_name_permille = 220,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "%n%k0 %s",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+1 %a 01##",
                                      .mobile_pattern = "+1 917 555 01##",
                                      .vat_pattern = "",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
