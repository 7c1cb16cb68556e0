// A letter as an e-mail: as its text, or as an attached document (LOG-33, LOG-35).
#pragma once

#include <string>
#include <string_view>

#include "core/letter/e_mail.h"
#include "core/letter/segment_letters.h"

namespace segments::letter {

// Fills the body of `mail` with a letter, given as the XML of its text. False where it can't be read.
bool put_letter(EMail& mail, const word::ReadingStyles& styles, std::string_view text_xml);
// Attaches the letter as "<Subject>.docx".
void attach_letter(EMail& mail, std::string document);

}  // namespace segments::letter
