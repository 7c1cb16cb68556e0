#include "core/exchange/contact_json.h"

#include <cstdio>

#include "core/base/text.h"
#include "core/contact/contact_view.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/profile_answers.h"
#include "core/profile/profile_tables.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using filter::ValueType;
using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace alt = contact::alt_address;
namespace period = contact::alt_address_range;

// Fields of a row that aren't blank.
template <typename Fields>
void load_fields(const Table& table, Row row, FieldId first, Fields& fields) {
    for (const FieldDef& field : table.def().fields.subspan(first)) {
        const std::int64_t raw = table.number(row, field.id);
        if (raw == 0) continue;
        if (filter::is_textual(field.type))
            fields.set(field.id, table.raw_text(field.id, raw));
        else
            fields.set(field.id, raw);
    }
}

void load_addresses(const table::Database& db, table::Code contact, const BelongingsIndex& belongings,
                    ContactRecord& record) {
    const std::vector<Row> rows = belongings.addresses().sorted(contact);
    if (rows.empty()) return;
    const Table& addresses = db.table(alt::kTable);
    const Table& periods = db.table(period::kTable);
    const std::vector<Row> ranges = belongings.periods().sorted(contact);
    std::vector<AddressRecord>& list = record.begin_addresses();
    for (const Row row : rows) {
        AddressRecord& address = list.emplace_back();
        load_fields(addresses, row, alt::kCode, address.fields);
        for (const Row range : ranges) {
            if (periods.code(range, period::kContactAltAddressCode) != addresses.code(row, alt::kCode))
                continue;
            address.periods.push_back({static_cast<Day>(periods.number(range, period::kStartingDate)),
                                       static_cast<Day>(periods.number(range, period::kEndingDate))});
        }
    }
}

// Writes members of one object with commas between them.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
    void close() { out_ += '}'; }

    void key(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        append_json_string(out_, name);
        out_ += ':';
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        append_json_string(out_, value);
    }
    // The members of a JSON object.
    void members(std::string_view object) {
        if (object.size() <= 2) return;
        if (!first_) out_ += ',';
        first_ = false;
        out_ += object.substr(1, object.size() - 2);
    }
    void value(const FieldDef& field, const Value& value) {
        switch (field.type) {
            case ValueType::boolean:
                key(field.name);
                out_ += value.number != 0 ? "true" : "false";
                return;
            case ValueType::option:
                return text(field.name, trim_blanks(field.options[static_cast<std::size_t>(value.number)]));
            case ValueType::date:
                return text(field.name, to_iso(static_cast<Day>(value.number)));
            case ValueType::time:
                return text(field.name, clock(value.number));
            default:
                return text(field.name, value.text);
        }
    }

  private:
    // Times are milliseconds since midnight plus one; 0 is blank.
    static std::string clock(std::int64_t time) {
        const auto seconds = static_cast<int>((time - 1) / 1000);
        char buffer[16];
        std::snprintf(buffer, sizeof buffer, "%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60,
                      seconds % 60);
        return buffer;
    }

    std::string& out_;
    bool first_ = true;
};

void append_assigned(ObjectWriter& object, std::string& out, Assignment kind,
                     const std::vector<AssignedCode>& list) {
    object.key(name_of(kind));
    char separator = '[';
    if (list.empty()) out += separator;
    for (const AssignedCode& item : list) {
        out += separator;
        separator = ',';
        const bool linked = kind == Assignment::business_relation && (item.link != 0 || !item.text.empty());
        if (kind != Assignment::web_source && !linked) {
            append_json_string(out, item.code);
            continue;
        }
        ObjectWriter row(out);
        row.text("code", item.code);
        for (const FieldDef& field : def_of(kind).fields.subspan(2)) {
            if (field.type == ValueType::option)
                row.value(field, {{}, item.link});
            else if (!item.text.empty())
                row.text(linked ? "no" : field.name, item.text);
        }
        row.close();
    }
    out += ']';
}

