// Purchases as data (PRD-12): a JSON file with the list "purchases", or a bare list, becomes rows of the
// table Value Entry. A record that can't be kept is told and left out; the others are imported.
//
//     PurchaseImport import(db);
//     import.feed(piece); while (import.read(budget) == State::paused) {}  ... import.finish() ...
//     State::done import.replace_former(true);                     // by choice while (!*import.step(tx,
//     10000)) {}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/contact/value_entry_tables.h"
#include "core/exchange/bulk_rows.h"
#include "core/exchange/json_scanner.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {

class PurchaseImport {
  public:
    using State = JsonScanner::State;

    explicit PurchaseImport(const table::Database& db);

    // REQUIRES: read() returned `hungry`, or nothing was fed yet. The piece stays where it is until then.
    void feed(std::string_view piece);
    void finish();
    // Reads on for about `budget` bytes: hungry, paused, done or failed.
    State read(std::size_t budget);
    // Why the file can't be read to its end.
    const Error& error() const { return scanner_.error(); }

    std::size_t accepted() const { return records_.size(); }
    std::size_t rejected() const { return rejected_; }
    // "Purchase 3 (line 7): there is no contact CT99.", the first ones.
    const std::vector<std::string>& reasons() const { return reasons_; }

    // Whether the purchases that are there go first.
    void replace_former(bool replace) { replace_ = replace; }
    // After done: writes about so many rows; true when all is written.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;

  private:
    struct Record {
        std::uint32_t contact = 0;  // code of its number
        std::int32_t day = 0;
        std::uint32_t texts[3] = {0, 0, 0};  // places in texts_: item, variant, posting group
        std::int64_t quantity = 0, amount = 0;
    };

    void take(const JsonScanner::Element& element);
    // The sentence why it can't be kept, or empty.
    std::string read_record(Record& record);
    std::uint32_t keep(std::string_view text);

    const table::Database* db_;
    JsonScanner scanner_;
    bool begun_ = false;
    JsonTape tape_;
    std::vector<Record> records_;
    std::vector<std::string> texts_{""};
    std::unordered_map<std::string, std::uint32_t> places_;
    std::size_t rejected_ = 0;
    std::vector<std::string> reasons_;
    bool replace_ = false, cleared_ = false;
    table::Row at_row_ = 0;
    std::size_t at_ = 0;
    std::int64_t next_entry_ = 0;
    std::vector<std::int64_t> codes_[3];  // by place in texts_, where it was looked up
};

}  // namespace segments::exchange
