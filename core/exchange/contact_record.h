// A contact away from its table: what one element of a file says, or what an export writes. Texts are views
// into memory of whoever filled the record.
//
//     ContactReader reader;
//     Result<void> read = reader.read(element.text);
//     if (reader.record().fields.has(contact::contact::kEMail)) ...
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/contact/assignments.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/json_tape.h"
#include "core/exchange/text_pool.h"
#include "core/table/schema.h"

namespace segments::exchange {

// The value of a field: a text for textual fields, a number for the others.
struct Value {
    std::string_view text;
    std::int64_t number = 0;

    bool is_blank() const { return text.empty() && number == 0; }
    bool operator==(const Value&) const = default;
};

// Values of some fields of a table. Left out is not the same as blank.
template <std::size_t kFields>
class Values {
  public:
    bool has(table::FieldId field) const { return (given_ >> field & 1) != 0; }
    // Blank where it is left out.
    Value operator[](table::FieldId field) const { return has(field) ? values_[field] : Value{}; }
    std::string_view text(table::FieldId field) const { return (*this)[field].text; }
    void set(table::FieldId field, Value value) {
        given_ |= std::uint64_t{1} << field;
        values_[field] = value;
    }
    void set(table::FieldId field, std::string_view text) { set(field, Value{text, 0}); }
    void set(table::FieldId field, std::int64_t number) { set(field, Value{{}, number}); }
    void leave_out(table::FieldId field) { given_ &= ~(std::uint64_t{1} << field); }
    void clear() { given_ = 0; }
    bool any() const { return given_ != 0; }
    // A bit for each field that is given.
    std::uint64_t given() const { return given_; }
    // Calls visit(field, value) for what is given, in the order of fields.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::uint64_t bits = given_; bits != 0; bits &= bits - 1) {
            const auto field = static_cast<table::FieldId>(std::countr_zero(bits));
            visit(field, values_[field]);
        }
    }

  private:
    static_assert(kFields <= 64);
    std::uint64_t given_ = 0;
    std::array<Value, kFields> values_;
};

struct AssignedCode {
    std::string_view code;
    std::string_view text;  // search word of a web source, No. of a business relation's linked record
    std::int64_t link = 0;  // business relations: kind of the linked record
};

struct AddressPeriod {
    Day from = kBlankDay;
    Day to = kBlankDay;  // blank: open end

    bool operator==(const AddressPeriod&) const = default;
};

struct AddressRecord {
    Values<contact::alt_address::kExtras + 1> fields;  // kExtras: a JSON object
    std::vector<AddressPeriod> periods;
};

// An answer given in a profile questionnaire.
struct ProfileAnswer {
    std::string_view questionnaire;
    std::int64_t line_no = 0;
    std::string_view value;  // Profile Questionnaire Value
};

struct ContactRecord {
    Values<contact::contact::kExtras + 1> fields;  // kExtras: a JSON object
    // Only those that the record has; each code once.
    std::array<std::vector<AssignedCode>, std::size(contact::kAssignments)> assigned;
    std::vector<AddressRecord> addresses;
    std::vector<ProfileAnswer> answers;  // by questionnaire and line, each once

    // What it is if it makes a new contact and has no type of its own: the guess of another format's reader.
    enum class NewType : std::uint8_t { none, company, person };
    NewType new_type = NewType::none;

    bool has_list(contact::Assignment kind) const { return (lists_ >> static_cast<int>(kind) & 1) != 0; }
    bool has_addresses() const { return (lists_ & kAddressesBit) != 0; }
    bool has_answers() const { return (lists_ & kAnswersBit) != 0; }
    std::vector<AssignedCode>& of(contact::Assignment kind) {
        return assigned[static_cast<std::size_t>(kind)];
    }
    const std::vector<AssignedCode>& of(contact::Assignment kind) const {
        return assigned[static_cast<std::size_t>(kind)];
    }
    // The list is given from here on, empty.
    std::vector<AssignedCode>& begin_list(contact::Assignment kind) {
        lists_ = static_cast<std::uint8_t>(lists_ | 1 << static_cast<int>(kind));
        of(kind).clear();
        return of(kind);
    }
    std::vector<AddressRecord>& begin_addresses() {
        lists_ |= kAddressesBit;
        addresses.clear();
        return addresses;
    }
    std::vector<ProfileAnswer>& begin_answers() {
        lists_ |= kAnswersBit;
        answers.clear();
        return answers;
    }
    void leave_out_list(contact::Assignment kind) {
        lists_ = static_cast<std::uint8_t>(lists_ & ~(1 << static_cast<int>(kind)));
    }
    void leave_out_addresses() { lists_ = static_cast<std::uint8_t>(lists_ & ~kAddressesBit); }
    void leave_out_answers() { lists_ = static_cast<std::uint8_t>(lists_ & ~kAnswersBit); }
    // Which lists are given: a bit for each Assignment, kAddressesBit and kAnswersBit.
    std::uint8_t lists() const { return lists_; }
    void clear() {
        fields.clear();
        new_type = NewType::none;
        lists_ = 0;
        for (auto& list : assigned) list.clear();
        answers.clear();
        addresses.clear();
        if (addresses.capacity() > kKeptAddresses) addresses.shrink_to_fit();
    }

    static constexpr std::uint8_t kAddressesBit = 1 << std::size(contact::kAssignments);
    static constexpr std::uint8_t kAnswersBit = kAddressesBit << 1;

  private:
    static constexpr std::size_t kKeptAddresses = 64;  // memory for more of them is given back

    std::uint8_t lists_ = 0;
};

// Reads elements: types, lengths and forms of all values (CON-8, ENT-16, ENT-17), texts and codes brought
// into the form in which they are stored. What depends on other records is left to ImportPlan.
class ContactReader {
  public:
    // REQUIRES: well-formed JSON of at most JsonScanner's size and depth, which stays where it is as long as
    // the record is used. The error has message and field; of a record in error only the No. is good for
    // anything.
    Result<void> read(std::string_view element);
    const ContactRecord& record() const { return record_; }

  private:
    using Index = JsonTape::Index;

    void read_no();
    Result<void> read_property(Index key);
    // `has_form`: contact::check_form has something to say about the field.
    Result<Value> value(const table::FieldDef& field, Index at, bool has_form = false);
    Result<std::string_view> text(const table::FieldDef& field, Index at);
    Result<void> read_codes(contact::Assignment kind, Index at);
    Result<AssignedCode> assigned_code(contact::Assignment kind, Index at);
    Result<void> read_addresses(Index at);
    Result<void> read_answers(Index at);
    Result<ProfileAnswer> read_answer(Index at);
    Result<void> read_address(AddressRecord& address, Index at);
    Result<void> read_periods(AddressRecord& address, Index at);
    Result<void> check_addresses() const;
    std::string_view extras(const std::vector<Index>& unknown);

    JsonTape tape_;
    TextPool pool_;
    ContactRecord record_;
    std::vector<Index> unknown_, unknown_of_address_;  // keys
    std::string json_;
};

}  // namespace segments::exchange
