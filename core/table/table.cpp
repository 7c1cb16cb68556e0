#include "core/table/table.h"

#include <algorithm>
#include <array>
#include <functional>

#include "core/table/derived_columns.h"

namespace segments::table {
namespace {

static_assert(kNoRow == GrowingIndex::kNone, "what isn't found by key is no row");

std::uint64_t mix(std::uint64_t hash, std::int64_t value) {
    hash = (hash ^ static_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 31;
}

}  // namespace

Table::Table(const TableDef& def, std::vector<Dictionary*> dictionaries)
    : def_(&def),
      columns_(def.fields.size()),
      dictionaries_(std::move(dictionaries)),
      arenas_(def.fields.size()),
      derived_(std::make_shared<DerivedColumns>()) {
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        assert(def.fields[i].id == i && "fields are listed in the order of their numbers");
        if (def.fields[i].storage == Storage::text) arenas_[i] = std::make_unique<TextArena>();
    }
}

std::string_view Table::text(Row row, FieldId field) const {
    return raw_text(field, columns_[field].get(row));
}

std::string_view Table::raw_text(FieldId field, std::int64_t raw) const {
    if (dictionaries_[field] != nullptr) return dictionaries_[field]->text(static_cast<Code>(raw));
    assert(arenas_[field] && "the field is not textual");
    return arenas_[field]->get(static_cast<TextArena::Handle>(raw));
}

std::int64_t Table::raw_of(FieldId field, std::string_view text) {
    if (dictionaries_[field] != nullptr) return dictionaries_[field]->intern(text);
    assert(arenas_[field] && "the field is not textual");
    return arenas_[field]->add(text);
}

void Table::raws_of(FieldId field, std::span<const std::string_view> texts, std::vector<std::int64_t>& raws) {
    if (dictionaries_[field] != nullptr) return dictionaries_[field]->intern(texts, raws);
    assert(arenas_[field] && "the field is not textual");
    for (const std::string_view text : texts) raws.push_back(arenas_[field]->add(text));
}

Row Table::find(KeyPart a, KeyPart b) const {
    const std::array<KeyPart, 2> key{a, b};
    return find(Key(key));
}

Row Table::find(KeyPart a, KeyPart b, KeyPart c) const {
    const std::array<KeyPart, 3> key{a, b, c};
    return find(Key(key));
}

Row Table::find(Key key) const {
    assert(key.size() == def_->key_fields);
    std::array<std::int64_t, 4> raw{};
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (dictionaries_[i] == nullptr) {
            raw[i] = key[i].number;
            continue;
        }
        const std::optional<Code> code = dictionaries_[i]->find(key[i].text);
        if (!code) return kNoRow;
        raw[i] = *code;
    }
    return find_raw(std::span<const std::int64_t>(raw.data(), key.size()));
}

Row Table::find_raw(std::span<const std::int64_t> key) const {
    if (direct()) {
        const auto code = static_cast<std::size_t>(key[0]);
        return code < by_code_.size() ? by_code_[code] : kNoRow;
    }
    std::uint64_t hash = 0;
    for (const std::int64_t part : key) hash = mix(hash, part);
    return by_key_.find(hash, [&](Row row) { return key_equals(row, key); });
}

std::uint64_t Table::key_hash(Row row) const {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < def_->key_fields; ++i) hash = mix(hash, columns_[i].get(row));
    return hash;
}

bool Table::key_equals(Row row, std::span<const std::int64_t> key) const {
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (columns_[i].get(row) != key[i]) return false;
    }
    return true;
}

bool Table::same_key(Row a, Row b) const {
    for (std::size_t i = 0; i < def_->key_fields; ++i) {
        if (columns_[i].get(a) != columns_[i].get(b)) return false;
    }
    return true;
}

void Table::allocate(std::size_t count, std::vector<Row>& rows) {
    rows.reserve(rows.size() + count);
    for (; count > 0 && !free_.empty(); --count) {
        const Row row = free_.back();
        free_.pop_back();
        for (NumberColumn& column : columns_) {
            if (column.width() != 0) column.set(row, 0);
        }
        rows.push_back(row);
    }
    if (count == 0) return;
    if (slots_ + count > live_.size()) {
        // Small tables grow by less than doubling, large ones by a page.
        const std::size_t needed = slots_ + count;
        const std::size_t pages = (needed + NumberColumn::kPageRows - 1) / NumberColumn::kPageRows;
        const std::size_t roomy = live_.size() + live_.size() / 4 + 16;
        grow_columns(needed < NumberColumn::kPageRows ? std::max(needed, roomy)
                                                      : pages * NumberColumn::kPageRows);
    }
    for (; count > 0; --count) rows.push_back(static_cast<Row>(slots_++));
}

void Table::grow_columns(std::size_t capacity) {
    live_.resize(capacity);
    for (NumberColumn& column : columns_) column.resize(capacity);
}

void Table::make_live(Row row) {
    live_.set(row);
    ++size_;
    index_add(row);
}

std::size_t Table::make_live(std::span<const Row> rows) {
    std::size_t live = 0;
    if (direct()) {
        while (live < rows.size() && find_code(code(rows[live], 0)) == kNoRow) make_live(rows[live++]);
        return live;
    }
    std::array<std::uint64_t, GrowingIndex::kSideBySide> hashes;
    while (live < rows.size()) {
        const std::span<const Row> some =
            rows.subspan(live, std::min(rows.size() - live, GrowingIndex::kSideBySide));
        for (std::size_t i = 0; i < some.size(); ++i) hashes[i] = key_hash(some[i]);
        by_key_.approach(std::span(hashes).first(some.size()));
        for (std::size_t i = 0; i < some.size(); ++i) {
            const Row row = some[i];
            if (by_key_.find(hashes[i], [&](Row other) { return same_key(row, other); }) != kNoRow)
                return live;
            live_.set(row);
            ++size_;
            by_key_.add(row, hashes[i], [this](Row of) { return key_hash(of); });
            ++live;
        }
    }
    return live;
}

void Table::make_dead(Row row) {
    index_remove(row);
    live_.reset(row);
    --size_;
}

void Table::release(std::vector<Row> rows) {
    // Handed out from the back: the lowest numbers first keeps blocks of rows together.
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const Row row : rows) free_.push_back(row);
}

void Table::index_add(Row row) {
    if (direct()) {
        const auto code = static_cast<std::size_t>(columns_[0].get(row));
        if (code >= by_code_.size()) by_code_.resize(std::max(code + 1, dictionaries_[0]->size()), kNoRow);
        by_code_[code] = row;
        return;
    }
    by_key_.add(row, key_hash(row), [this](Row of) { return key_hash(of); });
}

void Table::index_remove(Row row) {
    if (direct()) {
        by_code_[static_cast<std::size_t>(columns_[0].get(row))] = kNoRow;
        return;
    }
    by_key_.remove(row, key_hash(row));
}

std::size_t Table::bytes() const {
    std::size_t total = by_code_.capacity() * sizeof(Row) + by_key_.bytes() + live_.words().capacity() * 8 +
                        free_.size() * sizeof(Row);
    for (const NumberColumn& column : columns_) total += column.bytes();
    for (const auto& arena : arenas_) total += arena ? arena->bytes() : 0;
    total += derived_->bytes();
    return total;
}

}  // namespace segments::table
