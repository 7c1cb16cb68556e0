// Imports a file of contacts into a new workspace and writes it in every format of an export, for tests that
// read them with other programs (tests/oracles/):
//
//     segments_export CONTACTS.json FOLDER
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "core/exchange/apply_import.h"
#include "core/exchange/export_contacts.h"
#include "core/exchange/workspace_json.h"
#include "core/schema/schema.h"
#include "core/setup/new_workspace.h"
#include "core/table/commit.h"
#include "tests/data/generator.h"

namespace {

using namespace segments;

Context context() {
    Context made;
    made.today = made.work_date = testdata::kDefaultEndDate;
    made.user_id = "ANN LEE";
    return made;
}

bool import_contacts(table::Database& db, const std::string& text) {
    using State = exchange::JsonScanner::State;
    exchange::ImportPlan plan(db);
    exchange::JsonScanner scanner;
    bool fed = false;
    for (State state = State::hungry; state != State::done;) {
        state = scanner.next(text.size() + 1);
        if (state == State::failed) return false;
        if (state == State::element) plan.add(scanner.element());
        if (state != State::hungry) continue;
        if (fed) scanner.finish();
        if (!fed) scanner.feed(text);
        fed = true;
    }
    while (!plan.step(1000)) {
    }
    table::Transaction tx(db, "Import");
    exchange::ImportAfter after;
    after.report.emplace();
    exchange::ApplyImport job(plan, context(), std::move(after));
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 1000);
    if (!done) return false;
    table::Commit(std::move(tx)).run();
    return plan.counts().rejected == 0;
}

bool write(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    return static_cast<bool>(file);
}

struct File {
    exchange::ExportFormat format;
    const char* name;
};

constexpr File kFiles[] = {
    {exchange::ExportFormat::segments, "segments.json"},
    {exchange::ExportFormat::csv, "contacts.csv"},
    {exchange::ExportFormat::xlsx, "contacts.xlsx"},
    {exchange::ExportFormat::vcard_4, "vcard-4.vcf"},
    {exchange::ExportFormat::vcard_3, "vcard-3.vcf"},
    {exchange::ExportFormat::vcard_2_1, "vcard-2.1.vcf"},
    {exchange::ExportFormat::jcard, "jcard.json"},
    {exchange::ExportFormat::jscontact, "jscontact.json"},
    {exchange::ExportFormat::google_people, "google.json"},
    {exchange::ExportFormat::business_central, "business-central.json"},
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: segments_export CONTACTS.json FOLDER\n", stderr);
        return 2;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::string folder = std::string(arguments[2]) + "/";
    const std::unique_ptr<table::Database> db = schema::make_database();
    {
        table::Transaction tx(*db, "New workspace");
        if (!setup::create_new_workspace(tx, context(), "Ann Lee")) return 1;
        table::Commit(std::move(tx)).run();
    }
    if (!import_contacts(*db, text)) {
        std::fputs("The contacts can't all be imported.\n", stderr);
        return 1;
    }
    for (const File& each : kFiles) {
        exchange::ExportContacts job(*db, exchange::all_contacts(*db), each.format);
        std::string out;
        while (!job.step(500, out)) {
        }
        if (!write(folder + each.name, out)) return 1;
    }
    std::string out;
    exchange::WorkspaceJsonWriter writer(*db, "Vinhuset");
    while (!writer.step(500, out)) {
    }
    exchange::append_content_piece(out, "abc", 1, "a\xFF\n");
    exchange::end_workspace_json(out);
    return write(folder + "workspace.json", out) ? 0 : 1;
}
