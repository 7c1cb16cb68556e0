// Random workspaces and thousands of random actions on their segments: every step is undone and redone, Go
// Back restores what was, criteria that were saved give again what the actions gave, Refine and Reduce divide
// the lines between them.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/criteria/go_back.h"
#include "core/criteria/line_entry.h"
#include "core/criteria/mailing_group.h"
#include "core/criteria/pins.h"
#include "core/criteria/saved_criteria.h"
#include "core/segment/header_change.h"
#include "core/segment/line_change.h"
#include "tests/core/criteria/scene.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::test;
using criteria::Join;
using criteria::SectionConditions;
using schema::CriteriaAction;
namespace header = segments::segment::segment;

namespace {

constexpr std::string_view kGroups[] = {"NEWS", "VIP", "XMAS"};
constexpr std::string_view kIndustries[] = {"FOOD", "TRADE"};
constexpr std::string_view kTemplates[] = {"LETTER", "CALL", "MEETING"};
constexpr std::string_view kCities[] = {"Vienna", "Oslo", "Rome", ""};

// A number that changes with every value of a table; worked out again only for tables that changed.
class Fingerprint {
  public:
    explicit Fingerprint(const table::Database& db) : db_(&db) {}

    std::uint64_t of_all() {
        std::uint64_t all = 0;
        for (const table::TableDef* def : db_->schema()) {
            const table::Table& table = db_->table(def->id);
            Known& known = known_[def->id];
            if (known.version != table.version()) known = {table.version(), of(table)};
            all = all * 31 + known.value;
        }
        return all;
    }

  private:
    struct Known {
        std::uint64_t version = ~std::uint64_t{0};
        std::uint64_t value = 0;
    };
    // The same whatever the order of rows.
    static std::uint64_t of(const table::Table& table) {
        std::uint64_t sum = table.size();
        table.live().for_each([&](Row row) {
            std::uint64_t value = 17;
            for (const table::FieldDef& field : table.def().fields)
                value = value * std::uint64_t{1099511628211} +
                        (field.storage == table::Storage::number
                             ? std::hash<std::int64_t>()(table.number(row, field.id))
                             : std::hash<std::string_view>()(table.text(row, field.id)));
            sum += value * value;
        });
        return sum;
    }

    const table::Database* db_;
    std::array<Known, 256> known_{};
};

class World : public Scene {
  public:
    explicit World(unsigned seed) : random_(seed) {
        make_contacts();
        for (const char* const no : {"SM1", "SM2", "SM3"}) segment(no);
        commit_all();
    }

    unsigned below(std::size_t count) { return static_cast<unsigned>(random_() % count); }
    bool chance(unsigned of) { return below(of) == 0; }
    template <typename Range>
    auto pick(const Range& range) {
        return range[below(std::size(range))];
    }

    SectionConditions section(int depth) {
        switch (below(depth < 2 ? 8 : 6)) {
            case 0:
                return {Section::mailing_group, {{kMailingGroup, std::string(pick(kGroups))}}};
            case 1:
                return {Section::industry_group, {{kIndustryGroup, std::string(pick(kIndustries))}}};
            case 2:
                return {Section::interaction,
                        {{entry::kInteractionTemplateCode, std::string(pick(kTemplates))}},
                        1 + below(2)};
            case 3:
                return {Section::contact, {{card::kType, chance(2) ? "Person" : "Company"}}};
            case 4:
                return {Section::contact,
                        {{card::kNo, chance(2) ? "..P4" : "<>P2"}, {card::kCity, "<>Rome"}}};
            case 5:
                return {Section::contact,
                        {{card::kCity, chance(3) ? "''" : std::string(pick(kCities)) + "*"}}};
            default: {
                SectionConditions group{Section::group, {}};
                group.join = static_cast<Join>(below(3));
                for (unsigned count = 1 + below(3); count > 0; --count)
                    group.members.push_back(section(depth + 1));
                return group;
            }
        }
    }
    Conditions conditions() {
        Conditions all;
        for (unsigned count = below(3); count > 0; --count) all.push_back(section(0));
        return all;
    }
    criteria::AddOptions options() {
        criteria::AddOptions options;
        options.allow_existing_contacts = chance(4);
        options.expand_companies = chance(4);
        options.allow_related_companies = chance(4);
        options.ignore_exclusion = chance(4);
        options.include_privacy_blocked = chance(4);
        return options;
    }
    CriteriaAction remove_kind() { return chance(2) ? CriteriaAction::reduce : CriteriaAction::refine; }

