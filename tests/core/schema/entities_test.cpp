// Chapter 2 of docs/domain.md: which fields the entities have. Fields that are computed on read are not here:
// the files that compute them have their tests.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/attachment/attachment_tables.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/profile/profile_tables.h"
#include "core/segment/segment_tables.h"
#include "core/setup/setup_tables.h"

using namespace segments;

namespace {

// A field as the document writes it: "Code C20", "Comment T80", "Date Date".
std::string described(const table::FieldDef& field) {
    using filter::ValueType;
    std::string text(field.caption);
    const auto length = [&] {
        return field.max_length > 0 ? std::to_string(field.max_length) : std::string();
    };
    switch (field.type) {
        case ValueType::text:
            return text + " T" + length();
        case ValueType::code:
            return text + " C" + length();
        case ValueType::integer:
            return text + " Int";
        case ValueType::decimal:
            return text + " Dec";
        case ValueType::boolean:
            return text + " Bool";
        case ValueType::option:
            return text + " Opt";
        case ValueType::date:
            return text + " Date";
        case ValueType::time:
            return text + " Time";
        case ValueType::date_time:
            return text + " DateTime";
    }
    return text;
}

// Of fields separated by ", " those that the entity doesn't have like this.
std::string missing(const table::TableDef& def, std::string_view fields) {
    std::string all = ", ", lacking;
    for (const table::FieldDef& field : def.fields) all += described(field) + ", ";
    while (!fields.empty()) {
        const std::size_t end = std::min(fields.find(", "), fields.size());
        const std::string field(fields.substr(0, end));
        if (all.find(", " + field + ", ") == std::string::npos) lacking += field + "; ";
        fields.remove_prefix(std::min(end + 2, fields.size()));
    }
    return lacking;
}

// The captions of the key.
std::string key(const table::TableDef& def) {
    std::string text;
    for (std::size_t i = 0; i < def.key_fields; ++i)
        text += (i > 0 ? " + " : "") + std::string(def.fields[i].caption);
    return text;
}

constexpr std::string_view kCriteriaColumns =
    "Type Opt, Action Opt, Section Opt, Filter T, Allow Existing Contacts Bool, Expand Contact Bool, "
    "Allow Company with Persons Bool, Ignore Exclusion Bool, Include privacy blocked Bool, Entire Companies "
    "Bool, "
    "No. of Filters Int";

}  // namespace

TEST_CASE("ENT-1, PRD-14: a segment's fields, with the document's captions, types and lengths") {
    CHECK(key(segment::segment::kDef) == "No.");
    CHECK(
        missing(
            segment::segment::kDef,
            "No. C20, Description T100, Campaign No. C20, Salesperson Code C20, Correspondence Type "
            "(Default) "
            "Opt, Interaction Template Code C10, Unit Cost (LCY) Dec, Unit Duration (Min.) Dec, Date Date, "
            "Campaign Target Bool, Information Flow Opt, Initiated By Opt, No. Series C20, Campaign Response "
            "Bool, Language Code (Default) C10, Interaction Group Code C10, Send Word Docs. as Attmt. Bool, "
            "Ignore Contact Corres. Type Bool, Subject (Default) T100, Word Template Code C30") == "");
}

TEST_CASE("ENT-2, PRD-14: a segment line's fields") {
    CHECK(
        missing(
            segment::line::kDef,
            "Segment No. C20, Line No. Int, Contact No. C20, Campaign No. C20, Salesperson Code C20, "
            "Correspondence Type Opt, Interaction Template Code C10, Cost (LCY) Dec, Duration (Min.) Dec, "
            "Attachment No. Int, Campaign Response Bool, Information Flow Opt, Initiated By Opt, Contact "
            "Alt. "
            "Address Code C10, Evaluation Opt, Campaign Target Bool, Language Code C10, Description T100, "
            "Date "
            "Date, Time of Interaction Time, Attempt Failed Bool, To-do No. C20, Interaction Group Code C10, "
            "Send Word Doc. As Attmt. Bool, Contact Via T80, Subject T100, Opportunity No. C20, Word "
            "Template "
            "Code C30, Merged Bool") == "");
}

TEST_CASE("ENT-3: a segment's documents stand by segment, line and language") {
    CHECK(segment::language::kDef.key_fields == 3);
    CHECK(
        missing(
            segment::language::kDef,
            "Segment No. C20, Line ID Int, Language Code C10, Description T100, Attachment No. Int, Subject "
            "T100, Word Template Code C30") == "");
}

TEST_CASE(
    "ENT-4, ENT-6: criteria of a segment and saved ones have the same columns, filters of any length "
    "(PRD-11)") {
    CHECK(key(segment::criteria::kDef) == "Segment No. + Line No.");
    CHECK(missing(segment::criteria::kDef, kCriteriaColumns) == "");
    CHECK(key(segment::saved::kDef) == "Code");
    CHECK(missing(segment::saved::kDef, "Code C10, Description T100, User ID C50") == "");
    CHECK(key(segment::saved_line::kDef) == "Segment Criteria Code + Line No.");
    CHECK(missing(segment::saved_line::kDef, kCriteriaColumns) == "");
}

