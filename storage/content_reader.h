// Reads a content from the store piece by piece, one asked for ahead, and checks it.
//
//     ContentReader reader(store, hash, size);
//     while (!reader.at_end()) { if (auto piece = reader.take()) use(*piece); else if (reader.problem()) ...
//     }
//
// What was taken counts only when at_end() is reached without a problem: the last check is of the whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/sha256.h"
#include "storage/store.h"

namespace segments::storage {

class ContentReader {
  public:
    // `store` outlives this and goes on being polled.
    ContentReader(Store& store, std::string hash, std::uint64_t size);

    // The next piece, if it is there.
    std::optional<Bytes> take();
    bool at_end() const { return taken_ == size_ && !problem_; }
    // The content is damaged or gone, or the storage doesn't answer.
    const std::optional<Error>& problem() const { return problem_; }
    float share() const { return size_ == 0 ? 1.0f : static_cast<float>(taken_) / static_cast<float>(size_); }

  private:
    void ask();
    void take_reply(Reply reply);

    Store& store_;
    std::string hash_;
    std::uint64_t size_;
    std::uint64_t taken_ = 0;
    std::uint32_t index_ = 0;  // asked for last
    Request request_;
    Sha256 sum_;
    std::optional<Bytes> piece_;
    std::optional<Error> problem_;
};

}  // namespace segments::storage
