// Contacts of a file as they stood in it, put together as a file of the same format: what was rejected, to be
// repaired and brought again.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange/formats/format.h"

namespace segments::exchange {

class RawFile {
  public:
    explicit RawFile(Recognized file) : file_(std::move(file)) {}

    void begin(std::string& out);
    // `raw`: ContactSource::raw().
    void add(std::string_view raw, std::string& out);
    void end(std::string& out);

  private:
    bool in_list() const;

    Recognized file_;
    bool any_ = false;
};

}  // namespace segments::exchange
