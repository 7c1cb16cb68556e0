#include "core/table/block_codec.h"

#include <utility>

#include "core/base/tr.h"
#include "core/table/cell_overrides.h"
#include "core/table/column_codec.h"

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

bool textual(const Table& table, FieldId field) {
    return table.field(field).storage != Storage::number;
}

Error damaged(const Table& table, std::string_view what) {
    return fail(tr("A stored change of {1} can't be read: {2}.", tr(table.def().caption), what));
}

// The rows that the key columns of a delete or update block name.
Result<std::vector<Row>> find_rows(ByteReader& in, const Table& table, std::size_t rows) {
    const std::size_t parts = table.def().key_fields;
    std::vector<std::vector<std::int64_t>> keys(parts);
    for (std::size_t part = 0; part < parts; ++part) {
        const auto field = static_cast<FieldId>(part);
        DecodedColumn column;
        if (!decode_column(in, textual(table, field), rows, column))
            return damaged(table, tr("its keys are malformed"));
        if (!textual(table, field)) {
            keys[part] = std::move(column.numbers);
            continue;
        }
        const Dictionary& dictionary = table.dictionary(field);
        for (std::size_t i = 0; i < rows; ++i) {
            const std::string_view text =
                column.texts.empty() ? column.dictionary[column.index[i]] : column.texts[i];
            const std::optional<Code> code = dictionary.find(text);
            if (!code) return damaged(table, tr("it names a record that isn't there"));
            keys[part].push_back(*code);
        }
    }
    std::vector<Row> found;
    found.reserve(rows);
    std::vector<std::int64_t> key(parts);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t part = 0; part < parts; ++part) key[part] = keys[part][i];
        const Row row = table.find_raw(key);
        if (row == kNoRow) return damaged(table, tr("it names a record that isn't there"));
        found.push_back(row);
    }
    return found;
}

// The raw values of a decoded column; its texts are added where they are new.
RawColumn raws_of(Transaction& tx, const Table& table, FieldId field, DecodedColumn column) {
    const TableId id = table.def().id;
    RawColumn raws = std::move(column.numbers);
    if (!column.dictionary.empty()) {
        RawColumn codes;
        codes.reserve(column.dictionary.size());
        for (const std::string_view text : column.dictionary) codes.push_back(tx.intern(id, field, text));
        raws.reserve(column.index.size());
        for (const std::uint32_t index : column.index) raws.push_back(codes[index]);
    } else if (!column.texts.empty()) {
        raws.reserve(column.texts.size());
        for (const std::string_view text : column.texts) raws.push_back(tx.intern(id, field, text));
    }
    return raws;
}

Result<std::size_t> apply_insert(Transaction& tx, const Table& table, ByteReader& in, std::size_t rows) {
    const std::size_t fields = in.u8();
    const std::vector<Row> prepared = tx.prepare(table.def().id, rows);
    for (std::size_t i = 0; i < fields; ++i) {
        const FieldId field = in.u8();
        if (field >= table.def().fields.size())
            return damaged(table, tr("it has a field that this version doesn't know"));
        DecodedColumn column;
        if (!decode_column(in, textual(table, field), rows, column))
            return damaged(table, tr("a column is malformed"));
        tx.set_prepared(table.def().id, prepared, field, raws_of(tx, table, field, std::move(column)));
    }
    if (!in.ok() || !in.at_end()) return damaged(table, tr("its end is malformed"));
    if (!tx.publish(table.def().id, prepared))
        return damaged(table, tr("it adds a record that is there already"));
    return rows;
}

}  // namespace

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

Result<std::size_t> apply_block(Transaction& tx, std::string_view block) {
    ByteReader in(block);
    const TableId id = in.u8();
    const std::uint8_t operation = in.u8();
    const std::uint64_t rows = in.varint();
    if (!in.ok() || rows == 0 || rows > kBlockRows)
        return fail(tr("A stored change can't be read: its header is malformed."));
    if (!tx.db().has_table(id))
        return fail(
            tr("A stored change can't be read: it belongs to a table that this version doesn't know."));
    const Table& table = tx.table(id);
    if (operation == kInsert) return apply_insert(tx, table, in, static_cast<std::size_t>(rows));
    if (operation != kDelete && operation != kUpdate) return damaged(table, tr("its kind is unknown"));

    Result<std::vector<Row>> found = find_rows(in, table, static_cast<std::size_t>(rows));
    if (!found) return found.error();
    if (operation == kDelete) {
        if (!in.ok() || !in.at_end()) return damaged(table, tr("its end is malformed"));
        for (const Row row : *found) {
            if (!table.is_live(row)) return damaged(table, tr("it deletes a record twice"));
            tx.erase(id, row);
        }
        return static_cast<std::size_t>(rows);
    }
    const FieldId field = in.u8();
    if (field >= table.def().fields.size() || field < table.def().key_fields)
        return damaged(table, tr("it changes a field that this version doesn't know"));
    DecodedColumn column;
    if (!decode_column(in, textual(table, field), static_cast<std::size_t>(rows), column) || !in.at_end())
        return damaged(table, tr("its values are malformed"));
    const RawColumn raws = raws_of(tx, table, field, std::move(column));
    for (std::size_t i = 0; i < raws.size(); ++i) tx.set_raw(id, (*found)[i], field, raws[i]);
    return static_cast<std::size_t>(rows);
}

std::size_t block_rows(std::string_view block) {
    ByteReader in(block);
    in.u8();
    in.u8();
    const std::uint64_t rows = in.varint();
    return in.ok() && rows <= kBlockRows ? static_cast<std::size_t>(rows) : 0;
}

}  // namespace segments::table
