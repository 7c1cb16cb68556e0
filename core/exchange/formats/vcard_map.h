// Contacts as vCards and back (docs/exchange.md has the map). What the map doesn't have is kept with the
// contact as properties of jCard, and written again.
#pragma once

#include <string>

#include "core/exchange/contact_record.h"
#include "core/exchange/formats/code_lookup.h"
#include "core/exchange/formats/foreign_contact.h"
#include "core/exchange/formats/vcard.h"

namespace segments::exchange {

// The name of what is kept of a card.
inline constexpr std::string_view kVCardName = "vCard";

// Fills the contact; the sentence why it is none, or empty.
std::string map_vcard(const VCard& card, CodeLookup& lookup, ForeignContact& contact);
// The card of a contact.
VCard vcard_of(const ContactRecord& record, const CodeLookup& lookup);

}  // namespace segments::exchange
