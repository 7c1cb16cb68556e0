// Eight criteria of different kinds on N contacts with two interactions each, as tests/bench/engines/ puts
// them to SQLite, DuckDB and hand-written typed arrays in Chromium too, on the same data: country and
// salesperson, prefix, contains, post code interval, dates with a flag, two assignment sections, an
// interaction section on three fields, a not with a relative date; and six of them together.
//
// Prints for each criterion its number, how many contacts it finds, and the milliseconds of the fastest of
// some runs; what is quicker than the clock's step is run some times between two looks at it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/contact/contact_tables.h"
#include "core/criteria/evaluate.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"

using namespace segments;
using criteria::Conditions;
using criteria::Join;
using criteria::SectionConditions;
using schema::Section;
using table::FieldId;
using table::Row;
namespace card = segments::contact::contact;
namespace entry = segments::interaction::log_entry;
namespace mailing = segments::contact::mailing_group;
namespace industry = segments::contact::industry_group;

namespace {

using Clock = std::chrono::steady_clock;

// At least so many runs, and so long: browsers compile to fast code while a program runs.
constexpr int kRuns = 7;
constexpr double kLeastMs = 2000;
constexpr double kLookMs = 1;  // at least so long between two looks at the clock, which browsers make coarse
constexpr int kMostAtOnce = 1000;
constexpr std::uint32_t kFirstDay = 45250, kDays = 1100, kToday = 46348;

// Mulberry32: the same numbers in C++ and JavaScript (engines/data.mjs).
class Random {
  public:
    std::uint32_t below(std::uint32_t count) {
        state_ += 0x6D2B79F5u;
        std::uint32_t t = state_;
        t = (t ^ (t >> 15)) * (t | 1u);
        t ^= t + (t ^ (t >> 7)) * (t | 61u);
        return (t ^ (t >> 14)) % count;
    }

  private:
    std::uint32_t state_ = 7;
};

constexpr const char* kFirst[] = {"Anna",  "Bob",  "Christine", "Dimitri", "Eva",   "Frank", "Greta", "Hans",
                                  "Irene", "John", "Kasimir",   "Li",      "Maria", "Nils",  "Olga",  "Paul"};
constexpr const char* kParts[] = {"al",  "ber", "chi", "don", "els", "fri", "gan", "hol", "ing", "jor", "kow",
                                  "lan", "mar", "nor", "ols", "pet", "que", "ros", "son", "tre", "ulm", "ven",
                                  "wil", "xan", "yor", "zim", "bra", "cro", "dra", "fle", "gru", "kla"};

std::string number(const char* prefix, std::size_t n, int digits) {
    char text[24];
    std::snprintf(text, sizeof text, "%s%0*zu", prefix, digits, n);
    return text;
}

class Maker {
  public:
    Maker(table::Transaction& tx, std::uint32_t contacts) : tx_(tx), contacts_(contacts) {}

    void make() {
        make_contacts();
        make_groups(mailing::kTable, "M", contacts_ / 2, 2);
        make_groups(industry::kTable, "I", contacts_ / 5, 5);
        make_interactions();
    }

  private:
    std::string part() { return kParts[random_.below(std::size(kParts))]; }
    void text(table::TableId table, Row row, FieldId field, const std::string& value) {
        tx_.set_raw(table, row, field, tx_.intern(table, field, value));
    }
    void make_contacts() {
        const std::vector<Row> rows = tx_.prepare(card::kTable, contacts_);
        for (std::uint32_t i = 0; i < contacts_; ++i) {
            const Row row = rows[i];
            std::string name = kFirst[random_.below(std::size(kFirst))];
            std::string last = part();
            last[0] = static_cast<char>(last[0] - 32);
            last += part();
            last += part();
            name += " " + last;
            text(card::kTable, row, card::kNo, number("CT", i, 7));
            tx_.set_raw(card::kTable, row, card::kType, i % 5 == 0 ? 0 : 1);
            text(card::kTable, row, card::kName, name);
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
            text(card::kTable, row, card::kSearchName, name);
            text(card::kTable, row, card::kPostCode, number("", random_.below(20000), 5));
            text(card::kTable, row, card::kCountryRegionCode, number("C", random_.below(12), 2));
            text(card::kTable, row, card::kSalespersonCode, number("S", random_.below(40), 2));
            text(card::kTable, row, card::kCompanyNo, number("CT", i / 5 * 5, 7));
            tx_.set_raw(card::kTable, row, card::kLastDateModified, kFirstDay + random_.below(kDays));
            tx_.set_raw(card::kTable, row, card::kExcludeFromSegment, random_.below(50) == 0 ? 1 : 0);
        }
        tx_.publish(card::kTable, rows);
    }
    void make_groups(table::TableId table, const char* prefix, std::uint32_t count, std::uint32_t each) {
        const std::vector<Row> rows = tx_.prepare(table, count);
        for (std::uint32_t i = 0; i < count; ++i) {
            text(table, rows[i], 0, number("CT", i * each, 7));
            text(table, rows[i], 1, number(prefix, random_.below(30), 2));
        }
        tx_.publish(table, rows);
    }
    void make_interactions() {
        const std::vector<Row> rows = tx_.prepare(entry::kTable, 2 * contacts_);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::uint32_t contact = random_.below(contacts_);
            tx_.set_raw(entry::kTable, rows[i], entry::kEntryNo, static_cast<std::int64_t>(i + 1));
            text(entry::kTable, rows[i], entry::kContactNo, number("CT", contact, 7));
            text(entry::kTable, rows[i], entry::kContactCompanyNo, number("CT", contact / 5 * 5, 7));
            text(entry::kTable, rows[i], entry::kInteractionTemplateCode, number("T", random_.below(12), 2));
            tx_.set_raw(entry::kTable, rows[i], entry::kEvaluation, random_.below(6));
            tx_.set_raw(
                entry::kTable, rows[i], entry::kDate,
                kFirstDay + static_cast<std::int64_t>(static_cast<std::uint64_t>(i) * kDays / rows.size()));
        }
        tx_.publish(entry::kTable, rows);
    }

