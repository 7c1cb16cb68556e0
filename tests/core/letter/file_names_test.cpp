#include "core/letter/file_names.h"

#include <doctest/doctest.h>

#include <set>

using namespace segments;
using letter::unique_file_name;

TEST_CASE(
    "PRD-18: no file name comes twice, not even where a contact is called like what another's name became") {
    letter::TakenNames taken;
    CHECK(unique_file_name(taken, "Ann", ".docx") == "Ann.docx");
    CHECK(unique_file_name(taken, "ANN", ".docx") == "ANN (2).docx");
    CHECK(unique_file_name(taken, "Ann", ".docx") == "Ann (3).docx");
    CHECK(unique_file_name(taken, "Ann (2)", ".docx") == "Ann (2) (2).docx");
    CHECK(unique_file_name(taken, "Bo (2)", ".docx") == "Bo (2).docx");
    CHECK(unique_file_name(taken, "Bo", ".docx") == "Bo.docx");
    CHECK(unique_file_name(taken, "Bo", ".docx") == "Bo (3).docx");
}

TEST_CASE("names of many letters are told apart") {
    letter::TakenNames taken;
    for (int i = 0; i < 50000; ++i) CHECK(taken.take("Contact " + std::to_string(i)) == 1);
    CHECK(taken.take("contact 49999") == 2);
    CHECK(taken.take("Contact 0") == 2);
    CHECK(taken.take("Contact 50000") == 1);
}
