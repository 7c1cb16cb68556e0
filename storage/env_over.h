// EnvOver: an Env over another one, to which it passes what the one derived from it doesn't change.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storage/env.h"

namespace segments::storage {

class EnvOver : public Env {
  public:
    double now_ms() override { return inner_.now_ms(); }
    void prepare(const std::vector<std::pair<std::string, ByteView>>& files) override {
        inner_.prepare(files);
    }
    void unlock() override { inner_.unlock(); }
    bool lock_lost() override { return inner_.lock_lost(); }
    void post(ByteView message) override { inner_.post(message); }
    std::optional<Bytes> take_message() override { return inner_.take_message(); }
    std::optional<SpaceEstimate> estimate() override { return inner_.estimate(); }
    void ask_to_persist() override { inner_.ask_to_persist(); }

  protected:
    // `inner` outlives this.
    explicit EnvOver(Env& inner) : inner_(inner) {}

    Env& inner_;
};

}  // namespace segments::storage
