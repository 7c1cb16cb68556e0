#include "core/interaction/draft.h"

#include "core/attachment/word_templates.h"
#include "core/contact/alternate_address.h"
#include "core/interaction/comments.h"
#include "core/interaction/contact_figures.h"
#include "core/interaction/log_document.h"
#include "core/interaction/template_languages.h"
#include "core/interaction/template_setup.h"
#include "core/setup/setup_tables.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::Draft;

namespace {

namespace tmpl = interaction::template_;
namespace comment = interaction::comment;

// Ann, and the template CALL, which costs 3, takes 10 minutes and has no document.
struct Wizard : Mailing {
    Row ann = reachable("Ann Lee");
    Draft draft;

    Wizard() {
        template_field("CALL", tmpl::kUnitCost, 300000);
        template_field("CALL", tmpl::kUnitDuration, 1000000);
        template_field("CALL", tmpl::kDescription, "A phone call");
        template_field("CALL", tmpl::kCorrespondenceType, 0);
        draft = begin({.contact_no = no(ann)});
    }
    void template_field(std::string_view code, FieldId field, const FieldValue& value) {
        schema::set_cell(tx, tmpl::kTable, db->table(tmpl::kTable).find(code), field, value);
    }
    Draft begin(const interaction::DraftPresets& presets) const {
        const Result<Draft> made = interaction::start_draft(*db, context, presets);
        REQUIRE(made);
        return *made;
    }
    void choose(std::string_view code) { REQUIRE(interaction::choose_template(*db, draft, code)); }
    Row log_it() {
        const Result<std::int64_t> entry_no = interaction::log_draft(tx, context, draft);
        REQUIRE_MESSAGE(static_cast<bool>(entry_no), (entry_no ? std::string() : entry_no.error().message));
        return db->table(entry::kTable).find(*entry_no);
    }
    Row postpone() {
        const Result<std::int64_t> entry_no = interaction::postpone_draft(tx, context, draft);
        REQUIRE_MESSAGE(static_cast<bool>(entry_no), (entry_no ? std::string() : entry_no.error().message));
        return db->table(entry::kTable).find(*entry_no);
    }
    std::string refusal() {
        const Result<void> done = interaction::check_draft(*db, draft);
        return done ? std::string() : done.error().field;
    }
    std::string text_of(Row row, FieldId field) const { return text_in(entry::kTable, row, field); }
    std::int64_t number_of(Row row, FieldId field) const { return number_in(entry::kTable, row, field); }
    std::vector<std::string> comments(Row row) const {
        std::vector<std::string> texts;
        for (const Row each : interaction::comments_of(*db, number_of(row, entry::kEntryNo)))
            texts.push_back(text_in(comment::kTable, each, comment::kComment));
        return texts;
    }
    void document(std::string_view code, std::string_view language, std::string_view content,
                  std::string_view extension = "pdf") {
        const Row row = db->table(tmpl::kTable).find(code);
        const Result<Row> made = interaction::add_template_language(tx, row, language);
        REQUIRE(made);
        REQUIRE(interaction::set_template_document(tx, context, *made, {std::string(content), content.size()},
                                                   extension));
    }
};

}  // namespace

TEST_CASE("WIZ-1, WIZ-2: a new interaction is today's, successful, the user's, and takes its presets along") {
    Wizard w;
    w.context.minutes = 610;
    w.draft = w.begin({.contact_no = w.no(w.ann), .campaign_no = "FAIR", .to_do_no = "T1"});
    CHECK(w.draft.date == w.context.work_date);
    CHECK(w.draft.time == 610 * 60000 + 1);
    CHECK(w.draft.successful);
    CHECK(w.draft.salesperson_code == "AL");
    CHECK(w.draft.campaign_no == "FAIR");
    CHECK(w.draft.contact_fixed);
    CHECK(w.draft.campaign_fixed);
    CHECK_FALSE(w.draft.salesperson_fixed);
}

