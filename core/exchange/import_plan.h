// Plans an import: takes the elements of a file, finds out which contact each is for and what the rules say,
// and counts, all without touching the database (docs/contacts-format.md). What it finds is the preview; an
// ApplyImport makes the change.
//
//     ImportPlan plan(db);
//     for each element of a JsonScanner: plan.add(scanner.element());
//     while (!plan.step(2000)) {}                        // the database must not change until it is applied
//     plan.counts(); plan.rejection(0); plan.missing_codes();
//     plan.create_codes(false);                          // contacts that need new codes are rejected then
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/exchange/company_links.h"
#include "core/exchange/contact_facts.h"
#include "core/exchange/contact_json.h"
#include "core/exchange/contact_matcher.h"
#include "core/exchange/exports.h"
#include "core/exchange/formats/code_lookup.h"
#include "core/exchange/import_options.h"
#include "core/exchange/import_stage.h"
#include "core/exchange/missing_codes.h"
#include "core/table/database.h"

namespace segments::exchange {

struct ImportCounts {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t rejected = 0;

    bool operator==(const ImportCounts&) const = default;
};

class ImportPlan {
  public:
    explicit ImportPlan(const table::Database& db);
    ImportPlan(const ImportPlan&) = delete;
    ImportPlan& operator=(const ImportPlan&) = delete;

    // `own_names`: its properties have the names of our own form.
    void begin_file(std::string name, bool own_names = true) {
        stage_.begin_file(std::move(name), own_names);
    }
    void add(const JsonScanner::Element& element) { stage_.add(element); }

    // Works on about `rows` records or rows more; true when all is planned. REQUIRES: no add() from here on.
    bool step(std::size_t rows);
    // 0..1
    float progress() const;

    // Decides again; step() plans anew then. The records stay.
    void set_options(ImportOptions options);
    const ImportOptions& options() const { return options_; }

    // What other formats said of groups: what new codes stand for, and who is in them. Before step().
    void describe_codes(CodeLookup& lookup);
    std::string_view description_of(table::TableId id, std::string_view code) const;

    // REQUIRES of all below: step() returned true.
    // Whether codes that don't exist yet will be created; they will be at first.
    void create_codes(bool on);
    bool creates_codes() const { return creates_codes_; }
    ImportCounts counts() const;
    // In the order of the file.
    std::size_t rejections() const { return rejections_.size(); }
    Rejection rejection(std::size_t index) const;
    // Companies that are made because people name them; they are counted as added.
    std::size_t created_companies() const { return stage_.size() - stage_.records_read(); }
    // Contacts of which the file and the workspace have changed the same since the export that the file comes
    // back from (ImportOptions::base_export).
    std::size_t conflicts() const { return conflicts_; }
    // The parts (contact_print.h) in which the record is in conflict, and whose value counts.
    struct Conflict {
        std::uint8_t part = 0;
        Policy taken = Policy::ours;
    };
    std::vector<Conflict> conflicts_of(std::uint32_t number) const;
    // Codes that don't exist yet, created or not.
    const std::vector<MissingCode>& missing_codes() const { return codes_; }
    // The database is as it was when the plan was begun.
    bool is_current() const { return db_->version() == version_; }

    // Records by their numbers, 0 .. stage().size(): those that can be read, and companies that are made.
    const ImportStage& stage() const { return stage_; }
    // No. and name of the contact that the record is for or makes.
    std::string_view no_of(std::uint32_t number) const;
    std::string name_of(std::uint32_t number) const;
    // What the record changes of its contact; all it says of a new one. Texts are kept in `pool`, and with
    // the plan. REQUIRES: it isn't rejected.
    void load_change(std::uint32_t number, ContactRecord& record, TextPool& pool) const;
    const table::Database& db() const { return *db_; }

    // --- For ApplyImport
    ImportStage& stage() { return stage_; }
    const CompanyLinks& companies() const { return companies_; }
    // What becomes of a record, by creates_codes().
    Outcome outcome(std::size_t number) const;
    // The record as it is to be written: by the options, and not yet completed.
    void load(std::uint32_t number, ContactRecord& record) const;
    const BelongingsIndex& belongings() const { return belongings_; }
    const ContactMatcher& matcher() const { return matcher_; }
    // Nothing more is decided: frees what only that needed.
    void decided();

    // Memory held, in bytes.
    std::size_t memory() const;

  private:
    enum class Phase : std::uint8_t {
        look,
        contacts,
        match,
        company_names,
        company_links,
        base,
        lists,
        facts,
        check,
        companies,
        dependents,
        done
    };

    void keep_ours(ContactRecord& record, table::Row target) const;
    void add_group(ContactRecord& record, table::Row target, const std::string& code) const;
    void compare_with_base(ContactRecord& record, std::uint32_t number,
                           std::vector<Conflict>* conflicts) const;
    void look_at(std::uint32_t number);
    void match(std::uint32_t number);
    void link_company(std::uint32_t number);
    void check(std::uint32_t number);
    void check_company(std::uint32_t number);
    void judge(std::uint32_t number);
    void check_dependent(std::uint32_t number);
    bool begin_step();
    bool records_step(std::size_t rows, void (ImportPlan::*each)(std::uint32_t));
    std::uint32_t record_that_makes(std::string_view no, table::Row row) const;
    bool company_comes_later(std::uint32_t number) const;
    Result<void> company_problem(std::string_view no, bool& is_new) const;
    void next_phase();
    void collect_rejections();

    const table::Database* db_;
    std::uint64_t version_;
    ImportOptions options_;
    ImportStage stage_;
    ContactMatcher matcher_;
    BelongingsIndex belongings_;
    ContactFacts facts_;
    CompanyLinks companies_;
    ExportedIndex base_;
    std::size_t conflicts_ = 0;
    bool needs_facts_ = false;  // some contact changes its type or company
    bool any_existing_ = false;
    bool any_without_no_ = false;
    MissingCodes missing_;
    std::vector<MissingCode> codes_;
    GroupMembers members_;
    std::unordered_map<std::string, std::string> descriptions_[std::size(contact::kAssignments)];
    bool creates_codes_ = true;

    Phase phase_ = Phase::look;
    std::uint32_t at_ = 0;
    ContactRecord record_;
    TextPool pool_;

    ImportCounts counts_;                                  // with codes created
    std::size_t needing_added_ = 0, needing_changed_ = 0;  // of them, those that need codes
    // The rejections shown: an index into the stage's, or a record that needs a code.
    struct Shown {
        std::uint32_t index;
        bool needs_code;
    };
    std::vector<Shown> rejections_;
};

}  // namespace segments::exchange
