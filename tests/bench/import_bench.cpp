// Cost of an import per contact, step by step, in processor time, and the memory it takes at most, of it
// beyond what is stored at the end:
//
//     import_bench [contacts ...]          without numbers: 1,000 and 100,000
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/apply_import.h"
#include "core/exchange/export_contacts.h"
#include "core/exchange/import_plan.h"
#include "core/schema/schema.h"
#include "core/setup/new_workspace.h"
#include "core/table/commit.h"
#include "tests/bench/allocations.h"
#include "tests/data/contacts_file.h"
#include "tests/data/generator.h"

using namespace segments;
using bench::Allocations;

namespace {

class Clock {
  public:
    Clock() { Allocations::most = Allocations::held; }
    // The most that any step took.
    std::size_t most() const { return most_; }
    // Prints what was done since the last time.
    void lap(const char* what, std::size_t contacts) {
        const double took = 1e6 * static_cast<double>(std::clock() - last_) / CLOCKS_PER_SEC;
        std::printf("  %-22s %8.2f us/contact %8.0f ms   %6.0f bytes/contact now, %6.0f at most", what,
                    took / static_cast<double>(contacts), took / 1000,
                    beyond_before(Allocations::held) / static_cast<double>(contacts),
                    beyond_before(Allocations::most) / static_cast<double>(contacts));
        if (const std::size_t heap = Allocations::heap(); heap > 0)
            std::printf(", heap %+.0f", (static_cast<double>(heap) - static_cast<double>(heap_before_)) /
                                            static_cast<double>(contacts));
        std::printf("\n");
        last_ = std::clock();
        most_ = std::max(most_, Allocations::most - before_);
        Allocations::most = Allocations::held;
    }

  private:
    double beyond_before(std::size_t bytes) const {
        return static_cast<double>(bytes) - static_cast<double>(before_);
    }

    std::size_t before_ = Allocations::held, heap_before_ = Allocations::heap();
    std::clock_t last_ = std::clock();
    std::size_t most_ = 0;
};

Context context() {
    Context made;
    made.today = made.work_date = testdata::kDefaultEndDate;
    made.minutes = 600;
    made.user_id = "ANN LEE";
    return made;
}

std::size_t import(table::Database& db, const std::string& file, std::size_t contacts) {
    using State = exchange::JsonScanner::State;
    Clock clock;
    const std::size_t stored = db.bytes();
    std::optional<exchange::ImportPlan> plan(std::in_place, db);
    exchange::JsonScanner scanner;
    // In pieces, as a browser hands them over.
    std::size_t at = 0;
    for (State state = scanner.next(0); state != State::done;) {
        if (state == State::failed) std::abort();
        if (state == State::element) plan->add(scanner.element());
        if (state == State::hungry && at < file.size()) {
            scanner.feed(std::string_view(file).substr(at, 1 << 19));
            at += 1 << 19;
        } else if (state == State::hungry) {
            scanner.finish();
        }
        state = scanner.next(1 << 16);
    }
    clock.lap("scan, parse, stage", contacts);
    while (!plan->step(1000)) {
    }
    clock.lap("plan", contacts);
    table::Transaction tx(db, "Import");
    {
        exchange::ApplyImport job(*plan, context());
        Result<bool> done = false;
        while (done && !*done) done = job.step(tx, 1000);
        if (!done) std::abort();
    }
    clock.lap("apply", contacts);
    // As the page does: saving needs the memory more.
    plan.reset();
    std::size_t written = 0;
    table::Commit commit(std::move(tx));
    for (bool done = false; !done;) {
        done = commit.step(5000);
        for (const std::string& block : commit.journal) written += block.size();
        commit.journal.clear();
        commit.undo.clear();
    }
    clock.lap("commit", contacts);
    const double beyond = static_cast<double>(clock.most()) - static_cast<double>(db.bytes() - stored);
    std::printf("  at most %.1f MB beyond what is stored\n", beyond / 1048576);
    return written;
}

// The file with one field of each person otherwise.
std::string changed(const std::string& file) {
    constexpr std::string_view kBefore = "\"surname\":\"";
    std::string text;
    text.reserve(file.size() + file.size() / 64);
    std::size_t from = 0;
    for (std::size_t at = file.find(kBefore); at != std::string::npos; at = file.find(kBefore, from)) {
        text.append(file, from, at + kBefore.size() - from);
        text += 'X';
        from = at + kBefore.size();
    }
    return text.append(file, from);
}

void measure(std::size_t contacts) {
    const testdata::Generator generator(testdata::kDefaultSeed, contacts, testdata::kDefaultEndDate);
    std::string file;
    file.reserve(contacts * 600 + 1048576);  // no holes in the heap where it grew
    testdata::write_contacts(generator, testdata::FileForm::kDocument,
                             [&](std::string_view piece) { file += piece; });
    std::printf("%zu contacts, %.0f bytes of JSON each\n", contacts,
                static_cast<double>(file.size()) / static_cast<double>(contacts));
    const std::unique_ptr<table::Database> db = schema::make_database();
    {
        table::Transaction tx(*db, "New workspace");
        if (!setup::create_new_workspace(tx, context(), "Ann Lee")) std::abort();
        table::Commit(std::move(tx)).run();
    }
    std::printf(" into an empty workspace\n");
    const std::size_t written = import(*db, file, contacts);
    std::printf("  journal %.0f bytes/contact, database %.0f bytes/contact\n",
                static_cast<double>(written) / static_cast<double>(contacts),
                static_cast<double>(db->bytes()) / static_cast<double>(contacts));
    std::printf(" once more, unchanged\n");
    import(*db, file, contacts);
    std::printf(" once more, the surname of each changed\n");
    import(*db, changed(file), contacts);
    file = {};
    Clock clock;
    exchange::ExportContacts job(*db, exchange::all_contacts(*db));
    std::string text;
    while (!job.step(500, text)) text.clear();
    clock.lap("export", contacts);
    std::printf("  at most %.1f MB for it\n", static_cast<double>(clock.most()) / 1048576);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::atoll(argv[i])));
    if (sizes.empty()) sizes = {1000, 100'000};
    for (const std::size_t size : sizes) measure(size);
}
