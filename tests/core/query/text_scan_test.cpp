// Words are found in the texts of many rows at once as they are in each text by itself.
#include "core/query/text_scan.h"

#include <doctest/doctest.h>

#include <random>

#include "core/base/text.h"
#include "core/contact/contact_tables.h"
#include "core/query/column_filter.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"

using namespace segments;
using table::Row;
namespace card = contact::contact;

namespace {

constexpr std::size_t kRows = 64 * 24 + 17;
// Few characters, so that words are found often: in both cases, among them those that fold into ASCII from
// outside (Kelvin sign, long s, dotted I) and one that doesn't.
constexpr const char* kCharacters[] = {"a", "A", "s", "S", "k", "K",      "i",
                                       "n", " ", "o", "ö", "ſ", "\u212A", "İ"};

std::string some_text(std::mt19937& random, std::size_t most, std::size_t kinds) {
    std::string text;
    for (std::size_t left = random() % (most + 1); left > 0; --left) text += kCharacters[random() % kinds];
    return text;
}

// `most_kinds`: how many of the characters occur; 10 are ASCII.
struct Texts {
    Texts(std::mt19937& random, std::size_t most_kinds, bool blanks) : kinds(most_kinds) {
        table::Transaction tx(*db, "Make");
        const std::vector<Row> rows = tx.prepare(card::kTable, kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            tx.set_raw(card::kTable, rows[i], card::kNo,
                       tx.intern(card::kTable, card::kNo, "CT" + std::to_string(i)));
            write(tx, rows[i], blanks ? some_text(random, 30, kinds) : "x" + some_text(random, 150, kinds));
        }
        REQUIRE(tx.publish(card::kTable, rows));
        table::Commit(std::move(tx)).run();
    }
    void write(table::Transaction& tx, Row row, const std::string& text) {
        tx.set_raw(card::kTable, row, card::kName, tx.intern(card::kTable, card::kName, text));
    }
    // Their texts lie elsewhere from then on.
    void change(std::mt19937& random) {
        table::Transaction tx(*db, "Change");
        for (int i = 0; i < 40; ++i)
            write(tx, static_cast<Row>(random() % kRows), some_text(random, 60, kinds));
        table::Commit(std::move(tx)).run();
    }
    std::size_t kinds;
    std::unique_ptr<table::Database> db = schema::make_database();
};

std::string quoted(const std::string& word, bool ignoring_case) {
    return (ignoring_case ? "@*" : "*") + word + "*";
}

// How many words of 64 rows were searched at once.
std::size_t compare(const table::Table& contacts, const std::string& expression, std::mt19937& random) {
    filter::EntryContext entry;
    entry.locale = filter::stored_locale();
    const Result<filter::Filter> filter =
        filter::parse(expression, query::field_type(card::kDef.fields[card::kName]), entry);
    REQUIRE_MESSAGE(static_cast<bool>(filter), expression);
    const filter::TextCondition* const condition = filter->text_condition();
    if (condition == nullptr || !query::TextScan::serves(contacts, card::kName, *condition)) return 0;
    const query::TextScan scan(contacts, card::kName, *condition);
    std::size_t searched = 0;
    for (Row first = 0; first < kRows; first += 64) {
        const std::size_t rows = std::min<std::size_t>(64, kRows - first);
        std::uint64_t candidates = rows == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << rows) - 1;
        for (auto thinned = random() % 4; thinned > 0; --thinned)
            candidates &= std::uint64_t{random()} << 32 | random();
        const std::optional<std::uint64_t> bits = scan.word(first, candidates);
        if (!bits) continue;
        ++searched;
        std::uint64_t expected = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            const bool passes = condition->matches(contacts.text(first + static_cast<Row>(i), card::kName));
            expected |= std::uint64_t{passes} << i;
        }
        CHECK_MESSAGE(*bits == (expected & candidates), expression);
    }
    return searched;
}

}  // namespace

TEST_CASE("words are found in many texts at once as in each by itself, whatever they are made of") {
    std::mt19937 random(11);
    std::size_t searched = 0;
    for (int round = 0; round < 12; ++round) {
        Texts texts(random, round % 3 == 0 ? std::size(kCharacters) : 10, round % 2 == 0);
        const table::Table& contacts = texts.db->table(card::kTable);
        for (int word = 0; word < 60; ++word) {
            if (word == 40) texts.change(random);
            // A part of one of the texts, of any length, or a word that may be nowhere.
            std::string needle = some_text(random, 5, 10);
            const std::string_view text = contacts.text(static_cast<Row>(random() % kRows), card::kName);
            if (word % 2 == 0 && !text.empty() && is_ascii(text)) {
                const std::size_t from = random() % text.size();
                needle = text.substr(from, 1 + random() % 70);
            }
            if (needle.empty() || needle.front() == ' ' || needle.back() == ' ') continue;
            searched += compare(contacts, quoted(needle, word % 4 < 3), random);
        }
    }
    CHECK(searched > 3000);
}

TEST_CASE("a word is found where texts end, and isn't made of the end of one and the beginning of the next") {
    const auto db = schema::make_database();
    table::Transaction tx(*db, "Make");
    const std::vector<Row> rows = tx.prepare(card::kTable, 128);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        tx.set_raw(card::kTable, rows[i], card::kNo,
                   tx.intern(card::kTable, card::kNo, "CT" + std::to_string(i)));
        // The first ones make handles of texts take four bytes, as they do where there are many.
        std::string text(1000, 'x');
        if (i >= 64) text = i == 127 ? "Jensson" : i % 3 == 0 ? "so" : i % 3 == 1 ? "nothing" : "SON";
        tx.set_raw(card::kTable, rows[i], card::kName, tx.intern(card::kTable, card::kName, text));
    }
    REQUIRE(tx.publish(card::kTable, rows));
    table::Commit(std::move(tx)).run();
    filter::EntryContext entry;
    entry.locale = filter::stored_locale();
    const auto filter = filter::parse("@*son*", query::field_type(card::kDef.fields[card::kName]), entry);
    REQUIRE(filter);
    const table::Table& contacts = db->table(card::kTable);
    REQUIRE(query::TextScan::serves(contacts, card::kName, *filter->text_condition()));
    const query::TextScan scan(contacts, card::kName, *filter->text_condition());
    std::uint64_t expected = std::uint64_t{1} << 63;
    for (std::size_t i = 64; i < 127; ++i) expected |= std::uint64_t{i % 3 == 2} << (i - 64);
    CHECK(scan.word(64, ~std::uint64_t{0}) == expected);
}
