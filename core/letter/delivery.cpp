#include "core/letter/delivery.h"

#include <utility>

#include "core/attachment/attachments.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/letter/entry_letters.h"
#include "core/letter/letter_mail.h"
#include "core/schema/enumerations.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::letter {
namespace {

using table::kNoRow;
using table::Row;
namespace card = contact::contact;
namespace alternate = contact::alt_address;
namespace entry = interaction::log_entry;
namespace seller = setup::salesperson;

constexpr auto kEmail = static_cast<std::int64_t>(schema::CorrespondenceType::email);
constexpr auto kBlank = static_cast<std::int64_t>(schema::DeliveryStatus::blank);
constexpr auto kError = static_cast<std::int64_t>(schema::DeliveryStatus::error);

Row contact_of(const table::Database& db, Row entry_row) {
    const table::Code code = db.table(entry::kTable).code(entry_row, entry::kContactNo);
    return code == 0 ? kNoRow : db.table(card::kTable).find_code(code);
}

// LOG-35: the e-mail of the alternate address, else the contact's.
std::string recipient(const table::Database& db, Row entry_row, Row contact_row) {
    const table::Table& log = db.table(entry::kTable);
    const std::string_view code = log.text(entry_row, entry::kContactAltAddressCode);
    const table::Table& addresses = db.table(alternate::kTable);
    const Row other = code.empty() ? kNoRow : addresses.find(log.text(entry_row, entry::kContactNo), code);
    if (other != kNoRow && !addresses.text(other, alternate::kEMail).empty())
        return std::string(addresses.text(other, alternate::kEMail));
    return std::string(db.table(card::kTable).text(contact_row, card::kEMail));
}

EMail mail_of(const table::Database& db, Row entry_row, Row contact_row) {
    const table::Table& log = db.table(entry::kTable);
    EMail mail;
    mail.to = recipient(db, entry_row, contact_row);
    mail.subject = log.text(entry_row, entry::kSubject);
    if (mail.subject.empty()) mail.subject = log.text(entry_row, entry::kDescription);
    mail.date = static_cast<Day>(log.number(entry_row, entry::kDate));
    const table::Table& sellers = db.table(seller::kTable);
    if (const Row row = sellers.find(log.text(entry_row, entry::kSalespersonCode)); row != kNoRow) {
        mail.from = sellers.text(row, seller::kEMail);
        mail.from_name = sellers.text(row, seller::kName);
    }
    return mail;
}

std::vector<Row> entries_of(const table::Database& db, std::int64_t logged_segment_no, bool again) {
    const table::Table& log = db.table(entry::kTable);
    const table::Table& contacts = db.table(card::kTable);
    std::vector<Row> entries;
    table::for_each_row_with(log, entry::kLoggedSegmentEntryNo, logged_segment_no, [&](Row row) {
        if (log.flag(row, entry::kCanceled) || interaction::document_of(db, row) == 0) return;
        if (!again && log.number(row, entry::kDeliveryStatus) == kBlank) return;
        const Row contact_row = contact_of(db, row);
        if (contact_row == kNoRow || contacts.flag(contact_row, card::kPrivacyBlocked)) return;
        entries.push_back(row);
    });
    return entries;
}

}  // namespace

std::vector<Row> entries_to_deliver(const table::Database& db, std::int64_t logged_segment_no) {
    return entries_of(db, logged_segment_no, false);
}
std::vector<Row> entries_to_resend(const table::Database& db, std::int64_t logged_segment_no) {
    return entries_of(db, logged_segment_no, true);
}

DeliverEntries::DeliverEntries(const table::Database& db, std::vector<Row> entries, Templates templates,
                               std::optional<schema::CorrespondenceType> type)
    : db_(&db), entries_(std::move(entries)), templates_(std::move(templates)), type_(type), zip_(pending_) {}

