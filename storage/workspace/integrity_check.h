// Reads everything that is stored for a workspace and checks it: snapshot and journal as opening does, every
// step of the undo history, every attached document, every daily copy. Changes nothing. Works in slices.
//
//     IntegrityCheck check(env, workspace);
//     while (!check.step()) { ... check.progress() ... }    // the workspace goes on being polled, unchanged
//     for (const std::string& line : check.problems()) ...
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/backup.h"
#include "storage/content_reader.h"
#include "storage/loader.h"
#include "storage/workspace/workspace.h"

namespace segments::storage {

class IntegrityCheck {
  public:
    // Both outlive this. REQUIRES: the workspace is ready.
    IntegrityCheck(Env& env, Workspace& workspace);

    // About a millisecond of work; true when finished.
    bool step();
    // The last step could do nothing before the storage answers.
    bool waits() const { return waits_; }
    float progress() const;
    // What is being read, in words.
    std::string what() const;

    // Sentences: what is damaged, and where.
    const std::vector<std::string>& problems() const { return problems_; }
    std::uint64_t bytes() const { return bytes_; }
    std::size_t steps() const { return steps_; }
    std::size_t documents() const { return documents_; }
    std::size_t days() const { return days_; }

  private:
    // Takes what is loaded and forgets it: only its checks count.
    class Nothing final : public Consumer {
        void reset(bool) override {}
        Result<void> section_block(std::string_view, ByteView) override { return {}; }
        Result<void> sections_done() override { return {}; }
        void begin_record(Sequence) override {}
        void record_block(ByteView) override {}
        Result<void> end_record() override { return {}; }
    };
    enum class Stage { Waiting, Data, Undo, Documents, Days, Done };
    struct Document {
        std::string hash;
        std::uint64_t size = 0;
    };
    bool read_data();
    bool read_undo();
    bool read_documents();
    bool read_days();
    void next(Stage stage);

    Env& env_;
    Workspace& workspace_;
    Stage stage_ = Stage::Waiting;
    bool waits_ = false;
    Nothing nothing_;
    std::unique_ptr<Loader> loader_;
    std::size_t at_ = 0;
    std::shared_ptr<const UndoBytes> undo_;
    std::vector<Document> contents_;
    std::optional<ContentReader> content_;
    std::vector<DayCopy> copies_;
    std::optional<DayReader> day_;
    std::unique_ptr<BackupReader> backup_;

    std::vector<std::string> problems_;
    std::uint64_t bytes_ = 0;
    std::size_t steps_ = 0;
    std::size_t documents_ = 0;
    std::size_t days_ = 0;
};

}  // namespace segments::storage