TEST_CASE("ENT-5, CRI-9: what criteria did with a line is kept with the line itself, and shown nowhere") {
    CHECK(missing(segment::line::kDef, "Inserted by action Int, Removed by action Int") == "");
    CHECK((segment::line::kDef.fields[segment::line::kInsertedBy].flags & table::kHidden) != 0);
    CHECK((segment::line::kDef.fields[segment::line::kRemovedBy].flags & table::kHidden) != 0);
}

TEST_CASE("ENT-7: a logged segment's fields") {
    CHECK(key(segment::logged::kDef) == "Entry No.");
    CHECK(missing(segment::logged::kDef,
                  "Segment No. C20, Description T100, Creation Date Date, User ID C50, Canceled Bool") == "");
}

TEST_CASE("ENT-8: an interaction log entry's fields") {
    CHECK(key(interaction::log_entry::kDef) == "Entry No.");
    CHECK(
        missing(
            interaction::log_entry::kDef,
            "Contact No. C20, Contact Company No. C20, Date Date, Description T100, Information Flow Opt, "
            "Initiated By Opt, Attachment No. Int, Cost (LCY) Dec, Duration (Min.) Dec, User ID C50, "
            "Interaction Group Code C10, Interaction Template Code C10, Interaction Language Code C10, "
            "Subject "
            "T100, Campaign No. C20, Campaign Entry No. Int, Campaign Response Bool, Campaign Target Bool, "
            "Segment No. C20, Evaluation Opt, Time of Interaction Time, Attempt Failed Bool, To-do No. C20, "
            "Salesperson Code C20, Delivery Status Opt, Canceled Bool, Correspondence Type Opt, Contact Alt. "
            "Address Code C10, Logged Segment Entry No. Int, Send Word Docs. as Attmt. Bool, Contact Via "
            "T80, "
            "Opportunity No. C20, Postponed Bool, Word Template Code C30, Merged Bool, Modified Word "
            "Template "
            "Int") == "");
}

TEST_CASE("ENT-9: a comment of a log entry has a date, a code and 80 characters") {
    CHECK(key(interaction::comment::kDef) == "Entry No. + Line No.");
    CHECK(missing(interaction::comment::kDef, "Date Date, Code C10, Comment T80, Last Date Modified Date") ==
          "");
}

TEST_CASE("ENT-10 to ENT-14: templates, their languages, groups, setup and attachments") {
    CHECK(missing(
              interaction::template_::kDef,
              "Code C10, Interaction Group Code C10, Description T100, Unit Cost (LCY) Dec, Unit Duration "
              "(Min.) "
              "Dec, Information Flow Opt, Initiated By Opt, Campaign No. C20, Campaign Target Bool, Campaign "
              "Response Bool, Correspondence Type (Default) Opt, Language Code (Default) C10, Wizard Action "
              "Opt, "
              "Ignore Contact Corres. Type Bool, Word Template Code C30") == "");
    CHECK(key(interaction::template_language::kDef) == "Interaction Template Code + Language Code");
    CHECK(missing(interaction::template_language::kDef,
                  "Description T100, Attachment No. Int, Word Template Code C30") == "");
    CHECK(missing(interaction::group::kDef, "Code C10, Description T100") == "");
    CHECK(missing(
              interaction::template_setup::kDef,
              "Outgoing Calls C10, Cover Sheets C10, Emails C10, Email Drafts C10, Meeting Invitation C10") ==
          "");
    CHECK(missing(attachment::attachment::kDef,
                  "No. Int, File Extension T250, Read Only Bool, Last Date Modified Date, Last Time Modified "
                  "Time") == "");
}

TEST_CASE("ENT-15 to ENT-17, PRD-23: contacts, their alternate addresses and the periods of these") {
    CHECK(key(contact::contact::kDef) == "No.");
    CHECK(
        missing(
            contact::contact::kDef,
            "No. C20, Name T100, Search Name C100, Name 2 T50, Address T100, Address 2 T50, City T30, Phone "
            "No. "
            "T30, Telex No. T20, Territory Code C10, Currency Code C10, Language Code C10, Registration No. "
            "C50, Salesperson Code C20, Country/Region Code C10, Format Region T80, Last Date Modified Date, "
            "Last Time Modified Time, Fax No. T30, Telex Answer Back T20, VAT Registration No. C20, Post "
            "Code "
            "T20, County T30, E-Mail T80, Home Page T255, Type Opt, Company No. C20, Company Name T100, "
            "First "
            "Name T30, Middle Name T30, Surname T30, Job Title T30, Initials T30, Extension No. T30, Mobile "
            "Phone No. T30, Pager T30, Organizational Level Code C10, Exclude from Segment Bool, External ID "
            "T80, Correspondence Type Opt, Salutation Code C10, E-Mail 2 T80, Privacy Blocked Bool, Minor "
            "Bool, "
            "Parental Consent Received Bool") == "");
    CHECK(key(contact::alt_address::kDef) == "Contact No. + Code");
    CHECK(
        missing(
            contact::alt_address::kDef,
            "Code C10, Company Name T100, Company Name 2 T50, Address T100, Address 2 T50, City T30, Post "
            "Code "
            "T20, County T30, Country/Region Code C10, Phone No. T30, Telex No. T20, Extension No. T30, "
            "Mobile "
            "Phone No. T30, Pager T30, E-Mail T80, Home Page T255, Fax No. T30, Telex Answer Back T20, Last "
            "Date Modified Date") == "");
    CHECK(key(contact::alt_address_range::kDef) == "Contact No. + Starting Date");
    CHECK(missing(contact::alt_address_range::kDef,
                  "Contact Alt. Address Code C10, Starting Date Date, Ending Date Date") == "");
}

