#include "core/interaction/template_languages.h"

#include "core/attachment/attachment_tables.h"
#include "core/attachment/word_template_tables.h"
#include "core/setup/code_list.h"
#include "core/setup/setup_tables.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;

namespace {

namespace tmpl = interaction::template_;
namespace lang = interaction::template_language;

struct Template : Mailing {
    Row row = db->table(tmpl::kTable).find("LETTER");

    Template() {
        namespace word = attachment::word_template;
        code(word::kTable, "NEWS");
        tx.set_text(word::kTable, db->table(word::kTable).find("NEWS"), word::kLanguageCode, "ENU");
    }

    Row add(std::string_view code) {
        const Result<Row> made = interaction::add_template_language(tx, row, code);
        REQUIRE(made);
        return *made;
    }
    void import(Row language, std::string_view text, std::string_view extension = "pdf") {
        REQUIRE(interaction::set_template_document(tx, context, language, {std::string(text), text.size()},
                                                   extension));
    }
    std::string set(FieldId field, const FieldValue& value) {
        const Result<void> done = interaction::set_template_field(tx, context, row, field, value);
        return done ? std::string() : done.error().rule;
    }
    std::int64_t number(FieldId field) const { return number_in(tmpl::kTable, row, field); }
    std::string text(FieldId field) const { return text_in(tmpl::kTable, row, field); }
    std::int64_t attachment_of(Row language) const {
        return number_in(lang::kTable, language, lang::kAttachmentNo);
    }
    std::size_t attachments() const { return db->table(attachment::attachment::kTable).size(); }
};

}  // namespace

TEST_CASE(
    "TPL-20, TPL-21, ENT-11: a template has one row for a language; the default one's document is its own") {
    Template w;
    const Row english = w.add("enu");
    CHECK(w.text(tmpl::kLanguageCode) == "ENU");
    w.import(english, "english");
    w.import(w.add("DEU"), "german");
    CHECK(interaction::template_languages(*w.db, w.row).size() == 2);
    CHECK(interaction::template_attachment(*w.db, w.row) == w.attachment_of(english));
    CHECK(interaction::add_template_language(w.tx, w.row, "DEU").error().rule == "TPL-20");
    CHECK_FALSE(interaction::add_template_language(w.tx, w.row, "XX"));
    CHECK(interaction::set_template_language_field(w.tx, english, lang::kWordTemplateCode, "NEWS")
              .error()
              .rule == "TPL-20");
}

TEST_CASE("TPL-5: a default language without a row gets one, after a question") {
    Template w;
    CHECK(interaction::template_question(*w.db, w.row, tmpl::kLanguageCode, "deu") ==
          "The template has no document in language DEU yet. Create a row for this language?");
    CHECK(w.set(tmpl::kLanguageCode, "deu").empty());
    CHECK(interaction::default_template_language(*w.db, w.row) != table::kNoRow);
    CHECK(interaction::template_question(*w.db, w.row, tmpl::kLanguageCode, "DEU").empty());
    REQUIRE(interaction::set_template_language_field(w.tx, w.add("ENU"), lang::kWordTemplateCode, "NEWS"));
    CHECK(w.text(tmpl::kWordTemplateCode).empty());
    CHECK(w.set(tmpl::kLanguageCode, "ENU").empty());
    CHECK(w.text(tmpl::kWordTemplateCode) == "NEWS");
}

TEST_CASE("TPL-5, TPL-7, TPL-22: a mail body can only be merged, and nothing else can") {
    Template w;
    w.add("ENU");
    CHECK(w.set(tmpl::kWizardAction, 3) == "TPL-7");
    CHECK(w.set(tmpl::kWizardAction, 1).empty());
    w.import(interaction::default_template_language(*w.db, w.row), "<p>", "html");
    CHECK(w.number(tmpl::kWizardAction) == 3);
    CHECK(w.set(tmpl::kWizardAction, 0) == "TPL-7");
    CHECK(w.set(tmpl::kWizardAction, 2) == "TPL-7");
    w.import(interaction::default_template_language(*w.db, w.row), "pdf");
    CHECK(w.number(tmpl::kWizardAction) == 0);
}

TEST_CASE("TPL-8: a Word template takes the place of the default language's attachment") {
    Template w;
    w.import(w.add("ENU"), "english");
    CHECK(w.set(tmpl::kWizardAction, 2).empty());
    CHECK(w.set(tmpl::kWordTemplateCode, "NEWS") == "TPL-8");
    CHECK(w.set(tmpl::kWizardAction, 0).empty());
    CHECK_FALSE(interaction::template_question(*w.db, w.row, tmpl::kWordTemplateCode, "NEWS").empty());
    CHECK(w.set(tmpl::kWordTemplateCode, "NEWS").empty());
    const Row english = interaction::default_template_language(*w.db, w.row);
    CHECK(w.text_in(lang::kTable, english, lang::kWordTemplateCode) == "NEWS");
    CHECK(w.attachments() == 0);
    CHECK(w.set(tmpl::kWizardAction, 3).empty());
    CHECK(w.set(tmpl::kWizardAction, 2) == "TPL-7");
    // TPL-23
    CHECK(interaction::set_template_document(w.tx, w.context, english, {"x", 1}, "pdf").error().rule ==
          "TPL-23");
}

