// Every text of every screen can be said in another language: in a made-up one, of which nothing looks like
// English, whatever still does is a text that was forgotten.
#include <doctest/doctest.h>

#include <cctype>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/tr.h"
#include "core/schema/field_value.h"
#include "tests/app/screens.h"

using namespace segments;
using app::test::Harness;
using app::test::kScreens;
using app::test::visit;
using ui::Role;

namespace {

constexpr std::string_view kBegin = "[", kEnd = "]";

// Says a text in one way, wherever it stands and however many are meant.
struct OneForm : Language {
    mutable std::unordered_map<std::string, std::string> said;

    std::string_view find_in(std::string_view, std::string_view english) const override {
        return find(english);
    }
    std::string_view find_plural(std::string_view one, std::string_view many,
                                 std::uint64_t number) const override {
        return find(number == 1 ? one : many);
    }
};

// "Delete {1}?" becomes "[Дельте {1}?]", or as good as.
struct MadeUp final : OneForm {
    std::string_view find(std::string_view english) const override {
        std::string& text = said[std::string(english)];
        if (!text.empty()) return text;
        text = kBegin;
        for (const char c : english) {
            if (std::isalpha(static_cast<unsigned char>(c)) == 0) {
                text += c;
                continue;
            }
            // A Cyrillic letter for each: different texts stay different.
            text += '\xD0';
            text += static_cast<char>(0x80 | (c & 0x3F));
        }
        text += kEnd;
        return text;
    }
};

// English, and longer by three tenths, as German is at its worst: "[Delete {1}?~~~~]".
struct Long final : OneForm {
    std::string_view find(std::string_view english) const override {
        std::string& text = said[std::string(english)];
        if (text.empty()) {
            text = std::string(kBegin) + std::string(english) +
                   std::string(1 + english.size() * 3 / 10, '~') + std::string(kEnd);
        }
        return text;
    }
};

struct InMadeUp {
    explicit InMadeUp(std::unique_ptr<Language> language = std::make_unique<MadeUp>()) {
        set_language(std::move(language));
    }
    ~InMadeUp() { set_language(nullptr); }
};

// All that the workspace holds, in one text: what stands in it isn't ours to translate.
std::string data_of(const table::Database& db, const filter::Locale& locale) {
    std::string all;
    for (const table::TableDef* def : db.schema()) {
        const table::Table& table = db.table(def->id);
        table.live().for_each([&](table::Row row) {
            for (const table::FieldDef& field : def->fields)
                all += schema::format_cell(table, row, field.id, locale) + "\n";
        });
    }
    return all;
}

// The words of a text that are neither translated nor data.
std::vector<std::string> forgotten_words(const std::string& text, const std::string& data) {
    std::string rest;
    int depth = 0;
    for (const char c : text) {
        if (c == kBegin[0]) ++depth;
        if (depth == 0) rest += c;
        if (c == kEnd[0] && depth > 0) --depth, rest += ' ';
    }
    std::vector<std::string> words;
    std::string word;
    for (const char c : rest + " ") {
        const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
        if (letter) word += c;
        if (letter || word.empty()) continue;
        if (word.size() > 1 && data.find(word) == std::string::npos) words.push_back(word);
        word.clear();
    }
    return words;
}

// What no language changes: the product's name and those of languages, formats, units and examples.
const std::set<std::string> kSame = {"Segments", "English", "Deutsch", "Espa", "ol",       "JSON",    "vCard",
                                     "CSV",      "KB",      "MB",      "GB",   "Ctrl",     "Shift",   "http",
                                     "https",    "mm",      "dd",      "yyyy", "segments", "default", "PDF"};

std::vector<std::string> forgotten(const Harness& app, const std::string& data) {
    std::vector<std::string> found;
    const auto look = [&](const std::string& text) {
        for (const std::string& word : forgotten_words(text, data))
            if (!kSame.contains(word)) found.push_back(word + " in: " + text);
    };
    for (const ui::Node& node : app.tree().nodes) {
        look(node.name);
        look(node.description);
    }
    return found;
}

// The texts of the screen that there is no room for. Captions and cells of columns may be cut: the columns
// can be made wider; so may be the hint in an empty filter.
std::string cut(Harness& app) {
    std::set<std::string> found;
    app.settle();
    app.application().ui().on_cut_text = [&](std::string_view text) {
        if (text.starts_with(kBegin)) found.emplace(text);
    };
    app.settle();
    app.application().ui().on_cut_text = nullptr;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::columnheader) found.erase(node.name);
        if (node.role == Role::gridcell) found.erase(node.value);
    }
    found.erase(std::string(tr("Filter").view()));
    std::string all;
    for (const std::string& text : found) all += text + "\n";
    return all;
}

}  // namespace

TEST_CASE("what was forgotten is found, what is data isn't meant") {
    CHECK(forgotten_words("[Дельте CT000001]", {}).empty());
    CHECK(forgotten_words("[Дельте] Ann Lee?", "Ann Lee\n") == std::vector<std::string>());
    CHECK(forgotten_words("Delete [Дельте] Ann", "Ann Lee\n") == std::vector<std::string>{"Delete"});
}

TEST_CASE("no screen says anything that can't be translated") {
    const InMadeUp language;
    Harness app;
    CHECK(forgotten(app, {}) == std::vector<std::string>());
    app.type(Role::textbox, tr("Your name").view(), "Ann Lee");
    app.press(Role::button, tr("Try with sample data").view());
    const app::Session& session = app.application().session();
    const std::string data = data_of(session.db(), session.locale());
    for (const char* address : kScreens) {
        INFO(address);
        visit(app, address);
        CHECK(forgotten(app, data) == std::vector<std::string>());
    }
}

TEST_CASE("no dialog of a segment says anything that can't be translated") {
    const InMadeUp language;
    Harness app;
    app.type(Role::textbox, tr("Your name").view(), "Ann Lee");
    app.press(Role::button, tr("Try with sample data").view());
    visit(app, "/segments");
    app.press(Role::button, tr("New").view());
    const app::Session& session = app.application().session();
    const std::string data = data_of(session.db(), session.locale());
    CHECK(forgotten(app, data) == std::vector<std::string>());
    for (const char* dialog : {"Add Contacts", "Reduce Contacts", "Refine Contacts", "Log"}) {
        INFO(dialog);
        const Text name = tr(dialog);
        const bool direct = app.has(Role::button, name.view());
        if (!direct) app.press(Role::menubutton, tr("More").view());
        CHECK(forgotten(app, data) == std::vector<std::string>());
        app.press(direct ? Role::button : Role::menuitem, name.view());
        CHECK(forgotten(app, data) == std::vector<std::string>());
        app.key("Escape");
    }
}

TEST_CASE("texts that are longer by three tenths have room on every screen, on desks and on phones") {
    const InMadeUp language(std::make_unique<Long>());
    for (const float width : {1280.0f, 390.0f}) {
        CAPTURE(width);
        Harness app(width, 844);
        CHECK(cut(app) == "");
        app.type(Role::textbox, tr("Your name").view(), "Ann Lee");
        app.press(Role::button, tr("Try with sample data").view());
        for (const char* address : kScreens) {
            // Its fields offer what stands in the contacts, which may be longer than a phone is wide.
            if (std::string_view(address).starts_with("/duplicates/")) continue;
            CAPTURE(address);
            visit(app, address);
            CHECK(cut(app) == "");
        }
    }
}
