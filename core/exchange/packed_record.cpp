#include "core/exchange/packed_record.h"

#include <bit>
#include <optional>

namespace segments::exchange {
namespace {

namespace card = contact::contact;
namespace alt = contact::alt_address;

constexpr std::uint8_t kEnd = 0xFF;
constexpr std::uint8_t kList = 0x80;  // + Assignment
constexpr std::uint8_t kAddresses = 0x90;
constexpr std::uint8_t kAnswers = 0x91;
constexpr std::uint8_t kNewType = 0x92;
constexpr std::uint8_t kBeside = 0x93;  // the first of a record that stands beside a contact
constexpr std::size_t kMostShapes = 16384;

bool is_text(const table::TableDef& def, table::FieldId field) {
    return filter::is_textual(def.fields[field].type);
}

void pack_field(ByteWriter& out, const table::TableDef& def, table::FieldId field, const Value& value) {
    out.u8(field);
    if (is_text(def, field))
        out.text(value.text);
    else
        out.zigzag(value.number);
}

template <typename Fields>
void pack_fields(ByteWriter& out, const table::TableDef& def, const Fields& fields) {
    fields.for_each([&](table::FieldId field, const Value& value) { pack_field(out, def, field, value); });
}

// The value of `field`, whose number has been read already.
template <typename Fields>
void unpack_field(ByteReader& in, const table::TableDef& def, table::FieldId field, Fields& fields) {
    if (is_text(def, field))
        fields.set(field, in.text());
    else
        fields.set(field, in.zigzag());
}

void pack_address(ByteWriter& out, const AddressRecord& address) {
    pack_fields(out, alt::kDef, address.fields);
    out.u8(kEnd);
    out.varint(address.periods.size());
    for (const AddressPeriod& period : address.periods) {
        out.zigzag(period.from);
        out.zigzag(period.to);
    }
}

void unpack_address(ByteReader& in, AddressRecord& address) {
    for (std::uint8_t tag = in.u8(); tag != kEnd && in.ok(); tag = in.u8())
        unpack_field(in, alt::kDef, tag, address.fields);
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
        AddressPeriod& period = address.periods.emplace_back();
        period.from = static_cast<Day>(in.zigzag());
        period.to = static_cast<Day>(in.zigzag());
    }
}

// Codes that the workspace knows take a byte or two.
void pack_code(ByteWriter& out, const table::Dictionary& known, const AssignedCode& item) {
    const std::optional<table::Code> code = known.find(item.code);
    const std::uint64_t more = item.text.empty() && item.link == 0 ? 0 : 1;
    out.varint((code ? std::uint64_t{*code} + 1 : 0) << 1 | more);
    if (!code) out.text(item.code);
    if (more == 0) return;
    out.text(item.text);
    out.zigzag(item.link);
}

void unpack_code(ByteReader& in, const table::Dictionary& known, AssignedCode& item) {
    const std::uint64_t head = in.varint();
    item.code = head >> 1 == 0 ? in.text() : known.text(static_cast<table::Code>((head >> 1) - 1));
    if ((head & 1) == 0) return;
    item.text = in.text();
    item.link = in.zigzag();
}

const table::Dictionary& codes_of(const table::Database& db, contact::Assignment kind) {
    return db.table(contact::table_of(kind)).dictionary(1);
}

Value value_of(const table::Table& contacts, table::Row row, table::FieldId field) {
    return is_text(card::kDef, field) ? Value{contacts.text(row, field), 0}
                                      : Value{{}, contacts.number(row, field)};
}

// All but the fields.
void pack_rest(ByteWriter& writer, const table::Database& db, const ContactRecord& record) {
    for (const contact::Assignment kind : contact::kAssignments) {
        if (!record.has_list(kind)) continue;
        writer.u8(static_cast<std::uint8_t>(kList + static_cast<std::uint8_t>(kind)));
        writer.varint(record.of(kind).size());
        const table::Dictionary& known = codes_of(db, kind);
        for (const AssignedCode& item : record.of(kind)) pack_code(writer, known, item);
    }
    if (record.has_addresses()) {
        writer.u8(kAddresses);
        writer.varint(record.addresses.size());
        for (const AddressRecord& address : record.addresses) pack_address(writer, address);
    }
    if (record.has_answers()) {
        writer.u8(kAnswers);
        writer.varint(record.answers.size());
        for (const ProfileAnswer& item : record.answers) {
            writer.text(item.questionnaire);
            writer.zigzag(item.line_no);
            writer.text(item.value);
        }
    }
    if (record.new_type != ContactRecord::NewType::none) {
        writer.u8(kNewType);
        writer.u8(static_cast<std::uint8_t>(record.new_type));
    }
    writer.u8(kEnd);
}

}  // namespace

