// A single interaction on its way: what the wizards Create Interaction and Make Phone Call fill in
// (docs/domain.md chapter 11), before it is logged or postponed (LOG-50 to LOG-53, PPN). A draft is no
// record: nothing is stored before log_draft or postpone_draft.
//
//     Draft draft = start_draft(db, context, {.contact_no = "CT000001"});
//     choose_template(db, draft, "LETTER");
//     Result<std::int64_t> entry_no = log_draft(tx, context, draft);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attachment/attachments.h"
#include "core/base/context.h"
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::interaction {

struct DraftDocument {
    attachment::Content content;
    std::string extension;
};

struct Draft {
    std::int64_t entry_no = 0;  // of the postponed entry that is resumed; 0 = a new one
    std::string contact_no;
    std::string template_code;
    std::string description;
    std::string salesperson_code;
    std::string language_code;
    std::string group_code;
    std::string campaign_no;
    std::string segment_no;  // a call from a segment's line (PHN-7)
    std::string alt_address_code;
    std::string to_do_no;
    std::string opportunity_no;
    std::string contact_via;  // the number that was dialed
    std::string word_template_code;
    std::int64_t document_type = 0;  // of a document that is logged (ENM-16, LOG-54)
    Day date = kBlankDay;
    std::int64_t time = 0;  // as in columns
    std::int64_t correspondence_type = 0;
    std::int64_t information_flow = 0;
    std::int64_t initiated_by = 0;
    std::int64_t evaluation = 0;
    std::int64_t cost = 0;
    std::int64_t duration = 0;
    bool campaign_target = false;
    bool campaign_response = false;
    bool successful = true;
    std::vector<std::string> comments;
    std::optional<DraftDocument> document;

    // Presets that are fixed in the wizard (WIZ-1, WIZ-6, WIZ-8).
    bool contact_fixed = false, salesperson_fixed = false, campaign_fixed = false;
};

// WIZ-1
struct DraftPresets {
    std::string contact_no = {};
    std::string salesperson_code = {};
    std::string campaign_no = {};
    std::string opportunity_no = {};
    std::string to_do_no = {};
};
// WIZ-2. Error: the contact is privacy blocked (WIZ-4) or unknown.
Result<Draft> start_draft(const table::Database& db, const Context& context, const DraftPresets& presets);
// The contact by its number; blank takes it away. Errors: WIZ-4, there is none.
Result<void> choose_contact(const table::Database& db, Draft& draft, std::string_view contact_no);
// WIZ-3: the number of the first contact whose name contains the text in any case; empty if there is none.
// Slow only in the number of contacts.
std::string contact_with_name(const table::Database& db, std::string_view text);
// WIZ-5, WIZ-6. Error: there is no such template.
Result<void> choose_template(const table::Database& db, Draft& draft, std::string_view code);
// Another language takes its document along. Error: the template has none in it, where it has some.
Result<void> choose_language(const table::Database& db, Draft& draft, std::string_view code);
// ENM-4 of the template.
std::int64_t wizard_action(const table::Database& db, const Draft& draft);

// WIZ-6: what the first step asks for, template before description.
Result<void> check_first_step(const Draft& draft);
// WIZ-10, in order.
Result<void> check_draft(const table::Database& db, const Draft& draft);

// LOG-50 to LOG-52: checks and writes a log entry, or updates the postponed one in place; its number.
Result<std::int64_t> log_draft(table::Transaction& tx, const Context& context, const Draft& draft);
// PPN-1, PPN-2, WIZ-12: stored as a log entry that counts nowhere yet.
Result<std::int64_t> postpone_draft(table::Transaction& tx, const Context& context, const Draft& draft);
// PPN-4: the values of a postponed entry, dated the work date. REQUIRES: a live row of the log.
Draft resume_draft(const table::Database& db, const Context& context, table::Row entry_row);
// WIZ-9: the result of the interaction just logged: description, evaluation, success, cost and duration.
Result<void> finish_draft(table::Transaction& tx, std::int64_t entry_no, const Draft& result);

// --- phone calls (PHN)
struct PhoneNumber {
    std::string number;
    std::string whose;  // "Phone No.", "Mobile Phone No.", "Alternate address SUMMER", "Contoso"
};
// PHN-3
std::vector<PhoneNumber> phone_numbers(const table::Database& db, std::string_view contact_no);
// PHN-1, PHN-2. Errors: the setup names no template for calls; as start_draft.
Result<Draft> start_call(const table::Database& db, const Context& context, std::string_view contact_no);
Result<Draft> start_call_of_line(const table::Database& db, const Context& context, table::Row line_row);
// PHN-5
Result<void> check_call(const Draft& draft);
// PHN-4: "tel:+4312345". Error: no number.
Result<std::string> dial_link(std::string_view number);

}  // namespace segments::interaction
