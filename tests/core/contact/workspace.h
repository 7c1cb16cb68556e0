// A small workspace for tests of contacts: a new one as PRD-15 makes it, with an open transaction.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/schema/schema.h"
#include "core/setup/code_list.h"
#include "core/setup/new_workspace.h"
#include "core/setup/setup_tables.h"

namespace segments::test {

namespace card = contact::contact;
using schema::FieldValue;
using table::FieldId;
using table::Row;

struct Workspace {
    Workspace() {
        context.today = to_day({2026, 11, 23});
        context.work_date = context.today;
        context.minutes = 10 * 60 + 30;
        context.user_id = "ANN LEE";
        REQUIRE(setup::create_new_workspace(tx, context, "Ann Lee"));
    }

    Row company(std::string_view name, std::string_view no = {}) {
        return named(schema::ContactType::company, name, no);
    }
    Row person(std::string_view name, std::string_view no = {}) {
        return named(schema::ContactType::person, name, no);
    }
    // Sets a field that must be accepted.
    void set(Row row, FieldId field, const FieldValue& value) {
        const Result<void> result = contact::set_field(tx, context, row, field, value);
        REQUIRE_MESSAGE(static_cast<bool>(result), (result ? std::string() : result.error().message));
    }
    // The message of a refusal; empty if the value was accepted.
    std::string refusal(Row row, FieldId field, const FieldValue& value) {
        const Result<void> result = contact::set_field(tx, context, row, field, value);
        return result ? std::string() : result.error().message;
    }
    std::string text(Row row, FieldId field) const {
        return std::string(db->table(card::kTable).text(row, field));
    }
    bool flag(Row row, FieldId field) const { return db->table(card::kTable).flag(row, field); }
    std::int64_t number(Row row, FieldId field) const { return db->table(card::kTable).number(row, field); }
    std::string no(Row row) const { return text(row, card::kNo); }
    void code(table::TableId list, std::string_view code) {
        REQUIRE(setup::create_code(tx, list, code, "About " + std::string(code)));
    }
    void setup_field(FieldId field, const FieldValue& value) {
        schema::set_cell(tx, setup::marketing::kTable, db->table(setup::marketing::kTable).find(1), field,
                         value);
    }

    std::unique_ptr<table::Database> db = schema::make_database();
    Context context;
    table::Transaction tx{*db, "test"};

  private:
    Row named(schema::ContactType type, std::string_view name, std::string_view no) {
        const Result<Row> row = contact::create_contact(tx, context, {type, std::string(no)});
        REQUIRE(row);
        set(*row, card::kName, name);
        return *row;
    }
};

}  // namespace segments::test
