// Files of other programs: each of tests/data/exchange gives the contacts that stand beside it, and what was
// imported from it comes back the same by way of every format that holds it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/exchange/contact_json.h"
#include "tests/core/exchange/foreign_support.h"
#include "tests/core/testdata/project_file.h"

using namespace segments;
using namespace segments::test;
using exchange::ExportFormat;

namespace {

constexpr std::string_view kFolder = "tests/data/exchange/";

std::vector<std::string> example_files() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(testdata::project_path(std::string(kFolder)))) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".expected") && name != "README.md" && !name.starts_with("."))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string example(const std::string& name) {
    return testdata::project_file(std::string(kFolder) + name);
}

// "# vCard, vCard 3.0, UTF-8" and the contacts.
std::string seen(const table::Database& db, const std::string& name, std::size_t piece) {
    const std::string text = example(name);
    const exchange::Recognized file = exchange::recognize(text, name);
    return "# " + std::string(exchange::caption_of(file.format)) +
           (file.detail.empty() ? "" : ", " + file.detail) + ", " +
           std::string(exchange::name_of(file.encoding)) + "\n" + translated(db, text, name, piece);
}

// Where two files of the workspace begin to differ; empty if they don't.
std::string difference(std::string_view a, std::string_view b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end()) return {};
    const auto at = static_cast<std::size_t>(left - a.begin());
    const std::size_t from = at < 40 ? 0 : at - 40;
    return std::string(a.substr(from, 120)) + "\n<>\n" + std::string(b.substr(from, 120));
}

}  // namespace

TEST_CASE("Each file of another program is recognised and gives the contacts that stand beside it") {
    const std::unique_ptr<table::Database> db = new_database();
    for (const std::string& name : example_files()) {
        CAPTURE(name);
        const std::string expected = example(name + ".expected");
        CHECK(seen(*db, name, 4096) == expected);
        // However it is cut into pieces.
        CHECK(seen(*db, name, 1) == expected);
        CHECK(seen(*db, name, 7) == expected);
    }
}

TEST_CASE("What was imported comes back the same from every format that holds it") {
    for (const std::string& name : example_files()) {
        CAPTURE(name);
        const std::unique_ptr<table::Database> db = new_database();
        const Imported first = import_any(*db, example(name), name);
        CHECK(first.refused == "");
        const std::string contacts = exported(*db, ExportFormat::segments);
        for (const ExportFormat format :
             {ExportFormat::segments, ExportFormat::csv, ExportFormat::vcard_4, ExportFormat::vcard_3,
              ExportFormat::vcard_2_1, ExportFormat::jcard, ExportFormat::jscontact,
              ExportFormat::google_people, ExportFormat::business_central}) {
            exchange::ExportContacts look(*db, exchange::all_contacts(*db), format);
            while (!look.look(5)) {
            }
            // vCard 2.1 has no lists within a component and no commas in categories; the two lists of other
            // programs bring what they keep in their own order.
            const bool other_order =
                format == ExportFormat::google_people || format == ExportFormat::business_central;
            if ((format == ExportFormat::vcard_2_1 && (name.starts_with("rfc") || name == "jcards.json")) ||
                (other_order && name.ends_with(".json")) ||
                (format == ExportFormat::jscontact && name.starts_with("nasty.jscontact")))
                continue;
            if (!look.losses().empty()) continue;
            const std::string_view ending = exchange::info_of(format).ending;
            CAPTURE(ending);
            const std::string file = exported(*db, format);
            CAPTURE(file);
            // In the same workspace nothing changes, in a new one it is the same.
            const Imported again = import_any(*db, file, "again" + std::string(ending));
            CHECK(again.rejected == std::vector<std::string>{});
            CHECK(again.counts == ImportCounts{0, 0, first.counts.added, 0});
            CHECK(difference(exported(*db, ExportFormat::segments), contacts) == "");
            const std::unique_ptr<table::Database> other = new_database();
            import_any(*other, file, "again" + std::string(ending));
            CHECK(difference(exported(*other, ExportFormat::segments), contacts) == "");
        }
    }
}
