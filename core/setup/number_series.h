// Number series: how records get their No. (NUM-3 to NUM-5).
//
//     Result<std::string> no = next_number(tx, context, "SM");   // "SM00012"; Last No. Used moves on
//
// Whoever needs many numbers at once (import) keeps a NumberSource and saves it once:
//
//     Result<NumberSource> source = NumberSource::open(tx.db(), context, "CT", contact::contact::kTable);
//     for (...) Result<std::string> no = source->next();
//     source->save(tx);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::setup {

inline constexpr std::size_t kMaxNumberLength = 20;  // NUM-5

// The number after `no`: the increment is added to the last run of digits, leading zeros are kept ("SM0099"
// -> "SM0100", "A9-X" -> "A10-X"). nullopt where there is no digit, or the result would be below zero or
// longer than 20 characters.
std::optional<std::string> increment_number(std::string_view no, std::int64_t increment);
// True if `a` comes after `b` in a series: by length of the last run of digits and its value where the rest
// is the same, else by text.
bool is_beyond(std::string_view a, std::string_view b);

// Gives out the numbers of one series in order, without touching the database before save().
class NumberSource {
  public:
    // The line in force on the context's work date. With `taken_in`, numbers that are keys of that table are
    // skipped (CON-1). Errors: no such series, no line in force, line used up, date order.
    static Result<NumberSource> open(const table::Database& db, const Context& context,
                                     std::string_view series_code,
                                     std::optional<table::TableId> taken_in = std::nullopt);

    // The next number. Error beyond the ending number.
    Result<std::string> next();
    // Not empty when a number at or beyond the warning number was given out: a sentence for the user.
    const std::string& notice() const { return notice_; }
    // Writes Last No. Used and Last Date Used. Nothing to do if no number was taken.
    void save(table::Transaction& tx) const;

  private:
    NumberSource() = default;
    Result<std::string> advance();

    const table::Database* db_ = nullptr;
    std::optional<table::TableId> taken_in_;
    std::string series_code_;
    table::Row line_ = table::kNoRow;
    std::string starting_no_, ending_no_, warning_no_;
    std::string last_no_;
    std::int64_t increment_ = 1;
    Day work_date_ = kBlankDay;
    bool used_up_ = false;
    bool taken_ = false;
    std::string notice_;
};

// Takes the next number of the series (NUM-5). `notice`, where given, receives the warning or becomes empty.
Result<std::string> next_number(table::Transaction& tx, const Context& context, std::string_view series_code,
                                std::string* notice = nullptr);
// The same, skipping numbers that are keys of that table (CON-1).
Result<std::string> next_free_number(table::Transaction& tx, const Context& context,
                                     std::string_view series_code, table::TableId taken_in,
                                     std::string* notice = nullptr);

// The series named by a field of Marketing Setup, such as setup::marketing::kContactNos; error naming the
// field where none is (NUM-1).
Result<std::string> series_in_setup(const table::Database& db, table::FieldId field);

// Whether numbers may be typed (NUM-4). A blank series allows it, an unknown one does not.
bool manual_allowed(const table::Database& db, std::string_view series_code);
// Checks a typed number (in code form) before a record with it is made: the series allows it, it is not
// blank, at most 20 characters, and not a key of `taken_in` yet.
Result<void> check_manual(const table::Database& db, std::string_view series_code, std::string_view no,
                          table::TableId taken_in);

}  // namespace segments::setup
