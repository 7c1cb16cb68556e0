// The columns of an imported table that no field had room for, as they are kept with a contact.
#pragma once

#include <string_view>

#include "core/exchange/json_tape.h"

namespace segments::exchange {

class KeptColumns {
  public:
    // `extras`: of the contact.
    explicit KeptColumns(std::string_view extras);

    // Blank if the contact doesn't have the column.
    std::string_view text(std::string_view column) const;
    template <typename Visit>
    void for_each(Visit visit) const {
        if (object_ == 0) return;
        for (JsonTape::Index key = object_ + 1; key < tape_[object_].end; key = tape_[key + 1].end)
            visit(tape_[key].text, tape_[key + 1].text);
    }

  private:
    JsonTape tape_;
    JsonTape::Index object_ = 0;
};

}  // namespace segments::exchange
