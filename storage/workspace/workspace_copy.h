// Copies a workspace into an empty folder, under another name: its data as a snapshot, and the contents of
// its attachments. The undo history isn't copied. Works in slices; also from a workspace that is only
// followed here.
//
//     WorkspaceCopy copy(database, store, catalog.env(folder), "Copy of Contoso");
//     while (true) { Result<bool> done = copy.step(4.0); if (!done) ...; if (*done) break; }
//
// Until step() has returned true the folder holds nothing that opens as more than an empty workspace: whoever
// gives up removes it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/content_reader.h"
#include "storage/workspace/database_source.h"

namespace segments::storage {

class WorkspaceCopy {
  public:
    // `from` outlives this and goes on being polled.
    WorkspaceCopy(const std::function<const table::Database&()>& database, Store& from,
                  std::unique_ptr<Env> to, std::string name);
    ~WorkspaceCopy();
    WorkspaceCopy(const WorkspaceCopy&) = delete;
    WorkspaceCopy& operator=(const WorkspaceCopy&) = delete;

    // Works for about `budget_ms`; true when all of it is durable. An error is final.
    Result<bool> step(double budget_ms);
    // Documents that couldn't be read.
    std::size_t left_out() const { return left_out_; }
    // Lets go of the folder.
    void close();

  private:
    // The tables, with another name in the Marketing Setup.
    class Source final : public SnapshotSource {
      public:
        Source(std::function<const table::Database&()> database, std::string name)
            : database_(database), tables_(std::move(database)), name_(std::move(name)) {}
        Result<void> begin() override { return tables_.begin(); }
        Result<Next> next(std::string& section, Bytes& block) override;
        void end() override { tables_.end(); }

      private:
        std::function<const table::Database&()> database_;
        DatabaseSource tables_;
        std::string name_;
    };
    // The folder is empty: nothing comes.
    class Nothing final : public Consumer {
        void reset(bool) override {}
        Result<void> section_block(std::string_view, ByteView) override { return {}; }
        Result<void> sections_done() override { return {}; }
        void begin_record(Sequence) override {}
        void record_block(ByteView) override {}
        Result<void> end_record() override { return {}; }
    };
    enum class Stage { Opening, Contents, Snapshot, Done };
    struct Content {
        std::string hash;
        std::uint64_t size = 0;
    };
    // The contents that the folder lacks.
    void gather_contents();
    // True when all of them are durable.
    Result<bool> copy_contents();
    Result<bool> advance();

    std::function<const table::Database&()> database_;
    Store& from_;
    std::unique_ptr<Env> env_;
    Source source_;
    Nothing nothing_;
    std::unique_ptr<Store> to_;
    Stage stage_ = Stage::Opening;
    std::vector<Content> contents_;
    std::size_t at_ = 0;
    std::uint32_t piece_ = 0;
    std::optional<ContentReader> reader_;
    std::vector<std::string> unreadable_;
    std::size_t left_out_ = 0;
};

}  // namespace segments::storage