void append_address(std::string& out, const AddressRecord& address) {
    ObjectWriter object(out);
    address.fields.for_each([&](FieldId field, const Value& value) {
        if (field == alt::kExtras) return;
        object.value(alt::kDef.fields[field], value);
    });
    if (!address.periods.empty()) {
        object.key(kRangesName);
        char separator = '[';
        for (const AddressPeriod& range : address.periods) {
            out += separator;
            separator = ',';
            ObjectWriter row(out);
            row.text(period::kDef.fields[period::kStartingDate].name, to_iso(range.from));
            if (range.to != kBlankDay)
                row.text(period::kDef.fields[period::kEndingDate].name, to_iso(range.to));
            row.close();
        }
        out += ']';
    }
    object.members(address.fields.text(alt::kExtras));
    object.close();
}

void append_answers(ObjectWriter& object, std::string& out, const std::vector<ProfileAnswer>& answers) {
    namespace answer = profile::answer;
    object.key(kAnswersName);
    char separator = '[';
    if (answers.empty()) out += separator;
    for (const ProfileAnswer& item : answers) {
        out += separator;
        separator = ',';
        ObjectWriter row(out);
        row.text(answer::kDef.fields[answer::kQuestionnaireCode].name, item.questionnaire);
        row.key(answer::kDef.fields[answer::kLineNo].name);
        out += std::to_string(item.line_no);
        if (!item.value.empty()) row.text(answer::kDef.fields[answer::kValue].name, item.value);
        row.close();
    }
    out += ']';
}

}  // namespace

void load_record(const table::Database& db, Row contact_row, const BelongingsIndex& belongings,
                 ContactRecord& record) {
    record.clear();
    const contact::ContactView view(db, contact_row);
    load_fields(db.table(card::kTable), contact_row, card::kNo, record.fields);
    record.fields.set(card::kType, view.number(card::kType));
    if (!view.flag(card::kSearchNameOwn)) record.fields.leave_out(card::kSearchName);
    record.fields.leave_out(card::kSearchNameOwn);
    if (view.is_company()) {
        record.fields.leave_out(card::kCompanyNo);
        record.fields.leave_out(card::kCompanyName);
    }
    if (view.flag(card::kMinor)) record.fields.set(card::kPrivacyBlocked, view.number(card::kPrivacyBlocked));
    for (const Assignment kind : contact::kAssignments) {
        const std::vector<Row> rows = belongings.of(kind).sorted(view.code());
        if (rows.empty()) continue;
        const Table& table = db.table(contact::table_of(kind));
        std::vector<AssignedCode>& list = record.begin_list(kind);
        for (const Row row : rows) {
            AssignedCode& item = list.emplace_back();
            item.code = table.text(row, 1);
            for (const FieldDef& field : table.def().fields.subspan(2)) {
                if (field.type == ValueType::option)
                    item.link = table.number(row, field.id);
                else
                    item.text = table.text(row, field.id);
            }
        }
    }
    load_addresses(db, view.code(), belongings, record);
    load_answers(db, view.code(), belongings, record);
}

void append_json(std::string& out, const ContactRecord& record) {
    ObjectWriter object(out);
    record.fields.for_each([&](FieldId field, const Value& value) {
        if ((card::kDef.fields[field].flags & table::kHidden) == 0)
            object.value(card::kDef.fields[field], value);
    });
    for (const Assignment kind : contact::kAssignments) {
        if (record.has_list(kind)) append_assigned(object, out, kind, record.of(kind));
    }
    if (record.has_addresses()) {
        object.key(kAddressesName);
        char separator = '[';
        if (record.addresses.empty()) out += separator;
        for (const AddressRecord& address : record.addresses) {
            out += separator;
            separator = ',';
            append_address(out, address);
        }
        out += ']';
    }
    if (record.has_answers()) append_answers(object, out, record.answers);
    object.members(record.fields.text(card::kExtras));
    object.close();
}

}  // namespace segments::exchange
