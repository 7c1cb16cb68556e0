// From draft to log entry and back.
#include "core/attachment/word_templates.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/campaign_entry_maker.h"
#include "core/interaction/comments.h"
#include "core/interaction/draft.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "core/segment/segment_tables.h"

namespace segments::interaction {
namespace {

using table::FieldId;
using table::kNoRow;
using table::Row;
using table::Transaction;
namespace card = contact::contact;

constexpr std::int64_t kEmail = static_cast<std::int64_t>(schema::CorrespondenceType::email);

// One description for both directions.
struct TextColumn {
    FieldId entry;
    std::string Draft::*draft;
};
constexpr TextColumn kTexts[] = {
    {log_entry::kContactNo, &Draft::contact_no},
    {log_entry::kInteractionTemplateCode, &Draft::template_code},
    {log_entry::kDescription, &Draft::description},
    {log_entry::kSalespersonCode, &Draft::salesperson_code},
    {log_entry::kInteractionLanguageCode, &Draft::language_code},
    {log_entry::kInteractionGroupCode, &Draft::group_code},
    {log_entry::kCampaignNo, &Draft::campaign_no},
    {log_entry::kSegmentNo, &Draft::segment_no},
    {log_entry::kContactAltAddressCode, &Draft::alt_address_code},
    {log_entry::kToDoNo, &Draft::to_do_no},
    {log_entry::kOpportunityNo, &Draft::opportunity_no},
    {log_entry::kContactVia, &Draft::contact_via},
    {log_entry::kWordTemplateCode, &Draft::word_template_code},
};
struct NumberColumn {
    FieldId entry;
    std::int64_t Draft::*draft;
};
constexpr NumberColumn kNumbers[] = {
    {log_entry::kTimeOfInteraction, &Draft::time},
    {log_entry::kCorrespondenceType, &Draft::correspondence_type},
    {log_entry::kInformationFlow, &Draft::information_flow},
    {log_entry::kInitiatedBy, &Draft::initiated_by},
    {log_entry::kEvaluation, &Draft::evaluation},
    {log_entry::kCost, &Draft::cost},
    {log_entry::kDuration, &Draft::duration},
};

Result<void> check_texts(const Draft& draft) {
    for (const TextColumn& column : kTexts) {
        if (const auto text = schema::normalized(log_entry::kDef.fields[column.entry],
                                                 schema::FieldValue(draft.*column.draft));
            !text)
            return text.error();
    }
    return {};
}

// LOG-7: Email to somebody without an address is blank for this interaction.
bool has_email(const table::Database& db, const Draft& draft) {
    const table::Table& contacts = db.table(card::kTable);
    if (!contacts.text(contacts.find(draft.contact_no), card::kEMail).empty()) return true;
    namespace address = contact::alt_address;
    const table::Table& addresses = db.table(address::kTable);
    const Row row =
        draft.alt_address_code.empty() ? kNoRow : addresses.find(draft.contact_no, draft.alt_address_code);
    return row != kNoRow && !addresses.text(row, address::kEMail).empty();
}

// LOG-52: the entry's own document; what a resumed entry had before is replaced.
void write_document(Transaction& tx, const Context& context, const Draft& draft, Row row) {
    const table::Table& log = tx.table(log_entry::kTable);
    const std::int64_t former = log.number(row, log_entry::kAttachmentNo);
    std::int64_t no = 0;
    attachment::AttachmentWriter writer(tx, context);
    if (draft.document) {
        no = writer.add(draft.document->content, draft.document->extension);
    } else if (!draft.word_template_code.empty()) {
        // What the Word template holds now (LOG-36).
        const std::int64_t code = log.number(row, log_entry::kWordTemplateCode);
        no = writer.copy(attachment::word_template_document(tx.db(), static_cast<table::Code>(code)));
    }
    attachment::make_read_only(tx, no);
    if (former != 0) DocumentUses(tx.db()).release(tx, former);
    tx.set_number(log_entry::kTable, row, log_entry::kAttachmentNo, no);
}

Result<void> write_comments(Transaction& tx, const Context& context, const Draft& draft, Row row) {
    const std::int64_t entry_no = tx.table(log_entry::kTable).number(row, log_entry::kEntryNo);
    if (draft.entry_no != 0) delete_comments_of(tx, NumberSet::of(entry_no));
    for (const std::string& text : draft.comments) {
        const Result<Row> added = add_comment(tx, context, row, text);
        if (!added) return added.error();
    }
    return {};
}

// LOG-51: what the campaign entry of a single interaction is called.
std::string campaign_text(const table::Database& db, const Draft& draft) {
    namespace header = segment::segment;
    const table::Table& segments = db.table(header::kTable);
    const Row row = draft.segment_no.empty() ? kNoRow : segments.find(draft.segment_no);
    if (row != kNoRow && !segments.text(row, header::kDescription).empty())
        return std::string(segments.text(row, header::kDescription));
    if (draft.document_type != 0)
        return std::string(schema::kDocumentTypes[static_cast<std::size_t>(draft.document_type)]);
    return "Interaction";
}

Result<Row> write_entry(Transaction& tx, const Context& context, const Draft& draft) {
    if (Result<void> fits = check_texts(draft); !fits) return fits.error();
    const table::Table& log = tx.table(log_entry::kTable);
    Row row = kNoRow;
    if (draft.entry_no == 0) {
        row = tx.insert(log_entry::kTable, {next_entry_no(log)});
    } else {
        row = log.find(draft.entry_no);
        if (row == kNoRow || !log.flag(row, log_entry::kPostponed))
            return fail(
                tr("The postponed interaction isn't there any more: somebody has finished or deleted it."),
                "PPN-4");
    }
    for (const TextColumn& column : kTexts) {
        const auto text =
            schema::normalized(log_entry::kDef.fields[column.entry], schema::FieldValue(draft.*column.draft));
        tx.set_text(log_entry::kTable, row, column.entry, text->text);
    }
    for (const NumberColumn& column : kNumbers)
        tx.set_number(log_entry::kTable, row, column.entry, draft.*column.draft);
    const table::Table& contacts = tx.table(card::kTable);
    tx.set_text(log_entry::kTable, row, log_entry::kContactCompanyNo,
                contacts.text(contacts.find(draft.contact_no), card::kCompanyNo));
    tx.set_number(log_entry::kTable, row, log_entry::kDate, draft.date);
    tx.set_flag(log_entry::kTable, row, log_entry::kCampaignTarget, draft.campaign_target);
    tx.set_flag(log_entry::kTable, row, log_entry::kCampaignResponse, draft.campaign_response);
    tx.set_flag(log_entry::kTable, row, log_entry::kAttemptFailed, !draft.successful);  // WIZ-11
    tx.set_text(log_entry::kTable, row, log_entry::kSubject, log.text(row, log_entry::kDescription));
    tx.set_text(log_entry::kTable, row, log_entry::kUserId, context.user_id);
    tx.set_number(log_entry::kTable, row, log_entry::kDocumentType, draft.document_type);
    write_document(tx, context, draft, row);
    if (Result<void> written = write_comments(tx, context, draft, row); !written) return written.error();
    return row;
}

}  // namespace

Result<std::int64_t> log_draft(Transaction& tx, const Context& context, const Draft& draft) {
    if (Result<void> ok = check_draft(tx.db(), draft); !ok) return ok.error();
    const Result<Row> written = write_entry(tx, context, draft);
    if (!written) return written.error();
    const table::Table& log = tx.table(log_entry::kTable);
    tx.set_flag(log_entry::kTable, *written, log_entry::kPostponed, false);
    if (draft.correspondence_type == kEmail && !has_email(tx.db(), draft))
        tx.set_number(log_entry::kTable, *written, log_entry::kCorrespondenceType, 0);
    // LOG-53
    if (log.number(*written, log_entry::kCorrespondenceType) != 0 && document_of(tx.db(), *written) != 0)
        tx.set_number(log_entry::kTable, *written, log_entry::kDeliveryStatus,
                      static_cast<std::int64_t>(schema::DeliveryStatus::in_progress));
    // LOG-51
    if (const std::int64_t campaign = log.number(*written, log_entry::kCampaignNo); campaign != 0) {
        CampaignEntryMaker maker(
            tx, context,
            {log.code(*written, log_entry::kSegmentNo),
             tx.intern(campaign_entry::kTable, campaign_entry::kDescription, campaign_text(tx.db(), draft)),
             0, draft.document_type});
        tx.set_number(
            log_entry::kTable, *written, log_entry::kCampaignEntryNo,
            maker.entry_for(tx, campaign, draft.date, log.number(*written, log_entry::kSalespersonCode)));
    }
    return log.number(*written, log_entry::kEntryNo);
}

Result<std::int64_t> postpone_draft(Transaction& tx, const Context& context, const Draft& draft) {
    if (Result<void> ok = check_draft(tx.db(), draft); !ok) return ok.error();
    const Result<Row> written = write_entry(tx, context, draft);
    if (!written) return written.error();
    tx.set_flag(log_entry::kTable, *written, log_entry::kPostponed, true);
    return tx.table(log_entry::kTable).number(*written, log_entry::kEntryNo);
}

Draft resume_draft(const table::Database& db, const Context& context, Row entry_row) {
    const table::Table& log = db.table(log_entry::kTable);
    Draft draft;
    draft.entry_no = log.number(entry_row, log_entry::kEntryNo);
    for (const TextColumn& column : kTexts) draft.*column.draft = log.text(entry_row, column.entry);
    for (const NumberColumn& column : kNumbers) draft.*column.draft = log.number(entry_row, column.entry);
    draft.date = context.work_date;
    draft.campaign_target = log.flag(entry_row, log_entry::kCampaignTarget);
    draft.campaign_response = log.flag(entry_row, log_entry::kCampaignResponse);
    draft.successful = !log.flag(entry_row, log_entry::kAttemptFailed);
    const table::Table& comments = db.table(comment::kTable);
    for (const Row row : comments_of(db, draft.entry_no))
        draft.comments.emplace_back(comments.text(row, comment::kComment));
    const std::int64_t no = log.number(entry_row, log_entry::kAttachmentNo);
    // A Word template's document is taken from it again.
    if (draft.word_template_code.empty() && attachment::find_attachment(db, no) != kNoRow)
        draft.document = {attachment::content_of(db, no), attachment::file_extension(db, no)};
    return draft;
}

Result<void> finish_draft(Transaction& tx, std::int64_t entry_no, const Draft& result) {
    const Row row = tx.table(log_entry::kTable).find(entry_no);
    if (row == kNoRow) return fail(tr("The interaction isn't in the log any more."), "WIZ-9");
    if (result.description.empty()) return fail(tr("Fill in the description."), "WIZ-9");
    if (Result<void> fits = check_texts(result); !fits) return fits;
    tx.set_text(log_entry::kTable, row, log_entry::kDescription, result.description);
    tx.set_number(log_entry::kTable, row, log_entry::kEvaluation, result.evaluation);
    tx.set_flag(log_entry::kTable, row, log_entry::kAttemptFailed, !result.successful);
    tx.set_number(log_entry::kTable, row, log_entry::kCost, result.cost);
    tx.set_number(log_entry::kTable, row, log_entry::kDuration, result.duration);
    return {};
}

}  // namespace segments::interaction
