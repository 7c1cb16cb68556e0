#include "core/letter/e_mail.h"

#include <array>
#include <string_view>

#include "core/base/address_forms.h"
#include "core/base/text.h"

namespace segments::letter {
namespace {

struct FileType {
    std::string_view extension, type;
};
constexpr FileType kFileTypes[] = {
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"doc", "application/msword"},
    {"pdf", "application/pdf"},
    {"txt", "text/plain; charset=utf-8"},
    {"htm", "text/html; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
};

// RFC 2047, in words of at most 75 characters; a line break would begin another header.
std::string header_text(std::string_view text) {
    std::string clean;
    for (const char c : text) clean += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (is_ascii(clean) && clean.find("=?") == std::string::npos) return clean;
    std::string out, word;
    const auto flush = [&] {
        if (word.empty()) return;
        out += (out.empty() ? "" : "\r\n ") + std::string("=?UTF-8?B?") + base64(word, 0) + "?=";
        word.clear();
    };
    for (std::size_t at = 0; at < clean.size();) {
        const std::size_t length = decode_at(clean, at).length;
        if (word.size() + length > 42) flush();
        word += clean.substr(at, length);
        at += length;
    }
    flush();
    return out;
}

std::string addresses(std::string_view text) {
    std::string out;
    for (const std::string_view each : split_e_mails(text)) {
        if (!looks_like_e_mail(each)) continue;
        out += (out.empty() ? "" : ",\r\n ") + std::string(each);
    }
    return out;
}

std::string quoted_name(std::string_view name) {
    if (!is_ascii(name)) return header_text(name);
    std::string out = "\"";
    for (const char c : name) {
        if (static_cast<unsigned char>(c) < 0x20) continue;
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string date_text(Day day) {
    constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Civil civil = to_civil(day);
    return std::string(kDays[static_cast<std::size_t>(iso_weekday(day) - 1)]) + ", " +
           std::to_string(civil.day) + " " + std::string(kMonths[static_cast<std::size_t>(civil.month - 1)]) +
           " " + std::to_string(civil.year) + " 12:00:00 +0000";
}

std::string part(std::string_view type, std::string_view body) {
    return "Content-Type: " + std::string(type) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           base64(body, 76) + "\r\n";
}

}  // namespace

std::string write_e_mail(const EMail& mail) {
    std::string out;
    if (looks_like_e_mail(mail.from))
        out += "From: " + (mail.from_name.empty() ? std::string() : quoted_name(mail.from_name) + " ") + "<" +
               mail.from + ">\r\n";
    out += "To: " + addresses(mail.to) + "\r\n";
    out += "Subject: " + header_text(mail.subject) + "\r\n";
    if (mail.date > kBlankDay) out += "Date: " + date_text(mail.date) + "\r\n";
    // Mail programs open it for writing instead of as one that has come.
    out += "X-Unsent: 1\r\nMIME-Version: 1.0\r\n";
    const std::string text = part("text/plain; charset=utf-8", mail.text);
    // The dots and underscores of a border occur in no base64 text.
    const auto parts = [](std::string_view kind, const std::vector<std::string>& all) {
        const std::string border = "=_" + std::string(kind) + "_._";
        std::string body =
            "Content-Type: multipart/" + std::string(kind) + "; boundary=\"" + border + "\"\r\n\r\n";
        for (const std::string& each : all) body += "--" + border + "\r\n" + each;
        return body + "--" + border + "--\r\n";
    };
    std::string body = text;
    if (!mail.html.empty()) {
        std::vector<std::string> html = {part("text/html; charset=utf-8", mail.html)};
        for (const EMail::Picture& picture : mail.pictures)
            html.push_back("Content-ID: <" + picture.name + ">\r\nContent-Disposition: inline\r\n" +
                           part(picture.type, picture.bytes));
        body = parts("alternative", {text, html.size() > 1 ? parts("related", html) : html.front()});
    }
    if (mail.attachment_name.empty()) return out + body;
    const std::string name = header_text(mail.attachment_name);
    const std::size_t dot = mail.attachment_name.rfind('.');
    const std::string type(
        file_type(dot == std::string::npos ? std::string() : mail.attachment_name.substr(dot + 1)));
    return out + parts("mixed", {body, "Content-Disposition: attachment; filename=\"" + name + "\"\r\n" +
                                           part(type + "; name=\"" + name + "\"", mail.attachment)});
}

std::string_view file_type(std::string_view extension) {
    for (const FileType& each : kFileTypes) {
        if (each.extension == extension) return each.type;
    }
    return "application/octet-stream";
}

std::string base64(std::string_view bytes, std::size_t line) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve(bytes.size() * 4 / 3 + bytes.size() / 50 + 8);
    std::size_t in_line = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](std::size_t i) {
            return at + i < bytes.size()
                       ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i]))
                       : 0u;
        };
        const std::uint32_t three = byte(0) << 16 | byte(1) << 8 | byte(2);
        if (line > 0 && in_line == line) {
            out += "\r\n";
            in_line = 0;
        }
        out += kDigits[three >> 18 & 63];
        out += kDigits[three >> 12 & 63];
        out += at + 1 < bytes.size() ? kDigits[three >> 6 & 63] : '=';
        out += at + 2 < bytes.size() ? kDigits[three & 63] : '=';
        in_line += 4;
    }
    return out;
}

}  // namespace segments::letter
