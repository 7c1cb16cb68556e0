// Documents of logged interactions as files to send.
#include "core/letter/delivery.h"

#include "core/attachment/word_templates.h"
#include "core/letter/contact_letters.h"
#include "core/letter/e_mail.h"
#include "core/letter/entry_letters.h"
#include "core/letter/fresh_letters.h"
#include "core/segment/languages.h"
#include "tests/core/interaction/segments.h"
#include "tests/core/letter/all_letters.h"
#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::test;
namespace made = segments::word::test;

namespace {

using Texts = std::vector<std::string>;

// Ann and Bob of the type Email, Cy of the type Hard Copy; their documents are theirs alone.
struct Sending : Mailing {
    letter::Templates templates;
    std::int64_t logged_no = 0;
    Row cy = table::kNoRow;

    Sending() {
        cy = reachable("Cy");
        segment("SM1", {reachable("Ann"), reachable("Bob"), cy});
        own(line_of("SM1", 2), segment::OwnField::correspondence_type, 1);
        own(line_of("SM1", 0), segment::OwnField::subject, "For you");
    }
    void letter_of(std::size_t n, const std::string& text) {
        document(line_of("SM1", n), text, "docx");
        Result<letter::ReadyTemplate> ready =
            letter::make_template(made::a_document(made::paragraph(made::run(text))).bytes());
        REQUIRE(ready);
        templates.emplace(attachment_of(n), *ready);
    }
    void file_of(std::size_t n, const std::string& bytes, std::string_view extension) {
        document(line_of("SM1", n), bytes, extension);
        letter::ReadyTemplate ready;
        ready.file = std::make_shared<const std::string>(bytes);
        templates.emplace(attachment_of(n), ready);
    }
    std::int64_t attachment_of(std::size_t n) const {
        const Row row = line_of("SM1", n);
        return segment::LineReader(*db, segment::segment_of_line(*db, row)).attachment(row);
    }
    void log_all() {
        interaction::LogOptions options;
        options.deliver = true;
        options.letter_values = letter::values_for_log(templates, filter::Locale());
        logged_no = log("SM1", options).logged_segment_no;
    }
    std::string send(std::vector<Row> entries) {
        const auto work = std::make_shared<letter::DeliverEntries>(*db, std::move(entries), templates);
        std::string out;
        while (!work->step(1, out)) {
        }
        CHECK(work->sound());
        counts = work->counts();
        letter::SetDeliveryStatus set(work);
        while (!set.step(tx, 1)) {
        }
        return out;
    }
    std::string send() { return send(letter::entries_to_deliver(*db, logged_no)); }
    std::vector<std::int64_t> statuses() const {
        std::vector<std::int64_t> all;
        const table::Table& log = db->table(entry::kTable);
        log.live().for_each([&](Row row) { all.push_back(log.number(row, entry::kDeliveryStatus)); });
        return all;
    }
    letter::DeliverEntries::Counts counts;
};

Texts names(const std::string& zip) {
    Texts all;
    const Result<word::ZipReader> reader = word::ZipReader::open(zip);
    REQUIRE(reader);
    for (const word::ZipEntry& each : reader->entries()) all.push_back(each.name);
    return all;
}

constexpr std::int64_t kDone = 0, kInProgress = 1, kError = 2;
using Statuses = std::vector<std::int64_t>;

}  // namespace

TEST_CASE(
    "LOG-32, LOG-36: what is sent is a letter or an e-mail by its type, and its status is blank again") {
    Sending w;
    w.letter_of(0, "Dear {{Contact Name}}");
    w.letter_of(1, "Hello {{Contact Name}}");
    w.letter_of(2, "Letter to {{Contact Name}}");
    w.own(w.line_of("SM1", 1), segment::OwnField::send_word_doc_as_attmt, 1);
    w.log_all();
    CHECK(w.statuses() == Statuses{kInProgress, kInProgress, kInProgress});
    const std::string zip = w.send();
    CHECK(names(zip) == Texts{"Ann.eml", "Bob.eml", "Cy.docx"});
    CHECK(w.counts.letters == 1);
    CHECK(w.counts.e_mails == 2);
    const std::string ann = made::part_of(zip, "Ann.eml"), bob = made::part_of(zip, "Bob.eml");
    CHECK(ann.find("To: someone@contoso.example\r\nSubject: For you\r\n") != std::string::npos);
    CHECK(ann.find("multipart/alternative") != std::string::npos);
    CHECK(bob.find("filename=\"Autumn sale.docx\"") != std::string::npos);
    const std::string cy = made::part_of(zip, "Cy.docx");
    CHECK(made::text_of(made::part_of(cy, "word/document.xml")) == "|Letter to Cy");
    CHECK(w.statuses() == Statuses{kDone, kDone, kDone});
    CHECK(letter::entries_to_deliver(*w.db, w.logged_no).empty());
    // LSG-10: sent again it is the same, whatever became of the contact.
    w.set(w.cy, card::kName, "Cyrus");
    const std::string again = w.send(letter::entries_to_resend(*w.db, w.logged_no));
    CHECK(names(again) == Texts{"Ann.eml", "Bob.eml", "Cyrus.docx"});
    CHECK(made::part_of(again, "Cyrus.docx") == cy);
}

