#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"Anders"}, {"Bo"},     {"Christian"}, {"Flemming"}, {"Henrik"}, {"Jens"},
                         {"Jeppe"},  {"Kasper"}, {"Lars"},      {"Mads"},     {"Mikkel"}, {"Niels"},
                         {"Ole"},    {"Rasmus"}, {"Søren"},     {"Troels"}};
constexpr Word kWomen[] = {{"Anne"},     {"Birgitte"}, {"Camilla"}, {"Ditte"},   {"Freja"}, {"Gitte"},
                           {"Helle"},    {"Ida"},      {"Karen"},   {"Kirsten"}, {"Lærke"}, {"Maja"},
                           {"Pernille"}, {"Signe"},    {"Sofie"},   {"Åse"}};
constexpr Surname kSurnames[] = {
    {"Jensen"}, {"Nielsen"},    {"Hansen"},      {"Pedersen"},  {"Andersen"}, {"Christensen"},
    {"Larsen"}, {"Sørensen"},   {"Rasmussen"},   {"Jørgensen"}, {"Madsen"},   {"Kristensen"},
    {"Møller"}, {"Østergaard"}, {"Bjerregaard"}, {"Holm"},      {"Lund"},     {"Kjær"},
    {"Dahl"},   {"Nørgaard"},   {"Vestergaard"}, {"Skov"},      {"Friis"},    {"Toft"}};
constexpr Word kBrands[] = {{"Den Gyldne Drue"}, {"Havnens"},      {"Strandhuset"}, {"Nyhavn"},
                            {"Sankt Annæ"},      {"Klitgården"},   {"Kongens"},     {"Vesterhav"},
                            {"Fiskerkajen"},     {"Bøgebjerg"},    {"Lyngby"},      {"Øresund"},
                            {"Skovhuset"},       {"Den Blå Kande"}};
constexpr Trade kTrades[] = {{"Vinhandel", "vinhandel", "WINESHOP"},
                             {"Kro", "kro", "RESTAURANT"},
                             {"Restaurant", "restaurant", "RESTAURANT"},
                             {"Hotel", "hotel", "HOTEL"},
                             {"Badehotel", "badehotel", "HOTEL"},
                             {"Delikatesse", "delikatesse", "DELI"},
                             {"Selskabslokaler", "selskaber", "CATERING"},
                             {"Fragt", "fragt", "LOGISTICS"},
                             {"Engros", "engros", "TRADE"},
                             {"Forlag", "forlag", "PRESS"},
                             {"Revision", "revision", "SERVICES"}};
constexpr std::string_view kLegal[] = {"ApS", "A/S", "I/S"};
constexpr std::string_view kCompanies[] = {"%b %t", "%b %t %l", "%s %t", "%t %s %l", "%s & Søn %l", "%c %t"};
constexpr City kCities[] = {{"København K", "koebenhavn", "", "DK", "1##0", "33 18"},
                            {"København Ø", "koebenhavn", "", "DK", "2100", "35 18"},
                            {"Frederiksberg", "", "", "DK", "2000", "38 18"},
                            {"Aarhus C", "aarhus", "", "DK", "8000", "86 18"},
                            {"Odense C", "odense", "", "DK", "5000", "66 18"},
                            {"Aalborg", "", "", "DK", "9000", "98 18"},
                            {"Esbjerg", "", "", "DK", "6700", "75 18"},
                            {"Helsingør", "", "", "DK", "3000", "49 18"},
                            {"Skagen", "", "", "DK", "9990", "98 44"},
                            {"Roskilde", "", "", "DK", "4000", "46 18"}};
constexpr std::string_view kStreets[] = {
    "Strandvejen", "Vesterbrogade", "Nørregade", "Havnegade", "Algade",     "Østergade",    "Kongensgade",
    "Møllevej",    "Skovvej",       "Torvet",    "Bredgade",  "Søndergade", "Åboulevarden", "Kystvejen"};
constexpr std::string_view kSecondLines[] = {"2. tv.", "st. th.", "#. sal", "Baghuset", "Postboks ##"};
constexpr JobTitle kJobs[] = {
    {"Direktør", "", "", "CEO"},           {"Indkøbschef", "", "PURCHASE", "HEAD"},
    {"Indkøber", "", "PURCHASE", "BUYER"}, {"Sommelier", "", "WINE", "STAFF"},
    {"Køkkenchef", "", "KITCHEN", "HEAD"}, {"Marketingchef", "", "MARKETING", "HEAD"},
    {"Bogholder", "", "FINANCE", "STAFF"}, {"Lagerchef", "", "LOGISTICS", "STAFF"},
    {"Salgschef", "", "SALES", "HEAD"}};

}  // namespace

const Country& denmark() {
    static constexpr Country kCountry{.code = "DK",
                                      .language_code = "DAN",
                                      .currency_code = "DKK",
                                      .format_region = "da-DK",
                                      .share = 110,
                                      .middle_name_permille = 250,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "%s %n",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+45 %a ## ##",
                                      .mobile_pattern = "+45 2# 18 ## ##",
                                      .vat_pattern = "DK########",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
