#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"健", "ken"},      {"翔太", "shota"}, {"大輔", "daisuke"}, {"拓也", "takuya"},
                         {"直樹", "naoki"},  {"健太", "kenta"}, {"誠", "makoto"},    {"浩", "hiroshi"},
                         {"蓮", "ren"},      {"悠斗", "yuto"},  {"修", "osamu"},     {"亮", "ryo"},
                         {"和也", "kazuya"}, {"正人", "masato"}};
constexpr Word kWomen[] = {
    {"陽菜", "hina"},     {"美咲", "misaki"},   {"結衣", "yui"},     {"由美子", "yumiko"}, {"恵子", "keiko"},
    {"さくら", "sakura"}, {"真由美", "mayumi"}, {"香織", "kaori"},   {"直子", "naoko"},    {"愛", "ai"},
    {"千尋", "chihiro"},  {"優子", "yuko"},     {"明日香", "asuka"}, {"かおり", "kaori"}};
constexpr Surname kSurnames[] = {
    {"佐藤", "sato"},      {"鈴木", "suzuki"},   {"高橋", "takahashi"}, {"田中", "tanaka"},
    {"伊藤", "ito"},       {"渡辺", "watanabe"}, {"山本", "yamamoto"},  {"中村", "nakamura"},
    {"小林", "kobayashi"}, {"加藤", "kato"},     {"吉田", "yoshida"},   {"山田", "yamada"},
    {"松本", "matsumoto"}, {"井上", "inoue"},    {"木村", "kimura"},    {"清水", "shimizu"},
    {"森", "mori"},        {"石川", "ishikawa"}, {"藤田", "fujita"},    {"長谷川", "hasegawa"}};
constexpr Word kBrands[] = {{"さくら", "sakura"},  {"富士見", "fujimi"},  {"青葉", "aoba"},
                            {"みなと", "minato"},  {"松風", "matsukaze"}, {"花水木", "hanamizuki"},
                            {"ひかり", "hikari"},  {"鶴亀", "tsurukame"}, {"月見", "tsukimi"},
                            {"東雲", "shinonome"}, {"若草", "wakakusa"},  {"楓", "kaede"}};
constexpr Trade kTrades[] = {{"ワイン商会", "wine", "WINESHOP"},
                             {"酒店", "saketen", "WINESHOP"},
                             {"ホテル", "hotel", "HOTEL"},
                             {"旅館", "ryokan", "HOTEL"},
                             {"レストラン", "restaurant", "RESTAURANT"},
                             {"割烹", "kappo", "RESTAURANT"},
                             {"食品", "foods", "DELI"},
                             {"物流", "logistics", "LOGISTICS"},
                             {"商事", "shoji", "TRADE"},
                             {"出版", "press", "PRESS"},
                             {"ワイナリー", "winery", "WINERY"}};
constexpr std::string_view kLegal[] = {"株式会社", "合同会社", "有限会社"};
constexpr std::string_view kCompanies[] = {"%l%b%t", "%b%t%l", "%b%t", "%t%b", "%s%t%l"};
constexpr City kCities[] = {{"港区", "tokyo", "東京都", "JP-KR", "10#-00##", "3-5550-"},
                            {"渋谷区", "tokyo", "東京都", "JP-KR", "150-00##", "3-5551-"},
                            {"大阪市", "osaka", "大阪府", "JP-KR", "53#-00##", "6-5550-"},
                            {"京都市", "kyoto", "京都府", "JP-KR", "60#-80##", "75-555-"},
                            {"横浜市", "yokohama", "神奈川県", "JP-KR", "22#-00##", "45-555-"},
                            {"名古屋市", "nagoya", "愛知県", "JP-KR", "46#-00##", "52-555-"},
                            {"福岡市", "fukuoka", "福岡県", "JP-KR", "81#-00##", "92-555-"},
                            {"札幌市", "sapporo", "北海道", "JP-KR", "06#-00##", "11-555-"},
                            {"甲府市", "kofu", "山梨県", "JP-KR", "400-00##", "55-555-"}};
constexpr std::string_view kStreets[] = {"銀座",     "丸の内", "烏丸通", "本町", "栄",     "元町",
                                         "博多駅前", "中央",   "北浜",   "神南", "四条通", "大通西"};
constexpr std::string_view kSecondLines[] = {"#階", "##0#号室", "第#ビル"};
constexpr JobTitle kJobs[] = {
    {"代表取締役", "", "", "CEO"},         {"購買部長", "", "PURCHASE", "HEAD"},
    {"バイヤー", "", "PURCHASE", "BUYER"}, {"ソムリエ", "", "WINE", "STAFF"},
    {"料理長", "", "KITCHEN", "HEAD"},     {"マーケティング課長", "", "MARKETING", "HEAD"},
    {"経理", "", "FINANCE", "STAFF"},      {"倉庫責任者", "", "LOGISTICS", "STAFF"},
    {"営業部長", "", "SALES", "HEAD"}};

}  // namespace

const Country& japan() {
    static constexpr Country kCountry{.code = "JP",
                                      .language_code = "JPN",
                                      .currency_code = "JPY",
                                      .format_region = "ja-JP",
                                      .share = 50,
                                      .name_order = NameOrder::kSurnameFirstSpaced,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "%s%k丁目%n-%k",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+81 %a####",
                                      .mobile_pattern = "+81 90-5550-####",
                                      .vat_pattern = "T#############",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
