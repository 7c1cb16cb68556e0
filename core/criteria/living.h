// What a segment that was built by criteria would be if its criteria actions were carried out today (LIV-1 to
// LIV-6): who would come, who would go. Looking changes nothing; applying is one change.
//
//     Result<LivingLook> look = LivingLook::make(db, "SM00001", context, LivingDates::rolling);
//     while (!look->step(100000)) {}
//     look->counts().come, look->coming(), look->going()
//
//     Result<LivingUpdate> update = LivingUpdate::make(db, "SM00001", context, LivingDates::rolling);
//     while (!*update->step(tx, 2000)) {}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/criteria/record.h"
#include "core/query/row_order.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line_scan.h"

namespace segments::criteria {

// Whether relative dates in the criteria ("t-30d..") mean today's days or those of the day they were typed.
enum class LivingDates : std::uint8_t { as_recorded, rolling };

struct LivingCounts {
    std::size_t come = 0;         // contacts that would come
    std::size_t go = 0;           // lines that would go
    std::size_t stay = 0;         // lines that the criteria bring in today as well
    std::size_t pinned = 0;       // lines that stay only because they are pinned
    std::size_t taken_out = 0;    // contacts that stay out because they were taken out by hand
    std::size_t others = 0;       // lines that no criteria action made: they stay
    std::size_t with_values = 0;  // of the lines that would go: with values of their own (PRD-3)

    bool operator==(const LivingCounts&) const = default;
};

class LivingLook {
  public:
    // Errors: no such segment; no criteria action; criteria that can't be read. Contacts, their
    // classification, interactions and the lines must not change while it is in use.
    static Result<LivingLook> make(const table::Database& db, std::string_view segment_no, const Context& now,
                                   LivingDates dates);

    // Works on about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    bool done() const { return phase_ == Phase::done; }
    float progress() const;
    // Whether a date of the criteria could mean other days today.
    bool has_relative_dates() const { return has_relative_dates_; }

    // REQUIRES: done(), for all below.
    const LivingCounts& counts() const { return counts_; }
    // Rows of the contact table.
    const table::Bitmap& coming() const { return coming_; }
    // Rows of the line table.
    const std::vector<table::Row>& going() const { return going_; }

  private:
    friend class LivingUpdate;
    enum class Phase : std::uint8_t { actions, lines, done };

    LivingLook(const table::Database& db, std::string_view segment_no, table::Code segment);
    Result<void> begin();
    void finish_action();
    void look_at_line(table::Row row);
    void finish_lines();
    void add(const table::Bitmap& contacts);
    void take_away(const table::Bitmap& contacts);

    const table::Database* db_;
    const table::Table* cards_;
    std::string segment_no_;
    std::vector<Action> actions_;
    bool has_relative_dates_ = false;
    Phase phase_ = Phase::actions;
    std::size_t at_ = 0;
    std::optional<AddSelection> adding_;
    std::optional<RemoveSelection> removing_;
    segment::LineWalk walk_;
    table::Bitmap in_;                   // contacts so far; rows of the contact table
    std::vector<std::uint32_t> since_;   // by contact: the action that added it last
    std::vector<std::uint32_t> until_;   // by contact: the action that took it away last; 0 = none
    table::Bitmap present_, taken_out_;  // contacts
    std::vector<table::Row> former_;     // by contact: its removed line that would return
    std::vector<table::Row> going_;
    table::Bitmap coming_;
    LivingCounts counts_;
};

class LivingUpdate {
  public:
    static Result<LivingUpdate> make(const table::Database& db, std::string_view segment_no,
                                     const Context& now, LivingDates dates);

    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    std::string detail() const;
    // REQUIRES: finished.
    const LivingCounts& counts() const { return look_.counts(); }

  private:
    enum class Phase : std::uint8_t { look, remove, give_back, sort, share, prepare, insert, done };

    explicit LivingUpdate(LivingLook look) : look_(std::move(look)) {}
    void remove(table::Transaction& tx, std::size_t rows);
    void give_back(table::Transaction& tx, std::size_t rows);
    void insert(table::Transaction& tx, std::size_t rows);

    LivingLook look_;
    Phase phase_ = Phase::look;
    std::size_t at_ = 0;
    std::size_t inserted_ = 0, to_insert_ = 0;
    std::vector<table::Row> fresh_;  // contacts that get a new line, from `share` on in their order
    std::optional<query::RowSorter> sorter_;
    std::optional<segment::LineInserter> inserter_;
    std::vector<std::vector<table::Row>>
        by_action_;  // the contacts of new lines, in the order of their lines
    std::size_t action_ = 0;
};
// All at once.
Result<LivingCounts> update_by_criteria(table::Transaction& tx, std::string_view segment_no,
                                        const Context& now, LivingDates dates);

}  // namespace segments::criteria
