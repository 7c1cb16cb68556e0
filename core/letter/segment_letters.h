// The letters of a segment: which line is written with which Word document, and their files.
//
//     SegmentLetters letters(db, segment_row);
//     while (!letters.step(4000)) {}                    // some lines at a time
//     MergeLetters merge(letters, templates, locale, Output::joined);
//     std::string out;
//     while (!merge.step(20, out)) { send(out); out.clear(); }
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/filter/locale.h"
#include "core/letter/file_names.h"
#include "core/letter/letter_fields.h"
#include "core/segment/line.h"
#include "core/segment/present_lines.h"
#include "core/word/joined_letters.h"
#include "core/word/reading.h"
#include "core/word/zip_writer.h"

namespace segments::letter {

// A Word document ready for merging, by its attachment number.
struct ReadyTemplate {
    std::shared_ptr<const word::MergeTemplate> letter;
    std::shared_ptr<const word::ReadingStyles> styles;
    std::shared_ptr<const std::string> file = {};  // instead: a file that goes out as it is
    bool merged = false;  // a personal letter: it goes out as it is too, but can be read and joined (LOG-37)
};
// `merged`: whatever looks like a field in it is left alone.
Result<ReadyTemplate> make_template(std::string bytes, bool merged = false);
// The attachments that are personal letters of lines (LIN-33).
std::set<std::int64_t> personal_letters(const table::Database& db);
using Templates = std::map<std::int64_t, ReadyTemplate>;

// Those of the attachments that are Word documents.
std::vector<std::int64_t> word_documents(const table::Database& db,
                                         const std::set<std::int64_t>& attachments);

class SegmentLetters {
  public:
    // Knows no line yet. REQUIRES: a live row of the segment table.
    SegmentLetters(const table::Database& db, table::Row segment_row);

    // Looks at about so many lines more; true when all are known. The database doesn't change before.
    bool step(std::size_t lines);
    // 0..1
    float progress() const;

    const segment::LineReader& reader() const { return reader_; }
    // Lines with a contact and a Word document, by line number.
    const std::vector<table::Row>& lines() const { return lines_; }
    // Lines with a contact but without such a document.
    std::size_t without_document() const { return without_document_; }
    // Their documents, in the order in which they come first.
    const std::vector<std::int64_t>& documents() const { return documents_; }
    // The lines that are written with this document.
    std::vector<table::Row> lines_with(std::int64_t attachment_no) const;

  private:
    void take(table::Row line);

    segment::LineReader reader_;
    segment::PresentLines finding_;
    std::vector<table::Row> found_;  // lines that are looked at next, from at_
    std::size_t at_ = 0;
    std::map<std::int64_t, std::uint32_t> known_;  // place of each attachment in documents_
    std::vector<table::Row> lines_;
    std::vector<std::uint32_t> document_of_;  // of each of lines_, in documents_
    std::vector<std::int64_t> documents_;
    std::size_t without_document_ = 0;
};

// Values of lines as records of letters.
class LineRecords final : public word::Records {
  public:
    // `reader` and the lines outlive the records.
    LineRecords(const segment::LineReader& reader, const filter::Locale& locale,
                const word::MergeTemplate& letter, std::span<const table::Row> lines);
    std::size_t size() const override { return lines_.size(); }
    std::span<const word::Value> at(std::size_t record) override;
    std::string_view language(std::size_t record) const override;

  private:
    FieldValues fields_;
    std::span<const table::Row> lines_;
    std::size_t held_ = SIZE_MAX;  // whose values these are
    std::vector<word::Value> values_;
    mutable std::string language_;
};

enum class Output : std::uint8_t {
    joined,       // one document with all letters; of each template one, in a .zip, where there are several
    per_contact,  // a .zip with a document for each contact
    e_mail,       // a .zip with an .eml for each contact who has an address (LOG-35)
    by_type,      // a .zip: an .eml for each line of type Email, a document for each of the others
    plain_text,   // one text file
    printable,    // one page of HTML, to be printed by a browser
};

class MergeLetters {
  public:
    // `letters` outlives this, and `templates` has all its documents. The database doesn't change meanwhile.
    // `names`: a pattern for the files in a .zip (file_names.h).
    MergeLetters(const SegmentLetters& letters, const Templates& templates, const filter::Locale& locale,
                 Output output, std::string_view names = {});

    // ".docx", ".zip", ".txt", ".html"
    std::string_view extension() const;
    // Appends about so many letters more to `out`; true when the file is complete. `out` may be emptied
    // between.
    bool step(std::size_t letters, std::string& out);
    // 0..1
    float progress() const;
    std::size_t written() const { return written_; }
    // Left out: by SKIPIF, or for want of an e-mail address.
    std::size_t left_out() const { return left_out_; }
    bool sound() const { return sound_; }

  private:
    bool step_joined(std::size_t letters);
    bool step_single(std::size_t letters);
    void begin_document();
    // False where the template leaves the line out.
    bool write_document(const ReadyTemplate& ready, table::Row line, std::string& document) const;
    void add_single(const ReadyTemplate& ready, table::Row line);
    void add_document(const ReadyTemplate& ready, table::Row line);
    void add_e_mail(const ReadyTemplate& ready, table::Row line);
    void add_text(const ReadyTemplate& ready, table::Row line);

    const SegmentLetters& letters_;
    const Templates& templates_;
    filter::Locale locale_;
    Output output_;
    std::string pending_;  // bytes of the file that aren't handed out yet
    std::string inner_;    // the same of a document within it
    std::unique_ptr<word::ZipWriter> zip_;
    std::vector<table::Row> some_lines_;  // of the document that is written, where there are several
    std::unique_ptr<LineRecords> records_;
    std::unique_ptr<word::JoinedLetters> joined_;
    FileNames names_;
    std::size_t at_ = 0, written_ = 0, left_out_ = 0;
    bool sound_ = true;
};

}  // namespace segments::letter
