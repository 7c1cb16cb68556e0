#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"Oliver"},   {"George"}, {"Harry"}, {"James"}, {"William"}, {"Edward"},
                         {"Alasdair"}, {"Callum"}, {"Owen"},  {"Rhys"},  {"Duncan"},  {"Simon"},
                         {"Graham"},   {"Nigel"},  {"Tariq"}, {"Sanjay"}};
constexpr Word kWomen[] = {{"Charlotte"}, {"Emily"},  {"Imogen"}, {"Harriet"},  {"Victoria"}, {"Fiona"},
                           {"Eilidh"},    {"Siân"},   {"Bethan"}, {"Philippa"}, {"Rosalind"}, {"Gemma"},
                           {"Priya"},     {"Hannah"}, {"Louise"}, {"Aoife"}};
constexpr Surname kSurnames[] = {
    {"Smith"},    {"Jones"},    {"Taylor"},   {"Brown"},    {"Davies"},    {"Evans"},     {"Walker"},
    {"Wright"},   {"Thompson"}, {"Hughes"},   {"Edwards"},  {"Green"},     {"Clarke"},    {"Harrison"},
    {"Fraser"},   {"MacLeod"},  {"Campbell"}, {"O'Connor"}, {"Ashworth"},  {"Blackwood"}, {"Featherstone"},
    {"Whitaker"}, {"Patel"},    {"Khan"},     {"Singh"},    {"Pemberton"}, {"Hart-Davis"}};
constexpr Word kBrands[] = {{"Rose & Crown"},  {"Thornbury"}, {"Kingfisher"},        {"Northgate"},
                            {"Harbour"},       {"Old Mill"},  {"The Copper Kettle"}, {"Fairfax"},
                            {"Bellwether"},    {"Marlow"},    {"Highfield"},         {"Oakwood"},
                            {"Three Bridges"}, {"Wharfside"}, {"Ravenscroft"},       {"Saltmarsh"}};
constexpr Trade kTrades[] = {{"Wines", "wines", "WINESHOP"},
                             {"Vintners", "vintners", "WINESHOP"},
                             {"Hotel", "hotel", "HOTEL"},
                             {"Restaurant", "restaurant", "RESTAURANT"},
                             {"Bar & Kitchen", "kitchen", "RESTAURANT"},
                             {"Fine Foods", "finefoods", "DELI"},
                             {"Catering", "catering", "CATERING"},
                             {"Logistics", "logistics", "LOGISTICS"},
                             {"Imports", "imports", "TRADE"},
                             {"Media", "media", "PRESS"},
                             {"Solicitors", "solicitors", "SERVICES"},
                             {"Vineyard", "vineyard", "WINERY"}};
constexpr std::string_view kLegal[] = {"Ltd", "Ltd", "PLC", "LLP"};
constexpr std::string_view kCompanies[] = {"%b %t", "%b %t %l", "%s & Sons %t %l",
                                           "%s %t", "%s & %s",  "%b %t (%c) %l"};
constexpr City kCities[] = {{"London", "", "Greater London", "UK", "SE# #@@", "20 7946"},
                            {"London", "", "Greater London", "UK", "EC#A #@@", "20 7946"},
                            {"Manchester", "", "Greater Manchester", "UK", "M# #@@", "161 496"},
                            {"Bristol", "", "", "UK", "BS# #@@", "117 496"},
                            {"Edinburgh", "", "Midlothian", "UK", "EH# #@@", "131 496"},
                            {"Leeds", "", "West Yorkshire", "UK", "LS# #@@", "113 496"},
                            {"Cardiff", "", "South Glamorgan", "UK", "CF# #@@", "29 2018"},
                            {"Brighton", "", "East Sussex", "UK", "BN# #@@", "1632 960"},
                            {"York", "", "North Yorkshire", "UK", "YO# #@@", "1632 960"},
                            {"Oxford", "", "Oxfordshire", "UK", "OX# #@@", "1632 960"},
                            {"Glasgow", "", "Lanarkshire", "UK", "G# #@@", "141 496"}};
constexpr std::string_view kStreets[] = {
    "High Street",  "Station Road",        "Church Lane", "Victoria Street", "Bridge Street",
    "The Green",    "Borough High Street", "Mill Lane",   "Queen's Road",    "King Street",
    "Harbour Road", "Clerkenwell Close",   "Park Row",    "Castle Terrace",  "Market Place"};
constexpr std::string_view kSecondLines[] = {"Unit #", "Flat #B", "1st Floor", "The Old Brewery",
                                             "PO Box ##"};
constexpr JobTitle kJobs[] = {
    {"Managing Director", "", "", "CEO"},    {"Head of Purchasing", "", "PURCHASE", "HEAD"},
    {"Buyer", "", "PURCHASE", "BUYER"},      {"Sommelier", "", "WINE", "STAFF"},
    {"Head Chef", "", "KITCHEN", "HEAD"},    {"Marketing Manager", "", "MARKETING", "HEAD"},
    {"Accountant", "", "FINANCE", "STAFF"},  {"Warehouse Manager", "", "LOGISTICS", "STAFF"},
    {"Sales Director", "", "SALES", "HEAD"}, {"Wine Buyer", "", "PURCHASE", "BUYER"}};

}  // namespace

const Country& united_kingdom() {
    static constexpr Country kCountry{.code = "GB",
                                      .language_code = "ENG",
                                      .currency_code = "GBP",
                                      .format_region = "en-GB",
                                      .share = 140,
                                      .middle_name_permille = 180,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "%n %s",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+44 %a 0###",
                                      .mobile_pattern = "+44 7700 900###",
                                      .vat_pattern = "GB#########",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
