// Documents of logged interactions as files to send.
#include "core/letter/delivery.h"

#include "core/letter/entry_letters.h"
#include "tests/core/interaction/segments.h"
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
        letter::DeliverEntries work(*db, std::move(entries), templates);
        std::string out;
        while (!work.step(1, out)) {
        }
        CHECK(work.sound());
        counts = work.counts();
        letter::set_delivery_status(tx, work);
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
