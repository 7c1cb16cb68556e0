#include "core/base/fuzzy.h"

#include <doctest/doctest.h>

using segments::fuzzy_score;

TEST_CASE("a fuzzy match needs all typed characters in their order, in any case") {
    CHECK(fuzzy_score("adc", "Add Contacts"));
    CHECK(fuzzy_score("ADD CONTACTS", "Add Contacts"));
    CHECK(fuzzy_score("add  contacts", "Add Contacts"));
    CHECK_FALSE(fuzzy_score("cad", "Add Contacts"));
    CHECK_FALSE(fuzzy_score("adds", "Add"));
    CHECK(fuzzy_score("müll", "Andreas MÜLLER"));
    CHECK_FALSE(fuzzy_score("x", ""));
    CHECK_FALSE(fuzzy_score("an", "Marketing"));
    CHECK(fuzzy_score("an", "Company"));
}

TEST_CASE("nothing typed matches every text alike") {
    CHECK(fuzzy_score("", "Log") == 0);
    CHECK(fuzzy_score("  ", "Add Contacts") == 0);
}

TEST_CASE("starts of words, characters in a row and the start of the text count most") {
    CHECK(fuzzy_score("ac", "Add Contacts") > fuzzy_score("ac", "Back up"));
    CHECK(fuzzy_score("log", "Log") > fuzzy_score("log", "Logged Segments"));
    CHECK(fuzzy_score("seg", "Segments") > fuzzy_score("seg", "Logged Segments"));
    CHECK(fuzzy_score("con", "Contacts") > fuzzy_score("con", "Code lists, Industries"));
    CHECK(fuzzy_score("red", "Reduce Contacts") > fuzzy_score("red", "Related Data"));
}
