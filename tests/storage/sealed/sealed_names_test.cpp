#include "storage/sealed/sealed_names.h"

#include <doctest/doctest.h>

namespace segments::storage {

TEST_CASE("a sealed name tells nothing, opens again, and is the same each time") {
    const SealedNames names(view_of("a key"));
    for (const std::string name : {"CURRENT", "log-000007-0001", "", "lost+found/log-000007-0001"}) {
        CAPTURE(name);
        const std::string sealed = names.seal(name);
        CHECK(sealed.size() == 129);
        CHECK(sealed == names.seal(name));
        CHECK(names.open(sealed) == name);
    }
    const std::string document = "lost+found/blob-" + std::string(64, 'a') + "-0001";
    CHECK(names.open(names.seal(document)) == document);
    // Of similar ones nothing is alike.
    const std::string one = names.seal("log-000007-0001");
    const std::string other = names.seal("log-000007-0002");
    int alike = 0;
    for (std::size_t i = 1; i < one.size(); ++i) alike += one[i] == other[i] ? 1 : 0;
    CHECK(alike < 30);
}

TEST_CASE("a name that another key sealed, or nobody, is foreign") {
    const SealedNames names(view_of("a key"));
    const std::string sealed = SealedNames(view_of("another key")).seal("CURRENT");
    CHECK_FALSE(names.open(sealed));
    for (const std::string name : {"CURRENT", "~", "~00", "", "key"}) CHECK_FALSE(names.open(name));
    CHECK_FALSE(names.open("~" + std::string(128, 'x')));
    CHECK_FALSE(names.open("~" + std::string(128, '0')));
}

}  // namespace segments::storage
