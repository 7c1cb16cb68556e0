// Where a document is used.
#include "core/letter/document_uses.h"

#include "tests/core/segment/documents.h"

using namespace segments;
using namespace segments::test;

TEST_CASE("a document is used by templates, segments, lines and logged interactions that hold the same") {
    Letters w;
    w.import_line(w.ann, "english letter");
    w.import_line(w.jean, "english letter");
    const Row logged = w.tx.insert(interaction::log_entry::kTable, {std::int64_t{1}});
    w.tx.set_number(interaction::log_entry::kTable, logged, interaction::log_entry::kAttachmentNo,
                    w.attach("english letter"));
    std::string shown;
    for (const letter::DocumentUse& use : letter::uses_of_document(*w.db, w.document_of("ENU")))
        shown += use.what + " " + std::to_string(use.count) + " " + use.address + "\n";
    CHECK(shown ==
          "Interaction Template LETTER, ENU 1 #/templates/LETTER\n"
          "Segment SM00001, ENU 1 #/segments/SM00001\n"
          "Lines of segment SM00001 2 #/segments/SM00001\n"
          "Logged interactions 1 #/log\n");
    CHECK(letter::uses_of_document(*w.db, w.document_of("DEU")).size() == 2);
}
