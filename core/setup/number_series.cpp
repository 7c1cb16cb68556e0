#include "core/setup/number_series.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/setup/setup_tables.h"

namespace segments::setup {
namespace {

using table::Database;
using table::Row;
using table::Table;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The last run of digits of a number.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin == end; }
};

Run last_run(std::string_view no) {
    Run run;
    run.end = no.size();
    while (run.end > 0 && !is_digit(no[run.end - 1])) --run.end;
    run.begin = run.end;
    while (run.begin > 0 && is_digit(no[run.begin - 1])) --run.begin;
    return run;
}

// Adds to a run of at most 20 digits; false if the result is below zero or longer than 20 digits.
bool add(std::string& digits, std::int64_t increment) {
    std::int64_t carry = increment;
    for (std::size_t i = digits.size(); i > 0 && carry != 0; --i) {
        std::int64_t sum = digits[i - 1] - '0' + carry % 10;
        carry /= 10;
        if (sum < 0) {
            sum += 10;
            --carry;
        } else if (sum > 9) {
            sum -= 10;
            ++carry;
        }
        digits[i - 1] = static_cast<char>('0' + sum);
    }
    if (carry < 0) return false;
    if (carry > 0) digits.insert(0, std::to_string(carry));
    return digits.size() <= kMaxNumberLength;
}

std::string_view without_leading_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view{} : digits.substr(first);
}

Error series_error(std::string_view series_code, std::string message) {
    Error error = fail(std::move(message), "NUM-5");
    error.record = tr("Number Series {1}", series_code);
    return error;
}

// The line in force: the latest whose starting date is not after the work date; of several with that date the
// first open one.
Row line_in_force(const Table& lines, std::string_view series_code, Day work_date) {
    Row best = table::kNoRow;
    lines.live().for_each([&](Row row) {
        if (lines.text(row, no_series_line::kSeriesCode) != series_code) return;
        const std::int64_t start = lines.number(row, no_series_line::kStartingDate);
        if (start > work_date) return;
        if (best == table::kNoRow) {
            best = row;
            return;
        }
        const std::int64_t best_start = lines.number(best, no_series_line::kStartingDate);
        const bool open = lines.flag(row, no_series_line::kOpen);
        const bool best_open = lines.flag(best, no_series_line::kOpen);
        if (start != best_start) {
            if (start > best_start) best = row;
        } else if (open != best_open) {
            if (open) best = row;
        } else if (lines.number(row, no_series_line::kLineNo) < lines.number(best, no_series_line::kLineNo)) {
            best = row;
        }
    });
    return best;
}

}  // namespace

std::optional<std::string> increment_number(std::string_view no, std::int64_t increment) {
    const Run run = last_run(no);
    if (run.empty()) return std::nullopt;
    std::string digits(no.substr(run.begin, run.end - run.begin));
    if (!add(digits, increment)) return std::nullopt;
    std::string result(no.substr(0, run.begin));
    result += digits;
    result += no.substr(run.end);
    if (character_count(result) > kMaxNumberLength) return std::nullopt;
    return result;
}

bool is_beyond(std::string_view a, std::string_view b) {
    const Run run_a = last_run(a);
    const Run run_b = last_run(b);
    if (run_a.empty() || run_b.empty() || a.substr(0, run_a.begin) != b.substr(0, run_b.begin) ||
        a.substr(run_a.end) != b.substr(run_b.end))
        return a > b;
    const std::string_view value_a = without_leading_zeros(a.substr(run_a.begin, run_a.end - run_a.begin));
    const std::string_view value_b = without_leading_zeros(b.substr(run_b.begin, run_b.end - run_b.begin));
    return value_a.size() != value_b.size() ? value_a.size() > value_b.size() : value_a > value_b;
}

Result<NumberSource> NumberSource::open(const Database& db, const Context& context,
                                        std::string_view series_code,
                                        std::optional<table::TableId> taken_in) {
    const Table& series = db.table(no_series::kTable);
    const Row header = series.find(series_code);
    if (header == table::kNoRow)
        return series_error(
            series_code,
            tr("There is no number series {1}. Create it, or choose another one in Marketing Setup.",
               series_code));
    const Table& lines = db.table(no_series_line::kTable);
    const Row line = line_in_force(lines, series_code, context.work_date);
    if (line == table::kNoRow)
        return series_error(series_code, tr("The number series {1} has no line that is in force on {2}. Add "
                                            "a line with an earlier starting date.",
                                            series_code, to_iso(context.work_date)));
    if (series.flag(header, no_series::kDateOrder) &&
        context.work_date < lines.number(line, no_series_line::kLastDateUsed))
        return series_error(
            series_code,
            tr("The number series {1} gives numbers in the order of dates, and its last one is of {2}. "
               "Choose a work date that is not earlier.",
               series_code, to_iso(static_cast<Day>(lines.number(line, no_series_line::kLastDateUsed)))));
    NumberSource source;
    source.db_ = &db;
    source.taken_in_ = taken_in;
    source.series_code_ = series_code;
    source.line_ = line;
    source.starting_no_ = lines.text(line, no_series_line::kStartingNo);
    source.ending_no_ = lines.text(line, no_series_line::kEndingNo);
    source.warning_no_ = lines.text(line, no_series_line::kWarningNo);
    source.last_no_ = lines.text(line, no_series_line::kLastNoUsed);
    source.increment_ = lines.number(line, no_series_line::kIncrementBy);
    if (source.increment_ <= 0) source.increment_ = 1;
    source.used_up_ = !lines.flag(line, no_series_line::kOpen);
    source.work_date_ = context.work_date;
    return source;
}

