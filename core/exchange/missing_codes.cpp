#include "core/exchange/missing_codes.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/schema/masters.h"
#include "core/setup/code_list.h"

namespace segments::exchange {
namespace {

using table::FieldId;
using table::Row;
using table::TableId;
namespace card = contact::contact;
namespace alt = contact::alt_address;

std::vector<TableId> masters_of(const table::TableDef& def) {
    std::vector<TableId> masters;
    for (const table::FieldDef& field : def.fields) {
        const table::TableDef* master = schema::master_of(field.domain);
        masters.push_back(master != nullptr && setup::is_code_list(master->id) ? master->id : TableId{0});
    }
    return masters;
}

}  // namespace

MissingCodes::MissingCodes(const table::Database& db)
    : db_(&db), master_of_contact_(masters_of(card::kDef)), master_of_address_(masters_of(alt::kDef)) {}

void MissingCodes::for_each(const ContactRecord& record, Row target, const Visit& visit) const {
    const auto check = [&](TableId table, std::string_view code) {
        if (!code.empty() && db_->table(table).find(code) == table::kNoRow) visit(table, code);
    };
    record.fields.for_each([&](FieldId field, const Value& value) {
        if (master_of_contact_[field] != 0) check(master_of_contact_[field], value.text);
    });
    const std::string_view no =
        target == table::kNoRow ? std::string_view{} : db_->table(card::kTable).text(target, card::kNo);
    for (const contact::Assignment kind : contact::kAssignments) {
        if (!record.has_list(kind)) continue;
        for (const AssignedCode& item : record.of(kind)) {
            // What the contact has already is no new use of the code.
            if (no.empty() || db_->table(contact::table_of(kind)).find(no, item.code) == table::kNoRow)
                check(contact::master_table_of(kind), item.code);
        }
    }
    if (!record.has_addresses()) return;
    const table::Table& addresses = db_->table(alt::kTable);
    for (const AddressRecord& address : record.addresses) {
        const Row former = no.empty() ? table::kNoRow : addresses.find(no, address.fields.text(alt::kCode));
        address.fields.for_each([&](FieldId field, const Value& value) {
            if (master_of_address_[field] != 0 &&
                (former == table::kNoRow || addresses.text(former, field) != value.text))
                check(master_of_address_[field], value.text);
        });
    }
}

bool MissingCodes::add(const ContactRecord& record, Row target) {
    std::vector<std::size_t> seen;
    for_each(record, target, [&](TableId table, std::string_view code) {
        const auto [at, is_new] =
            index_.try_emplace(static_cast<char>(table) + std::string(code), codes_.size());
        if (is_new) codes_.push_back({table, std::string(code), 0});
        if (std::find(seen.begin(), seen.end(), at->second) != seen.end()) return;
        seen.push_back(at->second);
        ++codes_[at->second].contacts;
    });
    return !seen.empty();
}

std::string MissingCodes::reason(const ContactRecord& record, Row target) const {
    std::string text;
    for_each(record, target, [&](TableId table, std::string_view code) {
        if (text.empty())
            text = tr("There is no {1} {2}. Let it be created, or create it first.",
                      tr(db_->table(table).def().caption), code);
    });
    return text;
}

std::vector<MissingCode> MissingCodes::sorted() const {
    const std::span<const setup::CodeList> lists = setup::code_lists();
    const auto place = [&](TableId table) {
        return std::find_if(lists.begin(), lists.end(),
                            [table](const setup::CodeList& list) { return list.table == table; }) -
               lists.begin();
    };
    std::vector<MissingCode> codes = codes_;
    std::sort(codes.begin(), codes.end(), [&](const MissingCode& a, const MissingCode& b) {
        return a.table != b.table ? place(a.table) < place(b.table) : a.code < b.code;
    });
    return codes;
}

}  // namespace segments::exchange