TEST_CASE("WIZ-3: a contact is found by a part of its name, in any case") {
    Wizard w;
    CHECK(interaction::contact_with_name(*w.db, "n LE") == w.no(w.ann));
    CHECK(interaction::contact_with_name(*w.db, "Zoe").empty());
    CHECK(interaction::contact_with_name(*w.db, " ").empty());
}

TEST_CASE("WIZ-4: a privacy-blocked contact can't be used") {
    Wizard w;
    const Row bob = w.person("Bob Ray");
    w.set(bob, card::kPrivacyBlocked, true);
    CHECK(interaction::start_draft(*w.db, w.context, {.contact_no = w.no(bob)}).error().rule == "WIZ-4");
    CHECK(interaction::choose_contact(*w.db, w.draft, w.no(bob)).error().rule == "WIZ-4");
    CHECK(w.draft.contact_no == w.no(w.ann));
}

TEST_CASE("WIZ-5, WIZ-6: a template brings its values along; a typed description stays") {
    Wizard w;
    w.set(w.ann, card::kCorrespondenceType, 1);
    w.choose("call");
    CHECK(w.draft.description == "A phone call");
    CHECK(w.draft.cost == 300000);
    CHECK(w.draft.duration == 1000000);
    CHECK(w.draft.correspondence_type == 0);
    w.draft.description = "Talked about the fair";
    w.choose("EMAIL");
    CHECK(w.draft.description == "Talked about the fair");
    CHECK(w.draft.correspondence_type == 2);
    CHECK_FALSE(interaction::choose_template(*w.db, w.draft, "GONE"));
}

TEST_CASE("WIZ-6: the document is the one in the contact's language, else the template's default") {
    Wizard w;
    w.document("EMAIL", "ENU", "english");
    w.document("EMAIL", "DEU", "german");
    w.choose("EMAIL");
    CHECK(w.draft.language_code == "ENU");
    CHECK(w.draft.document->content.hash == "english");
    REQUIRE(interaction::choose_language(*w.db, w.draft, "deu"));
    CHECK(w.draft.document->content.hash == "german");
    CHECK_FALSE(interaction::choose_language(*w.db, w.draft, "FRA"));
    w.set(w.ann, card::kLanguageCode, "DEU");
    w.choose("EMAIL");
    CHECK(w.draft.language_code == "DEU");
}

TEST_CASE("WIZ-10: what is missing is said in order, with its field") {
    Wizard w;
    w.draft = Draft();
    CHECK(w.refusal() == "Contact No.");
    w.draft.contact_no = w.no(w.ann);
    CHECK(w.refusal() == "Interaction Template Code");
    CHECK(interaction::check_first_step(w.draft).error().field == "Interaction Template Code");
    w.choose("CALL");
    CHECK(w.refusal() == "Salesperson Code");
    w.draft.salesperson_code = "AL";
    CHECK(w.refusal() == "Date");
    w.draft.date = w.context.work_date;
    w.draft.description.clear();
    CHECK(w.refusal() == "Description");
    CHECK(interaction::check_first_step(w.draft).error().field == "Description");
    w.draft.description = "Talk";
    CHECK(w.refusal().empty());
    w.template_field("CALL", tmpl::kWizardAction, 1);
    CHECK(w.refusal() == "Attachment");
    w.template_field("CALL", tmpl::kWizardAction, 0);
    w.draft.correspondence_type = 2;
    CHECK(w.refusal() == "Correspondence Type");
    w.draft.document = interaction::DraftDocument{{"x", 1}, "pdf"};
    CHECK(w.refusal().empty());
}

