#include "app/ui/ui.h"

#include <doctest/doctest.h>

using namespace segments;

TEST_CASE("an element keeps states of several types beside each other") {
    struct Draft {
        int length = 0;
    };
    struct List {
        bool open = false;
    };
    ui::Ui ui;
    Draft& draft = ui.state<Draft>(7);
    draft.length = 3;
    ui.state<List>(7).open = true;
    CHECK(ui.state<Draft>(7).length == 3);
    CHECK(ui.state<List>(7).open);
    CHECK(&draft == &ui.state<Draft>(7));
    CHECK_FALSE(ui.state<List>(8).open);
}
