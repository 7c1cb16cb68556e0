// Files that hold one endless thing, made while they are read: memory for one contact is enough, and what is
// good beside it comes in.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "tests/core/exchange/foreign_support.h"

using namespace segments;
using namespace segments::test;
using exchange::ContactSource;

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

struct Endless {
    std::string_view name, head, filling, tail;
};

// What is said of a file that begins with the head, goes on with so many MB of the filling and ends with the
// tail.
std::string said_of(const Endless& file, std::size_t megabytes) {
    const std::unique_ptr<table::Database> db = new_database();
    exchange::CodeLookup lookup(*db);
    std::string filling;
    while (filling.size() < kMegabyte) filling += file.filling;
    const std::string head(file.head);
    const std::unique_ptr<ContactSource> source =
        exchange::make_source(exchange::recognize(head + filling, file.name), lookup);
    std::string said;
    std::size_t fed = 0;  // pieces
    while (true) {
        switch (source->next(kMegabyte)) {
            case ContactSource::State::hungry:
                if (fed == megabytes + 2) source->finish();
                if (fed < megabytes + 2)
                    source->feed(fed == 0               ? std::string_view(head)
                                 : fed == megabytes + 1 ? file.tail
                                                        : std::string_view(filling));
                fed = std::min(fed + 1, megabytes + 2);
                break;
            case ContactSource::State::paused:
                break;
            case ContactSource::State::element:
                said += source->element().too_long ? "too long, " : "good, ";
                break;
            case ContactSource::State::done:
                return said + "done";
            case ContactSource::State::failed:
                return said + source->error().message;
        }
    }
}

}  // namespace

TEST_CASE("A text of 500 MB is passed over: its contact is too long, the next one is good") {
    CHECK(said_of({"a.json", R"([{"name":")", "x", R"("},{"no":"1"}])"}, 500) == "too long, good, done");
}

TEST_CASE("Endless texts, lists, rows and blanks of every format are passed over or refused") {
    CHECK(said_of({"a.json", R"([{"@type":"Card","note":")", "x", R"("},{"@type":"Card","uid":"1"}])"}, 3) ==
          "too long, good, done");
    CHECK(said_of({"a.json", R"([{"@type":"Card","x":[)", "1,2,", R"(3]},{"@type":"Card","uid":"1"}])"}, 3) ==
          "too long, good, done");
    CHECK(said_of({"a.json", R"([{"@type":"Card","x":")", "x", ""}, 3) ==
          "The file ends in the middle of a text. It seems to be cut off; get the whole file. (At line 1, "
          "column 3145751, contact 1, /0.)");
    CHECK(said_of({"a.json", R"([{"name":"A"},)", " ", R"({"no":"1"}])"}, 3) == "good, good, done");
    CHECK(said_of({"a.vcf", "BEGIN:VCARD\nFN:A\nNOTE:", "x", "\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"},
                  3) == "too long, good, done");
    CHECK(said_of({"a.vcf", "BEGIN:VCARD\nFN:A\n", "NOTE:x\n", "END:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"},
                  3) == "too long, good, done");
    CHECK(said_of({"a.vcf", "BEGIN:VCARD\nFN:A\n", "BEGIN:VCARD\n", ""}, 3) ==
          "The file ends in the middle of a vCard. It seems to be cut off; get the whole file. (At line "
          "262149.)");
    CHECK(said_of({"a.csv", "Name,Mail\nAnn,", "x", "\nBob,b@x.example\n"}, 3) == "too long, good, done");
    CHECK(said_of({"a.csv", "Name,Mail\nAnn,\"", "x\n", ""}, 3) ==
          "A quote is opened and never closed. Is the file whole, and its delimiter right? (At line 2.)");
}
