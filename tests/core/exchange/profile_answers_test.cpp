#include "core/exchange/profile_answers.h"

#include "core/exchange/export_contacts.h"
#include "core/profile/answers.h"
#include "core/profile/questionnaires.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;
using schema::QuestionnaireLineType;
using table::Row;
namespace profile_line = profile::line;

namespace {

// A workspace with the questionnaire SIZE (20000 Small, 30000 Large), with one answer by the program (50000).
struct Asked {
    std::unique_ptr<table::Database> db = new_database();

    Asked() {
        table::Transaction tx(*db, "Questionnaire");
        REQUIRE(profile::create_questionnaire(tx, "SIZE", ""));
        for (const auto type :
             {QuestionnaireLineType::question, QuestionnaireLineType::answer, QuestionnaireLineType::answer,
              QuestionnaireLineType::question, QuestionnaireLineType::answer})
            REQUIRE(profile::add_line(tx, "SIZE", type));
        REQUIRE(profile::set_line_field(tx, db->table(profile_line::kTable).find("SIZE", 40000),
                                        profile_line::kAutoContactClassification, true));
        table::Commit(std::move(tx)).run();
    }
    std::string import(const std::string& answers, const char* more = "") {
        const Imported result =
            import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso",)" + std::string(more) +
                                 R"("profileAnswers":[)" + answers + "]}]");
        return result.rejected.empty() ? result.refused : result.rejected.front();
    }
    std::vector<std::int64_t> answers() const {
        std::vector<std::int64_t> lines;
        const Row row = db->table(card::kTable).find("K");
        for (const Row each : profile::answers_of(*db, row))
            lines.push_back(db->table(profile::answer::kTable).number(each, profile::answer::kLineNo));
        return lines;
    }
    std::string exported() const {
        exchange::ExportContacts job(*db, exchange::all_contacts(*db));
        std::string text;
        while (!job.step(100, text)) {
        }
        return text;
    }
};

constexpr const char* kSmall = R"({"profileQuestionnaireCode":"size","lineNo":20000})";
constexpr const char* kLarge =
    R"({"profileQuestionnaireCode":"SIZE","lineNo":30000,"profileQuestionnaireValue":"900"})";
constexpr const char* kAutomatic = R"({"profileQuestionnaireCode":"SIZE","lineNo":50000})";

}  // namespace

TEST_CASE("Profile answers come with a contact, and an export writes them again") {
    Asked w;
    CHECK(w.import(kLarge) == "");
    CHECK(w.answers() == std::vector<std::int64_t>{30000});
    const Row answer = profile::answer_by(*w.db, w.db->table(card::kTable).find("K"),
                                          w.db->table(profile_line::kTable).find("SIZE", 30000));
    CHECK(w.db->table(profile::answer::kTable).text(answer, profile::answer::kValue) == "900");
    CHECK(w.db->table(profile::answer::kTable).number(answer, profile::answer::kAnswerPriority) == 2);
    CHECK(w.exported().find(R"("profileAnswers":[{"profileQuestionnaireCode":"SIZE","lineNo":30000,)"
                            R"("profileQuestionnaireValue":"900"}])") != std::string::npos);
    CHECK(import_text(*w.db, w.exported()).counts == ImportCounts{0, 0, 1, 0});
}

TEST_CASE("A list of profile answers replaces the former one; left out it leaves them") {
    Asked w;
    CHECK(w.import(kSmall) == "");
    CHECK(w.import(kLarge) == "");
    CHECK(w.answers() == std::vector<std::int64_t>{30000});
    CHECK(import_text(*w.db, R"([{"no":"K","city":"Vienna"}])").counts == ImportCounts{0, 1, 0, 0});
    CHECK(w.answers() == std::vector<std::int64_t>{30000});
    CHECK(w.import("") == "");
    CHECK(w.answers().empty());
}

TEST_CASE("PRF-3: answers that are given automatically are neither read nor written nor taken away") {
    Asked w;
    CHECK(w.import(std::string(kSmall) + "," + kAutomatic) == "");
    CHECK(w.answers() == std::vector<std::int64_t>{20000});
    {
        table::Transaction tx(*w.db, "Answer");
        tx.insert(profile::answer::kTable, {"K", "SIZE", 50000});
        table::Commit(std::move(tx)).run();
    }
    CHECK(w.exported().find("50000") == std::string::npos);
    CHECK(import_text(*w.db, w.exported()).counts == ImportCounts{0, 0, 1, 0});
    CHECK(w.import("") == "");
    CHECK(w.answers() == std::vector<std::int64_t>{50000});
}

TEST_CASE("PRF-1, PRF-2, PRF-6: answers that can't be given reject their contact") {
    Asked w;
    CHECK(w.import(R"({"profileQuestionnaireCode":"SIZE","lineNo":99})") ==
          "line 1, contact 1 (K): The profile answer 99 of the questionnaire SIZE can't be given: there is "
          "no such "
          "answer. Create it first, or take it out of the file.");
    CHECK(w.import(R"({"profileQuestionnaireCode":"SIZE","lineNo":10000})") != "");
    CHECK(w.import(R"({"profileQuestionnaireCode":"SIZE"})") != "");
    CHECK(w.import(R"({"profileQuestionnaireCode":"SIZE","lineNo":"20000"})") != "");
    CHECK(w.import("7") == "line 1, contact 1 (K): Profile Answers must be a list of objects, not a number.");
    CHECK(w.import(std::string(kSmall) + "," + kLarge).find("takes one answer") != std::string::npos);
    CHECK(w.import(kSmall, R"("minor":true,)").find("Minor") != std::string::npos);
    table::Transaction tx(*w.db, "People only");
    REQUIRE(profile::set_questionnaire_field(tx, w.db->table(profile::questionnaire::kTable).find("SIZE"),
                                             profile::questionnaire::kContactType, 2));
    table::Commit(std::move(tx)).run();
    CHECK(w.import(kSmall).find("is for people") != std::string::npos);
    CHECK(w.db->table(card::kTable).size() == 0);
}
