#include "core/criteria/evaluate.h"

#include <doctest/doctest.h>

#include <random>

#include "core/contact/value_entry_tables.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::Evaluation;
namespace purchase = contact::value_entry;

namespace {

Error error_of(const Scene& scene, const Conditions& conditions) {
    const Result<Evaluation> evaluation = Evaluation::make(*scene.db, conditions, scene.entry_context());
    REQUIRE_FALSE(static_cast<bool>(evaluation));
    return evaluation.error();
}

}  // namespace

TEST_CASE("CRI-24: without any filter every contact qualifies") {
    Scene scene;
    scene.company("Contoso", "C1");
    scene.person("Ann Lee", "P1");
    CHECK(scene.found({}) == Numbers{"C1", "P1"});
    CHECK(scene.found({{Section::contact, {{card::kCity, " "}}}, {Section::mailing_group, {}}}) ==
          Numbers{"C1", "P1"});
}

TEST_CASE(
    "CRI-21, CRI-22, FLT-1: fields of the contact combine with AND, alternatives within a field with OR") {
    Scene scene;
    scene.set(scene.company("One", "C1"), card::kCity, "Vienna");
    const Row two = scene.company("Two", "C2");
    scene.set(two, card::kCity, "Vienna");
    scene.set(two, card::kPostCode, "1010");
    const Row three = scene.company("Three", "C3");
    scene.set(three, card::kCity, "Graz");
    scene.set(three, card::kPostCode, "8010");
    CHECK(scene.found({{Section::contact, {{card::kCity, "Vienna"}}}}) == Numbers{"C1", "C2"});
    CHECK(scene.found({{Section::contact, {{card::kCity, "Vienna|Graz"}, {card::kPostCode, "<>''"}}}}) ==
          Numbers{"C2", "C3"});
    CHECK(scene.found({{Section::contact, {{card::kPostCode, "1000..1999"}}}}) == Numbers{"C2"});
    CHECK(scene.found({{Section::contact, {{card::kSearchName, "T*"}, {card::kType, "Company"}}}}) ==
          Numbers{"C2", "C3"});
}

TEST_CASE("single contacts are found by their number, with the other fields still to hold") {
    Scene scene;
    scene.set(scene.company("One", "C1"), card::kCity, "Vienna");
    scene.company("Two", "C2");
    scene.company("Three", "C3");
    CHECK(scene.found({{Section::contact, {{card::kNo, "c2"}}}}) == Numbers{"C2"});
    CHECK(scene.found({{Section::contact, {{card::kNo, "C1|'C3'|C9"}}}}) == Numbers{"C1", "C3"});
    CHECK(scene.found({{Section::contact, {{card::kNo, "C1|C3"}, {card::kCity, "Vienna"}}}}) ==
          Numbers{"C1"});
    CHECK(scene.found({{Section::contact, {{card::kNo, "<>C2"}}}}) == Numbers{"C1", "C3"});
    CHECK(scene.found({{Section::contact, {{card::kNo, "C?"}}}}) == Numbers{"C1", "C2", "C3"});
    CHECK(scene.found({{Section::contact, {{card::kNo, "C9"}}}}).empty());
}

TEST_CASE("PRD-10: a filter for other values finds contacts without one") {
    Scene scene;
    scene.set(scene.company("One", "C1"), card::kCity, "Vienna");
    scene.company("Two", "C2");
    CHECK(scene.found({{Section::contact, {{card::kCity, "<>Vienna"}}}}) == Numbers{"C2"});
    CHECK(scene.found({{Section::contact, {{card::kCity, "''"}}}}) == Numbers{"C2"});
}

TEST_CASE("CRI-20: mailing groups and job responsibilities are matched by the contact's own number") {
    Scene scene;
    const Row company = scene.company("Contoso", "C1");
    const Row ann = scene.employee("Ann Lee", "P1", company);
    scene.employee("Bob Ray", "P2", company);
    scene.give(company, Assignment::mailing_group, "NEWS");
    scene.give(ann, Assignment::mailing_group, "XMAS");
    scene.give(ann, Assignment::job_responsibility, "SALES");
    CHECK(scene.found({{Section::mailing_group, {{kMailingGroup, "NEWS"}}}}) == Numbers{"C1"});
    CHECK(scene.found({{Section::mailing_group, {{kMailingGroup, "NEWS|XMAS"}}}}) == Numbers{"C1", "P1"});
    CHECK(scene.found({{Section::job_responsibility, {{kJobResponsibility, "SALES"}}}}) == Numbers{"P1"});
}

