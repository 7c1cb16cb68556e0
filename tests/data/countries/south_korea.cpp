#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"민준", "minjun"},   {"서준", "seojun"},   {"지훈", "jihoon"}, {"현우", "hyunwoo"},
                         {"성민", "sungmin"},  {"동현", "donghyun"}, {"준호", "junho"},  {"영수", "youngsoo"},
                         {"상훈", "sanghoon"}, {"태영", "taeyoung"}, {"건우", "gunwoo"}, {"재혁", "jaehyuk"}};
constexpr Word kWomen[] = {{"서연", "seoyeon"}, {"지우", "jiwoo"}, {"민서", "minseo"},  {"수빈", "subin"},
                           {"은지", "eunji"},   {"유진", "yujin"}, {"혜진", "hyejin"},  {"미영", "miyoung"},
                           {"하은", "haeun"},   {"다은", "daeun"}, {"소영", "soyoung"}, {"예린", "yerin"}};
constexpr Surname kSurnames[] = {
    {"김", "kim"}, {"이", "lee"},  {"박", "park"}, {"최", "choi"},  {"정", "jung"},     {"강", "kang"},
    {"조", "cho"}, {"윤", "yoon"}, {"장", "jang"}, {"임", "lim"},   {"한", "han"},      {"오", "oh"},
    {"서", "seo"}, {"신", "shin"}, {"권", "kwon"}, {"황", "hwang"}, {"남궁", "namgung"}};
constexpr Word kBrands[] = {{"한강", "hangang"},    {"무궁화", "mugunghwa"}, {"남산", "namsan"},
                            {"해오름", "haeoreum"}, {"푸른", "pureun"},      {"다온", "daon"},
                            {"가람", "garam"},      {"별빛", "byeolbit"},    {"솔향", "solhyang"},
                            {"온새미", "onsaemi"},  {"미리내", "mirinae"},   {"청담", "cheongdam"}};
constexpr Trade kTrades[] = {{"와인", "wine", "WINESHOP"},
                             {"호텔", "hotel", "HOTEL"},
                             {"레스토랑", "restaurant", "RESTAURANT"},
                             {"한정식", "hansik", "RESTAURANT"},
                             {"식품", "foods", "DELI"},
                             {"물류", "logistics", "LOGISTICS"},
                             {"무역", "trading", "TRADE"},
                             {"케이터링", "catering", "CATERING"},
                             {"미디어", "media", "PRESS"},
                             {"컨설팅", "consulting", "SERVICES"}};
constexpr std::string_view kLegal[] = {"주식회사", "(주)", "유한회사"};
constexpr std::string_view kCompanies[] = {"%l %b%t", "%b%t", "%b %t", "%c %b%t", "%b%t %l"};
constexpr City kCities[] = {{"서울", "seoul", "서울특별시", "JP-KR", "04###", "2-555-"},
                            {"부산", "busan", "부산광역시", "JP-KR", "48###", "51-555-"},
                            {"인천", "incheon", "인천광역시", "JP-KR", "21###", "32-555-"},
                            {"대구", "daegu", "대구광역시", "JP-KR", "41###", "53-555-"},
                            {"대전", "daejeon", "대전광역시", "JP-KR", "34###", "42-555-"},
                            {"제주", "jeju", "제주특별자치도", "JP-KR", "63###", "64-555-"}};
constexpr std::string_view kStreets[] = {"테헤란로", "세종대로", "강남대로", "을지로",
                                         "해운대로", "중앙로",   "동성로",   "한라대학로",
                                         "종로",     "이태원로", "월미로",   "대학로"};
constexpr std::string_view kSecondLines[] = {"#층", "##0#호", "#동 ##0#호"};
constexpr JobTitle kJobs[] = {{"대표이사", "", "", "CEO"},           {"구매팀장", "", "PURCHASE", "HEAD"},
                              {"구매담당", "", "PURCHASE", "BUYER"}, {"소믈리에", "", "WINE", "STAFF"},
                              {"총주방장", "", "KITCHEN", "HEAD"},   {"마케팅팀장", "", "MARKETING", "HEAD"},
                              {"회계담당", "", "FINANCE", "STAFF"},  {"물류담당", "", "LOGISTICS", "STAFF"},
                              {"영업부장", "", "SALES", "HEAD"}};

}  // namespace

const Country& south_korea() {
    static constexpr Country kCountry{.code = "KR",
                                      .language_code = "KOR",
                                      .currency_code = "KRW",
                                      .format_region = "ko-KR",
                                      .share = 30,
                                      .name_order = NameOrder::kSurnameFirstJoined,
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
                                      .phone_pattern = "+82 %a####",
                                      .mobile_pattern = "+82 10-5550-####",
                                      .vat_pattern = "###-##-#####",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