TEST_CASE("WIZ-11, LOG-50, LOG-52: it becomes one log entry, with its comments and a read-only document") {
    Wizard w;
    w.document("EMAIL", "ENU", "english");
    w.choose("EMAIL");
    w.draft.successful = false;
    w.draft.comments = {"Was very kind", "Call again"};
    const Row row = w.log_it();
    CHECK(w.entries().size() == 1);
    CHECK(w.text_of(row, entry::kContactNo) == w.no(w.ann));
    CHECK(w.text_of(row, entry::kInteractionTemplateCode) == "EMAIL");
    CHECK(w.text_of(row, entry::kSubject) == w.text_of(row, entry::kDescription));
    CHECK(w.text_of(row, entry::kUserId) == w.context.user_id);
    CHECK(w.number_of(row, entry::kAttemptFailed) == 1);
    CHECK(w.number_of(row, entry::kPostponed) == 0);
    CHECK(w.comments(row) == std::vector<std::string>{"Was very kind", "Call again"});
    const std::int64_t no = w.number_of(row, entry::kAttachmentNo);
    CHECK(attachment::is_read_only(*w.db, no));
    CHECK(attachment::content_of(*w.db, no).hash == "english");
    // The template's own stays as it was.
    const Row email = w.db->table(tmpl::kTable).find("EMAIL");
    CHECK(interaction::template_attachment(*w.db, email) != no);
    CHECK_FALSE(attachment::is_read_only(*w.db, interaction::template_attachment(*w.db, email)));
}

TEST_CASE("LOG-50, LOG-7: e-mail to a contact without an address is logged with a blank type") {
    Wizard w;
    w.document("EMAIL", "ENU", "english");
    w.set(w.ann, card::kEMail, "");
    w.choose("EMAIL");
    CHECK(w.number_of(w.log_it(), entry::kCorrespondenceType) == 0);
    w.set(w.ann, card::kEMail, "ann@contoso.example");
    CHECK(w.number_of(w.log_it(), entry::kCorrespondenceType) == 2);
}

TEST_CASE("LOG-51: with a campaign it belongs to a campaign entry of its own kind") {
    Wizard w;
    w.add_campaign("FAIR");
    w.choose("CALL");
    w.draft.campaign_no = "FAIR";
    const Row first = w.log_it(), second = w.log_it();
    const std::vector<Row> entries = w.sorted(campaign_entry::kTable);
    REQUIRE(entries.size() == 1);
    CHECK(w.text_in(campaign_entry::kTable, entries[0], campaign_entry::kDescription) == "Interaction");
    CHECK(w.number_in(campaign_entry::kTable, entries[0], campaign_entry::kRegisterNo) == 0);
    CHECK(w.number_of(first, entry::kCampaignEntryNo) == w.number_of(second, entry::kCampaignEntryNo));
    w.draft.campaign_no = "GONE";
    CHECK(w.refusal() == "Campaign No.");
}

TEST_CASE("PPN-1, PPN-2, WIZ-12: a postponed interaction passes the same checks and counts nowhere yet") {
    Wizard w;
    w.add_campaign("FAIR");
    CHECK_FALSE(interaction::postpone_draft(w.tx, w.context, w.draft));
    w.choose("CALL");
    w.draft.campaign_no = "FAIR";
    const Row row = w.postpone();
    CHECK(w.number_of(row, entry::kPostponed) == 1);
    CHECK(w.number_of(row, entry::kCampaignEntryNo) == 0);
    CHECK(w.db->table(campaign_entry::kTable).size() == 0);
    CHECK(interaction::contact_figures(*w.db, w.ann).interactions == 0);
    CHECK(interaction::contact_figures(*w.db, w.ann).date_of_last_interaction == kBlankDay);
}

TEST_CASE("PPN-4, LOG-50: a resumed interaction is dated today and becomes the same entry") {
    Wizard w;
    w.document("EMAIL", "ENU", "english");
    w.choose("EMAIL");
    w.draft.comments = {"First"};
    const Row row = w.postpone();
    const std::int64_t former = w.number_of(row, entry::kAttachmentNo);
    w.context.work_date += 3;
    w.draft = interaction::resume_draft(*w.db, w.context, row);
    CHECK(w.draft.date == w.context.work_date);
    CHECK(w.draft.comments == std::vector<std::string>{"First"});
    w.draft.description = "Mail about the fair";
    w.draft.comments.emplace_back("Second");
    w.draft.document->content = {"another", 7};
    CHECK(w.log_it() == row);
    CHECK(w.entries().size() == 1);
    CHECK(w.number_of(row, entry::kPostponed) == 0);
    CHECK(w.text_of(row, entry::kDescription) == "Mail about the fair");
    CHECK(w.comments(row) == std::vector<std::string>{"First", "Second"});
    CHECK(attachment::content_of(*w.db, w.number_of(row, entry::kAttachmentNo)).hash == "another");
    CHECK(attachment::find_attachment(*w.db, former) == table::kNoRow);
    CHECK(interaction::contact_figures(*w.db, w.ann).interactions == 1);
    // Nobody resumes what is finished.
    CHECK_FALSE(interaction::log_draft(w.tx, w.context, w.draft));
}

