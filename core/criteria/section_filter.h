// The filters of a section as criteria rows keep them: independent of region and language, with every date as
// it was typed and as the day it stood for (PRD-9).
//
//     Result<Filters> filters = read_conditions(conditions, entry);  // what was typed; errors with position
//     std::string text = to_text(filters->front());                  // for the criteria row
//     Result<SectionFilter> again = parse_section_filter(section, text);
//     in_words(*again, locale)                    // "City is Vienna and Post Code is from 1000 to 1999"
//
// What is evaluated is what is kept: `expression`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/criteria/conditions.h"
#include "core/criteria/sections.h"
#include "core/filter/filter.h"

namespace segments::criteria {

// Dates that could mean other days on another day: "t..", "p2", "12".
struct TypedDates {
    std::string typed;                                            // the expression with these dates as typed
    filter::DateOrder order = filter::DateOrder::year_month_day;  // of the region it was typed in
    Day today = kBlankDay;                                        // the days on which it was typed
    Day work_date = kBlankDay;
    int fiscal_year_first_month = 1;
    // By date of the expression: whether it follows the work date. Fixed unless somebody chose otherwise.
    std::vector<filter::DateRule> rules;

    bool operator==(const TypedDates&) const = default;
};

// The text of a filter, canonical, in filter::stored_locale(), dates resolved. What was read along with what
// was typed needn't be read again.
class KeptExpression {
  public:
    KeptExpression() = default;
    KeptExpression(std::string text) : text_(std::move(text)) {}
    // REQUIRES: `compiled` is what the text means.
    KeptExpression(std::string text, filter::Filter compiled)
        : text_(std::move(text)), compiled_(std::move(compiled)) {}

    const std::string& text() const { return text_; }
    // Empty where the text hasn't been read yet.
    const filter::Filter& compiled() const { return compiled_; }
    bool operator==(const KeptExpression& other) const { return text_ == other.text_; }

  private:
    std::string text_;
    filter::Filter compiled_;
};

struct FieldFilter {
    table::FieldId field = 0;
    KeptExpression expression;  // never blank
    std::optional<TypedDates> dates;

    bool operator==(const FieldFilter&) const = default;
};

struct SectionFilter {
    schema::Section section = schema::Section::contact;
    std::vector<FieldFilter> fields;  // at least one, or one of the two below
    std::size_t at_least = 1;         // records that meet them (FAT-1)
    int last_days = 0;                // of interactions: with `today` the last of these days; 0 = whenever
    Day today = kBlankDay;            // when it was entered or renewed
    Join join = Join::all;            // of a group (NST-1)
    std::vector<SectionFilter> members = {};

    bool is_group() const { return section == schema::Section::group; }
    // The first of the last days. REQUIRES: last_days > 0.
    Day since() const { return today - last_days + 1; }
    bool operator==(const SectionFilter&) const = default;
};

inline constexpr int kMostDays = 36500;
inline constexpr std::size_t kMostTimes = 9999;
// Groups within groups.
inline constexpr int kDeepestGroup = 6;

// At most one per section, in the order of CRI-3, then groups. Empty: everybody qualifies (CRI-24).
using Filters = std::vector<SectionFilter>;

// Reads what was typed. Blank expressions and sections without any are left out (CRI-24). The error names
// section (`record`), field and position.
Result<Filters> read_conditions(const Conditions& conditions, const filter::EntryContext& entry);
// One field's.
Result<FieldFilter> read_condition(const SectionInfo& info, const FieldCondition& condition,
                                   const filter::EntryContext& entry);
// The filter that lets just these contacts pass (CRI-5). REQUIRES: not empty.
SectionFilter filter_for_contacts(const std::vector<std::string>& numbers);

// The text form; the other way round for texts that may be damaged or made elsewhere.
std::string to_text(const SectionFilter& filter);
Result<SectionFilter> parse_section_filter(schema::Section section, std::string_view text);

// The compiled expression. An error only for filters that were neither read nor parsed.
Result<filter::Filter> compile(const SectionInfo& info, const FieldFilter& filter);
// Drops the typed dates if they can't be read or don't mean what `fixed`, the compiled expression, means.
void keep_usable_dates(const SectionInfo& info, const filter::Filter& fixed, FieldFilter& filter);

// "City is Vienna and Post Code is from 1000 to 1999". A group: "either City is Vienna, or an Industry ...".
std::string in_words(const SectionFilter& filter, const filter::Locale& locale);
// Whether a date in it could mean other days today than when it was entered.
bool has_relative_dates(const SectionFilter& filter);

// A date of a field's filter about which something can be chosen (PRD-9).
struct DateChoice {
    std::size_t term = 0;  // position in TypedDates::rules
    std::string typed;     // "t"
    std::string fixed;     // the days it meant when it was typed
    std::string now;       // the days it would mean today
    filter::DateRule rule = filter::DateRule::fixed;
};
std::vector<DateChoice> date_choices(const SectionInfo& info, const FieldFilter& filter,
                                     const filter::EntryContext& now);
// The filter of today: dates that roll resolved anew, the others as they are (PRD-9).
FieldFilter renewed(const SectionInfo& info, const FieldFilter& filter, const Context& now);
SectionFilter renewed(const SectionFilter& filter, const Context& now);
Filters renewed(const Filters& filters, const Context& now);

}  // namespace segments::criteria