TEST_CASE(
    "LOG-33: HTML is the text of an e-mail, any other file is attached; only Word documents are printed") {
    Sending w;
    w.file_of(0, "<p>Hi</p>", "html");
    w.file_of(1, "%PDF", "pdf");
    w.file_of(2, "%PDF", "pdf");
    w.log_all();
    const std::string zip = w.send();
    CHECK(names(zip) == Texts{"Ann.eml", "Bob.eml"});
    CHECK(made::part_of(zip, "Ann.eml").find("Content-Type: text/html") != std::string::npos);
    CHECK(made::part_of(zip, "Bob.eml").find("filename=\"Attachment.pdf\"") != std::string::npos);
    CHECK(w.counts.failed ==
          std::map<std::string, std::size_t>{{"a document that isn't printed as a letter", 1}});
    CHECK(w.statuses() == Statuses{kDone, kDone, kError});
}

TEST_CASE(
    "LOG-38, LOG-39, LOG-41: what fails has the status Error, the others are delivered; it can be sent "
    "again") {
    Sending w;
    w.letter_of(0, "Dear {{Contact Name}}");
    w.letter_of(1, "Hello {{Contact Name}}");
    w.letter_of(2, "Letter to {{Contact Name}}");
    w.log_all();
    const Row ann =
        w.db->table(card::kTable)
            .find(w.db->table(entry::kTable)
                      .text(letter::entries_to_deliver(*w.db, w.logged_no)[0], entry::kContactNo));
    w.set(ann, card::kEMail, "");
    const std::int64_t lost =
        w.db->table(entry::kTable)
            .number(letter::entries_to_deliver(*w.db, w.logged_no)[2], entry::kAttachmentNo);
    const letter::ReadyTemplate kept = w.templates.at(lost);
    w.templates.erase(lost);
    CHECK(names(w.send()) == Texts{"Bob.eml"});
    CHECK(w.counts.failures() == 2);
    CHECK(w.statuses() == Statuses{kError, kDone, kError});
    w.templates.emplace(lost, kept);
    w.set(ann, card::kEMail, "ann@contoso.example");
    CHECK(names(w.send()) == Texts{"Ann.eml", "Cy.docx"});
    CHECK(w.statuses() == Statuses{kDone, kDone, kDone});
}

TEST_CASE("PRD-6: nothing is sent to a contact who is privacy blocked by now") {
    Sending w;
    w.letter_of(2, "Letter to {{Contact Name}}");
    w.log_all();
    w.set(w.cy, card::kPrivacyBlocked, true);
    CHECK(letter::entries_to_deliver(*w.db, w.logged_no).empty());
    CHECK(letter::entries_to_resend(*w.db, w.logged_no).empty());
}

namespace {

// All lines use the Word template OFFER.
struct WithWordTemplate : Sending {
    std::int64_t document_no = 0;

    WithWordTemplate() {
        namespace word = attachment::word_template;
        code(word::kTable, "OFFER");
        const Row row = db->table(word::kTable).find("OFFER");
        REQUIRE(attachment::set_word_template_document(tx, context, row, {"offer", 5}, "docx"));
        document_no = db->table(word::kTable).number(row, word::kAttachmentNo);
        for (std::size_t n = 0; n < 3; ++n) {
            own(line_of("SM1", n), segment::OwnField::word_template_code, "OFFER");
            own(line_of("SM1", n), segment::OwnField::correspondence_type, 1);
        }
        ready(document_no, "Offer for {{Contact Name}}");
    }
    void ready(std::int64_t no, const std::string& text) {
        Result<letter::ReadyTemplate> made_ready =
            letter::make_template(made::a_document(made::paragraph(made::run(text))).bytes());
        REQUIRE(made_ready);
        templates.insert_or_assign(no, *made_ready);
    }
    // The entries' documents are copies of the template's.
    void ready_copies() {
        for (const std::int64_t no : letter::documents_of(*db, entries())) {
            if (templates.count(no) == 0) templates.emplace(no, templates.at(document_no));
        }
    }
    static std::string letter(const std::string& zip, const std::string& name) {
        return made::text_of(made::part_of(made::part_of(zip, name), "word/document.xml"));
    }
};

}  // namespace

