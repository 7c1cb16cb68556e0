#include "app/segment/segment_document.h"

#include "app/session/address.h"
#include "core/base/tr.h"
#include "core/segment/languages.h"
#include "core/segment/line_scan.h"

namespace segments::app {

std::function<void(const StoredFile&)> set_segment_document(Session& session, const std::string& segment_no) {
    return [&session, segment_no](const StoredFile& file) {
        session.edit_or_tell(
            tr("Change the document of segment {1}", segment_no), [&](table::Transaction& tx) {
                return segment::set_header_document(tx, session.context(),
                                                    segment::find_segment(session.db(), segment_no),
                                                    file.content, file.extension);
            });
    };
}

bool drop_on_segment(Session& session, const platform::IncomingFile& file) {
    if (!session.ready() || !session.dialogs().empty() || !is_document_name(file.name)) return false;
    const Address address = parse_address(session.address());
    if (address.parts.size() != 2 || address.parts[0] != "segments") return false;
    const std::string& no = address.parts[1];
    const table::Row row = segment::find_segment(session.db(), no);
    if (row == table::kNoRow) return false;
    if (const Result<void> free = segment::check_header_document(session.db(), row); !free) {
        session.platform().release_file(file.id);
        session.tell(free.error());
        return true;
    }
    import_dropped(session, file, segment::header_attachment(session.db(), row) != 0,
                   set_segment_document(session, no));
    return true;
}

}  // namespace segments::app
