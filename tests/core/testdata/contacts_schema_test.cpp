// Keeps docs/contacts.schema.json, the tables and the generated files in step.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/base/text.h"
#include "core/contact/contact_tables.h"
#include "core/profile/profile_tables.h"
#include "tests/core/testdata/project_file.h"
#include "tests/data/generator.h"
#include "tests/data/json_writer.h"

using namespace segments;
using namespace segments::testdata;
using nlohmann::json;

namespace {

const json& contacts_schema() {
    static const json kSchema = json::parse(project_file("docs/contacts.schema.json"));
    return kSchema;
}

// The schema of a property, its $ref followed; null if there is none.
const json& property_schema(const json& object, const std::string& name) {
    static const json kNone;
    const auto property = object["properties"].find(name);
    if (property == object["properties"].end()) return kNone;
    if (!property->contains("$ref")) return *property;
    return contacts_schema()[json::json_pointer((*property)["$ref"].get<std::string>().substr(1))];
}

void check_table(const table::TableDef& def, const json& object, const std::set<std::string>& left_out) {
    for (const table::FieldDef& field : def.fields) {
        const std::string name(field.name);
        CAPTURE(name);
        if ((field.flags & table::kHidden) != 0 || left_out.count(name) == 1) continue;
        const json& property = property_schema(object, name);
        REQUIRE(property.is_object());
        if (field.max_length > 0) CHECK(property["maxLength"] == field.max_length);
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            const std::string_view option = trim_blanks(field.options[i]);
            const json& choices = property["enum"];
            CHECK(std::find(choices.begin(), choices.end(), json(option)) != choices.end());
        }
    }
}

// The first property that is unknown or longer than its field; empty if all are well.
std::string problem_of(const json& value, const json& object) {
    for (const auto& [name, each] : value.items()) {
        const json& property = property_schema(object, name);
        if (!property.is_object()) return "unknown: " + name;
        if (each.is_string() && property.contains("maxLength") &&
            character_count(each.get<std::string>()) > property["maxLength"].get<std::size_t>()) {
            return "too long: " + name;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("The schema of contact files has every field of the tables, with its length") {
    const json& defs = contacts_schema()["$defs"];
    check_table(contact::contact::kDef, defs["contact"], {});
    check_table(contact::alt_address::kDef, defs["alternateAddress"], {"contactNo"});
    check_table(contact::alt_address_range::kDef, defs["dateRange"], {"contactNo", "contactAltAddressCode"});
    check_table(profile::answer::kDef, defs["profileAnswer"],
                {"contactNo", "answerPriority", "profileQuestionnairePriority", "lastDateUpdated",
                 "questionsAnswered"});
    CHECK(defs["code"]["maxLength"] == 10);
    CHECK(defs["webSource"]["properties"]["searchWord"]["maxLength"] == 30);
}

TEST_CASE("Generated contacts have known properties only, none longer than its field") {
    const json& defs = contacts_schema()["$defs"];
    for (const std::size_t count : {std::size_t{24}, std::size_t{1000}, std::size_t{5000}}) {
        const Generator generator(kDefaultSeed, count, kDefaultEndDate);
        for (std::size_t i = 0; i < count; ++i) {
            std::string text;
            append_contact(text, generator.contact(i));
            const json value = json::parse(text);
            std::string problem = problem_of(value, defs["contact"]);
            for (const json& address : value.value("alternateAddresses", json::array())) {
                problem += problem_of(address, defs["alternateAddress"]);
            }
            if (!problem.empty()) FAIL_CHECK(text << " " << problem);
        }
    }
}
