// Sheets of address labels and envelopes for the contacts of a segment, as a Word document.
//
//     AddressSheets sheets(reader, segment_row, locale, address_sheets()[0], 3);   // two labels are used up
//     while (!sheets.step(100, out)) { send(out); out.clear(); }
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/letter/letter_fields.h"
#include "core/segment/present_lines.h"
#include "core/word/zip_writer.h"

namespace segments::letter {

// All measures in hundredths of a millimetre.
struct AddressSheet {
    std::string_view name;  // "Labels 63.5 x 38.1 mm, 21 on A4 (L7160)"
    int page_width = 21000, page_height = 29700;
    int columns = 0, rows = 0;  // 0: an envelope
    int width = 0, height = 0;  // of a label
    int left = 0, top = 0;      // of the first label
    int pitch = 0;              // from a label to the one beside it

    bool is_envelope() const { return columns == 0; }
    std::size_t labels() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};
// Labels first, then envelopes.
std::span<const AddressSheet> address_sheets();

class AddressSheets {
  public:
    // Of the segment's lines that have a contact. `reader` is the segment's and outlives this; the database
    // doesn't change meanwhile. `first`: the label on the first sheet to begin with, from 1.
    AddressSheets(const segment::LineReader& reader, table::Row segment_row, const filter::Locale& locale,
                  const AddressSheet& sheet, std::size_t first = 1);

    // Appends about so many addresses more; true when the document is complete.
    bool step(std::size_t addresses, std::string& out);
    float progress() const;
    std::size_t written() const { return written_; }
    bool sound() const { return sound_; }

  private:
    void begin();
    void label(const std::string& address);
    void envelope(table::Row line);
    void end_row();
    bool finish();

    const segment::LineReader* reader_;
    FieldValues fields_;
    segment::PresentLines finding_;
    std::vector<table::Row> lines_;
    AddressSheet sheet_;
    std::size_t first_;
    std::string pending_, text_;
    word::ZipWriter zip_;
    std::size_t at_ = 0, written_ = 0, cell_ = 0;
    bool begun_ = false, sound_ = true;
};

}  // namespace segments::letter
