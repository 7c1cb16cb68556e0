#include "core/exchange/formats/csv_source.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::exchange {

CsvSource::CsvSource(CsvOptions options, CodeLookup& lookup)
    : options_(std::move(options)),
      decoder_(options_.encoding),
      rows_(options_.delimiter),
      mapping_(options_.header, options_.targets, options_.blanks_empty),
      contact_(lookup),
      to_skip_((options_.sep_line ? 1u : 0u) + (options_.has_header ? 1u : 0u)) {}

void CsvSource::finish() {
    finished_ = true;
    decoder_.finish();
    rows_.finish();
}

ContactSource::State CsvSource::refuse(std::string message, std::uint64_t line) {
    error_ = fail(std::move(message) + " " + tr("(At line {1}.)", line));
    return State::failed;
}

ContactSource::State CsvSource::next(std::size_t budget) {
    if (!error_.message.empty()) return State::failed;
    while (true) {
        while (rows_.next()) {
            if (to_skip_ > 0) {
                --to_skip_;
                if (to_skip_ == 0 && options_.has_header && rows_.cells().size() > mapping_.size())
                    return refuse(
                        tr("The table has too many columns: {1}. Take out those that aren't needed.",
                           rows_.cells().size()),
                        rows_.line());
                continue;
            }
            if (take_row()) return State::element;
        }
        if (!decoder_.ok())
            return refuse(tr("The file isn't {1} text to its end. Choose another encoding.",
                             name_of(options_.encoding)),
                          rows_.open_line());
        if (piece_.empty()) {
            if (!finished_) return State::hungry;
            if (rows_.is_cut_off())
                return refuse(
                    tr("A quote is opened and never closed. Is the file whole, and its delimiter right?"),
                    rows_.open_line());
            return State::done;
        }
        if (budget == 0) return State::paused;
        const std::size_t size = std::min(budget, piece_.size());
        text_.clear();
        decoder_.decode(piece_.substr(0, size), text_);
        piece_.remove_prefix(size);
        budget -= size;
        rows_.append(text_);
    }
}

// False if the row is blank.
bool CsvSource::take_row() {
    const std::vector<std::string>& cells = rows_.cells();
    const auto is_blank = [](const std::string& cell) { return trim_blanks(cell).empty(); };
    if (!rows_.too_long() && std::all_of(cells.begin(), cells.end(), is_blank)) return false;
    element_ = {};
    element_.line = rows_.line();
    element_.number = ++count_;
    element_.too_long = rows_.too_long();
    if (element_.too_long) return true;
    const auto beyond = cells.begin() + static_cast<std::ptrdiff_t>(std::min(cells.size(), mapping_.size()));
    if (!std::all_of(beyond, cells.end(), is_blank)) {
        problem_ =
            tr("The row has {1} cells, but the table has {2} columns. Put a cell that holds the delimiter "
               "into quotes.",
               cells.size(), mapping_.size());
        element_.problem = problem_;
        return true;
    }
    contact_.clear();
    mapping_.apply(cells, kCsvName, contact_);
    json_.clear();
    contact_.append_json(json_);
    element_.text = json_;
    return true;
}

}  // namespace segments::exchange
