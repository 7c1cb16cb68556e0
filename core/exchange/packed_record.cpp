#include "core/exchange/packed_record.h"

#include "core/base/bytes.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;
namespace alt = contact::alt_address;

constexpr std::uint8_t kEnd = 0xFF;
constexpr std::uint8_t kList = 0x80;  // + Assignment
constexpr std::uint8_t kAddresses = 0x90;
constexpr std::uint8_t kAnswers = 0x91;
constexpr std::uint8_t kNewType = 0x92;

bool is_text(const table::TableDef& def, table::FieldId field) {
    return filter::is_textual(def.fields[field].type);
}

template <typename Fields>
void pack_fields(ByteWriter& out, const table::TableDef& def, const Fields& fields) {
    fields.for_each([&](table::FieldId field, const Value& value) {
        out.u8(field);
        if (is_text(def, field))
            out.text(value.text);
        else
            out.zigzag(value.number);
    });
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

}  // namespace

void pack(const ContactRecord& record, std::string& out) {
    ByteWriter writer;
    pack_fields(writer, card::kDef, record.fields);
    for (const contact::Assignment kind : contact::kAssignments) {
        if (!record.has_list(kind)) continue;
        writer.u8(static_cast<std::uint8_t>(kList + static_cast<std::uint8_t>(kind)));
        writer.varint(record.of(kind).size());
        for (const AssignedCode& item : record.of(kind)) {
            writer.text(item.code);
            writer.text(item.text);
            writer.zigzag(item.link);
        }
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
    out = writer.take();
}

void unpack(std::string_view bytes, ContactRecord& record) {
    record.clear();
    ByteReader in(bytes);
    for (std::uint8_t tag = in.u8(); tag != kEnd && in.ok(); tag = in.u8()) {
        if (tag == kAddresses) {
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
            std::vector<AssignedCode>& list =
                record.begin_list(static_cast<contact::Assignment>(tag - kList));
            for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
                AssignedCode& item = list.emplace_back();
                item.code = in.text();
                item.text = in.text();
                item.link = in.zigzag();
            }
        } else {
            unpack_field(in, card::kDef, tag, record.fields);
        }
    }
}

std::string_view packed_no(std::string_view bytes) {
    ByteReader in(bytes);
    return in.u8() == card::kNo ? in.text() : std::string_view{};
}

}  // namespace segments::exchange
