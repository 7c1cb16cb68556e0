#include "core/table/block_codec.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "core/table/block_insert.h"
#include "core/table/block_parts.h"
#include "core/table/cell_overrides.h"
#include "core/table/column_codec.h"
#include "core/table/column_values.h"

namespace segments::table {
namespace {

enum Operation : std::uint8_t { kInsert = 1, kDelete = 2, kUpdate = 3 };

ByteWriter begin_block(const Table& table, Operation operation, std::size_t rows) {
    ByteWriter out;
    out.u8(table.def().id);
    out.u8(operation);
    out.varint(rows);
    return out;
}

RawColumn gather(const Table& table, std::span<const Row> rows, FieldId field,
                 const CellOverrides* overrides) {
    RawColumn raws;
    raws.reserve(rows.size());
    for (const Row row : rows) raws.push_back(table.number(row, field));
    if (overrides != nullptr && !overrides->before.empty()) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto found = overrides->before.find(CellOverrides::key(rows[i], field));
            if (found != overrides->before.end()) raws[i] = found->second;
        }
    }
    return raws;
}

void encode_keys(ByteWriter& out, const Table& table, std::span<const Row> rows) {
    for (FieldId field = 0; field < table.def().key_fields; ++field) {
        encode_column(out, table, field, gather(table, rows, field, nullptr));
    }
}

// Keys of rows, by part of the key. kUnknown: a text that this database never held.
using Keys = std::vector<std::vector<std::int64_t>>;
constexpr std::int64_t kUnknown = -1;

bool decode_key(ByteReader& in, const Table& table, FieldId field, std::size_t rows,
                std::vector<std::int64_t>& values) {
    DecodedColumn column;
    if (!decode_column(in, textual(table, field), rows, column)) return false;
    if (!textual(table, field)) {
        values = std::move(column.numbers);
        return true;
    }
    const Dictionary& dictionary = table.dictionary(field);
    values.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string_view text =
            column.texts.empty() ? column.dictionary[column.index[i]] : column.texts[i];
        const std::optional<Code> code = dictionary.find(text);
        values.push_back(code ? std::int64_t{*code} : kUnknown);
    }
    return true;
}

// The key columns of a delete or update block.
Result<Keys> decode_keys(ByteReader& in, const Table& table, std::size_t rows) {
    Keys keys(table.def().key_fields);
    for (std::size_t part = 0; part < keys.size(); ++part) {
        if (!decode_key(in, table, static_cast<FieldId>(part), rows, keys[part]))
            return damaged(table, tr("its keys are malformed"));
    }
    return keys;
}

// Calls visit(key) for each row, in order.
template <typename Visit>
void for_each_key(const Keys& keys, std::size_t rows, Visit visit) {
    std::vector<std::int64_t> key(keys.size());
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t part = 0; part < keys.size(); ++part) key[part] = keys[part][i];
        visit(std::span<const std::int64_t>(key));
    }
}

bool is_known(std::span<const std::int64_t> key) {
    return std::find(key.begin(), key.end(), kUnknown) == key.end();
}

// The rows that the key columns of a delete or update block name; kNoRow for one that isn't there.
Result<std::vector<Row>> find_rows(ByteReader& in, const Table& table, std::size_t rows) {
    const Result<Keys> keys = decode_keys(in, table, rows);
    if (!keys) return keys.error();
    std::vector<Row> found;
    found.reserve(rows);
    for_each_key(*keys, rows, [&](std::span<const std::int64_t> key) {
        found.push_back(is_known(key) ? table.find_raw(key) : kNoRow);
    });
    return found;
}

