// Records as bytes: what an import keeps of a file until it is confirmed. A record takes some bytes more than
// its texts.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange/contact_record.h"

namespace segments::exchange {

// Replaces `out`.
void pack(const ContactRecord& record, std::string& out);
// The same record, with views into `bytes`. REQUIRES: bytes made by pack().
void unpack(std::string_view bytes, ContactRecord& record);
// Just the No.; empty if the record has none.
std::string_view packed_no(std::string_view bytes);

}  // namespace segments::exchange