    table::Transaction& tx_;
    std::uint32_t contacts_;
    Random random_;
};

SectionConditions on_contact(std::vector<criteria::FieldCondition> fields) {
    return {Section::contact, std::move(fields)};
}

std::vector<Conditions> all_criteria() {
    const auto day = [](std::uint32_t n) { return to_iso(static_cast<Day>(n)); };
    const SectionConditions codes =
        on_contact({{card::kCountryRegionCode, "C01|C03|C05"}, {card::kSalespersonCode, "S07"}});
    const SectionConditions contains = on_contact({{card::kName, "@*son*"}});
    const SectionConditions post = on_contact({{card::kPostCode, "01000..01999"}});
    const SectionConditions mailings{Section::mailing_group, {{mailing::kMailingGroupCode, "M01|M02|M03"}}};
    const SectionConditions industries{Section::industry_group, {{industry::kIndustryGroupCode, "I01..I09"}}};
    const SectionConditions past{Section::interaction,
                                 {{entry::kInteractionTemplateCode, "T03"},
                                  {entry::kDate, day(46000) + ".."},
                                  {entry::kEvaluation, "Very Positive|Positive"}}};
    SectionConditions lately{Section::interaction, {}};
    lately.last_days = 90;
    SectionConditions none{Section::group, {}};
    none.join = Join::none;
    none.members = {lately};
    // Wide enough that some pass all six.
    const SectionConditions six_fields = on_contact(
        {{card::kCountryRegionCode, "C01..C09"}, {card::kName, "@*son*"}, {card::kPostCode, "01000..17999"}});
    const SectionConditions many_mailings{Section::mailing_group, {{mailing::kMailingGroupCode, "M01..M20"}}};
    return {
        {codes},
        {on_contact({{card::kSearchName, "ANNA*"}})},
        {contains},
        {post},
        {on_contact(
            {{card::kLastDateModified, day(46000) + ".." + day(46180)}, {card::kExcludeFromSegment, "Yes"}})},
        {mailings, industries},
        {past},
        {none},
        {six_fields, many_mailings, industries, past},
    };
}

}  // namespace

int main(int argc, char** argv) {
    const auto contacts =
        static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000);
    const auto db = schema::make_database();
    {
        table::Transaction tx(*db, "Make");
        Maker(tx, contacts).make();
        table::Commit commit(std::move(tx));
        commit.run();
    }
    filter::EntryContext today;
    today.locale = filter::stored_locale();
    today.today = today.work_date = static_cast<Day>(kToday);
    int which = 0;
    for (const Conditions& conditions : all_criteria()) {
        double best = 1e12, spent = 0;
        std::size_t found = 0;
        int at_once = 1;
        for (int run = 0; run < kRuns || spent < kLeastMs; ++run) {
            const auto start = Clock::now();
            for (int i = 0; i < at_once; ++i) {
                Result<criteria::Evaluation> evaluation = criteria::Evaluation::make(*db, conditions, today);
                if (!evaluation) return std::printf("%s\n", evaluation.error().message.c_str()), 1;
                evaluation->run();
                found = evaluation->count();
            }
            const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
            best = std::min(best, ms / at_once);
            spent += ms;
            if (ms < kLookMs) at_once = std::min(kMostAtOnce, 2 * at_once);
        }
        std::printf("%d %zu %.5f\n", ++which, found, best);
    }
    return 0;
}