TEST_CASE("PPN-5: a resumed interaction can be postponed again, with its changes") {
    Wizard w;
    w.choose("CALL");
    const Row row = w.postpone();
    w.draft = interaction::resume_draft(*w.db, w.context, row);
    w.draft.description = "Later";
    CHECK(w.postpone() == row);
    CHECK(w.text_of(row, entry::kDescription) == "Later");
    CHECK(w.number_of(row, entry::kPostponed) == 1);
}

TEST_CASE("WIZ-9: the result is written to the entry just logged") {
    Wizard w;
    w.choose("CALL");
    const Row row = w.log_it();
    Draft result = w.draft;
    result.description = "Reached the answering machine";
    result.evaluation = 3;
    result.successful = false;
    result.cost = 50000;
    REQUIRE(interaction::finish_draft(w.tx, w.number_of(row, entry::kEntryNo), result));
    CHECK(w.text_of(row, entry::kDescription) == "Reached the answering machine");
    CHECK(w.number_of(row, entry::kEvaluation) == 3);
    CHECK(w.number_of(row, entry::kAttemptFailed) == 1);
    CHECK(w.number_of(row, entry::kCost) == 50000);
    result.description.clear();
    CHECK_FALSE(interaction::finish_draft(w.tx, 1, result));
}

TEST_CASE("PHN-1: a call needs the template of the setup") {
    Wizard w;
    REQUIRE(interaction::set_template_setup(w.tx, interaction::template_setup::kOutgoingCalls, ""));
    const Result<Draft> call = interaction::start_call(*w.db, w.context, w.no(w.ann));
    REQUIRE_FALSE(static_cast<bool>(call));
    CHECK(call.error().rule == "PHN-1");
    CHECK(call.error().message.find("Interaction Template Setup") != std::string::npos);
}

TEST_CASE("PHN-2, PHN-3, PHN-7: a call takes over contact, number and what its segment line says") {
    Wizard w;
    w.set(w.ann, card::kPhoneNo, "+43 1 234");
    w.set(w.ann, card::kMobilePhoneNo, "0664 55");
    const Row contoso = w.company("Contoso");
    w.set(contoso, card::kPhoneNo, "800");
    w.set(w.ann, card::kCompanyNo, w.no(contoso));
    const auto numbers = interaction::phone_numbers(*w.db, w.no(w.ann));
    REQUIRE(numbers.size() == 3);
    CHECK(numbers[0].number == "+43 1 234");
    CHECK(numbers[1].whose == "Mobile Phone No.");
    CHECK(numbers[2].whose == "Contoso, Phone No.");

    w.add_campaign("FAIR");
    const Row segment_row = w.segment("SM1", {w.ann});
    w.head(segment_row, header::kCampaignNo, "FAIR");
    const Result<Draft> call = interaction::start_call_of_line(*w.db, w.context, w.line_of("SM1", 0));
    REQUIRE(call);
    CHECK(call->template_code == "CALL");
    CHECK(call->contact_via == "+43 1 234");
    CHECK(call->segment_no == "SM1");
    CHECK(call->campaign_no == "FAIR");
    CHECK(interaction::check_call(*call));
    w.draft = *call;
    const Row row = w.log_it();
    CHECK(w.text_of(row, entry::kContactVia) == "+43 1 234");
    CHECK(w.text_of(row, entry::kSegmentNo) == "SM1");
    CHECK(w.number_of(row, entry::kDeliveryStatus) == 0);
    CHECK(segment::present_lines(*w.db, "SM1").size() == 1);
}

