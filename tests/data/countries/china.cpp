#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"伟", "wei"},       {"强", "qiang"},     {"磊", "lei"},      {"军", "jun"},
                         {"志明", "zhiming"}, {"建国", "jianguo"}, {"浩然", "haoran"}, {"子轩", "zixuan"},
                         {"文博", "wenbo"},   {"海涛", "haitao"},  {"俊杰", "junjie"}, {"晓东", "xiaodong"},
                         {"国华", "guohua"},  {"天宇", "tianyu"}};
constexpr Word kWomen[] = {{"芳", "fang"},      {"娜", "na"},        {"敏", "min"},        {"静", "jing"},
                           {"丽", "li"},        {"秀英", "xiuying"}, {"晓燕", "xiaoyan"},  {"雪梅", "xuemei"},
                           {"欣怡", "xinyi"},   {"雨桐", "yutong"},  {"婷婷", "tingting"}, {"佳慧", "jiahui"},
                           {"梦洁", "mengjie"}, {"思琪", "siqi"}};
constexpr Surname kSurnames[] = {{"王", "wang"}, {"李", "li"},   {"张", "zhang"},    {"刘", "liu"},
                                 {"陈", "chen"}, {"杨", "yang"}, {"黄", "huang"},    {"赵", "zhao"},
                                 {"吴", "wu"},   {"周", "zhou"}, {"徐", "xu"},       {"孙", "sun"},
                                 {"马", "ma"},   {"朱", "zhu"},  {"胡", "hu"},       {"林", "lin"},
                                 {"郭", "guo"},  {"何", "he"},   {"欧阳", "ouyang"}, {"梁", "liang"}};
constexpr Word kBrands[] = {{"锦绣", "jinxiu"},    {"东方", "dongfang"}, {"金葡", "jinpu"},
                            {"云山", "yunshan"},   {"海晏", "haiyan"},   {"瑞和", "ruihe"},
                            {"长安", "changan"},   {"碧波", "bibo"},     {"华彩", "huacai"},
                            {"望江", "wangjiang"}, {"百味", "baiwei"},   {"鼎丰", "dingfeng"}};
constexpr Trade kTrades[] = {{"大酒店", "hotel", "HOTEL"},       {"餐饮", "dining", "RESTAURANT"},
                             {"葡萄酒", "wine", "WINESHOP"},     {"酒业", "jiuye", "TRADE"},
                             {"食品", "food", "DELI"},           {"进出口", "trade", "TRADE"},
                             {"物流", "logistics", "LOGISTICS"}, {"酒庄", "winery", "WINERY"},
                             {"传媒", "media", "PRESS"},         {"咨询", "consulting", "SERVICES"}};
constexpr std::string_view kLegal[] = {"有限公司", "股份有限公司", "有限责任公司"};
constexpr std::string_view kCompanies[] = {"%c%b%t%l", "%b%t%l", "%b%t", "%c%b%t"};
constexpr City kCities[] = {{"上海", "shanghai", "上海市", "CN", "200###", "21 6###"},
                            {"北京", "beijing", "北京市", "CN", "100###", "10 6###"},
                            {"广州", "guangzhou", "广东省", "CN", "510###", "20 8###"},
                            {"深圳", "shenzhen", "广东省", "CN", "518###", "755 8###"},
                            {"成都", "chengdu", "四川省", "CN", "610###", "28 8###"},
                            {"杭州", "hangzhou", "浙江省", "CN", "310###", "571 8###"},
                            {"西安", "xian", "陕西省", "CN", "710###", "29 8###"},
                            {"青岛", "qingdao", "山东省", "CN", "266###", "532 8###"}};
constexpr std::string_view kStreets[] = {"南京西路", "淮海中路", "人民路",   "中山路", "解放大道", "建国路",
                                         "长安街",   "天府大道", "环市东路", "文三路", "香港中路", "复兴路"};
constexpr std::string_view kSecondLines[] = {"#楼##0#室", "A座##0#", "科技园#号楼"};
constexpr JobTitle kJobs[] = {{"总经理", "", "", "CEO"},
                              {"采购总监", "", "PURCHASE", "HEAD"},
                              {"采购经理", "", "PURCHASE", "BUYER"},
                              {"侍酒师", "", "WINE", "STAFF"},
                              {"行政总厨", "", "KITCHEN", "HEAD"},
                              {"市场经理", "", "MARKETING", "HEAD"},
                              {"会计", "", "FINANCE", "STAFF"},
                              {"仓储主管", "", "LOGISTICS", "STAFF"},
                              {"销售经理", "", "SALES", "HEAD"}};

}  // namespace

const Country& china() {
    static constexpr Country kCountry{.code = "CN",
                                      .language_code = "CHS",
                                      .currency_code = "CNY",
                                      .format_region = "zh-CN",
                                      .share = 45,
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
                                      .address_pattern = "%s%n号",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+86 %a ####",
                                      .mobile_pattern = "+86 13# #### ####",
                                      .vat_pattern = "9131###########@##",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
