// Whatever is accepted can be exported and imported again to the same contact, in every format, up to what
// the format has no place for.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/exchange/contact_json.h"
#include "tests/core/exchange/foreign_support.h"
#include "tests/core/exchange/nasty_contacts.h"

using namespace segments;
using namespace segments::test;
using exchange::ExportFormat;

namespace {

// Contacts of which the format loses nothing, and that belong to no company of which it does.
std::vector<table::Row> lossless(const table::Database& db, ExportFormat format) {
    exchange::BelongingsIndex belongings(db);
    while (!belongings.step(1000)) {
    }
    exchange::ContactRecord record;
    std::vector<table::Row> rows;
    for (const table::Row row : exchange::all_contacts(db)) {
        exchange::load_record(db, row, belongings, record);
        std::array<std::size_t, exchange::kLosses> counts{};
        exchange::count_losses(format, record, counts);
        if (std::all_of(counts.begin(), counts.end(), [](std::size_t count) { return count == 0; }))
            rows.push_back(row);
    }
    return rows;
}

std::string exported(const table::Database& db, std::vector<table::Row> rows, ExportFormat format) {
    exchange::ExportContacts job(db, std::move(rows), format);
    std::string out;
    while (!job.look(50)) {
    }
    while (!job.step(50, out)) {
    }
    return out;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// The first contacts that differ; empty if none does.
std::string differences(const std::string& wanted, const std::string& found) {
    const std::vector<std::string> left = lines_of(wanted), right = lines_of(found);
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()) && count < 5; ++i) {
        const std::string a = i < left.size() ? left[i] : "", b = i < right.size() ? right[i] : "";
        if (a == b) continue;
        const auto from =
            static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
        out += a.substr(0, 14) + ": " + a.substr(from - std::min<std::size_t>(from, 30), 90) + "\n<>\n" +
               b.substr(from - std::min<std::size_t>(from, 30), 90) + "\n\n";
        ++count;
    }
    return out;
}

void check_round_trip(const table::Database& db, ExportFormat format) {
    const std::vector<table::Row> rows = lossless(db, format);
    CAPTURE(exchange::info_of(format).caption);
    CHECK(rows.size() > 4);
    const std::string wanted = exported(db, rows, ExportFormat::segments);
    const std::string file = exported(db, rows, format);
    const std::unique_ptr<table::Database> other = new_database();
    const Imported result = import_any(*other, file, "again" + std::string(exchange::info_of(format).ending));
    CHECK(result.refused == "");
    CHECK(result.rejected == std::vector<std::string>{});
    CHECK(result.counts == ImportCounts{rows.size(), 0, 0, 0});
    CHECK(differences(wanted, exported(*other, exchange::all_contacts(*other), ExportFormat::segments)) ==
          "");
    // Where they came from nothing changes.
    const std::string before = exported(db, exchange::all_contacts(db), ExportFormat::segments);
    CHECK(preview_any(db, file, "again" + std::string(exchange::info_of(format).ending)).counts ==
          ImportCounts{0, 0, rows.size(), 0});
}

}  // namespace

TEST_CASE("Whatever is accepted can be exported and imported again to the same contact, in every format") {
    const std::unique_ptr<table::Database> db = new_database();
    const Imported made = import_text(*db, NastyContacts(1).list(100));
    CHECK(made.refused == "");
    CHECK(made.counts.added > 90);
    for (const exchange::ExportFormatInfo& each : exchange::export_formats()) {
        // Workbooks are written only: xlsx_writer_test.cpp reads them back.
        if (each.format != ExportFormat::xlsx) check_round_trip(*db, each.format);
    }
}
