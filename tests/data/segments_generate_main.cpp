// Writes test data files; see tests/data/README.md.
//
//     segments_generate --contacts N [--seed S] [--end-date YYYY-MM-DD] [--format json|array|jsonl|line]
//     [--out FILE] segments_generate --endless-name BYTES [--out FILE] segments_generate --sample [--out
//     FILE]
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "tests/data/contacts_file.h"
#include "tests/data/generator.h"
#include "tests/data/json_writer.h"

namespace {

using namespace segments::testdata;

constexpr const char* kUsage =
    "usage: segments_generate --contacts N [--seed S] [--end-date YYYY-MM-DD]\n"
    "                         [--format json|array|jsonl|line] [--out FILE]\n"
    "       segments_generate --endless-name BYTES [--out FILE]\n"
    "       segments_generate --sample [--out FILE]\n";

struct Options {
    std::optional<std::size_t> contacts;
    std::optional<std::size_t> endless_name;
    bool sample = false;
    std::uint64_t seed = kDefaultSeed;
    segments::Day end_date = kDefaultEndDate;
    FileForm form = FileForm::kDocument;
    std::string out;
};

std::optional<std::uint64_t> read_number(std::string_view text) {
    if (text.empty() || text.size() > 18) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::optional<FileForm> read_form(std::string_view text) {
    if (text == "json") return FileForm::kDocument;
    if (text == "array") return FileForm::kArray;
    if (text == "jsonl") return FileForm::kJsonLines;
    if (text == "line") return FileForm::kOneLine;
    return std::nullopt;
}

template <typename T, typename U>
bool set(T& target, const std::optional<U>& value) {
    if (value) target = *value;
    return value.has_value();
}

// A size that this platform can hold.
bool set_size(std::optional<std::size_t>& target, const std::optional<std::uint64_t>& value) {
    if (!value || *value > std::numeric_limits<std::size_t>::max()) return false;
    target = static_cast<std::size_t>(*value);
    return true;
}

// False if the option is unknown or its value is unusable.
bool read_option(Options& options, std::string_view name, std::string_view value) {
    if (name == "--contacts") return set_size(options.contacts, read_number(value));
    if (name == "--endless-name") return set_size(options.endless_name, read_number(value));
    if (name == "--seed") return set(options.seed, read_number(value));
    if (name == "--end-date") return set(options.end_date, segments::from_iso(value));
    if (name == "--format") return set(options.form, read_form(value));
    if (name == "--out") {
        options.out = value;
        return true;
    }
    return false;
}

std::optional<Options> read_options(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--sample") {
            options.sample = true;
        } else if (++i >= count || !read_option(options, name, arguments[i])) {
            return std::nullopt;
        }
    }
    const int tasks = (options.contacts ? 1 : 0) + (options.endless_name ? 1 : 0) + (options.sample ? 1 : 0);
    if (tasks != 1) return std::nullopt;
    return options;
}

}  // namespace

int main(int count, char** arguments) {
    const std::optional<Options> options = read_options(count, arguments);
    if (!options) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    std::FILE* file = options->out.empty() ? stdout : std::fopen(options->out.c_str(), "wb");
    if (!file) {
        std::fprintf(stderr, "%s can't be written.\n", options->out.c_str());
        return 1;
    }
    bool written = true;
    const auto write = [&](std::string_view piece) {
        written = written && std::fwrite(piece.data(), 1, piece.size(), file) == piece.size();
    };
    if (options->sample) {
        write(sample_file());
    } else if (options->endless_name) {
        write_endless_name(*options->endless_name, write);
    } else {
        write_contacts(Generator(options->seed, *options->contacts, options->end_date), options->form, write);
    }
    written = std::fclose(file) == 0 && written;
    if (!written) std::fputs("The file could not be written to its end.\n", stderr);
    return written ? 0 : 1;
}
