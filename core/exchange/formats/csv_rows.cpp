#include "core/exchange/formats/csv_rows.h"

#include <algorithm>
#include <cctype>

#include "core/exchange/json_scanner.h"

namespace segments::exchange {
namespace {

constexpr std::size_t kForget = 64 * 1024;  // read text is given back in pieces of this size

// The delimiter that the first line names: "sep=;". 0 if it names none.
char named_delimiter(std::string_view head) {
    if (head.size() < 5 || !(head.starts_with("sep=") || head.starts_with("SEP="))) return 0;
    const char after = head.size() > 5 ? head[5] : '\n';
    return after == '\r' || after == '\n' ? head[4] : '\0';
}

std::vector<std::vector<std::string>> first_rows(std::string_view head, char delimiter, std::size_t count) {
    std::vector<std::vector<std::string>> sample;
    CsvRows rows(delimiter);
    rows.append(head);
    rows.finish();
    while (sample.size() < count && rows.next()) sample.push_back(rows.cells());
    return sample;
}

// How much of a table a text is with this delimiter: rows of the same number of cells, more than one.
std::size_t score(std::string_view head, char delimiter) {
    const auto rows = first_rows(head, delimiter, 12);
    if (rows.empty() || rows[0].size() < 2) return 0;
    const auto same = static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const auto& row) { return row.size() == rows[0].size(); }));
    return same * 100 / rows.size() * 100 + std::min<std::size_t>(rows[0].size(), 99);
}

}  // namespace

void CsvRows::forget_read() {
    const std::size_t done = skipping_ ? at_ : from_;
    if (done < kForget && done < text_.size()) return;
    text_.erase(0, done);
    at_ -= done;
    from_ -= std::min(from_, done);
    row_from_ = row_to_ = 0;
}

void CsvRows::append(std::string_view text) {
    forget_read();
    text_ += text;
}

bool CsvRows::next() {
    while (true) {
        bool ended = false;
        for (; at_ < text_.size() && !ended; ++at_) {
            const char c = text_[at_];
            const bool line_end = c == '\n' || c == '\r';
            // A carriage return before a line feed is one line end: wait for what follows it.
            if (c == '\r' && at_ + 1 == text_.size() && !finished_) return false;
            const bool pair = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
            if (line_end && !pair) ++line_;
            switch (state_) {
                case State::cell_start:
                case State::plain:
                    if (line_end)
                        ended = true;
                    else if (c == delimiter_)
                        state_ = State::cell_start;
                    else
                        state_ = c == '"' && state_ == State::cell_start ? State::quoted : State::plain;
                    break;
                case State::quoted:
                    if (c == '"') state_ = State::quote;
                    break;
                case State::quote:
                    if (line_end)
                        ended = true;
                    else
                        state_ = c == '"'          ? State::quoted
                                 : c == delimiter_ ? State::cell_start
                                                   : State::plain;
                    break;
            }
            if (ended && pair) {
                ++at_;
                ++line_;
            }
        }
        if (!ended && at_ - from_ > kMaxElementBytes) skipping_ = true;
        if (!ended && !(finished_ && from_ < text_.size() && state_ != State::quoted)) return false;
        std::string_view row = std::string_view(text_).substr(from_, at_ - from_);
        while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
        row_from_ = from_;
        row_to_ = from_ + row.size();
        row_line_ = from_line_;
        too_long_ = skipping_ || row.size() > kMaxElementBytes;
        from_ = at_;
        from_line_ = line_;
        state_ = State::cell_start;
        skipping_ = false;
        if (row.empty() && !too_long_) continue;
        cells_.clear();
        if (!too_long_) take_cells(row);
        return true;
    }
}

void CsvRows::take_cells(std::string_view row) {
    std::size_t at = 0;
    while (true) {
        std::string& cell = cells_.emplace_back();
        if (at < row.size() && row[at] == '"') {
            for (++at; at < row.size(); ++at) {
                if (row[at] == '"') {
                    if (at + 1 >= row.size() || row[at + 1] != '"') break;
                    ++at;
                }
                cell += row[at];
            }
            if (at < row.size()) ++at;
        }
        const std::size_t end = std::min(row.find(delimiter_, at), row.size());
        cell += row.substr(at, end - at);
        if (end == row.size()) return;
        at = end + 1;
    }
}

CsvShape csv_shape(std::string_view head, char delimiter, std::size_t rows) {
    CsvShape shape;
    const char named = named_delimiter(head);
    if (named != 0) {
        shape.sep_line = true;
        head.remove_prefix(std::min(head.find_first_of("\r\n"), head.size()));
    }
    shape.delimiter = delimiter != 0 ? delimiter : named;
    if (shape.delimiter == 0) {
        shape.delimiter = ',';
        std::size_t best = 0;
        for (const char each : {',', ';', '\t', '|'}) {
            const std::size_t points = score(head, each);
            if (points <= best) continue;
            best = points;
            shape.delimiter = each;
        }
    }
    shape.sample = first_rows(head, shape.delimiter, rows);
    return shape;
}

}  // namespace segments::exchange
