#include "core/segment/contacts_of_lines.h"

#include "core/contact/contact_tables.h"

namespace segments::segment {

using table::Row;

bool ContactsOfLines::step(const table::Database& db, std::size_t rows) {
    if (!finding_.done()) {
        if (finding_.step(db, rows)) {
            lines_ = finding_.take();
            seen_ = table::Bitmap(db.table(contact::contact::kTable).slots());
        }
        return false;
    }
    for (; rows > 0 && at_ < lines_.size(); --rows, ++at_) {
        const Row contact_row = contact_of(db, lines_[at_]);
        if (contact_row == table::kNoRow || seen_.test(contact_row)) continue;
        seen_.set(contact_row);
        contacts_.push_back(contact_row);
    }
    done_ = at_ == lines_.size();
    return done_;
}

float ContactsOfLines::progress(const table::Database& db) const {
    if (done_) return 1.0f;
    if (!finding_.done()) return finding_.progress(db) / 2;
    return 0.5f + 0.5f * static_cast<float>(at_) / static_cast<float>(lines_.size() + 1);
}

}  // namespace segments::segment