    // One action of criteria.
    void criteria_action(std::string_view no) {
        if (chance(3))
            remove(no, remove_kind(), conditions(), chance(3));
        else
            add(no, conditions(), options());
    }
    // Anything that people do to a segment.
    void anything(std::string_view no) {
        const std::vector<Row> rows = segments::segment::present_lines(*db, no);
        const Row any = rows.empty() ? table::kNoRow : rows[below(rows.size())];
        switch (any == table::kNoRow ? below(4) : below(12)) {
            case 0:
            case 1:
                return criteria_action(no);
            case 2:
                REQUIRE(criteria::add_line(tx, no, chance(5) ? std::string() : pick(numbers_), any));
                return;
            case 3:
                REQUIRE(segments::segment::set_header_field(
                    tx, segments::segment::find_segment(*db, no), header::kDescription,
                    "About " + std::to_string(below(4)),
                    {.answer = segments::segment::Propagation(below(3))}));
                return;
            case 4:
                return remove(no, remove_kind(), conditions(), chance(3));
            case 5:
                REQUIRE(criteria::delete_lines(tx, {any}));
                return;
            case 6:
                REQUIRE(criteria::change_contact(tx, any, pick(numbers_), context));
                return;
            case 7:
                REQUIRE(segments::segment::set_line_field(tx, any, line::kDescription,
                                                          "Own " + std::to_string(below(9))));
                return;
            case 8:
                REQUIRE(segments::segment::set_line_field(tx, any, line::kEvaluation, int(below(6))));
                return;
            case 9:
                criteria::pin_line(tx, any);
                return;
            case 10:
                REQUIRE(
                    criteria::apply_mailing_group(tx, context, no, std::string(pick(kGroups)), chance(3)));
                return;
            default:
                if (actions(no) > 0) REQUIRE(criteria::go_back(tx, no));
        }
    }

    // What the step did, ready to be undone.
    table::Commit commit_all() {
        table::Commit done = test::commit(std::move(tx));
        begin();
        return done;
    }
    table::Commit replay(const std::vector<std::string>& blocks) {
        tx.rollback();
        table::Commit done = test::replay(*db, blocks);
        begin();
        return done;
    }

  private:
    // Transactions end, and aren't used again.
    void begin() {
        std::destroy_at(&tx);
        std::construct_at(&tx, *db, "step");
    }
    void make_contacts() {
        std::vector<Row> companies, all;
        for (int i = 1; i <= 4; ++i)
            companies.push_back(company("Company " + std::to_string(i), "C" + std::to_string(i)));
        all = companies;
        for (int i = 1; i <= 9; ++i) {
            const std::string name = "Person " + std::to_string(i), no = "P" + std::to_string(i);
            all.push_back(chance(4) ? person(name, no) : employee(name, no, pick(companies)));
        }
        for (const Row row : all) {
            numbers_.push_back(no(row));
            set(row, card::kCity, pick(kCities));
            if (chance(6)) set(row, card::kExcludeFromSegment, true);
            if (chance(8)) set(row, card::kPrivacyBlocked, true);
            if (chance(2)) give(row, Assignment::mailing_group, pick(kGroups));
            for (unsigned count = below(3); count > 0; --count) interaction(row, pick(kTemplates));
        }
        for (const Row row : companies) {
            if (chance(2)) give(row, Assignment::industry_group, pick(kIndustries));
        }
        for (const std::string_view group : kGroups) {
            if (db->table(setup::mailing_group::kTable).find(group) == table::kNoRow)
                code(setup::mailing_group::kTable, group);
        }
    }

