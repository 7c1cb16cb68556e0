// Cards of JSContact (RFC 9553 and its version 2.0), and back (docs/exchange.md has the map).
#pragma once

#include <string>

#include "core/exchange/contact_record.h"
#include "core/exchange/formats/code_lookup.h"
#include "core/exchange/formats/foreign_contact.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {

inline constexpr std::string_view kJsContactName = "jsContact";

// Fills the contact; the sentence why it is none, or empty.
std::string map_jscontact(const JsonTape& tape, ForeignContact& contact);
void append_jscontact(std::string& out, const ContactRecord& record, const CodeLookup& lookup);

}  // namespace segments::exchange
