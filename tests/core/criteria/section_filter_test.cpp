#include "core/criteria/section_filter.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::DateChoice;
using criteria::FieldFilter;
using criteria::Filters;
using criteria::SectionFilter;
using criteria::SectionInfo;
using filter::DateRule;

namespace {

// Monday, 23 November 2026.
filter::EntryContext a_day(std::string_view iso = "2026-11-23") {
    filter::EntryContext entry;
    entry.today = entry.work_date = *from_iso(iso);
    return entry;
}
Context the_day(std::string_view iso) {
    Context context;
    context.today = context.work_date = *from_iso(iso);
    return context;
}

SectionFilter read(Section section, FieldId field, std::string expression,
                   const filter::EntryContext& entry = a_day()) {
    const Result<Filters> filters =
        criteria::read_conditions({{section, {{field, std::move(expression)}}}}, entry);
    REQUIRE_MESSAGE(static_cast<bool>(filters), (filters ? "" : filters.error().message));
    REQUIRE(filters->size() == 1);
    return filters->front();
}
SectionFilter interactions_of(std::string date) {
    return read(Section::interaction, entry::kDate, std::move(date));
}
const SectionInfo& interactions() {
    return *criteria::find_section(Section::interaction);
}

std::string reread(const SectionFilter& filter) {
    const Result<SectionFilter> again =
        criteria::parse_section_filter(filter.section, criteria::to_text(filter));
    REQUIRE(again);
    CHECK(*again == filter);
    return criteria::to_text(filter);
}

}  // namespace

TEST_CASE("CRI-3: sections are kept in their fixed order, and a section given twice is one") {
    const Result<Filters> filters =
        criteria::read_conditions({{Section::industry_group, {{kIndustryGroup, "FOOD"}}},
                                   {Section::contact, {{card::kCity, "Vienna"}}},
                                   {Section::mailing_group, {{kMailingGroup, ""}}},
                                   {Section::contact, {{card::kPostCode, "1000..1999"}}}},
                                  a_day());
    REQUIRE(filters);
    REQUIRE(filters->size() == 2);
    CHECK(filters->at(0).section == Section::contact);
    CHECK(filters->at(0).fields.size() == 2);
    CHECK(filters->at(1).section == Section::industry_group);
}

TEST_CASE("CRI-20: the sections offer their preset fields and all other stored ones") {
    const std::vector<std::size_t> preset = {7, 2, 1, 6, 1, 1, 1, 4, 1};
    REQUIRE(criteria::sections().size() == preset.size());
    for (std::size_t i = 0; i < preset.size(); ++i) {
        const SectionInfo& info = criteria::sections()[i];
        CHECK(info.preset.size() == preset[i]);
        for (const FieldId field : info.preset) CHECK(criteria::is_offered(info, field));
        for (const FieldId field : criteria::further_fields(info)) CHECK(criteria::is_offered(info, field));
    }
    const SectionInfo& contacts = *criteria::find_section(Section::contact);
    CHECK_FALSE(criteria::is_offered(contacts, card::kExtras));
    CHECK(criteria::further_fields(contacts).size() == 45 - 7);
    CHECK(criteria::find_section(Section::group) == nullptr);
    CHECK(criteria::caption(Section::job_responsibility) == "Contact Job Responsibility");
}

TEST_CASE("CRI-10: a section's filter is told in words") {
    const Result<Filters> filters = criteria::read_conditions(
        {{Section::contact, {{card::kCity, "Vienna"}, {card::kPostCode, "1000..1999"}}}}, a_day());
    REQUIRE(filters);
    CHECK(criteria::in_words(filters->front(), filter::Locale()) ==
          "City is Vienna and Post Code is from 1000 to 1999");
    CHECK(criteria::in_words(read(Section::contact, card::kCity, "<>Vienna"), filter::Locale()) ==
          "City is not Vienna, or is empty");
}

TEST_CASE("CRI-3: the text form reads back to the same filter, whatever it holds") {
    for (const char* expression : {"Vienna", "'J & V*'", "'O''Neill \"x\" \\ /'", "<>''", "@*k\xC3\xB6ln*",
                                   "A..C|X*&<>Xa", "'[{}]'"}) {
        CAPTURE(expression);
        reread(read(Section::contact, card::kCity, expression));
    }
    CHECK(reread(read(Section::contact, card::kCity, "Vienna")) == R"([{"field":"city","filter":"Vienna"}])");
    reread(interactions_of("010126..t"));
    reread(read(Section::interaction, entry::kEvaluation, "Positive|' '"));
    reread(read(Section::interaction, entry::kCost, ">=12.5"));
}

TEST_CASE("the text form does not depend on the region in which the filter was typed") {
    filter::EntryContext german = a_day();
    german.locale.date_order = filter::DateOrder::day_month_year;
    german.locale.date_separator = ".";
    german.locale.decimal_separator = ",";
    german.locale.group_separator = ".";
    CHECK(read(Section::interaction, entry::kDate, "01.02.2026", german).fields[0].expression.text() ==
          "2026-02-01");
    CHECK(read(Section::interaction, entry::kCost, "12,5", german).fields[0].expression.text() == "12.5");
}