TEST_CASE("MRG-20, LOG-36, LOG-24: letters of a Word template are kept by the log as they were") {
    WithWordTemplate w;
    w.log_all();
    w.ready_copies();
    const std::vector<Row> entries = w.entries();
    REQUIRE(entries.size() == 3);
    const std::int64_t kept = w.number_in(entry::kTable, entries[0], entry::kAttachmentNo);
    CHECK(kept != 0);
    CHECK(kept != w.document_no);
    CHECK(kept == w.number_in(entry::kTable, entries[2], entry::kAttachmentNo));
    CHECK(attachment::is_read_only(*w.db, kept));
    CHECK(w.text_in(entry::kTable, entries[0], entry::kWordTemplateCode) == "OFFER");
    CHECK(w.letter(w.send(), "Ann.docx") == "|Offer for Ann");
}

TEST_CASE("LOG-12: the segment's own copy of its Word template is read-only from then on, and kept") {
    WithWordTemplate w;
    const Row row = segment::find_segment(*w.db, "SM1");
    w.head(row, header::kWordTemplateCode, "OFFER");
    const Result<std::int64_t> copy = segment::modify_word_template(w.tx, w.context, row, false);
    REQUIRE(copy);
    w.ready(*copy, "Our own offer for {{Contact Name}}");
    w.log_all();
    CHECK(attachment::is_read_only(*w.db, *copy));
    const Row entry_row = w.entries().front();
    CHECK(w.number_in(entry::kTable, entry_row, entry::kModifiedWordTemplate) == *copy);
    CHECK(w.letter(w.send(), "Ann.docx") == "|Our own offer for Ann");
}

TEST_CASE("LOG-37: a personal letter is sent as it is, whatever looks like a field in it") {
    WithWordTemplate w;
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}})
        REQUIRE(segment::set_personal_document(w.tx, w.context, w.line_of("SM1", n),
                                               {n == 0 ? "dear Ann" : "dear Bob", 8}, "docx"));
    const std::int64_t ann = w.attachment_of(0), bob = w.attachment_of(1);
    CHECK(letter::personal_letters(*w.db) == std::set<std::int64_t>{ann, bob});
    const std::string document =
        made::a_document(made::paragraph(made::run("Dear {{Contact Name}} ") +
                                         made::field("IF a = a same other", "chosen")))
            .bytes();
    Result<letter::ReadyTemplate> merged = letter::make_template(document, true);
    REQUIRE(merged);
    w.templates.emplace(ann, *merged);
    w.templates.emplace(bob, *merged);
    w.own(w.line_of("SM1", 1), segment::OwnField::correspondence_type, 2);
    // Before logging the same, read and written.
    const letter::SegmentLetters letters = all_letters(*w.db, segment::find_segment(*w.db, "SM1"));
    letter::MergeLetters merge(letters, w.templates, filter::Locale(), letter::Output::per_contact);
    std::string files;
    while (!merge.step(1, files)) {
    }
    CHECK(made::part_of(files, "Ann.docx") == document);
    // The log doesn't know them as personal letters of lines any more, but as merged.
    w.templates.insert_or_assign(ann, *letter::make_template(document));
    w.templates.insert_or_assign(bob, *letter::make_template(document));
    w.log_all();
    w.ready_copies();
    CHECK(w.number_in(entry::kTable, w.entries().front(), entry::kMerged) == 1);
    const std::string zip = w.send();
    CHECK(made::part_of(zip, "Ann.docx") == document);
    const std::string mail = made::part_of(zip, "Bob.eml");
    CHECK(mail.find("multipart/alternative") != std::string::npos);
    CHECK(mail.find(letter::base64("Dear {{Contact Name}} chosen\n", 76)) != std::string::npos);
    CHECK(w.letter(zip, "Cy.docx") == "|Offer for Cy");
}

