// Groups of conditions, and how often and how lately something must have happened (NST, FAT).
#include <doctest/doctest.h>

#include "core/criteria/explain.h"
#include "core/criteria/saved_criteria.h"
#include "core/criteria/section_filter.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::Filters;
using criteria::Join;
using criteria::SectionConditions;
using criteria::SectionFilter;

namespace {

SectionConditions group(Join join, std::vector<SectionConditions> members) {
    SectionConditions conditions{Section::group, {}};
    conditions.join = join;
    conditions.members = std::move(members);
    return conditions;
}
SectionConditions city(std::string name) {
    return {Section::contact, {{card::kCity, std::move(name)}}};
}
SectionConditions mailing(std::string code) {
    return {Section::mailing_group, {{kMailingGroup, std::move(code)}}};
}
SectionConditions interactions(std::size_t at_least, int last_days, std::string template_code = "") {
    SectionConditions conditions{Section::interaction, {}};
    if (!template_code.empty())
        conditions.fields = {{entry::kInteractionTemplateCode, std::move(template_code)}};
    conditions.at_least = at_least;
    conditions.last_days = last_days;
    return conditions;
}

struct Nested : Companies {
    Nested() {
        set(ann, card::kCity, "Vienna");
        set(bob, card::kCity, "Graz");
        set(cy, card::kCity, "Oslo");
        give(bob, Assignment::mailing_group, "NEWS");
        give(cy, Assignment::mailing_group, "NEWS");
    }
    Filters read(const Conditions& conditions) const {
        const Result<Filters> filters = criteria::read_conditions(conditions, entry_context());
        REQUIRE(filters);
        return *filters;
    }
    std::string words(const Conditions& conditions) const {
        return criteria::in_words(read(conditions).front(), filter::Locale());
    }
    std::string days_ago(int days) const { return to_iso(context.today - days); }
};

}  // namespace

TEST_CASE("NST-1, PRD-30: of a group all, any or none of the conditions must hold") {
    Nested scene;
    CHECK(scene.found({group(Join::any, {city("Vienna"), mailing("NEWS")})}) == Numbers{"P1", "P2", "P3"});
    CHECK(scene.found({group(Join::all, {city("Graz|Oslo"), mailing("NEWS")})}) == Numbers{"P2", "P3"});
    CHECK(scene.found({group(Join::none, {city("Vienna"), mailing("NEWS")})}) == Numbers{"C1", "C2", "P4"});
}

TEST_CASE("NST-1: groups lie in groups, and beside sections they combine with and") {
    Nested scene;
    const SectionConditions inner = group(Join::none, {city("Oslo")});
    CHECK(scene.found({group(Join::any, {city("Vienna"), group(Join::all, {mailing("NEWS"), inner})})}) ==
          Numbers{"P1", "P2"});
    CHECK(scene.found({city("Vienna|Oslo"), group(Join::any, {mailing("NEWS"), city("Rome")})}) ==
          Numbers{"P3"});
    CHECK(scene.found({group(Join::any, {mailing("NEWS")}), group(Join::none, {city("Graz")})}) ==
          Numbers{"P3"});
}

TEST_CASE("NST-1: conditions of one section in different groups may hold in different records") {
    Nested scene;
    scene.interaction(scene.ann, "ABC", "2025-05-05");
    scene.interaction(scene.ann, "XYZ", "2024-05-05");
    const SectionConditions abc = interactions(1, 0, "ABC"), xyz = interactions(1, 0, "XYZ");
    CHECK(scene.found({group(Join::all, {abc, xyz})}) == Numbers{"P1"});
    CHECK(scene
              .found({{Section::interaction,
                       {{entry::kInteractionTemplateCode, "ABC"}, {entry::kDate, "2024-05-05"}}}})
              .empty());
}

TEST_CASE("NST-1: empty conditions and empty groups impose nothing; too deep groups are refused") {
    Nested scene;
    CHECK(scene.read({group(Join::any, {city(""), group(Join::none, {})})}).empty());
    SectionConditions deep = city("Vienna");
    for (int i = 0; i < criteria::kDeepestGroup; ++i) deep = group(Join::all, {deep});
    CHECK(scene.found({deep}) == Numbers{"P1"});
    const Result<Filters> deeper =
        criteria::read_conditions({group(Join::all, {deep})}, scene.entry_context());
    REQUIRE_FALSE(static_cast<bool>(deeper));
    CHECK(deeper.error().rule == "NST-1");
    const Result<Filters> wrong = criteria::read_conditions(
        {group(Join::any, {{Section::contact, {{card::kCity, "(Vienna"}}}})}, scene.entry_context());
    CHECK_FALSE(static_cast<bool>(wrong));
}

TEST_CASE("NST-2: groups are told as a sentence") {
    Nested scene;
    CHECK(scene.words({group(Join::any, {city("Vienna"), mailing("NEWS")})}) ==
          "either City is Vienna or Contact Mailing Group: Mailing Group Code is NEWS");
    CHECK(
        scene.words({group(Join::none, {city("Vienna"), group(Join::all, {city("Graz"), mailing("A")})})}) ==
        "neither City is Vienna nor (City is Graz and Contact Mailing Group: Mailing Group Code is A)");
    CHECK(scene.words({group(Join::none, {city("Vienna")})}) == "not City is Vienna");
    CHECK(scene.words({interactions(3, 30, "ABC")}) ==
          "Interaction Template Code is ABC, at least 3 times, in the last 30 days");
    CHECK(scene.words({interactions(1, 1)}) == "today");
}

