// The interaction template of a single line, and its contact: what a line takes over when either is chosen,
// and what it keeps because somebody put it there (PRD-17).
#pragma once

#include <string>
#include <string_view>

#include "core/attachment/attachments.h"
#include "core/segment/active_address.h"
#include "core/segment/line.h"
#include "core/segment/template_values.h"

namespace segments::segment {

// The fields in which the line has values of its own that its template didn't put there.
OwnMask values_of_people(const LineReader& reader, table::Row line);

// Gives the line a template (LIN-21 to LIN-23); the header's puts the line back to the header. Values of
// people stay (PRD-17); the fields where they stay in the template's way are returned. `keeps_campaign`: the
// page shows the segments of one campaign.
// Its documents come along as copies (LIN-22), unless the line has one that people made (PRD-17).
OwnMask set_line_template(table::Transaction& tx, attachment::AttachmentWriter& writer,
                          const LineReader& reader, table::Row line, table::Code template_code,
                          bool keeps_campaign = false);

// Gives the line another contact (LIN-10, with PRD-17): evaluation and Merged are cleared, the alternate
// address is the one active on the line's date, correspondence type and salesperson are found anew unless
// they are the line's own. Returns a sentence that
// names the values the line keeps; empty where it keeps none. Documents of its own were for the old contact
// and go (LIN-12). Choosing the same contact changes nothing.
// The criteria actions of LIN-8 are the caller's. `contact` is a code in the dictionary of contact numbers; 0
// makes a line without a contact.
std::string rebuild_for_contact(table::Transaction& tx, const LineReader& reader, table::Row line,
                                table::Code contact, const Context& context = {});

// "Cost (LCY) and Date"
std::string kept_in_words(OwnMask kept);
// "The line keeps its own Cost (LCY) and Date."; empty for none.
std::string kept_sentence(OwnMask kept);

}  // namespace segments::segment
