// What belongs to contacts in other tables, by the contact: one pass over each table, made in slices, instead
// of a scan per contact. Takes four bytes a contact and four a row.
//
//     BelongingsIndex belongings(db);
//     while (!belongings.step(50000)) {}
//     for (Row row : belongings.of(contact::Assignment::mailing_group).of(contact_code)) ...
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "core/contact/assignments.h"
#include "core/table/database.h"

namespace segments::exchange {

// Rows of one table that belong to one contact.
class RowsOfContact {
  public:
    // An entry of the index: the row, and in the high bits which table it is in.
    static constexpr int kRowBits = 28;
    static constexpr std::uint32_t kRowMask = (1u << kRowBits) - 1;

    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = table::Row;
        using difference_type = std::ptrdiff_t;
        using pointer = const table::Row*;
        using reference = table::Row;

        explicit Iterator(const std::uint32_t* at) : at_(at) {}
        table::Row operator*() const { return *at_ & kRowMask; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

      private:
        const std::uint32_t* at_;
    };

    RowsOfContact() = default;
    RowsOfContact(const std::uint32_t* begin, const std::uint32_t* end) : begin_(begin), end_(end) {}
    Iterator begin() const { return Iterator(begin_); }
    Iterator end() const { return Iterator(end_); }
    std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
    bool empty() const { return begin_ == end_; }

  private:
    const std::uint32_t* begin_ = nullptr;
    const std::uint32_t* end_ = nullptr;
};

class BelongingsIndex {
  public:
    BelongingsIndex() = default;  // of no tables: every contact has no rows
    // REQUIRES: the tables don't change until all is done; they have less than 268 million rows.
    // `lists`: only these, bits of ContactRecord::lists().
    explicit BelongingsIndex(const table::Database& db, std::uint8_t lists = 0xFF);

    // Looks at about `rows` rows more; true when all can be used.
    bool step(std::size_t rows);
    // 0..1
    float progress() const;

    // The rows of one table.
    class List {
      public:
        List(const BelongingsIndex& index, std::size_t table) : index_(index), table_(table) {}
        RowsOfContact of(table::Code contact) const;
        // In the order of their keys beside the contact.
        std::vector<table::Row> sorted(table::Code contact) const;

      private:
        const BelongingsIndex& index_;
        std::size_t table_;
    };
    List of(contact::Assignment kind) const { return {*this, static_cast<std::size_t>(kind)}; }
    List addresses() const { return {*this, kAddresses}; }
    List periods() const { return {*this, kPeriods}; }  // of the addresses
    List answers() const { return {*this, kAnswers}; }

  private:
    static constexpr std::size_t kAddresses = std::size(contact::kAssignments), kPeriods = kAddresses + 1,
                                 kAnswers = kPeriods + 1, kTables = kAnswers + 1;

    void add(std::size_t table, const table::Table& rows);
    bool wants(std::size_t table) const { return tables_[table] != nullptr && tables_[table]->size() > 0; }

    const table::Table* tables_[kTables] = {};
    std::vector<std::uint32_t> ends_;  // by contact code; the entries of one end where the next one's begin
    std::vector<std::uint32_t> entries_;  // of each contact in the order of tables
    enum class Phase : std::uint8_t { count, fill, done } phase_ = Phase::done;
    std::size_t table_ = 0;
    table::Row at_ = 0;
};

}  // namespace segments::exchange