TEST_CASE("PHN-4, PHN-5: dialing needs a number, finishing a description, a date and a salesperson") {
    CHECK(*interaction::dial_link("+43 (1) 234-5") == "tel:+4312345");
    CHECK(interaction::dial_link(" -").error().rule == "PHN-4");
    Draft draft;
    CHECK(interaction::check_call(draft).error().field == "Description");
    draft.description = "Call";
    CHECK(interaction::check_call(draft).error().field == "Date");
    draft.date = 1;
    CHECK(interaction::check_call(draft).error().field == "Salesperson Code");
}

TEST_CASE("TPL-41, ENT-13: the setup names existing templates without an attachment") {
    Wizard w;
    namespace chosen = interaction::template_setup;
    const Row row = interaction::template_setup_row(*w.db);
    CHECK(w.text_in(chosen::kTable, row, chosen::kOutgoingCalls) == "CALL");
    CHECK(w.text_in(chosen::kTable, row, chosen::kCoverSheets).empty());
    REQUIRE(interaction::set_template_setup(w.tx, chosen::kCoverSheets, "letter"));
    CHECK(w.text_in(chosen::kTable, row, chosen::kCoverSheets) == "LETTER");
    w.document("EMAIL", "ENU", "english");
    CHECK(interaction::set_template_setup(w.tx, chosen::kCoverSheets, "EMAIL").error().rule == "TPL-41");
    CHECK_FALSE(interaction::set_template_setup(w.tx, chosen::kCoverSheets, "GONE"));
}

TEST_CASE(
    "LOG-53, WIZ-11: a single interaction with a document and a type is to be delivered, unless postponed") {
    Wizard w;
    w.choose("CALL");
    w.draft.correspondence_type = 1;
    w.draft.document = interaction::DraftDocument{{"a letter", 8}, "docx"};
    CHECK(w.number_of(w.postpone(), entry::kDeliveryStatus) == 0);
    CHECK(w.number_of(w.log_it(), entry::kDeliveryStatus) == 1);
    w.draft.correspondence_type = 0;
    CHECK(w.number_of(w.log_it(), entry::kDeliveryStatus) == 0);
    w.draft.correspondence_type = 1;
    w.draft.document.reset();
    CHECK(w.number_of(w.log_it(), entry::kDeliveryStatus) == 0);
}

TEST_CASE("LOG-52, MRG-1: an interaction with a Word template keeps what the template holds now") {
    namespace word = attachment::word_template;
    Wizard w;
    w.code(word::kTable, "OFFER");
    const Row offer = w.db->table(word::kTable).find("OFFER");
    REQUIRE(attachment::set_word_template_document(w.tx, w.context, offer, {"the offer", 9}, "docx"));
    w.choose("CALL");
    w.draft.word_template_code = "OFFER";
    w.draft.correspondence_type = 1;
    const Row row = w.log_it();
    REQUIRE(attachment::set_word_template_document(w.tx, w.context, offer, {"another", 7}, "docx"));
    const std::int64_t no = w.number_of(row, entry::kAttachmentNo);
    REQUIRE(no != 0);
    CHECK(attachment::content_of(*w.db, no).hash == "the offer");
    CHECK(attachment::is_read_only(*w.db, no));
    CHECK(w.number_of(row, entry::kDeliveryStatus) == 1);
}