TEST_CASE("FLT-77, FLT-78: <> in an assignment section asks for some other row") {
    Scene scene;
    const Row one = scene.company("One", "C1");
    scene.give(one, Assignment::mailing_group, "XMAS");
    scene.give(one, Assignment::mailing_group, "NEWS");
    scene.give(scene.company("Two", "C2"), Assignment::mailing_group, "XMAS");
    scene.company("Three", "C3");
    CHECK(scene.found({{Section::mailing_group, {{kMailingGroup, "<>XMAS*"}}}}) == Numbers{"C1"});
}

TEST_CASE("CRI-25: people qualify through the industry groups and business relations of their company") {
    Scene scene;
    const Row contoso = scene.company("Contoso", "C1");
    scene.employee("Ann Lee", "P1", contoso);
    const Row other = scene.company("Other", "C2");
    scene.employee("Bob Ray", "P2", other);
    scene.person("Cy Alone", "P3");
    scene.give(contoso, Assignment::industry_group, "FOOD");
    scene.give(contoso, Assignment::business_relation, "PRESS");
    scene.give(other, Assignment::business_relation, "LAW");
    CHECK(scene.found({{Section::industry_group, {{kIndustryGroup, "FOOD"}}}}) == Numbers{"C1", "P1"});
    CHECK(scene.found({{Section::business_relation, {{kBusinessRelation, "*"}}}}) ==
          Numbers{"C1", "C2", "P1", "P2"});
    CHECK(scene.found({{Section::industry_group, {{kIndustryGroup, "*"}}}}) == Numbers{"C1", "P1"});
}

TEST_CASE("CRI-21: one single interaction must satisfy all fields") {
    Scene scene;
    const Row both = scene.company("Both", "C1");
    scene.interaction(both, "ABC", "2025-06-01");
    const Row apart = scene.company("Apart", "C2");
    scene.interaction(apart, "ABC", "2024-06-01");
    scene.interaction(apart, "XYZ", "2025-06-01");
    CHECK(scene.found({{Section::interaction,
                        {{entry::kInteractionTemplateCode, "ABC"}, {entry::kDate, "010125..123125"}}}}) ==
          Numbers{"C1"});
}

TEST_CASE("CRI-26: interactions are matched on contact and company together, canceled ones too") {
    Scene scene;
    const Row contoso = scene.company("Contoso", "C1");
    const Row ann = scene.employee("Ann Lee", "P1", contoso);
    const Row moved = scene.employee("Bob Ray", "P2", contoso);
    const Row alone = scene.person("Cy Alone", "P3");
    scene.tx.set_flag(entry::kTable, scene.interaction(ann), entry::kCanceled, true);
    const Row former = scene.interaction(moved);
    scene.tx.set_text(entry::kTable, former, entry::kContactCompanyNo, "C9");
    scene.interaction(alone);
    const Conditions abc = {{Section::interaction, {{entry::kInteractionTemplateCode, "ABC"}}}};
    CHECK(scene.found(abc) == Numbers{"P1", "P3"});
    CHECK(scene.found({{Section::interaction, {{entry::kCanceled, "No"}}}}) == Numbers{"P3"});
}

TEST_CASE("CRI-26: interactions of people are found where nobody has a company") {
    Scene scene;
    scene.interaction(scene.person("Ann Lee", "P1"));
    scene.person("Bob Ray", "P2");
    CHECK(scene.found({{Section::interaction, {{entry::kInteractionTemplateCode, "ABC"}}}}) == Numbers{"P1"});
    CHECK(scene.found({{Section::industry_group, {{kIndustryGroup, "*"}}}}).empty());
}

TEST_CASE("an interaction that lost its contact finds nobody") {
    Scene scene;
    const Row row = scene.interaction(scene.company("Contoso", "C1"));
    scene.tx.set_text(entry::kTable, row, entry::kContactNo, "");
    scene.tx.set_text(entry::kTable, row, entry::kContactCompanyNo, "");
    CHECK(scene.found({{Section::interaction, {{entry::kInteractionTemplateCode, "ABC"}}}}).empty());
}

