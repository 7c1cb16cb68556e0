#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"דוד", "david"}, {"משה", "moshe"},  {"יוסף", "yosef"},    {"אורי", "uri"},
                         {"נועם", "noam"}, {"איתן", "eitan"}, {"גיל", "gil"},       {"רון", "ron"},
                         {"אלון", "alon"}, {"עומר", "omer"},  {"יונתן", "yonatan"}, {"דניאל", "daniel"},
                         {"עידו", "ido"},  {"אריאל", "ariel"}};
constexpr Word kWomen[] = {{"נועה", "noa"},       {"תמר", "tamar"}, {"מיכל", "michal"}, {"שירה", "shira"},
                           {"יעל", "yael"},       {"רות", "ruth"},  {"הדס", "hadas"},   {"ענת", "anat"},
                           {"אורלי", "orly"},     {"מאיה", "maya"}, {"ליאור", "lior"},  {"דנה", "dana"},
                           {"אביגיל", "avigail"}, {"רוני", "roni"}};
constexpr Surname kSurnames[] = {
    {"כהן", "cohen"},      {"לוי", "levi"},      {"מזרחי", "mizrahi"},   {"פרץ", "peretz"},
    {"ביטון", "biton"},    {"אברהם", "avraham"}, {"פרידמן", "friedman"}, {"שפירא", "shapira"},
    {"אזולאי", "azoulay"}, {"כץ", "katz"},       {"גולן", "golan"},      {"רוזן", "rosen"},
    {"ברק", "barak"},      {"שגב", "segev"},     {"הררי", "harari"},     {"נחמיאס", "nahmias"}};
constexpr Word kBrands[] = {{"הגליל", "galil"}, {"כרמל", "carmel"}, {"הזית", "hazayit"},  {"ארז", "erez"},
                            {"גפן", "gefen"},   {"יפו", "jaffa"},   {"המעיין", "maayan"}, {"חרמון", "hermon"},
                            {"הדקל", "dekel"},  {"ים המלח", "yam"}, {"השקד", "shaked"},   {"אופק", "ofek"}};
constexpr Trade kTrades[] = {{"יקב", "winery", "WINERY"},         {"מסעדת", "restaurant", "RESTAURANT"},
                             {"מלון", "hotel", "HOTEL"},          {"חנות יין", "wine", "WINESHOP"},
                             {"מעדניית", "deli", "DELI"},         {"קייטרינג", "catering", "CATERING"},
                             {"יבואני", "import", "TRADE"},       {"הוצאת", "press", "PRESS"},
                             {"הובלות", "transport", "LOGISTICS"}};
constexpr std::string_view kLegal[] = {"בע״מ", "בע״מ"};
constexpr std::string_view kCompanies[] = {"%t %b", "%t %b %l", "%t %s %l", "%t %s", "%t %b %c"};
constexpr City kCities[] = {{"תל אביב", "telaviv", "", "MENA", "6######", "3 555"},
                            {"ירושלים", "jerusalem", "", "MENA", "91#####", "2 555"},
                            {"חיפה", "haifa", "", "MENA", "31#####", "4 855"},
                            {"באר שבע", "beersheva", "", "MENA", "84#####", "8 655"},
                            {"נתניה", "netanya", "", "MENA", "42#####", "9 855"},
                            {"זכרון יעקב", "zichron", "", "MENA", "3095###", "4 639"},
                            {"ראש פינה", "roshpina", "", "MENA", "1200###", "4 693"}};
constexpr std::string_view kStreets[] = {"דיזנגוף", "רוטשילד",    "אלנבי", "הרצל",     "בן יהודה", "יפו",
                                         "ויצמן",   "ז׳בוטינסקי", "הנשיא", "המייסדים", "סוקולוב",  "העצמאות"};
constexpr std::string_view kSecondLines[] = {"קומה #", "דירה ##", "ת.ד. ###"};
constexpr JobTitle kJobs[] = {{"מנכ״ל", "מנכ״לית", "", "CEO"},
                              {"מנהל רכש", "מנהלת רכש", "PURCHASE", "HEAD"},
                              {"קניין", "קניינית", "PURCHASE", "BUYER"},
                              {"סומלייה", "", "WINE", "STAFF"},
                              {"שף", "שפית", "KITCHEN", "HEAD"},
                              {"מנהל שיווק", "מנהלת שיווק", "MARKETING", "HEAD"},
                              {"רואה חשבון", "רואת חשבון", "FINANCE", "STAFF"},
                              {"מנהל מכירות", "מנהלת מכירות", "SALES", "HEAD"}};

}  // namespace

const Country& israel() {
    static constexpr Country kCountry{.code = "IL",
                                      .language_code = "HEB",
                                      .currency_code = "ILS",
                                      .format_region = "he-IL",
                                      .share = 40,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "רחוב %s %n",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+972 %a ####",
                                      .mobile_pattern = "+972 5# 555 ####",
                                      .vat_pattern = "51#######",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
