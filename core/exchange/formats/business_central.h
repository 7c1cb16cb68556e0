// Contacts of the Business Central API v2.0, and back (docs/exchange.md has the map).
#pragma once

#include <string>

#include "core/exchange/contact_record.h"
#include "core/exchange/formats/code_lookup.h"
#include "core/exchange/formats/foreign_contact.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {

inline constexpr std::string_view kBusinessCentralName = "businessCentral";

// Fills the contact; the sentence why it is none, or empty.
std::string map_business_central(const JsonTape& tape, ForeignContact& contact);
void append_business_central(std::string& out, const ContactRecord& record);

}  // namespace segments::exchange