TEST_CASE("CRI-23: sections combine with AND, and each tells how many contacts pass it") {
    Scene scene;
    const Row one = scene.company("One", "C1");
    const Row two = scene.company("Two", "C2");
    scene.company("Three", "C3");
    for (const Row row : {one, two}) scene.set(row, card::kCity, "Vienna");
    scene.give(one, Assignment::mailing_group, "NEWS");
    scene.give(two, Assignment::industry_group, "FOOD");
    scene.give(one, Assignment::industry_group, "FOOD");
    const Conditions all = {{Section::industry_group, {{kIndustryGroup, "FOOD"}}},
                            {Section::contact, {{card::kCity, "Vienna"}}},
                            {Section::mailing_group, {{kMailingGroup, "NEWS"}}}};
    Result<Evaluation> evaluation = Evaluation::make(*scene.db, all, scene.entry_context());
    REQUIRE(evaluation);
    evaluation->run();
    CHECK(scene.numbers(evaluation->contacts()) == Numbers{"C1"});
    REQUIRE(evaluation->step_sections(~std::size_t{0}));
    REQUIRE(evaluation->passed().size() == 3);
    CHECK(evaluation->passed()[0].section == Section::contact);
    CHECK(evaluation->passed()[0].contacts == 2);
    CHECK(evaluation->passed()[1].section == Section::mailing_group);
    CHECK(evaluation->passed()[1].contacts == 1);
    CHECK(evaluation->passed()[2].contacts == 2);
    CHECK(evaluation->progress() == 1.0f);
}

TEST_CASE("FLT-4: an error names section, field and position") {
    Scene scene;
    const Error error = error_of(scene, {{Section::contact, {{card::kCity, "Vienna"}}},
                                         {Section::interaction, {{entry::kDate, "010126..|99x"}}}});
    CHECK(error.record == "Interaction Log Entry");
    CHECK(error.field == "Date");
    CHECK(error.position == 9);
    CHECK(error.message.find("99x") != std::string::npos);
    CHECK(error_of(scene, {{Section::contact, {{card::kExtras, "x"}}}}).record == "Contact");
}

namespace {

void bought(Scene& scene, Row contact, std::string_view item, std::string_view day = "2026-03-01") {
    const Row row = scene.tx.insert(
        purchase::kTable, {static_cast<std::int64_t>(scene.db->table(purchase::kTable).size()) + 1});
    scene.tx.set_text(purchase::kTable, row, purchase::kContactNo, scene.no(contact));
    scene.tx.set_text(purchase::kTable, row, purchase::kItemNo, item);
    scene.tx.set_number(purchase::kTable, row, purchase::kPostingDate, *from_iso(day));
}

}  // namespace

TEST_CASE(
    "PRD-12, CRI-28: adding contacts by purchases finds companies and those of their people who bought") {
    Companies scene;
    bought(scene, scene.ann, "WINE");
    bought(scene, scene.fabrikam, "GLASS");
    bought(scene, scene.dora, "WINE");
    const auto buyers_of = [&](std::string_view item) {
        return scene.found({{Section::value_entry, {{purchase::kItemNo, std::string(item)}}}});
    };
    CHECK(buyers_of("WINE") == Numbers{"C1", "P1", "P4"});
    CHECK(buyers_of("GLASS") == Numbers{"C2"});
    CHECK(buyers_of("W*|G*") == Numbers{"C1", "C2", "P1", "P4"});
    CHECK(buyers_of("BREAD").empty());
}

TEST_CASE("CRI-28: in Reduce and Refine a company's purchases count for all of its people") {
    Companies scene;
    bought(scene, scene.ann, "WINE");
    bought(scene, scene.fabrikam, "GLASS");
    bought(scene, scene.dora, "WINE");
    const auto left = [&](std::string_view segment_no) {
        Numbers numbers = scene.lines(segment_no);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    };
    scene.add("SM1", {});
    scene.remove("SM1", schema::CriteriaAction::refine,
                 {{Section::value_entry, {{purchase::kItemNo, "WINE"}}}});
    CHECK(left("SM1") == Numbers{"C1", "P1", "P2", "P4"});
    scene.add("SM2", {});
    scene.remove("SM2", schema::CriteriaAction::reduce,
                 {{Section::value_entry, {{purchase::kItemNo, "GLASS"}}}});
    CHECK(left("SM2") == Numbers{"C1", "P1", "P2", "P4"});
}

TEST_CASE("CRI-21, CRI-28: one purchase must meet all conditions") {
    Companies scene;
    bought(scene, scene.ann, "WINE", "2025-03-01");
    bought(scene, scene.ann, "GLASS", "2026-03-01");
    const auto found = [&](std::string item) {
        return scene.found({{Section::value_entry,
                             {{purchase::kItemNo, std::move(item)}, {purchase::kPostingDate, "010126.."}}}});
    };
    CHECK(found("WINE").empty());
    CHECK(found("GLASS") == Numbers{"C1", "P1"});
}

