// Interaction log entries (docs/domain.md chapter 10.2): cancel, evaluate, delete, and how they are named.
// Comments: core/interaction/comments.h. Whatever works on a selection runs in slices.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/entry_scan.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// Toggles Canceled: all entries get the opposite of what the first has (ILE-4). An entry can't be uncanceled
// while its logged segment or its campaign entry is canceled (ILE-6).
class ToggleEntriesCanceled {
  public:
    enum class Documents : std::uint8_t {
        keep,
        remove  // those that no other entry uses, of entries that become canceled (ILE-5)
    };
    // Live rows of the log, at least one.
    ToggleEntriesCanceled(const table::Database& db, std::vector<table::Row> rows,
                          Documents documents = Documents::keep);

    // Changes about `rows` entries more; true when finished. On an error nothing is to be kept.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    // The new value.
    bool canceled() const { return canceled_; }
    std::string question() const;

  private:
    const table::Database* db_;
    std::vector<table::Row> rows_;
    bool canceled_;
    Documents documents_;
    std::optional<DocumentUses> uses_;
    std::size_t at_ = 0;
};

// Gives entries one of the five evaluations (ILE-10). Error: the blank one.
class EvaluateEntries {
  public:
    EvaluateEntries(std::vector<table::Row> rows, schema::Evaluation evaluation)
        : rows_(std::move(rows)), evaluation_(evaluation) {}

    Result<bool> step(table::Transaction& tx, std::size_t rows);

  private:
    std::vector<table::Row> rows_;
    schema::Evaluation evaluation_;
    std::size_t at_ = 0;
};

// Deletes entries with their comments, and their documents where no other entry uses them (ILE-8).
class DeleteEntries {
  public:
    enum class Which : std::uint8_t {
        all,
        canceled  // others among the rows stay: Delete Canceled Interaction Log Entries (ILE-9)
    };
    DeleteEntries(std::vector<table::Row> rows, Which which);

    bool step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    std::size_t deleted() const { return deleted_; }

  private:
    std::vector<table::Row> rows_;
    Which which_;
    std::size_t at_ = 0;
    std::size_t deleted_ = 0;
    NumberSet numbers_;
    std::optional<DocumentUses> uses_;
};

// "Mail to customers – by Ann Lee" (ILE-3): the template's description or the entry's, and for outbound
// interactions the salesperson or the user who logged, for inbound ones the contact.
std::string entry_title(const table::Database& db, table::Row entry_row);

}  // namespace segments::interaction
