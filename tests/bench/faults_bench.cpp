// Injects faults below the file layer into recorded random workloads, at least 100,000 by default, and prints
// what became of the data as a table (docs/storage.md). Not a benchmark of speed: `./test bench-faults` runs
// it.
//
//     faults_bench [--share PERCENT]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/storage/fault_campaign.h"
#include "tests/storage/sealed/sealed_tools.h"

using namespace segments::storage;
using namespace segments::storage::test;

namespace {

struct Wanted {
    std::uint64_t crashes = 150'000, errors = 50'000, flips = 50'000, cuts = 50'000, sampled = 1'000,
                  sealed = 10'000;
};

bool print(const Figures& figures, double seconds) {
    std::printf("| %-58s | %8llu | %5llu | %4llu | %5.0f |\n", figures.kind.c_str(),
                static_cast<unsigned long long>(figures.faults),
                static_cast<unsigned long long>(figures.wrong), static_cast<unsigned long long>(figures.lost),
                seconds);
    if (!figures.first.empty()) std::printf("first failure: %s\n", figures.first.c_str());
    std::fflush(stdout);
    return figures.wrong == 0 && figures.lost == 0;
}

template <typename F>
bool campaign(const char* kind, std::uint64_t wanted, std::uint64_t& total, F&& more) {
    Figures figures{kind};
    const auto begun = std::chrono::steady_clock::now();
    for (std::uint64_t seed = 1; figures.faults < wanted && figures.first.empty(); ++seed)
        more(seed, figures);
    total += figures.faults;
    return print(figures, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
}

}  // namespace

int main(int argc, char** argv) {
    std::uint64_t percent = 100;
    if (argc == 3 && std::strcmp(argv[1], "--share") == 0)
        percent = static_cast<std::uint64_t>(std::atoi(argv[2]));
    const Wanted wanted;
    const auto part = [&](std::uint64_t figure) { return figure * percent / 100; };
    const auto all = [] { return true; };
    std::printf("| %-58s | %8s | %5s | %4s | %5s |\n", "Fault", "injected", "wrong", "lost", "s");
    std::printf("|---|---|---|---|---|\n");
    std::uint64_t total = 0;
    bool good = true;
    good &= campaign("power failure after each write, removal and sync", part(wanted.crashes), total,
                     [](std::uint64_t seed, Figures& f) { crash_campaign(seed, 120, f); });
    good &= campaign("error or full disk at each call", part(wanted.errors), total,
                     [](std::uint64_t seed, Figures& f) { error_campaign(seed, 40, 1, f); });
    good &= campaign("each byte flipped (small workspaces)", part(wanted.flips), total,
                     [&](std::uint64_t seed, Figures& f) { flip_campaign(make_stored(seed, 25), all, f); });
    good &=
        campaign("each file cut to each length (small workspaces)", part(wanted.cuts), total,
                 [&](std::uint64_t seed, Figures& f) { cut_campaign(make_stored(seed + 100, 25), all, f); });
    Options large;
    large.coalesce_ms = 0;
    Random random(9);
    const auto some = [&] { return random.below(4000) == 0; };
    good &= campaign("bytes flipped and files cut, sampled (2 MB)", part(wanted.sampled), total,
                     [&](std::uint64_t seed, Figures& f) {
                         const Stored stored = make_stored(seed, 60, large, 2000);
                         flip_campaign(stored, some, f);
                         cut_campaign(stored, some, f);
                     });
    {
        const AllSealed sealed;
        good &= campaign("the first two, in a workspace with a passphrase", part(wanted.sealed), total,
                         [](std::uint64_t seed, Figures& f) {
                             crash_campaign(seed + 200, 60, f);
                             error_campaign(seed + 200, 20, 3, f);
                         });
        good &= campaign("the next two, likewise", part(wanted.sealed), total,
                         [&](std::uint64_t seed, Figures& f) {
                             const Stored stored = make_stored(seed + 300, 12);
                             flip_campaign(stored, all, f);
                             cut_campaign(stored, all, f);
                         });
    }
    std::printf("%llu faults in all\n", static_cast<unsigned long long>(total));
    return good ? 0 : 1;
}
