#include "core/exchange/json_path.h"

#include <doctest/doctest.h>

using segments::exchange::json_path_at_end;

TEST_CASE("The path leads to the value in which the text ends") {
    CHECK(json_path_at_end("") == "");
    CHECK(json_path_at_end("{\"a") == "");
    CHECK(json_path_at_end("{\"a\":") == "/a");
    CHECK(json_path_at_end("{\"a\":1,\"b") == "");
    CHECK(json_path_at_end("{\"a\":[1,{\"b\\\"c\":\"x,[{") == "/a/1/b\\\"c");
    CHECK(json_path_at_end("[[],[1,2") == "/1/1");
}