TEST_CASE("LOG-54, ENM-16, ENT-13: a document is logged with the template of the setup for its type") {
    Wizard w;
    constexpr std::int64_t kInvoice = 4;
    const interaction::LoggedDocument invoice{kInvoice, "INV-7", w.no(w.ann), "", "", 1, 2};
    CHECK(*interaction::log_document(w.tx, w.context, invoice) == 0);
    CHECK(w.entries().empty());
    const FieldId field = interaction::template_setup_field(kInvoice);
    CHECK(interaction::template_setup::kDef.fields[field].caption == "Sales Invoice");
    REQUIRE(interaction::set_template_setup(w.tx, field, "CALL"));
    const Result<std::int64_t> no = interaction::log_document(w.tx, w.context, invoice);
    REQUIRE(no);
    const Row row = w.db->table(entry::kTable).find(*no);
    CHECK(w.text_of(row, entry::kDescription) == "A phone call");
    CHECK(w.number_of(row, entry::kDocumentType) == kInvoice);
    CHECK(w.text_of(row, entry::kDocumentNo) == "INV-7");
    CHECK(w.number_of(row, entry::kDocNoOccurrence) == 1);
    CHECK(w.number_of(row, entry::kVersionNo) == 2);
    // Each type has a place of its own.
    for (std::int64_t type = 1; type <= 26; ++type) {
        CHECK(interaction::template_setup::kDef.fields[interaction::template_setup_field(type)].caption ==
              (type == 17 ? std::string_view("Cover Sheets") : schema::kDocumentTypes[type]));
    }
    REQUIRE(interaction::add_template_language(w.tx, w.db->table(tmpl::kTable).find("CALL"), "ENU"));
    CHECK(interaction::log_document(w.tx, w.context, invoice).error().rule == "LOG-54");
}

TEST_CASE(
    "LOG-54: a document's number is a code; what identifies it is checked, and it has a day of its own") {
    Wizard w;
    constexpr std::int64_t kInvoice = 4;
    REQUIRE(interaction::set_template_setup(w.tx, interaction::template_setup_field(kInvoice), "CALL"));
    interaction::LoggedDocument document{kInvoice, " inv-7 ", w.no(w.ann), "", "", 0, 0};
    document.date = w.context.work_date - 5;
    const Result<std::int64_t> no = interaction::log_document(w.tx, w.context, document);
    REQUIRE(no);
    const Row row = w.db->table(entry::kTable).find(*no);
    CHECK(w.text_of(row, entry::kDocumentNo) == "INV-7");
    CHECK(w.number_of(row, entry::kDate) == w.context.work_date - 5);
    const auto refused = [&](interaction::LoggedDocument changed) {
        return !interaction::log_document(w.tx, w.context, changed);
    };
    auto changed = document;
    changed.type = 0;
    CHECK(refused(changed));
    changed.type = 27;
    CHECK(refused(changed));
    changed = document;
    changed.document_no = std::string(21, 'X');
    CHECK(refused(changed));
    changed = document;
    changed.version = -1;
    CHECK(refused(changed));
    CHECK(w.entries().size() == 1);
}

TEST_CASE("LOG-51: the campaign entry of a document is one of its type, called by segment or document") {
    Wizard w;
    w.add_campaign("SPRING");
    w.segment("SM1");
    constexpr std::int64_t kCoverSheet = 17;
    REQUIRE(interaction::set_template_setup(w.tx, interaction::template_setup_field(kCoverSheet), "CALL"));
    const auto entry_of = [&](const std::string& segment_no) {
        const Result<std::int64_t> no = interaction::log_document(
            w.tx, w.context, {kCoverSheet, "", w.no(w.ann), "SPRING", segment_no, 0, 0});
        REQUIRE(no);
        const Row row = w.db->table(entry::kTable).find(*no);
        return w.db->table(campaign_entry::kTable).find(w.number_of(row, entry::kCampaignEntryNo));
    };
    const Row of_segment = entry_of("SM1"), alone = entry_of("");
    CHECK(of_segment != alone);
    CHECK(entry_of("SM1") == of_segment);
    CHECK(w.text_in(campaign_entry::kTable, of_segment, campaign_entry::kDescription) == "Autumn sale");
    CHECK(w.text_in(campaign_entry::kTable, alone, campaign_entry::kDescription) == "Cover Sheet");
    CHECK(w.number_in(campaign_entry::kTable, alone, campaign_entry::kDocumentType) == kCoverSheet);
}