    std::mt19937 random_;
    std::vector<std::string> numbers_;
};

}  // namespace

TEST_CASE(
    "PRD-4, BCK-6: every step of random work is undone and redone to the same state, and all of it "
    "together") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        World world(seed);
        Fingerprint fingerprint(*world.db);
        std::vector<std::uint64_t> states{fingerprint.of_all()};
        std::vector<std::vector<std::string>> undo;
        for (int step = 0; step < 150; ++step) {
            CAPTURE(step);
            world.anything(step % 3 == 0 ? "SM2" : "SM1");
            const table::Commit done = world.commit_all();
            const std::uint64_t after = fingerprint.of_all();
            const table::Commit undone = world.replay(done.undo);
            REQUIRE(fingerprint.of_all() == states.back());
            const table::Commit redone = world.replay(undone.undo);
            REQUIRE(fingerprint.of_all() == after);
            states.push_back(after);
            undo.push_back(redone.undo);
        }
        for (std::size_t step = undo.size(); step-- > 0;) {
            world.replay(undo[step]);
            REQUIRE(fingerprint.of_all() == states[step]);
        }
    }
}

TEST_CASE(
    "RUC-3, NST-3, BCK-6: saved criteria of every kind give on an empty segment what they gave; Go Back "
    "takes all back") {
    World world(100);
    for (int round = 0; round < 120; ++round) {
        CAPTURE(round);
        for (unsigned count = 1 + world.below(8); count > 0; --count) world.criteria_action("SM1");
        const std::string code = "S" + std::to_string(round);
        REQUIRE(criteria::save_criteria(world.tx, world.context, "SM1", code, ""));
        REQUIRE(criteria::reuse_criteria(world.tx, world.context, "SM2", code));
        CHECK(world.lines("SM2") == world.lines("SM1"));
        CHECK(*criteria::read_actions(*world.db, criteria::criteria_of_segment("SM2")) ==
              *criteria::read_actions(*world.db, criteria::criteria_of_segment("SM1")));
        for (const char* const no : {"SM1", "SM2"}) {
            while (world.actions(no) > 0) REQUIRE(criteria::go_back(world.tx, no));
            CHECK(world.lines(no).empty());
        }
    }
}

TEST_CASE("RED-4, RED-5, NST-1: Refine and Reduce by any criteria divide the lines between them") {
    World world(200);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        criteria::AddOptions everybody;
        everybody.ignore_exclusion = everybody.include_privacy_blocked = true;
        world.add("SM1", world.conditions(), everybody);
        REQUIRE(criteria::add_line(world.tx, "SM1", ""));
        const Numbers before = world.lines("SM1");
        // Without any, Reduce empties the segment, lines without a contact too (RED-6).
        Conditions conditions = world.conditions();
        conditions.push_back(world.section(0));
        const bool entire = world.chance(2);
        world.remove("SM1", CriteriaAction::refine, conditions, entire);
        Numbers both = world.lines("SM1");
        REQUIRE(criteria::go_back(world.tx, "SM1"));
        REQUIRE(world.lines("SM1") == before);
        world.remove("SM1", CriteriaAction::reduce, conditions, entire);
        for (const std::string& no : world.lines("SM1")) both.push_back(no);
        Numbers all = before;
        std::sort(all.begin(), all.end());
        std::sort(both.begin(), both.end());
        CHECK(both == all);
        while (world.actions("SM1") > 0) REQUIRE(criteria::go_back(world.tx, "SM1"));
        for (const Row blank : segments::segment::present_lines(*world.db, "SM1"))
            REQUIRE(criteria::delete_lines(world.tx, {blank}));
    }
}
