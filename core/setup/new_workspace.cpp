#include "core/setup/new_workspace.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/setup/marketing_setup.h"
#include "core/setup/setup_tables.h"
#include "core/setup/standard_lists.h"

namespace segments::setup {
namespace {

using table::Database;
using table::Row;
using table::Transaction;

constexpr std::size_t kMaxUserId = 50;
constexpr std::size_t kMaxPersonName = 50;  // of a salesperson (ENT-26)
constexpr std::size_t kMaxInitials = 3;

struct Series {
    std::string_view code;
    std::string_view description;
    std::string_view starting_no;
    std::string_view ending_no;
    std::string_view warning_no;
    table::FieldId setup_field;
};
constexpr Series kSeries[] = {
    {"CT", msg("Contacts"), "CT000001", "CT999999", "CT999000", marketing::kContactNos},
    {"SM", msg("Segments"), "SM00001", "SM99999", "SM99900", marketing::kSegmentNos},
    {"CP", msg("Campaigns"), "CP0001", "CP9999", "CP9990", marketing::kCampaignNos},
};

void add_series(Transaction& tx, const Series& series) {
    const Row row = tx.insert(no_series::kTable, {series.code});
    tx.set_text(no_series::kTable, row, no_series::kDescription, tr(series.description));
    tx.set_flag(no_series::kTable, row, no_series::kDefaultNos, true);
    tx.set_flag(no_series::kTable, row, no_series::kManualNos, true);
    const Row line = tx.insert(no_series_line::kTable, {series.code, 10000});
    tx.set_text(no_series_line::kTable, line, no_series_line::kStartingNo, series.starting_no);
    tx.set_text(no_series_line::kTable, line, no_series_line::kEndingNo, series.ending_no);
    tx.set_text(no_series_line::kTable, line, no_series_line::kWarningNo, series.warning_no);
    tx.set_number(no_series_line::kTable, line, no_series_line::kIncrementBy, 1);
    tx.set_flag(no_series_line::kTable, line, no_series_line::kOpen, true);
    tx.set_flag(no_series_line::kTable, line, no_series_line::kAllowGaps, true);
}

void add_codes(Transaction& tx, table::TableId table, std::span<const StandardCode> codes) {
    for (const StandardCode& each : codes) {
        const Row row = tx.insert(table, {each.code});
        tx.set_text(table, row, 1, tr(each.description));
    }
}

void add_formulas(Transaction& tx) {
    using namespace salutation_formula;
    for (const StandardFormula& each : standard_formulas()) {
        const Row row = tx.insert(kTable, {each.salutation_code, "", static_cast<int>(each.type)});
        tx.set_text(kTable, row, kSalutation, tr(each.text));
        for (std::size_t i = 0; i < std::size(each.names); ++i)
            tx.set_number(kTable, row, static_cast<table::FieldId>(kName1 + i),
                          static_cast<int>(each.names[i]));
    }
}

void add_templates(Transaction& tx) {
    namespace tmpl = interaction::template_;
    for (const StandardTemplate& each : standard_templates()) {
        const Row row = tx.insert(tmpl::kTable, {each.code});
        tx.set_text(tmpl::kTable, row, tmpl::kDescription, tr(each.description));
        tx.set_text(tmpl::kTable, row, tmpl::kInteractionGroupCode, each.interaction_group_code);
        tx.set_number(tmpl::kTable, row, tmpl::kUnitDuration,
                      each.unit_duration_minutes * filter::kDecimalScale);
        tx.set_number(tmpl::kTable, row, tmpl::kInformationFlow,
                      static_cast<int>(schema::InformationFlow::outbound));
        tx.set_number(tmpl::kTable, row, tmpl::kInitiatedBy, static_cast<int>(schema::InitiatedBy::us));
        tx.set_number(tmpl::kTable, row, tmpl::kCorrespondenceType,
                      static_cast<int>(each.correspondence_type));
    }
}

void add_marketing_setup(Transaction& tx) {
    using namespace marketing;
    const Row row = tx.insert(kTable, {1});
    for (const Series& series : kSeries) tx.set_text(kTable, row, series.setup_field, series.code);
    for (const table::FieldId flag :
         {kInheritSalespersonCode, kInheritTerritoryCode, kInheritCountryRegionCode, kInheritLanguageCode,
          kInheritAddressDetails, kInheritCommunicationDetails, kInheritFormatRegion})
        tx.set_flag(kTable, row, flag, true);
    tx.set_text(kTable, row, kDefaultCompanySalutationCode, "COMPANY");
    tx.set_text(kTable, row, kDefaultPersonSalutationCode, "UNISEX");
    complete_setup(tx);
}

void add_user(Transaction& tx, std::string_view person_name) {
    const std::string code = salesperson_code_for(tx.db(), person_name);
    const Row person = tx.insert(salesperson::kTable, {code});
    tx.set_text(salesperson::kTable, person, salesperson::kName, person_name);
    const Row row = tx.insert(user::kTable, {user_id_of(person_name)});
    tx.set_text(user::kTable, row, user::kSalespersonCode, code);
    tx.set_text(user::kTable, row, user::kName, person_name);
}

// Calls can be made from the first day (PHN-1).
void add_template_setup(Transaction& tx) {
    namespace chosen = interaction::template_setup;
    const Row row = tx.insert(chosen::kTable, {1});
    tx.set_text(chosen::kTable, row, chosen::kOutgoingCalls, "CALL");
    tx.set_text(chosen::kTable, row, chosen::kEMails, "EMAIL");
    tx.set_text(chosen::kTable, row, chosen::kMeetingInvitation, "MEETING");
}

Error name_error(std::string message) {
    Error error = fail(std::move(message), "PRD-13");
    error.field = "Name";
    return error;
}

Result<void> check_name(std::string_view person_name) {
    if (!is_valid_utf8(person_name))
        return name_error(tr("The name holds bytes that are no text. Type it again."));
    if (person_name.empty()) return name_error(tr("Please give your name: it stands behind what you log."));
    if (character_count(person_name) > kMaxPersonName)
        return name_error(tr("The name is longer than 50 characters. Please shorten it."));
    return {};
}

}  // namespace

std::string user_id_of(std::string_view person_name) {
    return std::string(trim_blanks(first_characters(code_form(person_name), kMaxUserId)));
}

std::string salesperson_code_for(const Database& db, std::string_view person_name) {
    const std::string name = upper_case(person_name);
    std::string initials;
    bool at_start = true;
    std::size_t count = 0;
    for (std::size_t at = 0; at < name.size();) {
        const Decoded character = decode_at(name, at);
        const bool word = is_word_character(character.value);
        if (word && at_start && count < kMaxInitials) {
            append_utf8(initials, character.value);
            ++count;
        }
        at_start = !word && character.value != U'\'';
        at += character.length;
    }
    if (initials.empty()) initials = "ME";
    const table::Table& people = db.table(salesperson::kTable);
    std::string code = initials;
    for (int number = 2; people.find(code) != table::kNoRow; ++number)
        code = initials + std::to_string(number);
    return code;
}

Result<void> create_new_workspace(Transaction& tx, const Context& /*context*/, std::string_view person_name) {
    const std::string_view name = is_valid_utf8(person_name) ? trim_blanks(person_name) : person_name;
    if (Result<void> ok = check_name(name); !ok) return ok;
    if (tx.table(marketing::kTable).size() != 0)
        return fail(tr("This workspace is set up already."), "PRD-15");
    for (const Series& series : kSeries) add_series(tx, series);
    for (const StandardCountry& each : standard_countries()) {
        const Row row = tx.insert(country::kTable, {each.code});
        tx.set_text(country::kTable, row, country::kName, tr(each.name));
        tx.set_number(country::kTable, row, country::kAddressFormat, static_cast<int>(each.address_format));
    }
    add_codes(tx, language::kTable, standard_languages());
    add_codes(tx, salutation::kTable, standard_salutations());
    add_formulas(tx);
    add_codes(tx, interaction::campaign_status::kTable, standard_campaign_statuses());
    add_codes(tx, interaction::group::kTable, standard_interaction_groups());
    add_templates(tx);
    add_template_setup(tx);
    add_marketing_setup(tx);
    add_user(tx, name);
    return {};
}

Result<void> rename_user(Transaction& tx, std::string_view user_id, std::string_view person_name) {
    const std::string_view name = is_valid_utf8(person_name) ? trim_blanks(person_name) : person_name;
    if (Result<void> ok = check_name(name); !ok) return ok;
    const Row before = tx.table(user::kTable).find(user_id);
    const std::string salesperson(salesperson_of(tx.db(), user_id));
    const std::string new_id = user_id_of(name);
    Row row = before;
    if (new_id != user_id) {
        if (tx.table(user::kTable).find(new_id) != table::kNoRow)
            return name_error(tr("There is a user {1} already. Choose another name.", new_id));
        if (before != table::kNoRow) tx.erase(user::kTable, before);
        row = tx.insert(user::kTable, {new_id});
        tx.set_text(user::kTable, row, user::kSalespersonCode, salesperson);
    } else if (before == table::kNoRow) {
        row = tx.insert(user::kTable, {new_id});
    }
    tx.set_text(user::kTable, row, user::kName, name);
    return {};
}

std::string_view salesperson_of(const Database& db, std::string_view user_id) {
    const table::Table& users = db.table(user::kTable);
    const Row row = users.find(user_id);
    return row == table::kNoRow ? std::string_view{} : users.text(row, user::kSalespersonCode);
}

}  // namespace segments::setup
