// What logging, canceling, deleting and reopening do with documents.
#include "core/interaction/entry_documents.h"

#include "core/attachment/attachment_tables.h"
#include "core/interaction/log_entries.h"
#include "core/interaction/logged_segments.h"
#include "core/interaction/reopen.h"
#include "core/segment/languages.h"
#include "core/segment/line_documents.h"
#include "core/setup/setup_tables.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::ToggleEntriesCanceled;

namespace {

// SM1 with a document in English (its default) and German, for Ann, Hans (German) and Cy, who has a document
// of his own.
struct Documents : Mailing {
    Row segment_row = table::kNoRow;

    Documents() {
        const Row hans = reachable("Hans Maier");
        set(hans, card::kLanguageCode, "DEU");
        segment_row = segment("SM1", {reachable("Ann Lee"), hans, reachable("Cy Fox")});
        import("ENU", "english");
        import("DEU", "german");
        REQUIRE(segment::set_line_document(tx, context, line_of("SM1", 2), content("dear Cy"), "docx"));
    }
    attachment::Content content(std::string_view text) const { return {std::string(text), text.size()}; }
    void import(std::string_view language, std::string_view text) {
        const Result<Row> row = segment::create_language(tx, segment_row, language);
        REQUIRE(row);
        REQUIRE(segment::set_document(tx, context, *row, content(text), "pdf"));
    }
    std::string holds(std::int64_t no) const {
        return attachment::find_attachment(*db, no) == table::kNoRow ? std::string()
                                                                     : attachment::content_of(*db, no).hash;
    }
    std::vector<std::string> logged_documents() const {
        std::vector<std::string> all;
        for (const Row row : entries()) all.push_back(holds(interaction::document_of(*db, row)));
        return all;
    }
    std::size_t attachments() const { return db->table(attachment::attachment::kTable).size(); }
    void toggle(std::vector<Row> rows, ToggleEntriesCanceled::Documents documents) {
        ToggleEntriesCanceled job(*db, std::move(rows), documents);
        while (!*job.step(tx, 1)) {
        }
    }
    std::string reopen() {
        interaction::ReopenSegment job(*db, context, sorted(logged::kTable).front());
        for (;;) {
            const Result<bool> done = job.step(tx, 2);
            REQUIRE(done);
            if (*done) return job.result().segment_no;
        }
    }
};

}  // namespace

TEST_CASE("LOG-21, LOG-22, LOG-24, LOG-25: entries keep their lines' documents and languages, read-only") {
    Documents w;
    const std::int64_t english = segment::header_attachment(*w.db, w.segment_row);
    w.log("SM1");
    CHECK(w.logged_documents() == std::vector<std::string>{"english", "german", "dear Cy"});
    const std::vector<Row> entries = w.entries();
    CHECK(w.number_in(entry::kTable, entries[0], entry::kAttachmentNo) == english);
    CHECK(w.text_in(entry::kTable, entries[1], entry::kInteractionLanguageCode) == "DEU");
    for (const Row row : entries)
        CHECK(attachment::is_read_only(*w.db, w.number_in(entry::kTable, row, entry::kAttachmentNo)));
    CHECK(w.db->table(segment::language::kTable).size() == 0);
    CHECK(w.attachments() == 3);
}

TEST_CASE("LOG-40: a logging that fails leaves the documents as they were") {
    Documents w;
    const std::int64_t english = segment::header_attachment(*w.db, w.segment_row);
    w.head(w.segment_row, header::kDescription, "");
    w.refused("SM1");
    CHECK_FALSE(attachment::is_read_only(*w.db, english));
    CHECK(w.db->table(segment::logged_language::kTable).size() == 0);
}

TEST_CASE("LIN-32: a line that was left without a document is logged without one") {
    Documents w;
    REQUIRE(segment::remove_line_document(w.tx, w.line_of("SM1", 0)));
    w.log("SM1");
    CHECK(w.logged_documents() == std::vector<std::string>{"", "german", "dear Cy"});
}

TEST_CASE("ILE-5: canceling may remove the documents that no other entry uses") {
    Documents w;
    w.log("SM1");
    const std::vector<Row> entries = w.entries();
    // Ann's and Hans' are also kept for Reopen.
    CHECK(interaction::unique_documents(*w.db, entries) == 1);
    w.toggle(entries, ToggleEntriesCanceled::Documents::remove);
    CHECK(w.logged_documents() == std::vector<std::string>{"english", "german", ""});
    CHECK(w.attachments() == 2);
    w.toggle(entries, ToggleEntriesCanceled::Documents::keep);
    CHECK(w.logged_documents()[2].empty());
}

TEST_CASE("ILE-8: a deleted entry takes its document along unless somebody else uses it") {
    Documents w;
    w.log("SM1");
    interaction::DeleteEntries job(w.entries(), interaction::DeleteEntries::Which::all);
    while (!job.step(w.tx, 1)) {
    }
    CHECK(w.attachments() == 2);
    const Row row = w.sorted(logged::kTable).front();
    w.tx.set_flag(logged::kTable, row, logged::kCanceled, true);
    interaction::DeleteCanceledLogged segments(*w.db, std::span(&row, 1));
    while (!segments.step(w.tx, 10)) {
    }
    CHECK(w.attachments() == 0);
    CHECK(w.db->table(attachment::content::kTable).size() == 0);
}

TEST_CASE("PRD-7: a reopened segment has its documents again, as copies that can be changed") {
    Documents w;
    const Row skipped_contact = w.reachable("Dora Alone");
    w.set(skipped_contact, card::kPrivacyBlocked, true);
    segment::insert_lines(w.tx, w.context, "SM1", std::vector<Row>{skipped_contact}, 0);
    REQUIRE(segment::set_line_document(w.tx, w.context, w.line_of("SM1", 3), w.content("dear Dora"), "pdf"));
    w.log("SM1");
    CHECK(w.entries().size() == 3);
    const std::string no = w.reopen();
    const segment::LineReader reader(*w.db, segment::find_segment(*w.db, no));
    std::vector<std::string> documents, states;
    for (const Row row : segment::present_lines(*w.db, no)) {
        documents.push_back(w.holds(reader.attachment(row)));
        states.emplace_back(segment::attachment_text(reader.attachment_state(row)));
        CHECK_FALSE(attachment::is_read_only(*w.db, reader.attachment(row)));
    }
    CHECK(documents == std::vector<std::string>{"english", "german", "dear Cy", "dear Dora"});
    CHECK(states == std::vector<std::string>{"Inherited", "Inherited", "Unique", "Unique"});
}
