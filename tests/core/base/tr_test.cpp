#include "core/base/tr.h"

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>

using namespace segments;

namespace {

struct Tiny final : Language {
    std::map<std::string, std::string, std::less<>> texts;
    std::string_view find(std::string_view english) const override {
        const auto found = texts.find(english);
        return found == texts.end() ? std::string_view() : found->second;
    }
    std::string_view find_in(std::string_view context, std::string_view english) const override {
        return find(std::string(context) + "/" + std::string(english));
    }
    std::string_view find_plural(std::string_view one, std::string_view many,
                                 std::uint64_t number) const override {
        return find(number == 1 ? one : many);
    }
};

struct InTiny {
    explicit InTiny(std::map<std::string, std::string, std::less<>> texts) {
        auto language = std::make_unique<Tiny>();
        language->texts = std::move(texts);
        set_language(std::move(language));
    }
    ~InTiny() { set_language(nullptr); }
};

}  // namespace

TEST_CASE("Without a language texts are said in English, with their values") {
    CHECK(tr("New").str() == "New");
    CHECK(tr("{1} of {2}", 3, std::string("many")) == "3 of many");
    CHECK(tr_n("{1} contact", "{1} contacts", 1) == "1 contact");
    CHECK(tr_n("{1} contact", "{1} contacts", 0) == "0 contacts");
    CHECK(tr_n("{1} contact", "{1} contacts", 1000, "1,000") == "1,000 contacts");
}

TEST_CASE("A translation may order its values otherwise; a text that it lacks stays English") {
    const InTiny language({{"{1} of {2}", "von {2}: {1}"}, {"Open", "Offen"}, {"verb/Open", "Öffnen"}});
    CHECK(tr("{1} of {2}", "3", "9") == "von 9: 3");
    CHECK(tr("Open").str() == "Offen");
    CHECK(tr_in("verb", "Open").str() == "Öffnen");
    CHECK(tr_in("noun", "Open").str() == "Open");
    CHECK(tr("Closed").str() == "Closed");
}

TEST_CASE("A caption within an English sentence is written small, another language's stays as it is") {
    CHECK(tr_within("Mailing Group") == "mailing group");
    const InTiny language({{"Mailing Group", "Mailinggruppe"}, {"Campaign", "Kampagne"}});
    CHECK(tr_within("Mailing Group") == "Mailinggruppe");
}

TEST_CASE("Values are taken as they are: braces in them mean nothing") {
    CHECK(tr("{1} and {2}", "{2}", "b") == "{2} and b");
    CHECK(tr("{{Field}} {1} {3}", "a") == "{{Field}} a {3}");
}