// A shape by its number from 1 on; behind 0 it stands itself.
void PackedRecords::pack_shape(ByteWriter& out, std::uint64_t given) {
    auto at = by_fields_.find(given);
    if (at == by_fields_.end() && shapes_.size() < kMostShapes) {
        shapes_.push_back(given);
        at = by_fields_.emplace(given, static_cast<std::uint32_t>(shapes_.size())).first;
    }
    out.varint(at == by_fields_.end() ? 0 : at->second);
    if (at == by_fields_.end()) out.varint(given);
}

std::uint64_t PackedRecords::unpack_shape(ByteReader& in) const {
    const auto shape = static_cast<std::size_t>(in.varint());
    return shape == 0 ? in.varint() : shapes_[shape - 1];
}

void PackedRecords::pack(const ContactRecord& record, std::string& out) {
    const std::string_view no = record.fields.text(card::kNo);
    const table::Table& contacts = db_->table(card::kTable);
    const table::Row row = no.empty() ? table::kNoRow : contacts.find(no);
    if (row == table::kNoRow) return pack_whole(record, out);
    ByteWriter writer;
    writer.u8(kBeside);
    writer.varint(row);
    pack_shape(writer, record.fields.given());
    record.fields.for_each([&](table::FieldId field, const Value& value) {
        if (value != value_of(contacts, row, field)) pack_field(writer, card::kDef, field, value);
    });
    pack_rest(writer, *db_, record);
    out = writer.take();
}

void PackedRecords::pack_whole(const ContactRecord& record, std::string& out) const {
    ByteWriter writer;
    pack_fields(writer, card::kDef, record.fields);
    pack_rest(writer, *db_, record);
    out = writer.take();
}

void PackedRecords::unpack(std::string_view bytes, ContactRecord& record) const {
    record.clear();
    ByteReader in(bytes);
    for (std::uint8_t tag = in.u8(); tag != kEnd && in.ok(); tag = in.u8()) {
        if (tag == kBeside) {
            const auto row = static_cast<table::Row>(in.varint());
            const table::Table& contacts = db_->table(card::kTable);
            for (std::uint64_t left = unpack_shape(in); left != 0; left &= left - 1) {
                const auto field = static_cast<table::FieldId>(std::countr_zero(left));
                record.fields.set(field, value_of(contacts, row, field));
            }
        } else if (tag == kAddresses) {
            std::vector<AddressRecord>& list = record.begin_addresses();
            for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left)
                unpack_address(in, list.emplace_back());
        } else if (tag == kAnswers) {
            std::vector<ProfileAnswer>& list = record.begin_answers();
            for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
                ProfileAnswer& item = list.emplace_back();
                item.questionnaire = in.text();
                item.line_no = in.zigzag();
                item.value = in.text();
            }
        } else if (tag == kNewType) {
            record.new_type = static_cast<ContactRecord::NewType>(in.u8());
        } else if (tag >= kList) {
            const auto kind = static_cast<contact::Assignment>(tag - kList);
            std::vector<AssignedCode>& list = record.begin_list(kind);
            const table::Dictionary& known = codes_of(*db_, kind);
            for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left)
                unpack_code(in, known, list.emplace_back());
        } else {
            unpack_field(in, card::kDef, tag, record.fields);
        }
    }
}

std::string_view PackedRecords::no_of(std::string_view bytes) const {
    if (const table::Row row = beside(bytes); row != table::kNoRow)
        return db_->table(card::kTable).text(row, card::kNo);
    ByteReader in(bytes);
    return in.u8() == card::kNo ? in.text() : std::string_view{};
}

table::Row PackedRecords::beside(std::string_view bytes) const {
    ByteReader in(bytes);
    return in.u8() == kBeside ? static_cast<table::Row>(in.varint()) : table::kNoRow;
}

}  // namespace segments::exchange
