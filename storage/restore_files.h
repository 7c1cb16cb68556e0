// Makes a workspace of a copy of its files. The page makes such a copy without the program, when that has
// stopped or can't start (web/static/js/copy.js; format: docs/storage.md, "Copy of the files"). The files
// come into a folder of their own, as they were, and are verified as ever when it is opened: damage is told
// then.
//
//     RestoreFiles restore(catalog.env(folder));
//     restore.feed(piece) ...                        // and wait while restore.unsaved() is large
//     restore.finish();
//     while (true) { Result<bool> done = restore.step(); if (!done) ...; if (*done) break; }
//     catalog.set_label(folder, restore.label());
//
// Until step() has returned true the folder opens as an empty workspace: whoever gives up removes it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "storage/env.h"

namespace segments::storage {

// Whether a file that begins so is such a copy.
bool is_copy_of_files(ByteView beginning);

class RestoreFiles {
  public:
    explicit RestoreFiles(std::unique_ptr<Env> to);

    // Errors, which are final: no such copy, damaged.
    Result<void> feed(ByteView piece);
    // All was fed.
    Result<void> finish();
    // Carries on with the storage; true when, after finish(), all of it is durable. An error is final.
    Result<bool> step();
    // Bytes that came and aren't durable.
    std::uint64_t unsaved() const { return unsaved_; }
    // What the workspace was called; empty where the copy doesn't say.
    const std::string& label() const { return label_; }
    // Lets go of the folder.
    void close() { env_->unlock(); }

  private:
    // Those that are whole in `came_`. True when the end was among them.
    Result<bool> take_files();
    Result<void> take_file(std::string_view name, ByteView bytes);

    std::unique_ptr<Env> env_;
    Bytes came_;  // not taken yet
    bool begun_ = false;
    bool ended_ = false;
    std::uint32_t files_ = 0;
    std::string label_;
    // These decide what the workspace is: written when all others are durable.
    std::vector<std::pair<std::string, Bytes>> last_;
    std::uint64_t unsaved_ = 0;
    bool complete_ = false;
    bool locked_ = false;
    bool last_written_ = false;
    Request locking_;
    Request syncing_;
    std::uint64_t syncing_bytes_ = 0;
};

}  // namespace segments::storage
