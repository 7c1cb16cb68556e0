#include "core/exchange/contact_print.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/table/dictionary.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;

constexpr std::size_t kCodeLists = std::size(contact::kAssignments);
constexpr char kFirst = '!', kDigit = '0';  // of a part; of six bits of its hash
constexpr std::size_t kBytes = 5;           // of a part in a print

// Parts that follow from others or stand for the record itself.
bool is_compared(table::FieldId field) {
    return field != card::kNo && field != card::kSearchNameOwn && field != card::kLastDateModified &&
           field != card::kLastTimeModified;
}

void add(std::string& text, std::string_view value) {
    text += value;
    text += '\n';
}

std::string list_text(const ContactRecord& record, std::size_t list) {
    std::string text;
    if (list < kCodeLists) {
        for (const AssignedCode& each : record.of(contact::kAssignments[list])) {
            add(text, each.code);
            add(text, each.text);
            add(text, std::to_string(each.link));
        }
    } else if (list == kCodeLists) {
        for (const AddressRecord& each : record.addresses) {
            each.fields.for_each([&](table::FieldId field, const Value& value) {
                if (field == contact::alt_address::kLastDateModified || value.is_blank()) return;
                add(text, std::to_string(field));
                add(text, value.text);
            });
            for (const AddressPeriod& range : each.periods)
                add(text, std::to_string(range.from) + ' ' + std::to_string(range.to));
        }
    } else {
        for (const ProfileAnswer& each : record.answers) {
            add(text, each.questionnaire);
            add(text, std::to_string(each.line_no));
            add(text, each.value);
        }
    }
    return text;
}

}  // namespace

bool is_given(const ContactRecord& record, std::uint8_t part) {
    if (part >= kListParts) return (record.lists() >> (part - kListParts) & 1) != 0;
    return part <= card::kExtras && is_compared(part) && record.fields.has(part);
}

void leave_out(ContactRecord& record, std::uint8_t part) {
    const std::size_t list = part - std::size_t{kListParts};
    if (part < kListParts)
        record.fields.leave_out(part);
    else if (list < kCodeLists)
        record.leave_out_list(contact::kAssignments[list]);
    else if (list == kCodeLists)
        record.leave_out_addresses();
    else
        record.leave_out_answers();
}

std::uint32_t part_hash(const ContactRecord& record, std::uint8_t part) {
    if (!is_given(record, part)) return 0;
    std::string text;
    if (part >= kListParts) {
        text = list_text(record, part - std::size_t{kListParts});
        if (text.empty()) return 0;
    } else {
        const Value value = record.fields[part];
        if (value.is_blank()) return 0;
        text = value.text.empty() ? std::to_string(value.number) : std::string(trim_blanks(value.text));
    }
    return (static_cast<std::uint32_t>(table::hash_bytes(text)) & 0xFFFFFFu) | 1u;
}

std::string print_of(const ContactRecord& record) {
    std::string print;
    for (std::uint8_t part = 0; part < kParts; ++part) {
        const std::uint32_t hash = part_hash(record, part);
        if (hash == 0) continue;
        print += static_cast<char>(kFirst + part);
        for (int shift = 18; shift >= 0; shift -= 6)
            print += static_cast<char>(kDigit + (hash >> shift & 63));
    }
    return print;
}

ContactPrint::ContactPrint(std::string_view print) {
    for (std::size_t at = 0; at + kBytes <= print.size(); at += kBytes) {
        std::uint32_t hash = 0;
        for (std::size_t i = 1; i < kBytes; ++i)
            hash = hash << 6 | (static_cast<std::uint32_t>(print[at + i] - kDigit) & 63);
        const auto part = static_cast<std::size_t>(print[at] - kFirst);
        if (part < kParts) hashes_[part] = hash;
    }
}

}  // namespace segments::exchange