namespace {

// What CRI-20 says, contact by contact.
bool qualifies(const Scene& scene, Row contact, const criteria::SectionFilter& section) {
    const criteria::SectionInfo& info = *criteria::find_section(section.section);
    const table::Table& table = scene.db->table(info.table);
    const std::string number = scene.no(contact), company = scene.text(contact, card::kCompanyNo);
    bool found = false;
    table.live().for_each([&](Row row) {
        const std::string_view named = table.text(row, info.number_field);
        const bool about = info.match == criteria::Match::company_number
                               ? !company.empty() && named == company
                               : named == number && (info.match != criteria::Match::both_numbers ||
                                                     table.text(row, info.company_field) == company);
        if (!about) return;
        bool all = true;
        for (const criteria::FieldFilter& field : section.fields) {
            const filter::Filter compiled = *criteria::compile(info, field);
            const bool textual = filter::is_textual(table.field(field.field).type);
            all = all && (textual ? compiled.matches(table.text(row, field.field))
                                  : compiled.matches(table.number(row, field.field)));
        }
        found = found || all;
    });
    return found;
}

}  // namespace

TEST_CASE("CRI-20 to CRI-26: evaluation in slices agrees with asking each contact by itself") {
    std::mt19937 random(11);
    const auto one_of = [&](std::initializer_list<const char*> texts) {
        return std::string(texts.begin()[random() % texts.size()]);
    };
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        Scene scene;
        std::vector<Row> all;
        for (int i = 0; i < 25; ++i) {
            const std::string no = std::to_string(100 + i);
            const auto kind = random() % 3;
            Row row = table::kNoRow;
            if (kind == 0 || all.empty()) {
                row = scene.company("Company " + no, no);
            } else if (kind == 1) {
                row = scene.person("Person " + no, no);
            } else {
                Row company = all[random() % all.size()];
                if (scene.number(company, card::kType) == 1) company = all[0];
                row = scene.employee("Employee " + no, no, company);
            }
            scene.set(row, card::kCity, one_of({"", "Vienna", "Graz", "Linz"}));
            all.push_back(row);
            for (auto n = random() % 3; n > 0; --n)
                scene.interaction(row, one_of({"ABC", "XYZ"}), one_of({"2024-01-01", "2025-01-01"}));
            const bool is_person = scene.number(row, card::kType) == 1;
            if (random() % 2 == 0) scene.give(row, Assignment::mailing_group, one_of({"NEWS", "XMAS"}));
            if (random() % 2 == 0 && !is_person)
                scene.give(row, Assignment::industry_group, one_of({"FOOD", "LAW"}));
            if (random() % 2 == 0 && is_person)
                scene.give(row, Assignment::job_responsibility, one_of({"SALES", "IT"}));
        }
        Conditions conditions;
        if (random() % 2 == 0)
            conditions.push_back(
                {Section::contact, {{card::kCity, one_of({"Vienna", "<>Graz", "''", "V*|L*"})}}});
        // Names are read for each contact; in a section of their own or beside the city.
        if (random() % 2 == 0) {
            if (conditions.empty()) conditions.push_back({Section::contact, {}});
            conditions.front().fields.push_back({card::kName, one_of({"@*1*", "Empl*", "<>*2*", "''"})});
        }
        if (random() % 2 == 0)
            conditions.push_back(
                {Section::mailing_group, {{kMailingGroup, one_of({"NEWS", "<>NEWS", "X*"})}}});
        if (random() % 2 == 0)
            conditions.push_back({Section::industry_group, {{kIndustryGroup, one_of({"FOOD", "*"})}}});
        if (random() % 2 == 0)
            conditions.push_back({Section::job_responsibility, {{kJobResponsibility, one_of({"IT", "*"})}}});
        if (random() % 2 == 0)
            conditions.push_back({Section::interaction,
                                  {{entry::kInteractionTemplateCode, one_of({"ABC", "<>ABC"})},
                                   {entry::kDate, one_of({"..123124", "010125.."})}}});
        const criteria::Filters filters = *criteria::read_conditions(conditions, scene.entry_context());
        Result<Evaluation> evaluation = Evaluation::make(*scene.db, filters);
        REQUIRE(evaluation);
        std::size_t steps = 0;
        while (!evaluation->step(1)) REQUIRE(++steps < 1000);
        for (const Row row : all) {
            bool expected = true;
            for (const criteria::SectionFilter& section : filters)
                expected = expected && qualifies(scene, row, section);
            CHECK(evaluation->contacts().test(row) == expected);
        }
        while (!evaluation->step_sections(1)) REQUIRE(++steps < 1000);
        REQUIRE(evaluation->passed().size() == filters.size());
        for (std::size_t i = 0; i < filters.size(); ++i) {
            CHECK(evaluation->passed()[i].section == filters[i].section);
            CHECK(evaluation->passed()[i].contacts ==
                  static_cast<std::size_t>(std::count_if(
                      all.begin(), all.end(), [&](Row row) { return qualifies(scene, row, filters[i]); })));
        }
    }
}
