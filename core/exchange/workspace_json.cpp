#include "core/exchange/workspace_json.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/formats/json_walk.h"
#include "core/letter/e_mail.h"
#include "core/table/dictionary.h"

namespace segments::exchange {
namespace {

using filter::ValueType;
using table::FieldDef;
using table::Row;
using table::Table;
using table::TableDef;

constexpr std::string_view kTableName = "$table", kContentName = "$content";
constexpr std::string_view kRecords = "records";
constexpr std::size_t kCollected = 512;  // records inserted together
constexpr std::int64_t kExact = std::int64_t{1} << 53;

// The caption of an option that no other one has; empty if it has none.
std::string_view caption_of(const FieldDef& field, std::int64_t value) {
    if (value < 0 || static_cast<std::size_t>(value) >= field.options.size()) return {};
    return trim_blanks(field.options[static_cast<std::size_t>(value)]);
}

void append_value(std::string& out, const Table& table, Row row, const FieldDef& field) {
    const std::int64_t raw = table.number(row, field.id);
    if (filter::is_textual(field.type)) return append_json_string(out, table.raw_text(field.id, raw));
    if (field.type == ValueType::boolean && raw == 1) {
        out += "true";
        return;
    }
    if (field.type == ValueType::date) return append_json_string(out, to_iso(static_cast<Day>(raw)));
    const std::string_view caption =
        field.type == ValueType::option ? caption_of(field, raw) : std::string_view();
    if (!caption.empty()) return append_json_string(out, caption);
    // Beyond that other readers of JSON lose digits.
    const bool exact = raw < kExact && raw > -kExact;
    out += exact ? std::to_string(raw) : '"' + std::to_string(raw) + '"';
}

void append_record(std::string& out, const Table& table, Row row) {
    JsonObject object(out);
    object.text(kTableName, table.def().name);
    for (const FieldDef& field : table.def().fields) {
        if (table.number(row, field.id) == 0) continue;
        object.key(field.name);
        append_value(out, table, row, field);
    }
    object.close();
}

std::string bytes_of_base64(std::string_view text) {
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        std::uint32_t value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<std::uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<std::uint32_t>(c - 'a' + 26);
        else if (c >= '0' && c <= '9')
            value = static_cast<std::uint32_t>(c - '0' + 52);
        else if (c == '+' || c == '/')
            value = c == '+' ? 62 : 63;
        else
            continue;
        bits = bits << 6 | value;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> count & 0xFF);
    }
    return out;
}

std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Error wrong_value(const TableDef& def, const FieldDef& field) {
    return fail(
        tr("A record of the table {1} has a value that its field {2} can't have.", def.name, field.name));
}

const TableDef* table_of_name(const table::Database& db, std::string_view name) {
    for (const TableDef* def : db.schema()) {
        if (def->name == name) return def;
    }
    return nullptr;
}

}  // namespace

bool WorkspaceJsonWriter::step(std::size_t rows, std::string& out) {
    if (!begun_) {
        begun_ = true;
        out += "{\"format\":\"" + std::string(kWorkspaceFormat) +
               "\",\"version\":" + std::to_string(kWorkspaceVersion) + ",\"name\":";
        append_json_string(out, name_);
        out += ",\"records\":[";
    }
    const auto tables = db_->schema();
    for (; table_ < tables.size(); ++table_, row_ = 0) {
        const Table& table = db_->table(tables[table_]->id);
        for (Row row = table.live().next(row_); row != table::kNoRow; row = table.live().next(row + 1)) {
            if (rows == 0) {
                row_ = row;
                return false;
            }
            --rows;
            out += written_++ == 0 ? "\n" : ",\n";
            append_record(out, table, row);
        }
    }
    return true;
}

float WorkspaceJsonWriter::progress() const {
    std::size_t all = 1;
    for (const TableDef* def : db_->schema()) all += db_->table(def->id).size();
    return static_cast<float>(written_) / static_cast<float>(all);
}

void append_content_piece(std::string& out, std::string_view hash, std::uint32_t index,
                          std::string_view bytes) {
    out += ",\n";
    JsonObject object(out);
    object.text(kContentName, hash);
    object.json("piece", std::to_string(index));
    object.text("bytes", letter::base64(bytes, 0));
    object.close();
}

void end_workspace_json(std::string& out) {
    out += "\n]}\n";
}

bool is_workspace_json(std::string_view head) {
    return head.substr(0, 1000).find('"' + std::string(kWorkspaceFormat) + '"') != std::string_view::npos;
}

Result<void> check_workspace_json(std::string_view head) {
    constexpr std::string_view kVersionName = "\"version\"";
    const std::size_t at = head.substr(0, 1000).find(kVersionName);
    int version = 0;
    if (at != std::string_view::npos) {
        std::string_view rest = trim_blanks(head.substr(at + kVersionName.size()));
        if (rest.starts_with(':')) rest = trim_blanks(rest.substr(1));
        std::from_chars(rest.data(), rest.data() + rest.size(), version);
    }
    if (version == kWorkspaceVersion) return {};
    return version > kWorkspaceVersion
               ? Result<void>(
                     fail(tr("The file was written by a newer version of Segments. Reload the page to "
                             "get the newer version.")))
               : Result<void>(fail(tr("The file doesn't say which version of the format it has.")));
}

