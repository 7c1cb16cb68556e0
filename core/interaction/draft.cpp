#include "core/interaction/draft.h"

#include "core/base/needle.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/template_languages.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "core/segment/line.h"
#include "core/setup/new_workspace.h"
#include "core/setup/setup_tables.h"

namespace segments::interaction {
namespace {

using table::kNoRow;
using table::Row;
namespace card = contact::contact;
namespace tmpl = template_;
namespace lang = template_language;
namespace line = segment::line;

constexpr std::int64_t kEmail = static_cast<std::int64_t>(schema::CorrespondenceType::email);
constexpr std::int64_t kMinute = 60000;
constexpr std::int64_t kOpen = 1;  // ENM-4

Error named(std::string_view field, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.field = field;
    return error;
}

std::string_view contact_text(const table::Database& db, std::string_view no, table::FieldId field) {
    const table::Table& contacts = db.table(card::kTable);
    const Row row = no.empty() ? kNoRow : contacts.find(no);
    return row == kNoRow ? std::string_view{} : contacts.text(row, field);
}

// The template's row in this language; kNoRow where it has none.
Row language_row(const table::Database& db, std::string_view template_code, std::string_view language) {
    return db.table(lang::kTable).find(template_code, language);
}

// WIZ-6: the document comes along as content, so that the template's own stays as it is.
void take_document(const table::Database& db, Draft& draft, Row row) {
    draft.document.reset();
    draft.word_template_code.clear();
    if (row == kNoRow) return;
    const table::Table& rows = db.table(lang::kTable);
    draft.word_template_code = rows.text(row, lang::kWordTemplateCode);
    const std::int64_t no = rows.number(row, lang::kAttachmentNo);
    if (attachment::find_attachment(db, no) == kNoRow) return;
    draft.document = {attachment::content_of(db, no), attachment::file_extension(db, no)};
}

std::string usable_salesperson(const table::Database& db, const Context& context,
                               std::string_view contact_no) {
    const std::string_view own = setup::salesperson_of(db, context.user_id);
    if (db.table(setup::salesperson::kTable).find(own) != kNoRow) return std::string(own);
    return std::string(contact_text(db, contact_no, card::kSalespersonCode));
}

bool has_record(const table::Database& db, table::TableId table, std::string_view code) {
    return db.table(table).find(code) != kNoRow;
}

}  // namespace

Result<Draft> start_draft(const table::Database& db, const Context& context, const DraftPresets& presets) {
    Draft draft;
    draft.date = context.work_date;
    draft.time = std::int64_t{context.minutes} * kMinute + 1;
    draft.salesperson_code = presets.salesperson_code;
    draft.salesperson_fixed = !presets.salesperson_code.empty();
    draft.campaign_no = presets.campaign_no;
    draft.campaign_fixed = !presets.campaign_no.empty();
    draft.opportunity_no = presets.opportunity_no;
    draft.to_do_no = presets.to_do_no;
    if (!presets.contact_no.empty()) {
        if (Result<void> chosen = choose_contact(db, draft, presets.contact_no); !chosen)
            return chosen.error();
        draft.contact_fixed = true;
    }
    if (!draft.salesperson_fixed) draft.salesperson_code = usable_salesperson(db, context, draft.contact_no);
    return draft;
}

Result<void> choose_contact(const table::Database& db, Draft& draft, std::string_view contact_no) {
    const std::string no = code_form(contact_no);
    if (no == draft.contact_no) return {};
    if (!no.empty()) {
        const table::Table& contacts = db.table(card::kTable);
        const Row row = contacts.find(no);
        if (row == kNoRow)
            return named("Contact No.", tr("There is no contact {1}. Choose one of the list.", no), "WIZ-3");
        if (contacts.flag(row, card::kPrivacyBlocked))
            return named("Contact No.",
                         tr("{1} is privacy blocked: no interaction may be created. Choose another contact.",
                            contacts.text(row, card::kName)),
                         "WIZ-4");
    }
    if (!draft.salesperson_fixed && draft.salesperson_code.empty())
        draft.salesperson_code = contact_text(db, no, card::kSalespersonCode);
    draft.contact_no = no;
    draft.alt_address_code.clear();
    return {};
}

std::string contact_with_name(const table::Database& db, std::string_view text) {
    const std::string wanted = upper_case(trim_blanks(text));
    if (wanted.empty()) return {};
    const table::Table& contacts = db.table(card::kTable);
    for (Row row = contacts.live().next(0); row != kNoRow; row = contacts.live().next(row + 1)) {
        if (upper_case(contacts.text(row, card::kName)).find(wanted) != std::string::npos)
            return std::string(contacts.text(row, card::kNo));
    }
    return {};
}

Result<void> choose_template(const table::Database& db, Draft& draft, std::string_view typed) {
    const std::string code = code_form(typed);
    const table::Table& templates = db.table(tmpl::kTable);
    const Row row = code.empty() ? kNoRow : templates.find(code);
    if (row == kNoRow)
        return named("Interaction Template Code",
                     code.empty() ? tr("Choose an interaction template.")
                                  : tr("There is no interaction template {1}. Choose one of the list.", code),
                     "WIZ-6");
    draft.template_code = code;
    if (draft.description.empty()) draft.description = templates.text(row, tmpl::kDescription);
    draft.correspondence_type = templates.number(row, tmpl::kCorrespondenceType);
    draft.cost = templates.number(row, tmpl::kUnitCost);
    draft.duration = templates.number(row, tmpl::kUnitDuration);
    draft.group_code = templates.text(row, tmpl::kInteractionGroupCode);
    draft.information_flow = templates.number(row, tmpl::kInformationFlow);
    draft.initiated_by = templates.number(row, tmpl::kInitiatedBy);
    draft.campaign_target = templates.flag(row, tmpl::kCampaignTarget);
    draft.campaign_response = templates.flag(row, tmpl::kCampaignResponse);
    if (!draft.campaign_fixed) draft.campaign_no = templates.text(row, tmpl::kCampaignNo);
    const std::string of_contact(contact_text(db, draft.contact_no, card::kLanguageCode));
    const bool speaks = !of_contact.empty() && language_row(db, code, of_contact) != kNoRow;
    draft.language_code = speaks ? of_contact : std::string(templates.text(row, tmpl::kLanguageCode));
    take_document(db, draft, language_row(db, code, draft.language_code));
    return {};
}

Result<void> choose_language(const table::Database& db, Draft& draft, std::string_view typed) {
    const std::string code = code_form(typed);
    if (code == draft.language_code) return {};
    const Row template_row = db.table(tmpl::kTable).find(draft.template_code);
    const Row row = language_row(db, draft.template_code, code);
    if (row == kNoRow && template_row != kNoRow && !template_languages(db, template_row).empty())
        return named("Language Code",
                     tr("The template {1} has no document in language {2}. Choose one of its languages.",
                        draft.template_code, code),
                     "WIZ-6");
    draft.language_code = code;
    take_document(db, draft, row);
    return {};
}

std::int64_t wizard_action(const table::Database& db, const Draft& draft) {
    const table::Table& templates = db.table(tmpl::kTable);
    const Row row = templates.find(draft.template_code);
    return row == kNoRow ? 0 : templates.number(row, tmpl::kWizardAction);
}

Result<void> check_first_step(const Draft& draft) {
    if (draft.template_code.empty())
        return named("Interaction Template Code", tr("Choose an interaction template."), "WIZ-6");
    if (draft.description.empty()) return named("Description", tr("Fill in the description."), "WIZ-6");
    return {};
}

Result<void> check_draft(const table::Database& db, const Draft& draft) {
    if (draft.contact_no.empty())
        return named("Contact No.", tr("Choose the contact that the interaction was with."), "WIZ-10");
    if (!has_record(db, card::kTable, draft.contact_no))
        return named("Contact No.", tr("There is no contact {1} any more.", draft.contact_no), "WIZ-10");
    if (draft.template_code.empty())
        return named("Interaction Template Code", tr("Choose an interaction template."), "WIZ-10");
    if (!has_record(db, tmpl::kTable, draft.template_code))
        return named("Interaction Template Code",
                     tr("There is no interaction template {1}. Choose another one.", draft.template_code),
                     "WIZ-10");
    if (draft.salesperson_code.empty())
        return named("Salesperson Code", tr("Fill in the Salesperson Code."), "WIZ-10");
    if (!has_record(db, setup::salesperson::kTable, draft.salesperson_code))
        return named("Salesperson Code",
                     tr("There is no salesperson {1}. Choose another one.", draft.salesperson_code),
                     "WIZ-10");
    if (draft.date == kBlankDay) return named("Date", tr("Fill in the Date."), "WIZ-10");
    if (draft.description.empty()) return named("Description", tr("Fill in the Description."), "WIZ-10");
    if (!draft.campaign_no.empty() && !has_record(db, campaign::kTable, draft.campaign_no))
        return named("Campaign No.", tr("There is no campaign {1}. Choose another one.", draft.campaign_no),
                     "LOG-6");
    const bool has_document = draft.document.has_value() || !draft.word_template_code.empty();
    if (wizard_action(db, draft) == kOpen && !has_document)
        return named("Attachment",
                     tr("The template {1} is to open a document, but has none in this language. Import a "
                        "file, or change the template.",
                        draft.template_code),
                     "WIZ-10");
    if (draft.correspondence_type == kEmail && !has_document)
        return named("Correspondence Type",
                     tr("There is no document to send by e-mail. Import a file, or choose another "
                        "correspondence type."),
                     "WIZ-10");
    return {};
}

std::vector<PhoneNumber> phone_numbers(const table::Database& db, std::string_view contact_no) {
    std::vector<PhoneNumber> numbers;
    const table::Table& contacts = db.table(card::kTable);
    const Row row = contact_no.empty() ? kNoRow : contacts.find(contact_no);
    if (row == kNoRow) return numbers;
    const auto add = [&](std::string_view number, std::string whose) {
        if (!number.empty()) numbers.push_back({std::string(number), std::move(whose)});
    };
    const auto add_own = [&](Row of, table::FieldId field, std::string_view name) {
        std::string whose(tr(contacts.field(field).caption));
        if (!name.empty()) whose = std::string(name) + ", " + whose;
        add(contacts.text(of, field), std::move(whose));
    };
    add_own(row, card::kPhoneNo, {});
    add_own(row, card::kMobilePhoneNo, {});
    namespace address = contact::alt_address;
    const table::Table& addresses = db.table(address::kTable);
    addresses.live().for_each([&](Row each) {
        if (addresses.text(each, address::kContactNo) != contact_no) return;
        const std::string whose = tr("Alternate address {1}", addresses.text(each, address::kCode));
        add(addresses.text(each, address::kPhoneNo), whose);
        add(addresses.text(each, address::kMobilePhoneNo), whose);
    });
    const std::string_view company = contacts.text(row, card::kCompanyNo);
    if (company.empty() || company == contact_no) return numbers;
    if (const Row of = contacts.find(company); of != kNoRow) {
        add_own(of, card::kPhoneNo, contacts.text(of, card::kName));
        add_own(of, card::kMobilePhoneNo, contacts.text(of, card::kName));
    }
    return numbers;
}

namespace {

Result<std::string> call_template(const table::Database& db) {
    const table::Table& setup = db.table(template_setup::kTable);
    const Row row = setup.find(1);
    if (row == kNoRow || setup.code(row, template_setup::kOutgoingCalls) == 0)
        return named("Outgoing Calls",
                     tr("No interaction template is chosen for phone calls. Choose one under Outgoing Calls "
                        "in the Interaction Template Setup."),
                     "PHN-1");
    return std::string(setup.text(row, template_setup::kOutgoingCalls));
}

}  // namespace

Result<Draft> start_call(const table::Database& db, const Context& context, std::string_view contact_no) {
    const Result<std::string> code = call_template(db);
    if (!code) return code.error();
    Result<Draft> draft = start_draft(db, context, {.contact_no = std::string(contact_no)});
    if (!draft) return draft;
    const std::string own(contact_text(db, contact_no, card::kSalespersonCode));
    if (!own.empty()) draft->salesperson_code = own;
    if (Result<void> chosen = choose_template(db, *draft, *code); !chosen) return chosen.error();
    draft->document.reset();  // nothing is delivered (PHN-7)
    draft->word_template_code.clear();
    if (draft->date == kBlankDay) draft->date = context.today;
    const std::vector<PhoneNumber> numbers = phone_numbers(db, draft->contact_no);
    if (!numbers.empty()) draft->contact_via = numbers.front().number;
    return draft;
}

Result<Draft> start_call_of_line(const table::Database& db, const Context& context, Row line_row) {
    const segment::LineReader reader(db, segment::segment_of_line(db, line_row));
    Result<Draft> draft = start_call(db, context, reader.text(line_row, line::kContactNo));
    if (!draft) return draft;
    const auto own = [&](std::string& into, table::FieldId field) {
        if (const std::string_view text = reader.text(line_row, field); !text.empty()) into = text;
    };
    own(draft->salesperson_code, line::kSalespersonCode);
    own(draft->campaign_no, line::kCampaignNo);
    draft->segment_no = reader.text(line_row, line::kSegmentNo);
    draft->alt_address_code = reader.text(line_row, line::kContactAltAddressCode);
    draft->to_do_no = reader.text(line_row, line::kToDoNo);
    draft->campaign_target = reader.number(line_row, line::kCampaignTarget) != 0;
    draft->campaign_response = reader.number(line_row, line::kCampaignResponse) != 0;
    return draft;
}

Result<void> check_call(const Draft& draft) {
    if (draft.description.empty()) return named("Description", tr("Fill in the description."), "PHN-5");
    if (draft.date == kBlankDay) return named("Date", tr("Fill in the Date."), "PHN-5");
    if (draft.salesperson_code.empty())
        return named("Salesperson Code", tr("Fill in the Salesperson Code."), "PHN-5");
    return {};
}

Result<std::string> dial_link(std::string_view number) {
    std::string link = "tel:";
    for (const char c : number) {
        if ((c >= '0' && c <= '9') || c == '+' || c == '*' || c == '#') link += c;
    }
    if (link.size() == 4)
        return named("Phone No.", tr("A phone number is needed to dial. Type one."), "PHN-4");
    return link;
}

}  // namespace segments::interaction
