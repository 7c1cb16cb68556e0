// Containers: what is written can be read, what can't be trusted is refused.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::word;

namespace {

std::string zip_of(std::string_view name, std::string_view bytes) {
    std::string out;
    ZipWriter zip(out);
    zip.add(name, bytes);
    REQUIRE(zip.finish());
    return out;
}

std::string why(std::string bytes, const ZipLimits& limits = {}) {
    const Result<ZipReader> zip = ZipReader::open(bytes, limits);
    if (!zip) return zip.error().message;
    for (const ZipEntry& entry : zip->entries()) {
        const Result<std::string> read = zip->read(entry);
        if (!read) return read.error().message;
    }
    return {};
}

}  // namespace

TEST_CASE("files written whole, in pieces, stored or as another container holds them are read again") {
    std::string first;
    ZipWriter source(first);
    source.add("a.xml", "alpha");
    REQUIRE(source.finish());
    const Result<ZipReader> of = ZipReader::open(first);
    REQUIRE(of);

    std::string out, all;
    ZipWriter zip(out);
    const std::string large(300000, 'x');
    zip.add_packed("copy.xml", *of->find("a.xml"));
    zip.begin("large.txt");
    for (int i = 0; i < 3; ++i) {
        zip.write(large);
        all += out;  // handed on while it is written
        out.clear();
    }
    zip.end();
    zip.add_stored("deep/stored.bin", "raw");
    zip.add("empty", "");
    REQUIRE(zip.finish());
    all += out;
    CHECK(zip.size() == all.size());

    const Result<ZipReader> read = ZipReader::open(all);
    REQUIRE(read);
    CHECK(read->entries().size() == 4);
    CHECK(*read->read(*read->find("copy.xml")) == "alpha");
    CHECK(*read->read(*read->find("large.txt")) == large + large + large);
    CHECK(*read->read(*read->find("DEEP/Stored.bin")) == "raw");
    CHECK(*read->read(*read->find("empty")) == "");
    CHECK(read->find("nothing") == nullptr);
}

TEST_CASE("the same calls make the same bytes") {
    CHECK(zip_of("a", "text") == zip_of("a", "text"));
}

TEST_CASE("a container of very many files has a directory that counts them all") {
    const auto number = [](std::string_view bytes, std::size_t at, std::size_t width) {
        std::uint64_t value = 0;
        for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        return value;
    };
    const auto with_files = [](std::size_t count) {
        std::string out;
        ZipWriter zip(out);
        for (std::size_t i = 0; i < count; ++i) zip.add_stored(std::to_string(i), "");
        REQUIRE(zip.finish());
        return out;
    };
    const std::string many = with_files(70000), end = many.substr(many.size() - 22);
    CHECK(number(end, 10, 2) == 0xFFFF);
    const std::string_view locator = std::string_view(many).substr(many.size() - 22 - 20, 20);
    CHECK(locator.substr(0, 4) == "PK\6\7");
    const auto record = static_cast<std::size_t>(number(locator, 8, 8));
    CHECK(many.compare(record, 4, "PK\6\6") == 0);
    CHECK(number(many, record + 32, 8) == 70000);
    const auto directory = static_cast<std::size_t>(number(many, record + 48, 8));
    CHECK(many.compare(directory, 4, "PK\1\2") == 0);
    CHECK(directory + number(many, record + 40, 8) == record);
    // As many as a plain one holds.
    const std::string few = with_files(65534);
    CHECK(number(few, few.size() - 12, 2) == 65534);
    CHECK(few.find("PK\6\6") == few.npos);
}

TEST_CASE("the directory of very many files is written a piece at a time") {
    constexpr std::size_t kFiles = 20000;
    std::string out;
    ZipWriter zip(out);
    for (std::size_t i = 0; i < kFiles; ++i) zip.add_stored("a name for " + std::to_string(i), "");
    std::string whole;
    whole.swap(out);
    std::size_t most = 0;
    for (bool done = false; !done; out.clear()) {
        done = zip.step_finish();
        most = std::max(most, out.size());
        whole += out;
    }
    CHECK(zip.sound());
    CHECK(most < 128 * 1024);
    // Each file once, in order.
    std::size_t at = whole.find("PK\1\2");
    for (std::size_t i = 0; i < kFiles; ++i) {
        const std::string name = "a name for " + std::to_string(i);
        REQUIRE(whole.compare(at + 46, name.size(), name) == 0);
        at += 46 + name.size();
    }
    CHECK(whole.compare(at, 4, "PK\5\6") == 0);
}

TEST_CASE("a container that is cut off or changed anywhere is refused, or read as it was") {
    const std::string whole =
        zip_of("word/document.xml", "<a>some text that is long enough to be packed</a>");
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK(!why(whole.substr(0, size)).empty());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        (void)why(changed);
    }
    CHECK(why("no zip at all") == "The file is damaged: it isn't whole, or not a zip container at all.");
}

TEST_CASE("bombs are refused by what they say, and by what comes out when they lie") {
    const std::string bomb = zip_of("word/document.xml", std::string(20u << 20, ' '));
    CHECK(bomb.size() < 200000);
    CHECK(why(bomb) ==
          "The file is refused: its part word/document.xml unpacks to far more than a letter holds.");
    // The directory, and the sizes behind the file, claim to be small.
    std::string lies = bomb;
    const std::size_t head = lies.rfind("PK\1\2");
    for (int i = 0; i < 4; ++i) lies[head + 24 + static_cast<std::size_t>(i)] = i == 0 ? 100 : 0;
    CHECK(why(lies) ==
          "The file is refused: its part word/document.xml unpacks to far more than a letter holds.");
    CHECK(why(zip_of("a", std::string(5000, 'x')), {.total_bytes = 4000}) ==
          "The file is refused: its part a unpacks to far more than a letter holds.");
}

TEST_CASE("names that lead out of the container, or stand for two files, are refused") {
    for (const char* name : {"../../etc/passwd", "word/../../x", "/absolute", "C:\\x", "a\\..\\b"})
        CHECK(why(zip_of(name, "x")) == "The file is refused: it names a part that would lie outside of it.");
    std::string out;
    ZipWriter zip(out);
    zip.add("word/document.xml", "one");
    zip.add("word/Document.xml", "two");
    REQUIRE(zip.finish());
    CHECK(why(out) == "The file is refused: it holds the part word/Document.xml twice.");
}

TEST_CASE("an encrypted container and too many files are refused") {
    std::string encrypted = zip_of("a", "x");
    const std::size_t head = encrypted.rfind("PK\1\2");
    encrypted[head + 8] = static_cast<char>(encrypted[head + 8] | 1);
    CHECK(why(encrypted) ==
          "The file is encrypted. Remove the password in the word processor, then try again.");
    std::string out;
    ZipWriter zip(out);
    for (int i = 0; i < 11; ++i) zip.add(std::to_string(i), "");
    REQUIRE(zip.finish());
    CHECK(why(out, {.entries = 10}) == "The file is refused: it consists of 11 parts.");
}
