// Which contact a record of a file is meant for (docs/contacts-format.md): by No.; where it has none by
// External ID, then by E-Mail. Knows the contacts of the workspace and the records that were matched before.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/exchange/import_options.h"
#include "core/exchange/import_stage.h"
#include "core/exchange/record_index.h"
#include "core/table/database.h"

namespace segments::exchange {

// What a contact is compared by, at most two texts; none where it has no such value.
std::vector<std::string> match_keys(MatchBy by, const std::function<std::string_view(table::FieldId)>& text);

class ContactMatcher {
  public:
    ContactMatcher(const table::Database& db, const ImportStage& stage) : db_(&db), stage_(&stage) {}

    // Which keys records without a No. have: contacts are indexed by these only. Before step().
    void want_external_ids() { by_id_.wanted = true; }
    void want_e_mails() { by_mail_.wanted = true; }
    // By what contacts are recognised. Before step().
    void match_by(MatchBy by) { by_ = by; }
    // Indexes about `rows` contacts more; true when match() can be used.
    bool step(std::size_t rows);
    float progress() const;

    // The contact the record is for, kNoRow for a new one. The error names the contacts among which the
    // record can't choose, or the earlier record for the same contact. Call once for each record, in order.
    Result<table::Row> match(std::uint32_t number);

    // The record with that No.; kNone if there is none.
    std::uint32_t record_of(std::string_view no) const;
    // Whether a record from `from` on makes a new contact of that No.
    bool comes_later(std::string_view no, std::uint32_t from) const;
    // Frees what match() and record_of() need. Nothing comes later from here on: for imports that number no
    // contact.
    void forget_keys();
    // The record for a contact of the workspace.
    std::uint32_t record_for(table::Row row) const {
        return row < claims_.size() ? claims_[row] : RecordIndex::kNone;
    }
    static constexpr std::uint32_t kNone = RecordIndex::kNone;

  private:
    // Contacts by a text that more than one may have.
    struct Keys {
        bool wanted = false;
        RecordIndex first;                                             // the first contact with each text
        std::unordered_map<table::Row, std::vector<table::Row>> more;  // by the first one: some others
    };
    std::string key_of(table::FieldId field, std::string_view text) const;
    void index(Keys& keys, table::FieldId field, table::Row row);
    table::Row find(const Keys& keys, table::FieldId field, std::string_view key) const;
    Result<table::Row> find_one(const Keys& keys, table::FieldId field, std::string_view text) const;
    bool uses_one_key() const { return by_ != MatchBy::automatic && by_ != MatchBy::no; }
    // What contacts of the workspace and of the file are compared by, at most two texts.
    std::vector<std::string> keys_of(table::Row row) const;
    std::vector<std::string> keys_of(const ContactRecord& record) const;
    void index_keys(table::Row row);
    Result<table::Row> match_by_key(std::uint32_t number, const ContactRecord& record);
    Result<table::Row> by_keys(const ContactRecord& record) const;
    void make_claim(std::uint32_t number, table::Row row);
    Result<table::Row> claim(std::uint32_t number, table::Row row);
    Error twice(std::uint32_t earlier, std::string_view what) const;
    Result<table::Row> new_without_no(std::uint32_t number, const ContactRecord& record);

    const table::Database* db_;
    const ImportStage* stage_;
    MatchBy by_ = MatchBy::automatic;
    Keys by_id_, by_mail_;
    Keys by_key_;             // contacts, by the one key
    RecordIndex new_by_key_;  // new records
    table::Row at_ = 0;
    RecordIndex by_no_;                    // records of contacts that aren't in the workspace
    RecordIndex new_by_id_, new_by_mail_;  // new records without a No.
    std::vector<std::uint32_t> claims_;    // records, by row of their contact
    ContactRecord record_;                 // the one that is being matched
};

}  // namespace segments::exchange
