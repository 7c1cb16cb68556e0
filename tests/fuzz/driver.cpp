// The main() of every fuzz program: feeds LLVMFuzzerTestOneInput (libFuzzer's entry, defined in *_fuzz.cpp)
// with mutations of the seeds in tests/fuzz/corpus/<program>/. Deterministic: the same build runs the same
// inputs.
//
//   NAME_fuzz [--seconds N] [--seed N]   until the time is over
//   NAME_fuzz FILE...                    just these inputs, to reproduce a failure
//
// The input that failed is written to build/fuzz/NAME_fuzz.input.
#include <sanitizer/common_interface_defs.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kLargestInput = 4096;
constexpr std::string_view kTokens[] = {"..",           "<>",      ">=",         "&",    "|",    "@*",
                                        "''",           "\\u0000", "[",          "{\"",  "null", "\xFF\xFE",
                                        "\xEF\xBB\xBF", "9999",    "2026-02-29", "1e999"};

// Written by the death callback, which can reach nothing but globals.
Bytes current_input;
std::string program_name;

void save_current_input() {
    std::filesystem::create_directories("build/fuzz");
    const std::string path = "build/fuzz/" + program_name + ".input";
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(current_input.data()),
               static_cast<std::streamsize>(current_input.size()));
    std::fprintf(stderr, "the input that failed is in %s\n", path.c_str());
}

void on_abort(int) {
    save_current_input();
    std::_Exit(1);
}

Bytes read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

void run(Bytes input) {
    current_input = std::move(input);
    LLVMFuzzerTestOneInput(current_input.data(), current_input.size());
}

class Mutator {
  public:
    explicit Mutator(std::uint32_t seed) : random_(seed) {}

    Bytes mutate(const std::vector<Bytes>& seeds) {
        Bytes bytes = seeds[below(seeds.size())];
        for (std::size_t rounds = 1 + below(6); rounds > 0; --rounds) change(bytes, seeds);
        if (bytes.size() > kLargestInput) bytes.resize(kLargestInput);
        return bytes;
    }

  private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

    template <typename Range>
    void insert(Bytes& bytes, const Range& what) {
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1)), what.begin(),
                     what.end());
    }

    // A stretch of up to 16 bytes.
    Bytes piece_of(const Bytes& bytes) {
        if (bytes.empty()) return {};
        const std::size_t from = below(bytes.size());
        const std::size_t count = std::min(1 + below(16), bytes.size() - from);
        const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(from);
        return Bytes(begin, begin + static_cast<std::ptrdiff_t>(count));
    }

    void change(Bytes& bytes, const std::vector<Bytes>& seeds) {
        switch (below(6)) {
            case 0:
                if (!bytes.empty()) bytes[below(bytes.size())] = static_cast<std::uint8_t>(random_());
                break;
            case 1:
                if (!bytes.empty()) bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1U << below(8));
                break;
            case 2:
                if (!bytes.empty()) {
                    const std::size_t from = below(bytes.size());
                    const std::size_t count = std::min(1 + below(8), bytes.size() - from);
                    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(from);
                    bytes.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
                }
                break;
            case 3:
                insert(bytes, kTokens[below(std::size(kTokens))]);
                break;
            case 4:
                insert(bytes, piece_of(bytes));
                break;
            default:
                insert(bytes, piece_of(seeds[below(seeds.size())]));
                break;
        }
    }

    std::mt19937 random_;
};

std::vector<Bytes> load_seeds() {
    std::vector<Bytes> seeds = {Bytes{}};
    const std::filesystem::path folder = "tests/fuzz/corpus/" + program_name;
    if (std::filesystem::exists(folder)) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& file : files) seeds.push_back(read_file(file));
    }
    for (const std::string_view token : kTokens) seeds.emplace_back(token.begin(), token.end());
    return seeds;
}

}  // namespace

int main(int argc, char** argv) {
    program_name = std::filesystem::path(argv[0]).filename().string();
    std::signal(SIGABRT, on_abort);
    __sanitizer_set_death_callback(save_current_input);

    int seconds = 10;
    std::uint32_t seed = 1;
    bool files_given = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--seconds" && i + 1 < argc) {
            seconds = std::atoi(argv[++i]);
        } else if (word == "--seed" && i + 1 < argc) {
            seed = static_cast<std::uint32_t>(std::atoi(argv[++i]));
        } else {
            files_given = true;
            run(read_file(argv[i]));
        }
    }
    if (files_given) return 0;

    const std::vector<Bytes> seeds = load_seeds();
    for (const Bytes& bytes : seeds) run(bytes);
    Mutator mutator(seed);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    std::uint64_t runs = 0;
    while (std::chrono::steady_clock::now() < end) {
        for (int i = 0; i < 64; ++i) run(mutator.mutate(seeds));
        runs += 64;
    }
    std::printf("%s: %llu inputs\n", program_name.c_str(), static_cast<unsigned long long>(runs));
    return 0;
}
