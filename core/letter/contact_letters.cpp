#include "core/letter/contact_letters.h"

#include "core/segment/segment_tables.h"

namespace segments::letter {
namespace {

namespace header = segment::segment;

}  // namespace

bool ContactLetters::step(table::Transaction& tx, std::size_t contacts) {
    switch (phase_) {
        case Phase::lines:
            if (!lines_) {
                lines_.emplace(tx, ScratchLines::first_id(tx.db()));
                tx.set_raw(header::kTable, lines_->header(), header::kWordTemplateCode, word_template_);
            }
            for (; contacts > 0 && at_ < contacts_.size(); --contacts) {
                // Its own: a line whose contact has a language would look for the template of that language.
                const table::Row line = lines_->of_contact(tx, contacts_[at_++], context_);
                segment::pin_own(tx, line, segment::OwnField::word_template_code, word_template_);
            }
            if (at_ < contacts_.size()) break;
            letters_ = std::make_unique<SegmentLetters>(tx.db(), lines_->header());
            phase_ = Phase::find;
            break;
        case Phase::find:
            if (!letters_->step(contacts)) break;
            merge_ = std::make_unique<MergeLetters>(*letters_, templates_, locale_,
                                                    split_ ? Output::per_contact : Output::joined);
            phase_ = Phase::merge;
            break;
        case Phase::merge: {
            std::string piece;
            if (merge_->step(contacts, piece)) phase_ = Phase::take_away;
            file_ += piece;
            break;
        }
        case Phase::take_away:
            if (lines_->take_away(tx, contacts)) phase_ = Phase::done;
            break;
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
}

float ContactLetters::progress() const {
    if (merge_) return 0.2f + 0.8f * merge_->progress();
    return contacts_.empty() ? 0 : 0.2f * static_cast<float>(at_) / static_cast<float>(contacts_.size());
}

}  // namespace segments::letter
