// Conversion: seals a workspace where it lies, or takes its passphrase away. Everything is written in the
// other form beside what is there, read back and compared; then CURRENT is replaced, and only then what was
// there is removed. So it may be interrupted at any point: the workspace opens in the one form or the other,
// and what is left over goes then.
//
//     Conversion conversion(env, std::move(keys), Conversion::Way::Seal);   // the store over env is closed
//     while (true) { Result<bool> done = conversion.step(); if (!done) ...; if (*done) break; }
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "storage/sealed/sealed_env.h"

namespace segments::storage {

class Conversion {
  public:
    enum class Way { Seal, Unseal };

    // `env`: where the files lie, not the SealedEnv over it.
    Conversion(Env& env, SealKeys keys, Way way);
    ~Conversion();
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;

    // True when it is done. An error is final; the workspace is in its former form then.
    Result<bool> step();
    // 0..1.
    float progress() const;

  private:
    enum class Stage { Lock, List, Clear, Read, Write, Verify, Switch, Remove, Done };
    Result<bool> advance(Reply reply);
    Result<bool> listed(std::vector<std::string> names);
    Result<bool> next_file();
    Result<bool> compare();
    void sync(Stage next);
    bool seals() const { return way_ == Way::Seal; }
    Env& from() { return seals() ? env_ : sealed_; }
    Env& to() { return seals() ? sealed_ : env_; }

    Env& env_;
    SealedEnv sealed_;
    Way way_;
    double begun_ms_;
    Stage stage_ = Stage::Lock;
    Request request_;
    std::vector<std::string> names_;
    std::size_t at_ = 0;
    std::deque<std::pair<std::string, Bytes>> written_;  // to be compared
    std::uint64_t bytes_ = 0;                            // of them
    Bytes current_;                                      // becomes CURRENT
    bool locked_ = false;
};

}  // namespace segments::storage
