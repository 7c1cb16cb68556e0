#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"Andreas"}, {"Jörg"},      {"Matthias"}, {"Thomas"},  {"Stefan"},
                         {"Michael"}, {"Jürgen"},    {"Felix"},    {"Lukas"},   {"Niklas"},
                         {"Björn"},   {"Henning"},   {"Torsten"},  {"Uwe"},     {"Klaus"},
                         {"Moritz"},  {"Sebastian"}, {"Tobias"},   {"Carsten"}, {"Emil"}};
constexpr Word kWomen[] = {{"Anna"},    {"Katharina"}, {"Sabine"},  {"Birgit"}, {"Claudia"},
                           {"Ulrike"},  {"Heike"},     {"Johanna"}, {"Lena"},   {"Greta"},
                           {"Susanne"}, {"Petra"},     {"Käthe"},   {"Frauke"}, {"Antje"},
                           {"Miriam"},  {"Silke"},     {"Theresa"}, {"Wiebke"}, {"Nele"}};
constexpr Surname kSurnames[] = {{"Müller"}, {"Schmidt"},  {"Schneider"}, {"Fischer"},   {"Weber"},
                                 {"Becker"}, {"Hoffmann"}, {"Schäfer"},   {"Koch"},      {"Richter"},
                                 {"Klein"},  {"Wolf"},     {"Schröder"},  {"Neumann"},   {"Zimmermann"},
                                 {"Krüger"}, {"Hartmann"}, {"Lange"},     {"Krause"},    {"Lehmann"},
                                 {"Jäger"},  {"Petersen"}, {"Vogt"},      {"Sommer"},    {"Groß"},
                                 {"Ahrens"}, {"Brandt"},   {"Lorenz"},    {"von Bülow"}, {"Thiessen"}};
constexpr Word kBrands[] = {
    {"Nordlicht"}, {"Rebstock"},     {"Hanse"},      {"Elbblick"},     {"Goldener Anker"}, {"Alte Mühle"},
    {"Lindenhof"}, {"Kranich"},      {"Sonnenberg"}, {"Blauer Bock"},  {"Steinkrug"},      {"Falkenstein"},
    {"Eulenhof"},  {"Silberdistel"}, {"Traube"},     {"Zum Hirschen"}, {"Moselblick"},     {"Weitblick"}};
constexpr Trade kTrades[] = {{"Weinhandel", "wein", "WINESHOP"},
                             {"Gasthaus", "gasthaus", "RESTAURANT"},
                             {"Hotel", "hotel", "HOTEL"},
                             {"Restaurant", "restaurant", "RESTAURANT"},
                             {"Feinkost", "feinkost", "DELI"},
                             {"Catering", "catering", "CATERING"},
                             {"Spedition", "spedition", "LOGISTICS"},
                             {"Weingut", "weingut", "WINERY"},
                             {"Getränkegroßhandel", "getraenke", "TRADE"},
                             {"Verlag", "verlag", "PRESS"},
                             {"Steuerberatung", "steuerberatung", "SERVICES"}};
constexpr std::string_view kLegal[] = {"GmbH", "GmbH & Co. KG", "KG", "e. K.", "OHG", "AG"};
constexpr std::string_view kCompanies[] = {"%b %t %l", "%t %b %l", "%t %b", "%t %s %l", "%t %s", "%b %c %l"};
constexpr City kCities[] = {{"Hamburg", "", "", "DE-N", "20##9", "40"},
                            {"Bremen", "", "", "DE-N", "28#09", "421"},
                            {"Kiel", "", "", "DE-N", "241##", "431"},
                            {"Berlin", "", "", "DE-N", "10#1#", "30"},
                            {"Hannover", "", "", "DE-N", "301##", "511"},
                            {"Leipzig", "", "", "DE-N", "041##", "341"},
                            {"Köln", "", "", "DE-S", "506##", "221"},
                            {"München", "", "", "DE-S", "803##", "89"},
                            {"Stuttgart", "", "", "DE-S", "701##", "711"},
                            {"Nürnberg", "", "", "DE-S", "904##", "911"},
                            {"Trier", "", "", "DE-S", "5429#", "651"},
                            {"Freiburg im Breisgau", "freiburg", "", "DE-S", "791##", "761"}};
constexpr std::string_view kStreets[] = {
    "Hafenstraße",  "Lindenallee",    "Bahnhofstraße", "Am Markt",      "Schillerstraße",
    "Goethestraße", "Mühlenweg",      "Lange Reihe",   "Kirchgasse",    "Deichstraße",
    "Gartenweg",    "Große Bleichen", "Ringstraße",    "Speicherstadt", "Ostertorsteinweg"};
constexpr std::string_view kSecondLines[] = {"Hinterhaus", "2. OG", "Haus #", "Aufgang B",
                                             "Postfach #0 #1 ##"};
constexpr JobTitle kJobs[] = {{"Geschäftsführer", "Geschäftsführerin", "", "CEO"},
                              {"Einkaufsleiter", "Einkaufsleiterin", "PURCHASE", "HEAD"},
                              {"Einkäufer", "Einkäuferin", "PURCHASE", "BUYER"},
                              {"Sommelier", "Sommelière", "WINE", "STAFF"},
                              {"Küchenchef", "Küchenchefin", "KITCHEN", "HEAD"},
                              {"Leiter Marketing", "Leiterin Marketing", "MARKETING", "HEAD"},
                              {"Buchhalter", "Buchhalterin", "FINANCE", "STAFF"},
                              {"Lagerleiter", "Lagerleiterin", "LOGISTICS", "STAFF"},
                              {"Verkaufsleiter", "Verkaufsleiterin", "SALES", "HEAD"}};

}  // namespace

const Country& germany() {
    static constexpr Country kCountry{.code = "DE",
                                      .language_code = "DEU",
                                      .currency_code = "EUR",
                                      .format_region = "de-DE",
                                      .share = 190,
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
                                      .phone_pattern = "+49 %a 66969 ###",
                                      .mobile_pattern = "+49 17# 392####",
                                      .vat_pattern = "DE#########",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