TEST_CASE(
    "LSG-10: resent with its fields updated it is a new interaction of today, with what the contact is now") {
    WithWordTemplate w;
    w.log_all();
    w.ready_copies();
    w.send();
    w.set(w.cy, card::kName, "Cyrus");
    w.context.work_date += 10;
    const Result<std::vector<Row>> chosen = letter::resendable(*w.db, w.entries());
    REQUIRE(chosen);
    letter::ResendEntries resend(w.context, *chosen, {schema::CorrespondenceType::hard_copy, true});
    CHECK_FALSE(resend.step(w.tx, 2));
    CHECK(resend.step(w.tx, 2));
    const std::vector<Row>& made_entries = resend.made();
    REQUIRE(made_entries.size() == 3);
    letter::MergeAfresh merge(made_entries, w.templates, filter::Locale());
    CHECK_FALSE(merge.step(w.tx, 1));
    CHECK(merge.progress() < 0.5f);
    CHECK_FALSE(merge.step(w.tx, 1));
    CHECK(merge.step(w.tx, 1));
    CHECK(w.text_in(entry::kTable, made_entries[2], entry::kDescription) == "Resend: Autumn sale");
    CHECK(w.number_in(entry::kTable, made_entries[2], entry::kDate) == w.context.work_date);
    CHECK(w.letter(w.send(made_entries), "Cyrus.docx") == "|Offer for Cyrus");
    // Nothing of the merging stays.
    CHECK(w.db->table(line::kTable).size() == 0);
    CHECK(w.db->table(header::kTable).size() == 0);
}

TEST_CASE("LSG-10: only interactions of one logged segment are resent, and only those with a document") {
    WithWordTemplate w;
    w.log_all();
    const std::vector<Row> entries = w.entries();
    w.tx.set_flag(entry::kTable, entries[0], entry::kPostponed, true);
    CHECK(letter::resendable(*w.db, entries)->size() == 2);
    w.tx.set_number(entry::kTable, entries[1], entry::kLoggedSegmentEntryNo, 0);
    CHECK(letter::resendable(*w.db, entries).error().rule == "LSG-10");
    CHECK(letter::resendable(*w.db, {entries[1]})->size() == 1);  // entry number 0
    CHECK(letter::resendable(*w.db, {entries[0]}).error().rule == "LSG-10");
}

TEST_CASE("LSG-10: documents can be sent again as another type than they were") {
    WithWordTemplate w;
    w.log_all();
    w.ready_copies();
    letter::DeliverEntries work(*w.db, w.entries(), w.templates, schema::CorrespondenceType::email);
    std::string out;
    while (!work.step(1, out)) {
    }
    CHECK(work.counts().e_mails == 3);
    CHECK(work.counts().letters == 0);
}

TEST_CASE("MRG-26: contacts outside segments get letters of a Word template, together or each its own") {
    WithWordTemplate w;
    const std::vector<Row> contacts = {w.reachable("Dora"), w.cy};
    const auto code = static_cast<table::Code>(
        w.tx.intern(attachment::word_template::kTable, attachment::word_template::kCode, "OFFER"));
    const std::size_t lines = w.db->table(line::kTable).size();
    const auto write = [&](bool split) {
        letter::ContactLetters work(w.context, contacts, code, w.templates, filter::Locale(), split);
        for (float before = 0; !work.step(w.tx, 1); before = work.progress())
            CHECK(work.progress() >= before);
        REQUIRE(work.sound());
        return std::move(work.file());
    };
    const std::string zip = write(true);
    CHECK(names(zip) == Texts{"Dora.docx", "Cy.docx"});
    CHECK(w.letter(zip, "Cy.docx") == "|Offer for Cy");
    CHECK(made::text_of(made::part_of(write(false), "word/document.xml")) == "|Offer for Dora|Offer for Cy");
    CHECK(w.db->table(line::kTable).size() == lines);
}

TEST_CASE("MRG-26: a contact with a language gets its letter of the Word template as well") {
    WithWordTemplate w;
    const Row dora = w.reachable("Dora");
    w.tx.set_text(card::kTable, dora, card::kLanguageCode, "DAN");
    const auto code = static_cast<table::Code>(
        w.tx.intern(attachment::word_template::kTable, attachment::word_template::kCode, "OFFER"));
    letter::ContactLetters work(w.context, {dora}, code, w.templates, filter::Locale(), false);
    while (!work.step(w.tx, 10)) {
    }
    REQUIRE(!work.file().empty());
    CHECK(made::text_of(made::part_of(work.file(), "word/document.xml")) == "|Offer for Dora");
}

TEST_CASE("MRG-11, LOG-36: a letter that was logged before its captions were known is made as it was then") {
    Sending s;
    s.letter_of(0, "{{Ort}}, {{Contact Name}}");
    s.letter_of(1, "b");
    s.letter_of(2, "c");
    s.log_all();
    const Row logged = s.sorted(entry::kTable).front();
    const letter::ReadyTemplate& ready = s.templates.begin()->second;
    REQUIRE(ready.letter->fields() == Texts{"Contact City", "Contact Name"});
    word::Value ann;
    ann.text = "Ann";
    s.tx.set_text(entry::kTable, logged, entry::kLetterValues, letter::pack_values({"", {ann}}));
    const std::string text = letter::text_of_entry(*s.db, logged, ready);
    CHECK(text.find("{{Ort}}, Ann") != std::string::npos);
}