// Leaves the wanted rows alone in the columns of an insert block; how many they are.
std::size_t keep_wanted(const Table& table, Columns& columns, std::size_t rows, const WantedRows& some) {
    Keys keys(table.def().key_fields, RawColumn(rows));
    for (const auto& column : columns) {
        if (column.first < keys.size()) keys[column.first] = column.second;
    }
    std::size_t at = 0, kept = 0;
    for_each_key(keys, rows, [&](std::span<const std::int64_t> key) {
        if (table.find_raw(key) == kNoRow && some.wanted_key(table, key)) {
            for (auto& column : columns) column.second[kept] = column.second[at];
            ++kept;
        }
        ++at;
    });
    for (auto& column : columns) column.second.resize(kept);
    return kept;
}

struct Header {
    const Table* table = nullptr;
    std::uint8_t operation = 0;
    std::size_t rows = 0;
};

Result<Header> read_header(ByteReader& in, const Database& db) {
    const TableId id = in.u8();
    const std::uint8_t operation = in.u8();
    const std::uint64_t rows = in.varint();
    if (!in.ok() || rows == 0 || rows > kBlockRows)
        return fail(tr("A stored change can't be read: its header is malformed."));
    if (!db.has_table(id))
        return fail(
            tr("A stored change can't be read: it belongs to a table that this version doesn't know."));
    const Table& table = db.table(id);
    if (operation != kInsert && operation != kDelete && operation != kUpdate)
        return damaged(table, tr("its kind is unknown"));
    return Header{&table, operation, static_cast<std::size_t>(rows)};
}

Result<std::size_t> apply_insert(BlockInsert insert, const WantedRows* some) {
    if (some != nullptr) {
        insert.choose = [some](const Table& table, Columns& columns, std::size_t rows) {
            return keep_wanted(table, columns, rows, *some);
        };
    }
    for (;;) {
        const Result<bool> done = insert.step();
        if (!done) return done.error();
        if (*done) return insert.rows();
    }
}

}  // namespace

Error damaged(const Table& table, std::string_view what) {
    return fail(tr("A stored change of {1} can't be read: {2}.", tr(table.def().caption), what));
}

std::string encode_insert(const Table& table, std::span<const Row> rows, const CellOverrides* overrides) {
    ByteWriter out = begin_block(table, kInsert, rows.size());
    ByteWriter columns;
    std::uint8_t count = 0;
    for (const FieldDef& field : table.def().fields) {
        if (table.column(field.id).width() == 0) continue;  // nothing but defaults in the whole table
        const RawColumn raws = gather(table, rows, field.id, overrides);
        bool filled = field.id < table.def().key_fields;
        for (std::size_t i = 0; i < raws.size() && !filled; ++i) filled = raws[i] != 0;
        if (!filled) continue;
        columns.u8(field.id);
        encode_column(columns, table, field.id, raws);
        ++count;
    }
    out.u8(count);
    out.raw(columns.bytes());
    return out.take();
}

std::string encode_delete(const Table& table, std::span<const Row> rows) {
    ByteWriter out = begin_block(table, kDelete, rows.size());
    encode_keys(out, table, rows);
    return out.take();
}

std::string encode_update(const Table& table, std::span<const Row> rows, FieldId field,
                          std::span<const std::int64_t> raws) {
    ByteWriter out = begin_block(table, kUpdate, rows.size());
    encode_keys(out, table, rows);
    out.u8(field);
    encode_column(out, table, field, raws);
    return out.take();
}

