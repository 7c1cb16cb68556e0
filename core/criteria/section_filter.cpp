#include "core/criteria/section_filter.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/query/column_filter.h"

namespace segments::criteria {
namespace {

using filter::DateRule;
using filter::EntryContext;
using filter::Filter;
using schema::Section;

// Made once: it holds some twenty texts.
const filter::Locale& stored_locale() {
    static const filter::Locale locale = filter::stored_locale();
    return locale;
}

filter::Locale kept_locale(filter::DateOrder order) {
    filter::Locale locale = stored_locale();
    locale.date_order = order;
    return locale;
}

// The circumstances in which the dates were typed.
EntryContext circumstances(const TypedDates& dates) {
    EntryContext entry;
    entry.locale = kept_locale(dates.order);
    entry.today = dates.today;
    entry.work_date = dates.work_date;
    entry.fiscal_year_first_month = dates.fiscal_year_first_month;
    return entry;
}

const EntryContext& without_relative_dates() {
    static const EntryContext entry = [] {
        EntryContext any;
        any.locale = stored_locale();
        any.today = any.work_date = 1;  // no expression that is kept depends on it
        return any;
    }();
    return entry;
}

TypedDates keep_dates(const Filter& filter, const EntryContext& entry) {
    TypedDates dates;
    const std::size_t terms = filter.date_terms(entry.locale).size();
    dates.order = entry.locale.date_order;
    dates.typed = filter.to_text(kept_locale(dates.order), std::vector<DateRule>(terms, DateRule::rolling));
    dates.today = entry.today;
    dates.work_date = entry.work_date == kBlankDay ? entry.today : entry.work_date;
    dates.fiscal_year_first_month = entry.fiscal_year_first_month;
    dates.rules.assign(terms, DateRule::fixed);
    return dates;
}

// The typed filter of the day on which it was typed; empty where it can't be read (words of another language,
// damage): then only the resolved expression counts.
Filter typed_filter(const filter::FieldType& type, const FieldFilter& filter) {
    if (!filter.dates || filter::is_textual(type.type)) return {};
    const Result<Filter> typed = filter::parse(filter.dates->typed, type, circumstances(*filter.dates));
    return typed ? *typed : Filter();
}

Error about(const SectionInfo& info, table::FieldId field, Error error) {
    error.record = tr(caption(info.section));
    error.field = field_of(info, field).caption;
    return error;
}

}  // namespace

Result<FieldFilter> read_condition(const SectionInfo& info, const FieldCondition& condition,
                                   const EntryContext& entry) {
    if (!is_offered(info, condition.field)) {
        Error error = fail(tr("Contacts can't be chosen by this field."), "CRI-20");
        error.record = tr(caption(info.section));
        return error;
    }
    const filter::FieldType type = query::field_type(field_of(info, condition.field));
    const Result<Filter> parsed = filter::parse(condition.expression, type, entry);
    if (!parsed) return about(info, condition.field, parsed.error());
    FieldFilter kept;
    kept.field = condition.field;
    if (parsed->empty()) return kept;
    const bool relative = parsed->has_relative_dates();
    kept.expression = parsed->to_text(stored_locale());
    // What was typed in the form in which it is kept has just been read.
    const bool as_kept = !relative && kept.expression.text() == condition.expression;
    const Result<Filter> fixed = as_kept ? parsed : compile(info, kept);
    if (!fixed) return fixed.error();
    kept.expression = {kept.expression.text(), *fixed};
    if (relative) kept.dates = keep_dates(*parsed, entry);
    keep_usable_dates(info, *fixed, kept);
    return kept;
}

namespace {

Error unknown_section(Section section) {
    return fail(tr("Contacts can't be chosen by {1} in this version of the program.", tr(caption(section))),
                "CRI-20");
}

bool is_blank(const SectionConditions& section) {
    return section.at_least <= 1 && section.last_days <= 0 && section.members.empty() &&
           std::all_of(section.fields.begin(), section.fields.end(),
                       [](const FieldCondition& field) { return field.expression.empty(); });
}

// Adds what the section's conditions say to the filter.
Result<void> read_section(const SectionInfo& info, const SectionConditions& section,
                          const EntryContext& entry, SectionFilter& filter) {
    for (const FieldCondition& condition : section.fields) {
        Result<FieldFilter> read = read_condition(info, condition, entry);
        if (!read) return read.error();
        if (!read->expression.text().empty()) filter.fields.push_back(std::move(*read));
    }
    if (info.match == Match::contact) return {};
    filter.at_least = std::clamp<std::size_t>(std::max(filter.at_least, section.at_least), 1, kMostTimes);
    if (section.last_days <= 0 || info.section != Section::interaction) return {};
    filter.last_days = std::min(section.last_days, kMostDays);
    filter.today = entry.today;
    return {};
}

bool says_nothing(const SectionFilter& filter) {
    return filter.fields.empty() && filter.at_least == 1 && filter.last_days == 0 && filter.members.empty();
}

Result<SectionFilter> read_group(const SectionConditions& group, const EntryContext& entry, int depth) {
    SectionFilter filter{Section::group, {}};
    filter.join = group.join;
    if (depth > kDeepestGroup)
        return fail(tr("Groups of conditions can't lie deeper than {1} in each other.", kDeepestGroup),
                    "NST-1");
    for (const SectionConditions& each : group.members) {
        SectionFilter member{each.section, {}};
        if (each.section == Section::group) {
            Result<SectionFilter> inner = read_group(each, entry, depth + 1);
            if (!inner) return inner;
            member = std::move(*inner);
        } else {
            const SectionInfo* const info = find_section(each.section);
            if (info == nullptr) return unknown_section(each.section);
            if (Result<void> read = read_section(*info, each, entry, member); !read) return read.error();
        }
        if (!says_nothing(member)) filter.members.push_back(std::move(member));
    }
    return filter;
}

}  // namespace

Result<Filters> read_conditions(const Conditions& conditions, const EntryContext& entry) {
    std::vector<SectionFilter> by_section(sections().size());
    Filters groups;
    for (const SectionConditions& section : conditions) {
        if (section.section == Section::group) {
            Result<SectionFilter> group = read_group(section, entry, 1);
            if (!group) return group.error();
            if (!group->members.empty()) groups.push_back(std::move(*group));
            continue;
        }
        const std::size_t index = section_index(section.section);
        if (index == by_section.size()) {
            if (is_blank(section)) continue;
            return unknown_section(section.section);
        }
        if (Result<void> read = read_section(sections()[index], section, entry, by_section[index]); !read)
            return read.error();
    }
    Filters filters;
    for (std::size_t i = 0; i < by_section.size(); ++i) {
        if (says_nothing(by_section[i])) continue;
        by_section[i].section = sections()[i].section;
        filters.push_back(std::move(by_section[i]));
    }
    for (SectionFilter& group : groups) filters.push_back(std::move(group));
    return filters;
}

SectionFilter filter_for_contacts(const std::vector<std::string>& numbers) {
    std::string any;
    for (const std::string& number : numbers) {
        if (!any.empty()) any += '|';
        any += filter::expression_for(number);
    }
    return {Section::contact, {{contact::contact::kNo, std::move(any), std::nullopt}}};
}

Result<Filter> compile(const SectionInfo& info, const FieldFilter& filter) {
    if (!filter.expression.compiled().empty()) return filter.expression.compiled();
    const filter::FieldType type = query::field_type(field_of(info, filter.field));
    const Result<Filter> parsed = filter::parse(filter.expression.text(), type, without_relative_dates());
    if (!parsed) return about(info, filter.field, parsed.error());
    if (parsed->has_relative_dates())
        return about(info, filter.field, fail(tr("The dates of this filter can't be told."), "PRD-9"));
    return parsed;
}

void keep_usable_dates(const SectionInfo& info, const Filter& fixed, FieldFilter& filter) {
    if (!filter.dates) return;
    const Filter typed = typed_filter(query::field_type(field_of(info, filter.field)), filter);
    if (typed.empty() || !typed.has_relative_dates() || typed.intervals() != fixed.intervals()) {
        filter.dates.reset();
        return;
    }
    filter.dates->rules.resize(typed.date_terms(stored_locale()).size(), DateRule::fixed);
}

namespace {

std::string in_days(const SectionFilter& filter) {
    return filter.last_days == 1 ? std::string(tr("today"))
                                 : tr_n("in the last {1} day", "in the last {1} days",
                                        static_cast<std::uint64_t>(filter.last_days));
}

// A member of a group: the conditions of a contact as they are, those of its records with what they are of.
std::string member_in_words(const SectionFilter& member, const filter::Locale& locale) {
    const std::string words = in_words(member, locale);
    if (member.is_group()) return "(" + words + ")";
    if (member.section == Section::contact || words.empty()) return words;
    return tr(caption(member.section)).str() + ": " + words;
}

std::string group_in_words(const SectionFilter& group, const filter::Locale& locale) {
    constexpr std::string_view kFirst[] = {"{1}", msg("either {1}"), msg("neither {1}")};
    constexpr std::string_view kNext[] = {msg("{1} and {2}"), msg("{1} or {2}"), msg("{1} nor {2}")};
    const auto join = static_cast<std::size_t>(group.join);
    if (group.members.size() == 1) {
        const std::string words = member_in_words(group.members[0], locale);
        return group.join == Join::none ? tr("not {1}", words) : words;
    }
    std::string words;
    for (const SectionFilter& member : group.members) {
        const std::string said = member_in_words(member, locale);
        words = words.empty() ? tr(kFirst[join], said) : tr(kNext[join], words, said);
    }
    return words;
}

}  // namespace

std::string in_words(const SectionFilter& filter, const filter::Locale& locale) {
    if (filter.is_group()) return group_in_words(filter, locale);
    const SectionInfo* info = find_section(filter.section);
    std::string words;
    if (info == nullptr) return words;
    for (const FieldFilter& field : filter.fields) {
        const Result<Filter> compiled = compile(*info, field);
        const std::string_view name = tr(field_of(*info, field.field).caption);
        const std::string said =
            compiled ? compiled->in_words(name, locale) : std::string(name) + " " + field.expression.text();
        words = words.empty() ? said : filter::phrase(locale.phrases.both, words, said);
    }
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    if (filter.at_least > 1)
        add(tr_n("at least {1} time", "at least {1} times", static_cast<std::uint64_t>(filter.at_least)));
    if (filter.last_days > 0) add(in_days(filter));
    return words;
}

bool has_relative_dates(const SectionFilter& filter) {
    return filter.last_days > 0 ||
           std::any_of(filter.fields.begin(), filter.fields.end(),
                       [](const FieldFilter& field) { return field.dates.has_value(); }) ||
           std::any_of(filter.members.begin(), filter.members.end(), has_relative_dates);
}

std::vector<DateChoice> date_choices(const SectionInfo& info, const FieldFilter& filter,
                                     const EntryContext& now) {
    std::vector<DateChoice> choices;
    const filter::FieldType type = query::field_type(field_of(info, filter.field));
    const Filter typed = typed_filter(type, filter);
    if (typed.empty()) return choices;
    EntryContext today = circumstances(*filter.dates);
    today.today = now.today;
    today.work_date = now.work_date;
    const Result<Filter> renewed_filter = filter::parse(filter.dates->typed, type, today);
    const std::vector<filter::DateTerm> then = typed.date_terms(now.locale);
    std::vector<filter::DateTerm> means_now;
    if (renewed_filter) means_now = renewed_filter->date_terms(now.locale);
    for (std::size_t term = 0; term < then.size() && term < filter.dates->rules.size(); ++term) {
        if (!then[term].relative) continue;
        choices.push_back({term, then[term].typed, then[term].resolved,
                           term < means_now.size() ? means_now[term].resolved : std::string(),
                           filter.dates->rules[term]});
    }
    return choices;
}

FieldFilter renewed(const SectionInfo& info, const FieldFilter& filter, const Context& now) {
    const filter::FieldType type = query::field_type(field_of(info, filter.field));
    const Filter typed = typed_filter(type, filter);
    if (typed.empty()) return filter;
    const std::vector<DateRule>& rules = filter.dates->rules;
    if (std::find(rules.begin(), rules.end(), DateRule::rolling) == rules.end()) return filter;
    EntryContext today = circumstances(*filter.dates);
    const std::string mixed = typed.to_text(today.locale, rules);
    today.today = now.today;
    today.work_date = now.work_date;
    const Result<FieldFilter> again = read_condition(info, {filter.field, mixed}, today);
    return again ? *again : filter;
}

SectionFilter renewed(const SectionFilter& filter, const Context& now) {
    SectionFilter today = filter;
    if (today.last_days > 0) today.today = now.today;
    for (SectionFilter& member : today.members) member = renewed(member, now);
    if (const SectionInfo* info = find_section(filter.section)) {
        for (FieldFilter& field : today.fields) field = renewed(*info, field, now);
    }
    return today;
}

Filters renewed(const Filters& filters, const Context& now) {
    Filters today;
    for (const SectionFilter& filter : filters) today.push_back(renewed(filter, now));
    return today;
}

}  // namespace segments::criteria