Result<std::string> NumberSource::advance() {
    const auto exhausted = [&] {
        return series_error(
            series_code_,
            tr("The number series {1} is used up. Set a higher ending number, or add a line to it.",
               series_code_));
    };
    if (used_up_) return exhausted();
    if (last_no_.empty()) {
        if (starting_no_.empty())
            return series_error(
                series_code_, tr("The number series {1} has no starting number. Fill it in.", series_code_));
        last_no_ = starting_no_;
    } else {
        std::optional<std::string> following = increment_number(last_no_, increment_);
        if (!following)
            return series_error(series_code_,
                                tr("The number after {1} of the number series {2} can't be made: a number "
                                   "has digits at which it is counted on, and at most 20 characters.",
                                   last_no_, series_code_));
        if (!ending_no_.empty() && is_beyond(*following, ending_no_)) return exhausted();
        last_no_ = std::move(*following);
    }
    if (last_no_ == ending_no_) used_up_ = true;
    taken_ = true;
    if (!warning_no_.empty() && !is_beyond(warning_no_, last_no_))
        notice_ = ending_no_.empty()
                      ? tr("The number series {1} is running out: its last number is near, {2} was used.",
                           series_code_, last_no_)
                      : tr("The number series {1} is running out: its last number is {2}, {3} was used.",
                           series_code_, ending_no_, last_no_);
    return last_no_;
}

Result<std::string> NumberSource::next() {
    Result<std::string> no = advance();
    while (no && taken_in_ && db_->table(*taken_in_).find(*no) != table::kNoRow) no = advance();
    return no;
}

void NumberSource::save(table::Transaction& tx) const {
    if (!taken_) return;
    tx.set_text(no_series_line::kTable, line_, no_series_line::kLastNoUsed, last_no_);
    tx.set_number(no_series_line::kTable, line_, no_series_line::kLastDateUsed, work_date_);
    if (used_up_) tx.set_flag(no_series_line::kTable, line_, no_series_line::kOpen, false);
}

namespace {

Result<std::string> take_one(table::Transaction& tx, Result<NumberSource> source, std::string* notice) {
    if (!source) return source.error();
    Result<std::string> no = source->next();
    if (!no) return no;
    source->save(tx);
    if (notice != nullptr) *notice = source->notice();
    return no;
}

}  // namespace

Result<std::string> next_number(table::Transaction& tx, const Context& context, std::string_view series_code,
                                std::string* notice) {
    return take_one(tx, NumberSource::open(tx.db(), context, series_code), notice);
}

Result<std::string> next_free_number(table::Transaction& tx, const Context& context,
                                     std::string_view series_code, table::TableId taken_in,
                                     std::string* notice) {
    return take_one(tx, NumberSource::open(tx.db(), context, series_code, taken_in), notice);
}

Result<std::string> series_in_setup(const Database& db, table::FieldId field) {
    const Table& setup = db.table(marketing::kTable);
    const Row row = setup.find(1);
    if (row != table::kNoRow && !setup.text(row, field).empty()) return std::string(setup.text(row, field));
    Error error = fail(tr("{1} must be filled in in Marketing Setup, so that a number can be given.",
                          tr(setup.field(field).caption)),
                       "NUM-1");
    error.record = tr("Marketing Setup");
    error.field = setup.field(field).caption;
    return error;
}

bool manual_allowed(const Database& db, std::string_view series_code) {
    if (series_code.empty()) return true;
    const Table& series = db.table(no_series::kTable);
    const Row row = series.find(series_code);
    return row != table::kNoRow && series.flag(row, no_series::kManualNos);
}

Result<void> check_manual(const Database& db, std::string_view series_code, std::string_view no,
                          table::TableId taken_in) {
    const Table& records = db.table(taken_in);
    const auto refuse = [&](std::string message) {
        Error error = fail(std::move(message), "NUM-4");
        error.record = tr(records.def().caption).str() + " " + std::string(no);
        error.field = records.field(0).caption;
        return error;
    };
    if (no.empty()) return refuse(tr("The number must not be blank."));
    if (character_count(no) > kMaxNumberLength)
        return refuse(tr("The number {1} is longer than 20 characters.", no));
    if (!manual_allowed(db, series_code))
        return refuse(
            tr("Numbers of the series {1} can't be typed. Leave the number empty to get the next one, or "
               "allow Manual Nos. for the series.",
               series_code));
    if (records.find(no) != table::kNoRow)
        return refuse(
            tr("There is a {1} {2} already. Choose another number.", tr(records.def().caption), no));
    return {};
}

}  // namespace segments::setup
