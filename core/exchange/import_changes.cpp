#include "core/exchange/import_changes.h"

#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/exchange/contact_print.h"
#include "core/exchange/contact_properties.h"
#include "core/profile/profile_tables.h"
#include "core/schema/field_value.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldDef;
using table::Row;
namespace card = contact::contact;
namespace alt = contact::alt_address;

constexpr std::string_view kOtherProperties = msg("Other properties");

void join(std::string& list, std::string_view item) {
    if (!list.empty()) list += ", ";
    list += item;
}

std::string text_of(const FieldDef& field, const Value& value, const filter::Locale& locale) {
    schema::FieldValue shown;
    shown.text = value.text;
    shown.number = value.number;
    return schema::format_field_value(field, shown, locale);
}

// "WAREHOUSE (Unit 6, London)"
template <typename Text>
std::string address_text(const Text& text) {
    std::string place;
    for (const table::FieldId field : {alt::kAddress, alt::kPostCode, alt::kCity}) {
        if (!text(field).empty()) join(place, text(field));
    }
    return std::string(text(alt::kCode)) + (place.empty() ? "" : " (" + place + ")");
}

class Changes {
  public:
    Changes(const ImportPlan& plan, std::uint32_t number, const filter::Locale& locale)
        : db_(plan.db()),
          contacts_(db_.table(card::kTable)),
          belongings_(plan.belongings()),
          target_(plan.stage()[number].target),
          locale_(locale) {
        plan.load_change(number, record_, pool_);
    }
    // Of a record as it stands in the file.
    Changes(const ImportPlan& plan, std::uint32_t number, const filter::Locale& locale, std::uint8_t part)
        : db_(plan.db()),
          contacts_(db_.table(card::kTable)),
          belongings_(plan.belongings()),
          target_(plan.stage()[number].target),
          locale_(locale) {
        plan.stage().load(number, record_);
        for (std::uint8_t each = 0; each < kParts; ++each) {
            if (each != part) leave_out(record_, each);
        }
        record_.fields.leave_out(card::kNo);
    }

    std::vector<FieldChange> run() {
        record_.fields.for_each([&](table::FieldId field, const Value& value) { add_field(field, value); });
        for (const Assignment kind : contact::kAssignments) {
            if (record_.has_list(kind)) add_codes(kind);
        }
        if (record_.has_addresses()) add_addresses();
        if (record_.has_answers()) add_answers();
        return std::move(changes_);
    }

  private:
    bool exists() const { return target_ != table::kNoRow; }
    table::Code code() const { return contacts_.code(target_, card::kNo); }

    void add(std::string_view caption, std::string before, std::string after) {
        if (before.empty() && after.empty()) return;
        changes_.push_back({std::string(caption), std::move(before), std::move(after)});
    }
    void add_field(table::FieldId id, const Value& value) {
        const FieldDef& field = card::kDef.fields[id];
        if (id == card::kExtras)
            return add(kOtherProperties, exists() ? std::string(contacts_.text(target_, id)) : std::string(),
                       std::string(value.text));
        if ((field.flags & table::kHidden) != 0) return;
        add(field.caption, exists() ? schema::format_cell(contacts_, target_, id, locale_) : std::string(),
            text_of(field, value, locale_));
    }
    void add_codes(Assignment kind) {
        std::string before, after;
        const table::Table& table = db_.table(contact::table_of(kind));
        if (exists()) {
            for (const Row row : belongings_.of(kind).sorted(code())) join(before, table.text(row, 1));
        }
        for (const AssignedCode& each : record_.of(kind)) join(after, each.code);
        add(caption_of(kind), std::move(before), std::move(after));
    }
    void add_addresses() {
        std::string before, after;
        const table::Table& addresses = db_.table(alt::kTable);
        if (exists()) {
            for (const Row row : belongings_.addresses().sorted(code()))
                join(before, address_text([&](table::FieldId field) { return addresses.text(row, field); }));
        }
        for (const AddressRecord& each : record_.addresses)
            join(after, address_text([&](table::FieldId field) { return each.fields.text(field); }));
        add(alt::kDef.caption, std::move(before), std::move(after));
    }
    void add_answers() {
        namespace answer = profile::answer;
        std::string before, after;
        const auto text = [](std::string_view questionnaire, std::int64_t line) {
            return std::string(questionnaire) + " " + std::to_string(line);
        };
        const table::Table& answers = db_.table(answer::kTable);
        if (exists()) {
            for (const Row row : belongings_.answers().sorted(code()))
                join(before, text(answers.text(row, answer::kQuestionnaireCode),
                                  answers.number(row, answer::kLineNo)));
        }
        for (const ProfileAnswer& each : record_.answers) join(after, text(each.questionnaire, each.line_no));
        add(kAnswersCaption, std::move(before), std::move(after));
    }

    const table::Database& db_;
    const table::Table& contacts_;
    const BelongingsIndex& belongings_;
    Row target_;
    const filter::Locale& locale_;
    TextPool pool_;
    ContactRecord record_;
    std::vector<FieldChange> changes_;
};

}  // namespace

std::vector<FieldConflict> conflicts_of(const ImportPlan& plan, std::uint32_t number,
                                        const filter::Locale& locale) {
    std::vector<FieldConflict> conflicts;
    for (const ImportPlan::Conflict& each : plan.conflicts_of(number)) {
        std::vector<FieldChange> change = Changes(plan, number, locale, each.part).run();
        if (change.empty()) continue;
        conflicts.push_back({each.part, std::move(change[0].caption), std::move(change[0].before),
                             std::move(change[0].after), each.taken});
    }
    return conflicts;
}

std::vector<FieldChange> changes_of(const ImportPlan& plan, std::uint32_t number,
                                    const filter::Locale& locale) {
    return Changes(plan, number, locale).run();
}

}  // namespace segments::exchange
