#include "app/grid/line_source.h"

#include <memory>
#include <optional>
#include <utility>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/pins.h"
#include "core/segment/line.h"

namespace segments::app {
namespace {

namespace line = segment::line;
namespace card = contact::contact;
using segment::LineReader;
using table::Database;
using table::Row;

// The reader of the segment's lines, made anew from the header in every frame and slice.
struct Lines {
    std::string segment_no;
    std::optional<LineReader> reader;
};
using LinesPtr = std::shared_ptr<Lines>;

// A value that comes from header or contact unless the line has its own.
GridColumn in_force(const LinesPtr& lines, table::FieldId field, float width) {
    const table::FieldDef& def = line::kDef.fields[field];
    Computed computed;
    computed.tables = {segment::segment::kTable, segment::language::kTable, card::kTable};
    if (filter::is_textual(def.type)) {
        computed.text = [lines, field](const Database&, Row row, std::string&) {
            return lines->reader ? lines->reader->text(row, field) : std::string_view();
        };
    } else {
        computed.number = [lines, field](const Database&, Row row) {
            return lines->reader ? lines->reader->number(row, field) : 0;
        };
    }
    return computed_column(std::string(def.name), def, std::move(computed), width);
}

// A value of the line's contact.
GridColumn of_contact(const LinesPtr& lines, std::string id, std::string_view caption, table::FieldId field,
                      std::string_view (LineReader::*read)(Row) const, float width) {
    table::FieldDef def = card::kDef.fields[field];
    def.caption = caption;
    def.id = 255;  // no field of the line
    Computed computed;
    computed.tables = {card::kTable};
    computed.text = [lines, read](const Database&, Row row, std::string&) {
        return lines->reader ? ((*lines->reader).*read)(row) : std::string_view();
    };
    return computed_column(std::move(id), def, std::move(computed), width);
}

// Inherited or Unique (LIN-35).
GridColumn attachment_column(const LinesPtr& lines) {
    table::FieldDef def;
    def.name = "attachment";
    def.caption = msg("Attachment");
    def.id = 255;  // no field of the line
    Computed computed;
    computed.tables = {segment::segment::kTable, segment::language::kTable, card::kTable};
    computed.text = [lines](const Database&, Row row, std::string&) {
        return lines->reader ? segment::attachment_text(lines->reader->attachment_state(row))
                             : std::string_view();
    };
    return computed_column("attachment", def, std::move(computed), 110);
}

// PIN-2
GridColumn pinned_column() {
    table::FieldDef def;
    def.name = "pinned";
    def.caption = msg("Pinned");
    def.type = filter::ValueType::boolean;
    def.id = 255;  // no field of the line that can be typed
    Computed computed;
    computed.number = [](const Database& db, Row row) {
        return static_cast<std::int64_t>(criteria::is_pinned(db.table(line::kTable), row));
    };
    return hidden(computed_column("pinned", def, std::move(computed), 90));
}

std::vector<GridColumn> columns_of(const LinesPtr& lines) {
    const auto own = [&](table::FieldId field, float width) {
        return editable(in_force(lines, field, width));
    };
    const auto stored = [&](table::FieldId field, float width) {
        return editable(field_column(line::kDef, field, width));
    };
    return {
        hidden(field_column(line::kDef, line::kLineNo, 90)),
        stored(line::kContactNo, 120),
        own(line::kCorrespondenceType, 130),
        of_contact(lines, "contactCompanyName", msg("Contact Company Name"), card::kCompanyName,
                   &LineReader::contact_company_name, 180),
        of_contact(lines, "contactName", msg("Contact Name"), card::kName, &LineReader::contact_name, 170),
        own(line::kDescription, 200),
        own(line::kSalespersonCode, 130),
        own(line::kInteractionTemplateCode, 140),
        own(line::kLanguageCode, 110),
        own(line::kSubject, 180),
        stored(line::kEvaluation, 120),
        with_total(own(line::kCost, 110)),
        with_total(own(line::kDuration, 110)),
        attachment_column(lines),
        own(line::kWordTemplateCode, 140),
        of_contact(lines, "contactPhoneNo", msg("Contact Phone No."), card::kPhoneNo,
                   &LineReader::contact_phone_no, 140),
        of_contact(lines, "contactMobilePhoneNo", msg("Contact Mobile Phone No."), card::kMobilePhoneNo,
                   &LineReader::contact_mobile_phone_no, 140),
        of_contact(lines, "contactEMail", msg("Contact Email"), card::kEMail, &LineReader::contact_email,
                   200),
        hidden(of_contact(lines, "contactCompanyNo", msg("Contact Company No."), card::kCompanyNo,
                          &LineReader::contact_company_no, 120)),
        hidden(own(line::kDate, 110)),
        hidden(stored(line::kTimeOfInteraction, 110)),
        hidden(own(line::kCampaignNo, 120)),
        hidden(own(line::kCampaignTarget, 110)),
        hidden(own(line::kCampaignResponse, 110)),
        hidden(own(line::kInformationFlow, 120)),
        hidden(own(line::kInitiatedBy, 120)),
        hidden(own(line::kInteractionGroupCode, 120)),
        hidden(own(line::kSendWordDocAsAttmt, 120)),
        hidden(stored(line::kContactAltAddressCode, 120)),
        hidden(stored(line::kAttemptFailed, 110)),
        hidden(stored(line::kContactVia, 140)),
        hidden(stored(line::kLetterText, 200)),
        pinned_column(),
    };
}

}  // namespace

GridSource segment_line_source(std::string segment_no) {
    const auto lines = std::make_shared<Lines>();
    lines->segment_no = std::move(segment_no);
    GridSource source;
    source.table = line::kTable;
    source.noun = noun("line", "lines");
    source.columns = columns_of(lines);
    source.base.equals = {{.field = line::kSegmentNo, .text = lines->segment_no},
                          {.field = line::kRemovedBy, .number = 0}};
    source.sort = {{column_index(source.columns, line::kDef.fields[line::kLineNo].name), false}};
    source.refresh = [lines](const Session& session) {
        const Row header = session.table(segment::segment::kTable).find(lines->segment_no);
        lines->reader.reset();
        if (header != table::kNoRow) lines->reader.emplace(session.db(), header);
    };
    source.row_mark = [](const Session& session, Row row) {
        RowMark mark;
        if (criteria::is_pinned(session.table(line::kTable), row)) mark.badge = tr("Pinned");
        return mark;
    };
    source.cell_mark = [lines](const Session&, Row row, const GridColumn& column) {
        CellMark mark;
        const std::optional<segment::OwnField> field = segment::own_field(column.def.id);
        if (!field || !column.computed || !lines->reader) return mark;
        const segment::Origin origin = lines->reader->origin(row, *field);
        mark.own = origin == segment::Origin::own;
        if (mark.own) mark.hint = tr("Own value");
        if (origin == segment::Origin::contact) mark.hint = tr("From the contact");
        return mark;
    };
    return source;
}

}  // namespace segments::app