TEST_CASE("TPL-8: the row of the default language is made if there is none") {
    Template w;
    CHECK(w.set(tmpl::kWordTemplateCode, "NEWS").empty());
    CHECK(interaction::template_languages(*w.db, w.row).size() == 1);
}

TEST_CASE("TPL-24, TPL-26, TPL-27: importing replaces, removing leaves the row; contents are kept once") {
    Template w;
    const Row english = w.add("ENU");
    w.import(english, "one");
    w.import(english, "two", "docx");
    CHECK(w.attachments() == 1);
    CHECK(attachment::file_extension(*w.db, w.attachment_of(english)) == "docx");
    CHECK(w.db->table(attachment::content::kTable).size() == 1);
    REQUIRE(interaction::remove_template_document(w.tx, english));
    CHECK(w.attachment_of(english) == 0);
    CHECK(w.db->table(attachment::content::kTable).size() == 0);
    CHECK(interaction::remove_template_document(w.tx, english).error().rule == "TPL-26");
}

TEST_CASE("TPL-23, TPL-28: Copy From makes an independent attachment with a number of its own") {
    Template w;
    const Row english = w.add("ENU"), german = w.add("DEU");
    w.import(english, "one");
    REQUIRE(interaction::copy_template_document(w.tx, w.context, german, w.attachment_of(english)));
    CHECK(w.attachment_of(german) == w.attachment_of(english) + 1);
    w.import(english, "two");
    CHECK(attachment::content_of(*w.db, w.attachment_of(german)).hash == "one");
    CHECK_FALSE(interaction::copy_template_document(w.tx, w.context, german, 77));
}

TEST_CASE("TPL-24, TPL-29, TPL-29a: a read-only document isn't replaced; an empty one isn't opened") {
    Template w;
    const Row english = w.add("ENU");
    w.import(english, "");
    CHECK(attachment::check_can_open(*w.db, w.attachment_of(english)).error().rule == "TPL-29a");
    CHECK_FALSE(attachment::check_can_open(*w.db, 0));
    w.import(english, "one");
    CHECK(attachment::check_can_open(*w.db, w.attachment_of(english)));
    attachment::make_read_only(w.tx, w.attachment_of(english));
    CHECK(interaction::set_template_document(w.tx, w.context, english, {"x", 1}, "pdf").error().rule ==
          "TPL-29");
    CHECK(interaction::remove_template_document(w.tx, english).error().rule == "TPL-29");
}

TEST_CASE(
    "TPL-25: a deleted row takes its document along and leaves the default; a renamed one takes it along") {
    Template w;
    const Row english = w.add("ENU"), german = w.add("DEU");
    w.import(english, "one");
    REQUIRE(interaction::rename_template_language(w.tx, english, "FRA"));
    CHECK(w.text(tmpl::kLanguageCode) == "FRA");
    REQUIRE(interaction::rename_template_language(w.tx, german, "ENU"));
    CHECK(w.text(tmpl::kLanguageCode) == "FRA");
    interaction::delete_template_language(w.tx, interaction::default_template_language(*w.db, w.row));
    CHECK(w.text(tmpl::kLanguageCode) == "FRA");
    CHECK(interaction::template_attachment(*w.db, w.row) == 0);
    CHECK(w.attachments() == 0);
}

TEST_CASE("TPL-6: a deleted template takes its languages and documents along") {
    Template w;
    w.import(w.add("ENU"), "one");
    REQUIRE(setup::delete_code(w.tx, tmpl::kTable, w.row));
    CHECK(w.db->table(lang::kTable).size() == 0);
    CHECK(w.attachments() == 0);
}

TEST_CASE("TPL-30, HDR-45, ENT-14: an exported file is named after its owner, with its extension") {
    Template w;
    const Row english = w.add("ENU");
    w.import(english, "one", "docx");
    CHECK(attachment::file_name(*w.db, w.attachment_of(english), "LETTER") == "LETTER.docx");
    CHECK(attachment::file_name(*w.db, w.attachment_of(english), "a/b") == "a-b.docx");
    CHECK(attachment::extension_of("Offer 1.2.PDF") == "pdf");
    CHECK(attachment::extension_of("README").empty());
    CHECK(attachment::extension_of(".profile").empty());
}

TEST_CASE("TPL-23a: a row's Word template is one in the row's language") {
    Template w;
    CHECK(interaction::set_template_language_field(w.tx, w.add("DEU"), lang::kWordTemplateCode, "NEWS")
              .error()
              .rule == "TPL-23a");
    CHECK_FALSE(
        interaction::set_template_language_field(w.tx, w.add("ENU"), lang::kWordTemplateCode, "UNKNOWN"));
}