TEST_CASE("NST-3: groups and numbers are kept in criteria rows and read again as they were") {
    Nested scene;
    const Filters filters =
        scene.read({interactions(3, 30, "ABC"), group(Join::any, {city("Vienna"), interactions(2, 0, "XYZ"),
                                                                  group(Join::none, {mailing("NEWS")})})});
    REQUIRE(filters.size() == 2);
    for (const SectionFilter& filter : filters) {
        const Result<SectionFilter> again =
            criteria::parse_section_filter(filter.section, criteria::to_text(filter));
        REQUIRE(again);
        CHECK(*again == filter);
    }
}

TEST_CASE("NST-3: damaged groups are refused, whatever they say") {
    for (const char* const text :
         {"", "[]", "{}", R"({"join":"some","members":[]})", R"({"join":"any","members":[]})",
          R"({"join":"any","members":[1]})", R"({"join":"any","members":[{"section":"nobody","fields":[]}]})",
          R"({"join":"any","members":[{"section":"contact","fields":[]}]})",
          R"({"join":"any","members":[{"join":"all","members":[{"join":"any"}]}]})"}) {
        CAPTURE(text);
        CHECK_FALSE(static_cast<bool>(criteria::parse_section_filter(Section::group, text)));
    }
    std::string deep = R"({"section":"contact","fields":[{"field":"city","filter":"Vienna"}]})";
    for (int i = 0; i < 40; ++i) deep = R"({"join":"all","members":[)" + deep + "]}";
    CHECK_FALSE(static_cast<bool>(criteria::parse_section_filter(Section::group, deep)));
    const Result<SectionFilter> odd = criteria::parse_section_filter(
        Section::interaction, R"({"fields":[],"atLeast":2,"lastDays":-5,"today":"2026-01-01"})");
    REQUIRE(odd);
    CHECK(odd->at_least == 2);
    CHECK(odd->last_days == 0);
}

TEST_CASE("NST-3: saved criteria with groups are used again") {
    Nested scene;
    scene.add("SM1", {group(Join::any, {city("Vienna"), mailing("NEWS")})});
    CHECK(scene.lines("SM1") == Numbers{"P1", "P2", "P3"});
    REQUIRE(criteria::save_criteria(scene.tx, scene.context, "SM1", "MIXED", ""));
    REQUIRE(criteria::reuse_criteria(scene.tx, scene.context, "SM2", "MIXED"));
    CHECK(scene.lines("SM2") == Numbers{"P1", "P2", "P3"});
}

TEST_CASE("NST-4: why a contact meets a group or not is told by its members") {
    Nested scene;
    const filter::Locale locale;
    const Filters filters = scene.read({group(Join::any, {city("Vienna"), mailing("NEWS")})});
    CHECK(criteria::all_hold(criteria::look_at_contact(*scene.db, filters, scene.bob, locale)));
    const std::vector<criteria::SectionFinding> dora =
        criteria::look_at_contact(*scene.db, filters, scene.dora, locale);
    CHECK_FALSE(criteria::all_hold(dora));
    CHECK(dora[0].conditions.size() == 3);
    CHECK(
        criteria::first_failure(dora) ==
        "Group of Conditions is 0 of 2 met (wanted: either City is Vienna or Contact Mailing Group: Mailing "
        "Group Code is NEWS)");
    const Filters none = scene.read({group(Join::none, {city("Vienna")})});
    CHECK_FALSE(criteria::all_hold(criteria::look_at_contact(*scene.db, none, scene.ann, locale)));
}

TEST_CASE("FAT-1: so many interactions in the last days") {
    Nested scene;
    for (const int days : {0, 29, 30}) scene.interaction(scene.ann, "ABC", scene.days_ago(days));
    for (const int days : {1, 2, 3})
        scene.interaction(scene.bob, days == 3 ? "XYZ" : "ABC", scene.days_ago(days));
    CHECK(scene.found({interactions(3, 0)}) == Numbers{"P1", "P2"});
    CHECK(scene.found({interactions(3, 30)}) == Numbers{"P2"});
    CHECK(scene.found({interactions(2, 30)}) == Numbers{"P1", "P2"});
    CHECK(scene.found({interactions(3, 30, "ABC")}).empty());
    CHECK(scene.found({interactions(1, 1)}) == Numbers{"P1"});
    CHECK(scene.found({group(Join::none, {interactions(3, 30)}), city("Vienna|Graz")}) == Numbers{"P1"});
}

TEST_CASE("FAT-1: the last days follow the day on which criteria are used again") {
    Nested scene;
    scene.interaction(scene.ann, "ABC", scene.days_ago(5));
    const Filters filters = scene.read({interactions(1, 10)});
    Context later = scene.context;
    later.today += 8;
    const Filters renewed = criteria::renewed(filters, later);
    CHECK(renewed[0].today == later.today);
    criteria::Evaluation before = *criteria::Evaluation::make(*scene.db, filters);
    criteria::Evaluation after = *criteria::Evaluation::make(*scene.db, renewed);
    before.run();
    after.run();
    CHECK(scene.numbers(before.contacts()) == Numbers{"P1"});
    CHECK(scene.numbers(after.contacts()).empty());
    const filter::Locale locale;
    CHECK(criteria::first_failure(criteria::look_at_contact(*scene.db, renewed, scene.ann, locale))
              .find("it has no Interaction Log Entry") == 0);
}
