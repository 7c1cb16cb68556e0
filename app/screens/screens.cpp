#include "app/screens/screens.h"

#include <string_view>
#include <vector>

#include "app/screens/code_lists.h"
#include "app/screens/contact_card.h"
#include "app/screens/contact_list.h"
#include "app/screens/history.h"
#include "app/screens/home.h"
#include "app/screens/start.h"
#include "core/contact/contact_tables.h"
#include "core/setup/code_list.h"

namespace segments::app {
namespace {

bool is_plain(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
        const int low = high >= 0 ? hex(text[i + 2]) : -1;
        if (low < 0) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::vector<std::string> parts_of(std::string_view address) {
    std::vector<std::string> parts;
    while (!address.empty()) {
        address.remove_prefix(1);
        const std::size_t end = std::min(address.find('/'), address.size());
        if (end > 0) parts.push_back(decoded(address.substr(0, end)));
        address.remove_prefix(end);
    }
    return parts;
}

}  // namespace

std::string address_part(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_plain(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

std::unique_ptr<Screen> make_screen(Session& session) {
    if (!session.ready()) return std::make_unique<OpeningScreen>();
    if (session.is_new()) return std::make_unique<WelcomeScreen>();
    const std::vector<std::string> parts = parts_of(session.address());
    if (parts.empty()) return std::make_unique<HomeScreen>();
    const std::string& first = parts.front();
    if (first == "contacts" && parts.size() == 1) return std::make_unique<ContactListScreen>();
    if (first == "contacts" && parts.size() == 2) return std::make_unique<ContactCardScreen>(parts[1]);
    if (first == "lists" && parts.size() == 1) return std::make_unique<CodeListsScreen>();
    if (first == "history" && parts.size() == 1) return std::make_unique<HistoryScreen>();
    if (first == "lists" && parts.size() <= 3) {
        for (const table::TableId id : setup::code_lists()) {
            if (session.table(id).def().name != parts[1]) continue;
            if (parts.size() == 2) return std::make_unique<CodeListScreen>(id);
            return std::make_unique<CodeCardScreen>(id, parts[2]);
        }
    }
    return std::make_unique<NotFoundScreen>();
}

}  // namespace segments::app
