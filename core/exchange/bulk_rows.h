// New rows of one table, collected as raw values and inserted together.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "core/table/transaction.h"

namespace segments::exchange {

class BulkRows {
  public:
    BulkRows(table::TableId table, std::size_t fields) : table_(table), fields_(fields) {}

    // A row with these raw values of its first fields; others can be set by set().
    void add(std::initializer_list<std::int64_t> raws) {
        values_.resize(values_.size() + fields_);
        std::size_t at = values_.size() - fields_;
        for (const std::int64_t raw : raws) values_[at++] = raw;
    }
    // A field of the row added last.
    void set(table::FieldId field, std::int64_t raw) { values_[values_.size() - fields_ + field] = raw; }

    // Inserts what was collected. False if a key is taken: the transaction must be rolled back then.
    bool insert(table::Transaction& tx) {
        if (values_.empty()) return true;
        const std::vector<table::Row> rows = tx.prepare(table_, values_.size() / fields_);
        auto value = values_.begin();
        for (const table::Row row : rows) {
            for (std::size_t field = 0; field < fields_; ++field, ++value) {
                if (*value != 0) tx.set_raw(table_, row, static_cast<table::FieldId>(field), *value);
            }
        }
        values_.clear();
        return tx.publish(table_, rows);
    }

  private:
    table::TableId table_;
    std::size_t fields_;
    std::vector<std::int64_t> values_;
};

}  // namespace segments::exchange