namespace {

// `some`: null for all rows, which must be there then.
Result<std::size_t> apply(Transaction& tx, std::string_view block, const WantedRows* some) {
    ByteReader in(block);
    const Result<Header> header = read_header(in, tx.db());
    if (!header) return header.error();
    const Table& table = *header->table;
    const TableId id = table.def().id;
    if (header->operation == kInsert) return apply_insert({tx, table, in, header->rows}, some);

    const Result<std::vector<Row>> found = find_rows(in, table, header->rows);
    if (!found) return found.error();
    const bool all_there = std::find(found->begin(), found->end(), kNoRow) == found->end();
    if (some == nullptr && !all_there) return damaged(table, tr("it names a record that isn't there"));
    const auto is_wanted = [&](Row row) {
        return some == nullptr || (row != kNoRow && some->wanted(table, row));
    };
    std::size_t count = 0;
    if (header->operation == kDelete) {
        if (!in.ok() || !in.at_end()) return damaged(table, tr("its end is malformed"));
        for (const Row row : *found) {
            if (!is_wanted(row)) continue;
            if (!table.is_live(row)) return damaged(table, tr("it deletes a record twice"));
            tx.erase(id, row);
            ++count;
        }
        return count;
    }
    const FieldId field = in.u8();
    if (field >= table.def().fields.size() || field < table.def().key_fields)
        return damaged(table, tr("it changes a field that this version doesn't know"));
    DecodedColumn column;
    if (!decode_column(in, textual(table, field), header->rows, column) || !in.at_end())
        return damaged(table, tr("its values are malformed"));
    ColumnValues values(id, field, std::move(column));
    std::size_t all = header->rows;
    values.step(tx, all);
    const RawColumn raws = values.take();
    for (std::size_t i = 0; i < raws.size(); ++i) {
        if (!is_wanted((*found)[i])) continue;
        tx.set_raw(id, (*found)[i], field, raws[i]);
        ++count;
    }
    return count;
}

}  // namespace

Result<std::size_t> apply_block(Transaction& tx, std::string_view block) {
    return apply(tx, block, nullptr);
}

Result<std::size_t> apply_block(Transaction& tx, std::string_view block, const WantedRows& rows) {
    return apply(tx, block, &rows);
}

Result<void> for_each_row(const Database& db, std::string_view block,
                          const std::function<void(const Table&, const BlockRow&)>& visit) {
    ByteReader in(block);
    const Result<Header> header = read_header(in, db);
    if (!header) return header.error();
    const Table& table = *header->table;
    BlockRow row{BlockRow::Kind::insert, 0, {}};
    Keys keys(table.def().key_fields, RawColumn(header->rows));
    if (header->operation == kInsert) {
        // The key comes first.
        for (std::size_t left = std::min<std::size_t>(in.u8(), keys.size()); left > 0; --left) {
            const FieldId field = in.u8();
            if (field >= keys.size()) break;
            keys[field].clear();
            if (!decode_key(in, table, field, header->rows, keys[field]))
                return damaged(table, tr("a column is malformed"));
        }
    } else {
        Result<Keys> named = decode_keys(in, table, header->rows);
        if (!named) return named.error();
        keys = std::move(*named);
        row.kind = header->operation == kDelete ? BlockRow::Kind::erase : BlockRow::Kind::update;
        if (row.kind == BlockRow::Kind::update) row.field = in.u8();
    }
    if (!in.ok()) return damaged(table, tr("its end is malformed"));
    for_each_key(keys, header->rows, [&](std::span<const std::int64_t> key) {
        if (!is_known(key)) return;
        row.key = key;
        visit(table, row);
    });
    return {};
}

BlockApplier::BlockApplier(Transaction& tx, std::string_view block) : tx_(tx), block_(block) {}
BlockApplier::~BlockApplier() = default;

Result<bool> BlockApplier::step() {
    if (insert_) return insert_->step();
    ByteReader in(block_);
    const Result<Header> header = read_header(in, tx_.db());
    if (!header) return header.error();
    if (header->operation == kInsert) {
        insert_ = std::make_unique<BlockInsert>(tx_, *header->table, in, header->rows);
        return false;
    }
    const Result<std::size_t> applied = apply_block(tx_, block_);
    if (!applied) return applied.error();
    return true;
}

std::size_t block_rows(std::string_view block) {
    ByteReader in(block);
    in.u8();
    in.u8();
    const std::uint64_t rows = in.varint();
    return in.ok() && rows <= kBlockRows ? static_cast<std::size_t>(rows) : 0;
}

}  // namespace segments::table
