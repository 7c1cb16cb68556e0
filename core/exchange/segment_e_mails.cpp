#include "core/exchange/segment_e_mails.h"

#include <algorithm>

#include "core/base/address_forms.h"
#include "core/contact/contact_tables.h"

namespace segments::exchange {
bool SegmentEMails::step(std::size_t rows) {
    if (!found_) {
        if (finding_.step(*db_, rows)) {
            contacts_ = finding_.take();
            found_ = true;
        }
        return false;
    }
    // To take an address apart is more work than to find its line.
    constexpr std::size_t kFound = 8;
    const table::Table& cards = db_->table(contact::contact::kTable);
    for (const std::size_t end = std::min(contacts_.size(), at_ + rows / kFound + 1); at_ < end; ++at_) {
        const std::vector<std::string_view> addresses =
            split_e_mails(cards.text(contacts_[at_], contact::contact::kEMail));
        if (addresses.empty()) ++without_;
        for (const std::string_view address : addresses) {
            const std::size_t before = keys_.size();
            keys_.intern(e_mail_key(address));
            if (keys_.size() == before) continue;
            if (!text_.empty()) text_ += "; ";
            text_ += address;
        }
    }
    return at_ == contacts_.size();
}

}  // namespace segments::exchange
