// Contacts that look the same (DUP-1): all of them, for the list of duplicates, and those of one contact
// while it is entered. Both work in slices.
//
//     FindDuplicates job(db);                       // of companies and of people
//     while (!job.step(tx, 20000)) {}
//     DuplicatesOf search(db, row);
//     while (!search.step(20000)) {}
//     search.found();
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/contact/search_strings.h"
#include "core/table/transaction.h"

namespace segments::contact {

// Looks for all pairs that are alike to at least Search Hit % and writes them to the table Contact Duplicate,
// in place of those of the last search; pairs that somebody told apart stay as they are and aren't found
// again.
//
// A pair that matches in enough strings has one of the rarest strings of both in common, since each has few
// enough of them left out; so each contact is looked up by its rarest strings alone.
class FindDuplicates {
  public:
    explicit FindDuplicates(const table::Database& db);

    // Looks at about `rows` contacts more; true when finished.
    bool step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    std::size_t found() const { return found_; }
    // There were more than could be listed.
    bool cut_off() const { return cut_off_; }

    static constexpr std::size_t kMostFound = 20000;

  private:
    enum class Phase : std::uint8_t { read, compare, done };
    struct Entry {
        std::uint32_t contact;  // index in rows_
        std::uint32_t next;     // in the chain of its bucket
        std::uint32_t token;
    };

    void read(table::Row row);
    void compare(table::Transaction& tx, std::uint32_t contact);
    void compare_with(table::Transaction& tx, std::uint32_t contact, std::uint32_t other);
    std::uint32_t token_of(std::size_t place, std::uint32_t string) const;

    const table::Database* db_;
    int percent_;
    Phase phase_ = Phase::read;
    table::Row at_ = 0;
    std::vector<table::Row> rows_;
    std::vector<SearchStrings> strings_;
    std::vector<std::uint32_t> counts_;  // of strings, by bucket
    std::vector<std::uint32_t> heads_;   // of chains of entries, by bucket
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> seen_;  // by contact: the last one it was compared with
    std::size_t found_ = 0;
    bool cleared_ = false;
    bool cut_off_ = false;
};

// The duplicates of one contact, without those that were told apart.
class DuplicatesOf {
  public:
    DuplicatesOf(const table::Database& db, table::Row contact_row);

    bool step(std::size_t rows);
    struct Found {
        table::Row row = table::kNoRow;
        Likeness likeness;
    };
    // The most alike first; at most ten.
    const std::vector<Found>& found() const { return found_; }

  private:
    const table::Database* db_;
    table::Row row_;
    bool people_;
    int percent_;
    SearchStrings strings_;
    table::Row at_ = 0;
    std::vector<Found> found_;
};

// Remembers that two contacts are different ones, or forgets it.
void set_separate(table::Transaction& tx, std::string_view a, std::string_view b, bool separate);
bool are_separate(const table::Database& db, std::string_view a, std::string_view b);
// Forgets what was found of a contact that goes; what was told apart from it holds for `heir`, if there is
// one.
void forget_duplicates_of(table::Transaction& tx, table::Code contact, std::string_view heir = {});

}  // namespace segments::contact