TEST_CASE("ENT-18, ENT-19: what contacts are classified by, and the assignments") {
    const table::TableDef* const masters[] = {&setup::industry_group::kDef, &setup::business_relation::kDef,
                                              &setup::mailing_group::kDef, &setup::job_responsibility::kDef,
                                              &setup::organizational_level::kDef};
    for (const table::TableDef* master : masters) CHECK(missing(*master, "Code C10, Description T100") == "");
    CHECK(missing(setup::web_source::kDef, "Code C10, Description T100, URL T250") == "");
    CHECK(key(contact::industry_group::kDef) == "Contact No. + Industry Group Code");
    CHECK(key(contact::business_relation::kDef) == "Contact No. + Business Relation Code");
    CHECK(missing(contact::business_relation::kDef, "Link to Table Opt, No. C20") == "");
    CHECK(key(contact::mailing_group::kDef) == "Contact No. + Mailing Group Code");
    CHECK(key(contact::job_responsibility::kDef) == "Contact No. + Job Responsibility Code");
    CHECK(key(contact::web_source::kDef) == "Contact No. + Web Source Code");
    CHECK(missing(contact::web_source::kDef, "Search Word T30") == "");
}

TEST_CASE("ENT-20: questionnaires, their lines, answers and ratings") {
    CHECK(missing(profile::questionnaire::kDef,
                  "Code C20, Description T250, Contact Type Opt, Business Relation Code C10, Priority Opt") ==
          "");
    CHECK(missing(
              profile::line::kDef,
              "Type Opt, Description T250, Multiple Answers Bool, Auto Contact Classification Bool, Contact "
              "Class. Field Opt, Starting Date Formula C20, Ending Date Formula C20, Classification Method "
              "Opt, "
              "Sorting Method Opt, From Value Dec, To Value Dec, Priority Opt, No. of Decimals Int, Min. % "
              "Questions Answered Dec") == "");
    CHECK(missing(profile::answer::kDef,
                  "Contact No. C20, Line No. Int, Answer Priority Opt, Profile Questionnaire Priority Opt, "
                  "Last Date "
                  "Updated Date, Questions Answered (%) Dec, Profile Questionnaire Value T250") == "");
    CHECK(profile::answer::kDef.key_fields == 3);
    CHECK(profile::rating::kDef.key_fields == 4);
    CHECK(missing(profile::rating::kDef, "Points Dec") == "");
}

TEST_CASE("ENT-21 to ENT-23: campaigns, their entries and target groups") {
    CHECK(missing(interaction::campaign::kDef,
                  "No. C20, Description T100, Starting Date Date, Ending Date Date, Salesperson Code C20, "
                  "Last Date "
                  "Modified Date, No. Series C20, Status Code C10") == "");
    CHECK(
        missing(interaction::campaign_entry::kDef,
                "Entry No. Int, Campaign No. C20, Description T100, Date Date, User ID C50, Segment No. C20, "
                "Canceled Bool, Salesperson Code C20, Register No. Int") == "");
    CHECK(missing(interaction::target_group::kDef, "Type Opt, No. C20, Campaign No. C20") == "");
}

TEST_CASE("ENT-25, ENT-26: salutations, their formulas, salespeople and users") {
    CHECK(missing(setup::salutation::kDef, "Code C10, Description T100") == "");
    CHECK(key(setup::salutation_formula::kDef) == "Salutation Code + Language Code + Salutation Type");
    CHECK(missing(setup::salutation_formula::kDef,
                  "Salutation T50, Name 1 Opt, Name 2 Opt, Name 3 Opt, Name 4 Opt, Name 5 Opt") == "");
    CHECK(missing(setup::salesperson::kDef,
                  "Code C20, Name T50, Job Title T30, Phone No. T30, E-Mail T80, Blocked Bool") == "");
    CHECK(missing(setup::user::kDef, "User ID C50, Salespers./Purch. Code C20") == "");
}