std::string_view DeliverEntries::e_mail(Row row, const ReadyTemplate& ready, std::string_view extension) {
    const table::Table& log = db_->table(entry::kTable);
    EMail mail = mail_of(*db_, row, contact_of(*db_, row));
    if (mail.to.empty()) return tr("no e-mail address");
    if (!ready.letter) {
        // LOG-33: HTML is the text, anything else a file.
        if (extension == "html" || extension == "htm") {
            mail.html = *ready.file;
        } else {
            mail.attachment = *ready.file;
            mail.attachment_name = "Attachment" + (extension.empty() ? "" : "." + std::string(extension));
        }
    } else if (!has_letter(*db_, row)) {
        // As it is (LOG-37). What isn't a personal letter still has its fields, and so is no text to read.
        const word::Package& document = ready.letter->package();
        const bool reads = log.flag(row, entry::kMerged) && !log.flag(row, entry::kSendWordDocsAsAttmt);
        const Result<std::string> text = document.read(document.main());
        if (!reads)
            attach_letter(mail, std::string(document.zip().bytes()));
        else if (!text || !put_letter(mail, *ready.styles, *text))
            return tr("a document that can't be read");
    } else if (log.flag(row, entry::kSendWordDocsAsAttmt)) {
        attach_letter(mail, letter_of_entry(*db_, row, ready));
        if (mail.attachment.empty()) return tr("left out by the document's SKIPIF field");
    } else {
        const std::string text = text_of_entry(*db_, row, ready);
        if (text.empty()) return tr("left out by the document's SKIPIF field");
        if (!put_letter(mail, *ready.styles, text)) return tr("a document that can't be read");
    }
    zip_.add(unique_file_name(names_, entry_name(*db_, row), ".eml"), write_e_mail(mail));
    ++counts_.e_mails;
    return {};
}

std::string_view DeliverEntries::letter(Row row, const ReadyTemplate& ready, std::string_view extension) {
    std::string document;
    if (ready.letter && !has_letter(*db_, row)) {
        document = ready.letter->package().zip().bytes();
    } else if (ready.letter) {
        document = letter_of_entry(*db_, row, ready);
        if (document.empty()) return tr("left out by the document's SKIPIF field");
    } else if (extension == "docx" || extension == "doc") {
        document = *ready.file;
    } else {
        return tr("a document that isn't printed as a letter");
    }
    const std::string ending = "." + std::string(extension);
    zip_.add_stored(unique_file_name(names_, entry_name(*db_, row), ending), document);
    ++counts_.letters;
    return {};
}

std::string_view DeliverEntries::deliver(Row row) {
    const table::Table& log = db_->table(entry::kTable);
    const std::int64_t no = interaction::document_of(*db_, row);
    const auto ready = templates_.find(no);
    if (ready == templates_.end() || (!ready->second.letter && !ready->second.file))
        return tr("a document that can't be had");
    if (contact_of(*db_, row) == kNoRow) return tr("a contact that is gone");
    const std::string extension = attachment::file_extension(*db_, no);
    const std::int64_t type =
        type_ ? static_cast<std::int64_t>(*type_) : log.number(row, entry::kCorrespondenceType);
    return type == kEmail ? e_mail(row, ready->second, extension) : letter(row, ready->second, extension);
}

bool DeliverEntries::step(std::size_t documents, std::string& out) {
    for (; documents > 0 && at_ < entries_.size(); --documents, ++at_) {
        const std::string_view problem = deliver(entries_[at_]);
        (problem.empty() ? delivered_ : failed_).push_back(entries_[at_]);
        if (!problem.empty()) ++counts_.failed[std::string(problem)];
    }
    const bool done = at_ == entries_.size() && zip_.step_finish();
    sound_ = zip_.sound();
    out += pending_;
    pending_.clear();
    return done;
}

float DeliverEntries::progress() const {
    return entries_.empty() ? 1.0f : static_cast<float>(at_) / static_cast<float>(entries_.size());
}

std::size_t DeliverEntries::Counts::failures() const {
    std::size_t all = 0;
    for (const auto& [reason, count] : failed) all += count;
    return all;
}

bool SetDeliveryStatus::step(table::Transaction& tx, std::size_t entries) {
    const std::vector<Row>& delivered = work_->delivered();
    const std::size_t end = delivered.size() + work_->failed().size();
    for (; entries > 0 && at_ < end; --entries, ++at_) {
        const bool sent = at_ < delivered.size();
        const Row row = sent ? delivered[at_] : work_->failed()[at_ - delivered.size()];
        const std::int64_t status = sent ? kBlank : kError;
        if (tx.table(entry::kTable).number(row, entry::kDeliveryStatus) != status)
            tx.set_raw(entry::kTable, row, entry::kDeliveryStatus, status);
    }
    return at_ == end;
}

float SetDeliveryStatus::progress() const {
    return static_cast<float>(at_) /
           static_cast<float>(work_->delivered().size() + work_->failed().size() + 1);
}

}  // namespace segments::letter
