// The text form of a section's filters: a JSON list of fields by name.
//
//     [{"field":"city","filter":"Vienna"},
//      {"field":"date","filter":"2026-11-23..","typed":"t..","order":"dmy","today":"2026-11-23",
//       "workDate":"2026-11-23","fiscalMonth":1,"rolls":[true]}]
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/criteria/section_filter.h"
#include "core/query/column_filter.h"

namespace segments::criteria {
namespace {

using filter::DateRule;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kOrders = {"dmy", "mdy", "ymd"};

Error unreadable(schema::Section section) {
    Error error = fail("The filter that is kept for " + std::string(caption(section)) +
                           " can't be read. Enter this criteria action again.",
                       "CRI-3");
    error.record = caption(section);
    return error;
}

std::optional<std::string> text_at(const Json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end() || !at->is_string()) return std::nullopt;
    return at->get<std::string>();
}

std::optional<Day> day_at(const Json& object, const char* key) {
    const std::optional<std::string> text = text_at(object, key);
    return text ? from_iso(*text) : std::nullopt;
}

Json to_json(const SectionInfo& info, const FieldFilter& filter) {
    Json object = {{"field", field_of(info, filter.field).name}, {"filter", filter.expression}};
    if (!filter.dates) return object;
    object["typed"] = filter.dates->typed;
    object["order"] = kOrders[static_cast<std::size_t>(filter.dates->order)];
    object["today"] = to_iso(filter.dates->today);
    object["workDate"] = to_iso(filter.dates->work_date);
    object["fiscalMonth"] = filter.dates->fiscal_year_first_month;
    Json rolls = Json::array();
    for (const DateRule rule : filter.dates->rules) rolls.push_back(rule == DateRule::rolling);
    object["rolls"] = std::move(rolls);
    return object;
}

// nullopt where anything is missing or wrong: then the resolved expression counts alone.
std::optional<TypedDates> dates_of(const Json& object) {
    TypedDates dates;
    const auto typed = text_at(object, "typed");
    const auto order = text_at(object, "order");
    const auto today = day_at(object, "today");
    const auto work_date = day_at(object, "workDate");
    if (!typed || !order || !today || !work_date) return std::nullopt;
    const auto known = std::find(kOrders.begin(), kOrders.end(), *order);
    if (known == kOrders.end()) return std::nullopt;
    dates.typed = *typed;
    dates.order = static_cast<filter::DateOrder>(known - kOrders.begin());
    dates.today = *today;
    dates.work_date = *work_date;
    const auto month = object.find("fiscalMonth");
    if (month != object.end() && month->is_number_integer())
        dates.fiscal_year_first_month =
            static_cast<int>(std::clamp<std::int64_t>(month->get<std::int64_t>(), 1, 12));
    const auto rolls = object.find("rolls");
    if (rolls != object.end() && rolls->is_array()) {
        for (const Json& rolling : *rolls)
            dates.rules.push_back(rolling == true ? DateRule::rolling : DateRule::fixed);
    }
    return dates;
}

}  // namespace

std::string to_text(const SectionFilter& filter) {
    Json list = Json::array();
    if (const SectionInfo* info = find_section(filter.section)) {
        for (const FieldFilter& field : filter.fields) list.push_back(to_json(*info, field));
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<SectionFilter> parse_section_filter(schema::Section section, std::string_view text) {
    const SectionInfo* info = find_section(section);
    const Json list = Json::parse(text.begin(), text.end(), nullptr, false);
    if (info == nullptr || !list.is_array() || list.empty()) return unreadable(section);
    SectionFilter filter;
    filter.section = section;
    const table::TableDef& table = table_of(*info);
    for (const Json& object : list) {
        if (!object.is_object()) return unreadable(section);
        const std::optional<std::string> name = text_at(object, "field");
        const std::optional<std::string> expression = text_at(object, "filter");
        if (!name || !expression || trim_blanks(*expression).empty()) return unreadable(section);
        const auto def = std::find_if(table.fields.begin(), table.fields.end(),
                                      [&](const table::FieldDef& each) { return each.name == *name; });
        if (def == table.fields.end() || !is_offered(*info, def->id)) return unreadable(section);
        FieldFilter field;
        field.field = def->id;
        field.expression = *expression;
        field.dates = dates_of(object);
        const Result<filter::Filter> fixed = compile(*info, field);
        if (!fixed) return unreadable(section);
        keep_usable_dates(*info, *fixed, field);
        filter.fields.push_back(std::move(field));
    }
    return filter;
}

}  // namespace segments::criteria
