#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"محمد", "mohamed"},  {"أحمد", "ahmed"},      {"محمود", "mahmoud"},
                         {"مصطفى", "mostafa"}, {"عمر", "omar"},        {"خالد", "khaled"},
                         {"يوسف", "youssef"},  {"إبراهيم", "ibrahim"}, {"طارق", "tarek"},
                         {"كريم", "karim"},    {"حسن", "hassan"},      {"شريف", "sherif"},
                         {"سامي", "samy"},     {"هشام", "hisham"},     {"نبيل", "nabil"}};
constexpr Word kWomen[] = {{"فاطمة", "fatma"}, {"منى", "mona"},      {"نور", "nour"},   {"سارة", "sara"},
                           {"مريم", "mariam"}, {"ياسمين", "yasmin"}, {"هبة", "heba"},   {"داليا", "dalia"},
                           {"رانيا", "rania"}, {"سلمى", "salma"},    {"ليلى", "laila"}, {"نادية", "nadia"},
                           {"إيمان", "eman"},  {"أميرة", "amira"}};
constexpr Surname kSurnames[] = {
    {"السيد", "elsayed"},    {"حسين", "hussein"},    {"عبد الله", "abdallah"}, {"منصور", "mansour"},
    {"الشافعي", "elshafei"}, {"فهمي", "fahmy"},      {"سليمان", "soliman"},    {"غالي", "ghali"},
    {"زكي", "zaki"},         {"النجار", "elnaggar"}, {"الشريف", "elsherif"},   {"رمضان", "ramadan"},
    {"بطرس", "boutros"},     {"صبري", "sabry"},      {"الحداد", "elhaddad"},   {"عثمان", "osman"}};
constexpr Word kBrands[] = {{"النيل", "nile"},     {"الأهرام", "ahram"},   {"اللوتس", "lotus"},
                            {"الواحة", "waha"},    {"القلعة", "qalaa"},    {"الفيروز", "fayrouz"},
                            {"النخيل", "nakheel"}, {"الياسمين", "yasmin"}, {"البحر الأحمر", "redsea"},
                            {"الفنار", "fanar"},   {"النورس", "nawras"},   {"خان الخليلي", "khan"}};
constexpr Trade kTrades[] = {{"فندق", "hotel", "HOTEL"},
                             {"مطعم", "restaurant", "RESTAURANT"},
                             {"مقهى", "cafe", "RESTAURANT"},
                             {"شركة استيراد", "import", "TRADE"},
                             {"متجر أغذية", "food", "DELI"},
                             {"شركة نقل", "transport", "LOGISTICS"},
                             {"دار نشر", "press", "PRESS"},
                             {"شركة حفلات", "events", "CATERING"},
                             {"مكتب محاسبة", "accounting", "SERVICES"}};
constexpr std::string_view kLegal[] = {"ش.م.م.", "ذ.م.م."};
constexpr std::string_view kCompanies[] = {"%t %b", "%t %b %l", "%t %s", "%t %b – %c", "%t %s وشركاه"};
constexpr City kCities[] = {{"القاهرة", "cairo", "محافظة القاهرة", "MENA", "115##", "2 2576"},
                            {"الجيزة", "giza", "محافظة الجيزة", "MENA", "125##", "2 3571"},
                            {"الإسكندرية", "alexandria", "محافظة الإسكندرية", "MENA", "215##", "3 487"},
                            {"الأقصر", "luxor", "محافظة الأقصر", "MENA", "855##", "95 237"},
                            {"الغردقة", "hurghada", "محافظة البحر الأحمر", "MENA", "845##", "65 344"},
                            {"شرم الشيخ", "sharm", "محافظة جنوب سيناء", "MENA", "466##", "69 360"}};
constexpr std::string_view kStreets[] = {
    "شارع طلعت حرب", "شارع التحرير",   "شارع قصر النيل", "كورنيش النيل",      "شارع 26 يوليو",
    "شارع الهرم",    "شارع سعد زغلول", "طريق الحرية",    "شارع النبي دانيال", "ميدان رمسيس"};
constexpr std::string_view kSecondLines[] = {"الدور #", "مكتب ##", "ص.ب. ###"};
constexpr JobTitle kJobs[] = {{"المدير العام", "المديرة العامة", "", "CEO"},
                              {"مدير المشتريات", "مديرة المشتريات", "PURCHASE", "HEAD"},
                              {"مسؤول مشتريات", "مسؤولة مشتريات", "PURCHASE", "BUYER"},
                              {"رئيس الطهاة", "رئيسة الطهاة", "KITCHEN", "HEAD"},
                              {"مدير التسويق", "مديرة التسويق", "MARKETING", "HEAD"},
                              {"محاسب", "محاسبة", "FINANCE", "STAFF"},
                              {"مدير المخازن", "مديرة المخازن", "LOGISTICS", "STAFF"},
                              {"مدير المبيعات", "مديرة المبيعات", "SALES", "HEAD"}};

}  // namespace

const Country& egypt() {
    static constexpr Country kCountry{.code = "EG",
                                      .language_code = "ARA",
                                      .currency_code = "EGP",
                                      .format_region = "ar-EG",
                                      .share = 45,
                                      .middle_name_permille = 700,
                                      .fathers_name = true,
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
                                      .phone_pattern = "+20 %a ####",
                                      .mobile_pattern = "+20 100 ### ####",
                                      .vat_pattern = "###-###-###",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
