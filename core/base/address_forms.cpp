#include "core/base/address_forms.h"

#include <utf8proc.h>

#include "core/base/text.h"

namespace segments {
namespace {

bool is_forbidden(unsigned char c) {
    if (c <= ' ' || c == 0x7F) return true;
    switch (c) {
        case '(':
        case ')':
        case '<':
        case '>':
        case '[':
        case ']':
        case ',':
        case ';':
        case ':':
        case '\\':
        case '"':
            return true;
        default:
            return false;
    }
}

bool is_domain(std::string_view domain) {
    std::size_t parts = 0;
    while (true) {
        const std::size_t dot = domain.find('.');
        const std::string_view part = domain.substr(0, dot);
        if (part.empty() || part.front() == '-' || part.back() == '-') return false;
        ++parts;
        if (dot == std::string_view::npos) return parts >= 2;
        domain.remove_prefix(dot + 1);
    }
}

}  // namespace

bool looks_like_e_mail(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    for (const char c : text) {
        if (is_forbidden(static_cast<unsigned char>(c))) return false;
    }
    const std::string_view name = text.substr(0, at);
    return name.front() != '.' && name.back() != '.' && is_domain(text.substr(at + 1));
}

std::vector<std::string_view> split_e_mails(std::string_view text) {
    std::vector<std::string_view> addresses;
    while (!text.empty()) {
        const std::size_t end = text.find(';');
        const std::string_view address = trim_blanks(text.substr(0, end));
        if (!address.empty()) addresses.push_back(address);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return addresses;
}

bool looks_like_e_mails(std::string_view text) {
    const std::vector<std::string_view> addresses = split_e_mails(text);
    for (const std::string_view address : addresses) {
        if (!looks_like_e_mail(address)) return false;
    }
    return !addresses.empty();
}

std::string e_mail_key(std::string_view text) {
    return fold_case(trim_blanks(text));
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded character = decode_at(text, at);
        const utf8proc_category_t category =
            utf8proc_category(static_cast<utf8proc_int32_t>(character.value));
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) return true;
        at += character.length;
    }
    return false;
}

}  // namespace segments
