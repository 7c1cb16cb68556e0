// The text form of a section's filters: a JSON list of fields by name.
//
//     [{"field":"city","filter":"Vienna"},
//      {"field":"date","filter":"2026-11-23..","typed":"t..","order":"dmy","today":"2026-11-23",
//       "workDate":"2026-11-23","fiscalMonth":1,"rolls":[true]}]
//
// With a number of records, or days, an object:
// {"fields":[...],"atLeast":3,"lastDays":30,"today":"2026-11-23"}. A group:
// {"join":"any","members":[{"section":"contact","fields":[...]},{"join":"none","members":[...]}]}, where
// sections are told by the names of their tables.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/criteria/section_filter.h"
#include "core/query/column_filter.h"

namespace segments::criteria {
namespace {

using filter::DateRule;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kOrders = {"dmy", "mdy", "ymd"};

Error unreadable(schema::Section section) {
    Error error = fail(tr("The filter that is kept for {1} can't be read. Enter this criteria action again.",
                          tr(caption(section))),
                       "CRI-3");
    error.record = tr(caption(section));
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
    Json object = {{"field", field_of(info, filter.field).name}, {"filter", filter.expression.text()}};
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

constexpr std::array<std::string_view, 3> kJoins = {"all", "any", "none"};

Json fields_to_json(const SectionInfo& info, const SectionFilter& filter) {
    Json list = Json::array();
    for (const FieldFilter& field : filter.fields) list.push_back(to_json(info, field));
    return list;
}

Json to_object(const SectionFilter& filter) {
    Json object = Json::object();
    if (filter.is_group()) {
        object["join"] = kJoins[static_cast<std::size_t>(filter.join)];
        Json members = Json::array();
        for (const SectionFilter& member : filter.members) members.push_back(to_object(member));
        object["members"] = std::move(members);
        return object;
    }
    const SectionInfo* const info = find_section(filter.section);
    if (info == nullptr) return object;
    object["section"] = table_of(*info).name;
    object["fields"] = fields_to_json(*info, filter);
    if (filter.at_least > 1) object["atLeast"] = filter.at_least;
    if (filter.last_days > 0) {
        object["lastDays"] = filter.last_days;
        object["today"] = to_iso(filter.today);
    }
    return object;
}

std::optional<std::int64_t> number_at(const Json& object, const char* key, std::int64_t most) {
    const auto at = object.find(key);
    if (at == object.end() || !at->is_number_integer()) return std::nullopt;
    const auto number = at->get<std::int64_t>();
    return number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

// nullopt: it can't be read.
std::optional<std::vector<FieldFilter>> fields_of(const SectionInfo& info, const Json& list) {
    std::vector<FieldFilter> fields;
    const table::TableDef& table = table_of(info);
    for (const Json& object : list) {
        if (!object.is_object()) return std::nullopt;
        const std::optional<std::string> name = text_at(object, "field");
        const std::optional<std::string> expression = text_at(object, "filter");
        if (!name || !expression || trim_blanks(*expression).empty()) return std::nullopt;
        const auto def = std::find_if(table.fields.begin(), table.fields.end(),
                                      [&](const table::FieldDef& each) { return each.name == *name; });
        if (def == table.fields.end() || !is_offered(info, def->id)) return std::nullopt;
        FieldFilter field;
        field.field = def->id;
        field.expression = *expression;
        field.dates = dates_of(object);
        const Result<filter::Filter> fixed = compile(info, field);
        if (!fixed) return std::nullopt;
        keep_usable_dates(info, *fixed, field);
        fields.push_back(std::move(field));
    }
    return fields;
}

std::optional<SectionFilter> section_of(const SectionInfo& info, const Json& object) {
    const auto list = object.find("fields");
    if (list == object.end() || !list->is_array()) return std::nullopt;
    std::optional<std::vector<FieldFilter>> fields = fields_of(info, *list);
    if (!fields) return std::nullopt;
    SectionFilter filter{info.section, std::move(*fields)};
    if (const auto times = number_at(object, "atLeast", kMostTimes))
        filter.at_least = static_cast<std::size_t>(*times);
    const auto days = number_at(object, "lastDays", kMostDays);
    const auto today = day_at(object, "today");
    if (days && today && info.section == schema::Section::interaction) {
        filter.last_days = static_cast<int>(*days);
        filter.today = *today;
    }
    if (filter.fields.empty() && filter.at_least == 1 && filter.last_days == 0) return std::nullopt;
    return filter;
}

std::optional<SectionFilter> group_of(const Json& object, int depth) {
    const std::optional<std::string> join = text_at(object, "join");
    const auto members = object.find("members");
    if (depth > kDeepestGroup || !join || members == object.end() || !members->is_array())
        return std::nullopt;
    const auto known = std::find(kJoins.begin(), kJoins.end(), *join);
    if (known == kJoins.end() || members->empty()) return std::nullopt;
    SectionFilter group{schema::Section::group, {}};
    group.join = static_cast<Join>(known - kJoins.begin());
    for (const Json& each : *members) {
        if (!each.is_object()) return std::nullopt;
        std::optional<SectionFilter> member;
        if (const std::optional<std::string> name = text_at(each, "section")) {
            for (const SectionInfo& info : sections()) {
                if (table_of(info).name == *name) member = section_of(info, each);
            }
        } else {
            member = group_of(each, depth + 1);
        }
        if (!member) return std::nullopt;
        group.members.push_back(std::move(*member));
    }
    return group;
}

}  // namespace

std::string to_text(const SectionFilter& filter) {
    Json kept = to_object(filter);
    const SectionInfo* const info = find_section(filter.section);
    if (info != nullptr && filter.at_least == 1 && filter.last_days == 0)
        kept = fields_to_json(*info, filter);
    else
        kept.erase("section");
    return kept.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<SectionFilter> parse_section_filter(schema::Section section, std::string_view text) {
    const Json kept = Json::parse(text.begin(), text.end(), nullptr, false);
    std::optional<SectionFilter> filter;
    if (section == schema::Section::group) {
        if (kept.is_object()) filter = group_of(kept, 1);
    } else if (const SectionInfo* const info = find_section(section)) {
        if (kept.is_object()) filter = section_of(*info, kept);
        if (kept.is_array() && !kept.empty()) {
            std::optional<std::vector<FieldFilter>> fields = fields_of(*info, kept);
            if (fields) filter = SectionFilter{section, std::move(*fields)};
        }
    }
    if (!filter) return unreadable(section);
    return std::move(*filter);
}

}  // namespace segments::criteria
