// Turns lines of a segment into interaction log entries, in bulk (LOG-20 to LOG-22). Which column goes where:
// core/interaction/line_columns.h.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/interaction/campaign_entry_maker.h"
#include "core/segment/line.h"

namespace segments::interaction {

// The values with which a line's Word document is merged, as its entry keeps them; empty where it has none to
// be merged (core/letter/entry_letters.h).
using LetterValuesOf = std::function<std::string(const segment::LineReader& reader, table::Row line)>;

class EntryWriter {
  public:
    struct Source {
        table::Code segment = 0;                  // Segment No.
        std::int64_t description = 0;             // the segment's, in the dictionary of descriptions
        std::int64_t logged_segment_no = 0;       // entry number
        std::int64_t modified_word_template = 0;  // the segment's; an attachment
        LetterValuesOf letter_values = {};        // null: no letter goes out
    };
    struct Line {
        table::Row row;
        bool without_type = false;  // Email without an address: the correspondence type is left blank (LOG-7)
        bool deliver = false;       // its document is to be sent (LOG-23)
    };
    // Nobody else writes log entries or campaign entries while this object is in use.
    EntryWriter(table::Transaction& tx, const Context& context, const Source& source);

    // One entry for each line, in this order. Their documents become read-only (LOG-24). REQUIRES: lines with
    // an existing contact.
    void write(table::Transaction& tx, const segment::LineReader& reader, std::span<const Line> lines);

    std::size_t campaign_entries() const { return campaigns_.entries(); }

  private:
    void fill(table::Transaction& tx, const segment::LineReader& reader, std::span<const Line> lines,
              std::span<const table::Row> entries);

    std::int64_t campaign_entry_of(table::Transaction& tx, const segment::LineReader& reader,
                                   table::Row line);

    Source source_;
    std::int64_t user_ = 0;
    std::int64_t next_no_ = 0;
    CampaignEntryMaker campaigns_;
    // LOG-36: what a Word template holds now, for the entries; by the attachment of the template.
    std::int64_t kept_document(table::Transaction& tx, std::int64_t no);

    Context context_;
    std::unordered_set<std::int64_t> documents_;  // made read-only already
    std::unordered_map<std::int64_t, std::int64_t> copies_;
};

}  // namespace segments::interaction
