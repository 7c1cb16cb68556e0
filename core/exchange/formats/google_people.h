// People of the Google People API (`connections`), and back (docs/exchange.md has the map).
#pragma once

#include <string>

#include "core/exchange/contact_record.h"
#include "core/exchange/formats/code_lookup.h"
#include "core/exchange/formats/foreign_contact.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {

inline constexpr std::string_view kGooglePeopleName = "googlePeople";

// Fills the contact; the sentence why it is none, or empty.
std::string map_google_person(const JsonTape& tape, ForeignContact& contact);
void append_google_person(std::string& out, const ContactRecord& record, const CodeLookup& lookup);

}  // namespace segments::exchange
