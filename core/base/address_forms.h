// The look of e-mail addresses and telephone numbers (CON-8). Both check the form only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segments {

// One address: a name, @, a domain of at least two parts, no blanks: "ann.lee@contoso.example".
bool looks_like_e_mail(std::string_view text);
// One address or several separated by semicolons, with blanks between.
bool looks_like_e_mails(std::string_view text);
// The addresses of such a text, trimmed, without empty ones.
std::vector<std::string_view> split_e_mails(std::string_view text);
// By which addresses are compared: trimmed, folded in case.
std::string e_mail_key(std::string_view text);

// True if the text holds a letter of any script: telephone numbers must not.
bool has_letter(std::string_view text);

}  // namespace segments