JsonScanner::Shape workspace_json_shape() {
    return {true, {std::string(kRecords)}, false};
}

bool WorkspaceJsonReader::clear(std::size_t rows) {
    const auto tables = tx_.db().schema();
    for (; table_ < tables.size(); ++table_, row_ = 0) {
        const Table& table = tx_.table(tables[table_]->id);
        for (Row row = table.live().next(row_); row != table::kNoRow; row = table.live().next(row + 1)) {
            if (rows == 0) {
                row_ = row;
                return false;
            }
            --rows;
            tx_.erase(table.def().id, row);
        }
    }
    return true;
}

Result<std::int64_t> WorkspaceJsonReader::raw_of(const TableDef& def, const FieldDef& field,
                                                 const JsonTape::Token& value) {
    using Kind = JsonTape::Kind;
    if (filter::is_textual(field.type)) {
        if (value.kind != Kind::string) return wrong_value(def, field);
        return tx_.intern(def.id, field.id, value.text);
    }
    if (value.kind == Kind::boolean && field.type == ValueType::boolean) return std::int64_t{value.flag};
    if (value.kind == Kind::string && field.type == ValueType::date) {
        const std::optional<Day> day = from_iso(value.text);
        if (!day) return wrong_value(def, field);
        return std::int64_t{*day};
    }
    if (value.kind == Kind::string && field.type == ValueType::option) {
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            if (!value.text.empty() && trim_blanks(field.options[i]) == value.text)
                return static_cast<std::int64_t>(i);
        }
        return wrong_value(def, field);
    }
    const std::optional<std::int64_t> number =
        value.kind == Kind::number || value.kind == Kind::string ? integer(value.text) : std::nullopt;
    if (!number) return wrong_value(def, field);
    return *number;
}

Result<void> WorkspaceJsonReader::add_record(const TableDef& def) {
    if (def_ != &def || values_.size() >= kCollected * def.fields.size()) {
        if (Result<void> ok = insert_collected(); !ok) return ok;
        def_ = &def;
    }
    const std::size_t from = values_.size();
    values_.resize(from + def.fields.size());
    Result<void> outcome;
    JsonWalk(tape_).for_each_member(0, [&](std::string_view name, JsonTape::Index at) {
        if (!outcome || name == kTableName) return;
        const auto field = std::find_if(def.fields.begin(), def.fields.end(),
                                        [&](const FieldDef& each) { return each.name == name; });
        if (field == def.fields.end()) {
            outcome = fail(tr("The table {1} has no field {2}.", def.name, name));
            return;
        }
        const Result<std::int64_t> raw = raw_of(def, *field, tape_[at]);
        if (!raw)
            outcome = raw.error();
        else
            values_[from + field->id] = *raw;
    });
    return outcome;
}

Result<void> WorkspaceJsonReader::insert_collected() {
    if (values_.empty()) return {};
    const std::size_t fields = def_->fields.size();
    const std::vector<Row> rows = tx_.prepare(def_->id, values_.size() / fields);
    auto value = values_.begin();
    for (const Row row : rows) {
        for (std::size_t field = 0; field < fields; ++field, ++value) {
            if (*value != 0) tx_.set_raw(def_->id, row, static_cast<table::FieldId>(field), *value);
        }
    }
    values_.clear();
    if (!tx_.publish(def_->id, rows))
        return fail(tr("A record of the table {1} stands in it twice.", def_->name));
    return {};
}

Result<void> WorkspaceJsonReader::add(std::string_view element) {
    if (!tape_.read(element)) return fail(tr("A record has a number that can't be kept."));
    const JsonWalk walk(tape_);
    const JsonWalk::Index content = walk.member(0, kContentName);
    if (content != JsonWalk::kNone) {
        const std::optional<std::int64_t> index = integer(walk.text(0, "piece"));
        if (!index || *index < 1 || *index > 0xFFFF)
            return fail(tr("An attached document in the file is not what it should be."));
        return take_content_(walk.text(content), static_cast<std::uint32_t>(*index),
                             bytes_of_base64(walk.text(0, "bytes")));
    }
    const std::string name = walk.text(0, kTableName);
    const TableDef* def = table_of_name(tx_.db(), name);
    if (def == nullptr) return fail(tr("The file has a record of a table {1}, which isn't known.", name));
    return add_record(*def);
}

Result<void> WorkspaceJsonReader::finish() {
    return insert_collected();
}

std::uint64_t state_hash(const table::Database& db) {
    std::uint64_t sum = 0;
    std::string text;
    for (const TableDef* def : db.schema()) {
        const Table& table = db.table(def->id);
        table.live().for_each([&](Row row) {
            text = def->name;
            for (const FieldDef& field : def->fields) {
                const std::int64_t raw = table.number(row, field.id);
                if (raw == 0) continue;
                const bool textual = filter::is_textual(field.type);
                text += '\n' + std::string(field.name) + '=';
                text += textual ? std::string(table.raw_text(field.id, raw)) : std::to_string(raw);
            }
            sum += table::hash_bytes(text);
        });
    }
    return sum;
}

}  // namespace segments::exchange