TEST_CASE("texts that are no filters of the section are refused") {
    for (const char* text :
         {"", "x", "[]", "{}", "[1]", R"([{"field":"city"}])", R"([{"field":"nothing","filter":"x"}])",
          R"([{"field":"extras","filter":"x"}])", R"([{"field":"city","filter":"'"}])",
          R"([{"field":"city","filter":" "}])", R"([{"field":1,"filter":"x"}])",
          R"([{"field":"lastDateModified","filter":"t"}])", "[[[[[[[[[["}) {
        CAPTURE(text);
        const Result<SectionFilter> parsed = criteria::parse_section_filter(Section::contact, text);
        REQUIRE_FALSE(static_cast<bool>(parsed));
        CHECK(parsed.error().record == "Contact");
    }
    CHECK_FALSE(static_cast<bool>(
        criteria::parse_section_filter(Section::value_entry, R"([{"field":"a","filter":"b"}])")));
    CHECK_FALSE(static_cast<bool>(
        criteria::parse_section_filter(static_cast<Section>(200), R"([{"field":"a","filter":"b"}])")));
}

TEST_CASE("PRD-9: dates are kept as typed and as resolved") {
    const SectionFilter filter = interactions_of("w..|010125");
    CHECK(filter.fields[0].expression.text() == "2026-11-23..|2025-01-01");
    REQUIRE(filter.fields[0].dates);
    CHECK(filter.fields[0].dates->typed == "w..|01-01-2025");
    CHECK(filter.fields[0].dates->rules == std::vector<DateRule>{DateRule::fixed, DateRule::fixed});
    CHECK_FALSE(interactions_of("010126..").fields[0].dates.has_value());
}

TEST_CASE("PRD-9: a date stays fixed unless it was told to roll") {
    SectionFilter filter = interactions_of("t..|p2");
    CHECK(criteria::renewed(filter, the_day("2027-03-05")) == filter);
    filter.fields[0].dates->rules[0] = DateRule::rolling;
    reread(filter);
    const SectionFilter later = criteria::renewed(filter, the_day("2027-03-05"));
    CHECK(later.fields[0].expression.text() == "2027-03-05..|2026-02-01..2026-02-28");
    CHECK(later.fields[0].dates->typed == "t..|02-01-2026..02-28-2026");
    filter.fields[0].dates->rules[1] = DateRule::rolling;
    CHECK(criteria::renewed(filter, the_day("2027-03-05")).fields[0].expression.text() ==
          "2027-03-05..|2027-02-01..2027-02-28");
}

TEST_CASE("PRD-9: day and month typed in the order of the region roll in that order") {
    filter::EntryContext british = a_day();
    british.locale.date_order = filter::DateOrder::day_month_year;
    SectionFilter filter = read(Section::interaction, entry::kDate, "0211", british);
    CHECK(filter.fields[0].expression.text() == "2026-11-02");
    filter.fields[0].dates->rules[0] = DateRule::rolling;
    CHECK(criteria::renewed(filter, the_day("2028-01-01")).fields[0].expression.text() == "2028-11-02");
}

TEST_CASE("PRD-9: the dates that may roll are listed with what they meant and what they mean today") {
    const SectionFilter filter = interactions_of("010125|t..");
    const std::vector<DateChoice> choices =
        criteria::date_choices(interactions(), filter.fields[0], a_day("2027-03-05"));
    REQUIRE(choices.size() == 1);
    CHECK(choices[0].term == 1);
    CHECK(choices[0].typed == "t");
    CHECK(choices[0].fixed == "11-23-2026");
    CHECK(choices[0].now == "03-05-2027");
    CHECK(choices[0].rule == DateRule::fixed);
}

TEST_CASE("typed dates that don't mean what the resolved filter says are dropped") {
    const auto with_typed = [](const std::string& typed) {
        const Result<SectionFilter> parsed = criteria::parse_section_filter(
            Section::interaction,
            R"([{"field":"date","filter":"2026-11-23..","order":"dmy","today":"2026-11-23",)"
            R"("workDate":"2026-11-23","rolls":[true,1,"x"],"typed":")" +
                typed + "\"}]");
        REQUIRE(parsed);
        CHECK(parsed->fields[0].expression.text() == "2026-11-23..");
        return parsed->fields[0].dates;
    };
    REQUIRE(with_typed("t..").has_value());
    CHECK(with_typed("t..")->rules == std::vector<DateRule>{DateRule::rolling});
    CHECK_FALSE(with_typed("..t").has_value());
    CHECK_FALSE(with_typed("heute..").has_value());
    CHECK_FALSE(with_typed("").has_value());
}

TEST_CASE("CRI-5: the filter for single contacts finds just them") {
    Scene scene;
    scene.company("One", "A*B");
    scene.company("Two", "AXB");
    scene.company("Three", "O'NEILL");
    const SectionFilter filter = criteria::filter_for_contacts({"AXB", "O'NEILL"});
    criteria::Evaluation evaluation = *criteria::Evaluation::make(*scene.db, Filters{filter});
    evaluation.run();
    CHECK(scene.numbers(evaluation.contacts()) == Numbers{"AXB", "O'NEILL"});
    CHECK(criteria::in_words(filter, filter::Locale()) == "No. is AXB or O'NEILL");
}
