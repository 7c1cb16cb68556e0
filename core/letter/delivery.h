// The documents of logged interactions as files to be printed and sent (LOG-32 to LOG-39): letters as .docx,
// e-mails as .eml, in one .zip. What became of each entry is kept as its Delivery Status.
//
//     DeliverEntries work(db, entries_to_deliver(db, logged_no), templates);
//     while (!work.step(10, out)) ...
//     SetDeliveryStatus set(work);  while (!set.step(tx, 1000)) {}
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/letter/file_names.h"
#include "core/letter/segment_letters.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"
#include "core/word/zip_writer.h"

namespace segments::letter {

// Entries of a logged segment whose documents are not sent yet, or could not be: Delivery Status In Progress
// or Error.
std::vector<table::Row> entries_to_deliver(const table::Database& db, std::int64_t logged_segment_no);
// All entries with a document, for sending them again (LSG-10). None that are canceled, and none of contacts
// who are privacy blocked by now (PRD-6).
std::vector<table::Row> entries_to_resend(const table::Database& db, std::int64_t logged_segment_no);

class DeliverEntries {
  public:
    // `templates` has the documents of the entries that could be had; those that aren't merged as files. What
    // has no correspondence type of its own is printed.
    // `type`: how all are sent (LSG-10); nullopt: as each entry says.
    DeliverEntries(const table::Database& db, std::vector<table::Row> entries, Templates templates,
                   std::optional<schema::CorrespondenceType> type = {});

    // Appends about so many documents more to the .zip; true when it is complete.
    bool step(std::size_t documents, std::string& out);
    float progress() const;
    bool sound() const { return sound_; }

    struct Counts {
        std::size_t letters = 0, e_mails = 0;
        std::map<std::string, std::size_t> failed;  // by the reason: "no e-mail address"

        std::size_t failures() const;
    };
    const Counts& counts() const { return counts_; }
    const std::vector<table::Row>& delivered() const { return delivered_; }
    const std::vector<table::Row>& failed() const { return failed_; }

  private:
    // Why not; empty where it was written.
    std::string_view deliver(table::Row entry);
    std::string_view e_mail(table::Row entry, const ReadyTemplate& ready, std::string_view extension);
    std::string_view letter(table::Row entry, const ReadyTemplate& ready, std::string_view extension);

    const table::Database* db_;
    std::vector<table::Row> entries_, delivered_, failed_;
    Templates templates_;
    std::optional<schema::CorrespondenceType> type_;
    std::string pending_;
    word::ZipWriter zip_;
    TakenNames names_;
    Counts counts_;
    std::size_t at_ = 0;
    bool sound_ = true;
};

// LOG-36, LOG-38: blank for what was delivered, Error for what failed.
class SetDeliveryStatus {
  public:
    // REQUIRES: the work is done.
    explicit SetDeliveryStatus(std::shared_ptr<const DeliverEntries> work) : work_(std::move(work)) {}

    // So many entries more; true when finished.
    bool step(table::Transaction& tx, std::size_t entries);
    // 0..1
    float progress() const;

  private:
    std::shared_ptr<const DeliverEntries> work_;
    std::size_t at_ = 0;  // of those delivered and then those that failed
};

}  // namespace segments::letter
