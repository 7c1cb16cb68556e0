// How long the search for duplicates takes in a workspace of 1,000,000 generated contacts (or as many as the
// argument says), its longest slice, and how long it takes to look for those of one contact.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "core/contact/contact_tables.h"
#include "core/contact/duplicates.h"
#include "core/schema/schema.h"
#include "tests/data/fill_tables.h"

using namespace segments;
namespace card = contact::contact;

namespace {

constexpr std::size_t kSlice = 2000;

// Of the processor, not of the clock: other work on the machine shall not count.
double now_ms() {
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

struct Times {
    double total = 0, longest = 0;
};

template <typename Step>
Times run(Step step) {
    Times times;
    for (bool done = false; !done;) {
        const double start = now_ms();
        done = step();
        const double took = now_ms() - start;
        times.total += took;
        times.longest = std::max(times.longest, took);
    }
    return times;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t contacts = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
    const auto db = schema::make_database();
    table::Transaction tx(*db, "");
    testdata::fill_codes(tx);
    testdata::fill_contacts(
        tx, testdata::Generator(testdata::kDefaultSeed, contacts, testdata::kDefaultEndDate), 0, contacts);
    contact::FindDuplicates search(*db);
    const Times all = run([&] { return search.step(tx, kSlice); });
    std::printf("%zu contacts: %zu pairs%s, %.0f ms, longest slice of %zu contacts %.1f ms\n", contacts,
                search.found(), search.cut_off() ? " and more" : "", all.total, kSlice, all.longest);
    contact::DuplicatesOf one(*db, 0);
    const Times single = run([&] { return one.step(kSlice); });
    std::printf("of one contact: %zu found, %.0f ms, longest slice %.1f ms\n", one.found().size(),
                single.total, single.longest);
    return 0;
}
