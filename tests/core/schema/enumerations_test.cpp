#include "core/schema/enumerations.h"

#include <doctest/doctest.h>

#include <span>
#include <string>

using namespace segments::schema;

namespace {

std::string captions(std::span<const std::string_view> options) {
    std::string text;
    for (const std::string_view option : options) text += (text.empty() ? "" : "|") + std::string(option);
    return text;
}

}  // namespace

// The numbers of options are kept in files: their order never changes.
TEST_CASE("ENM-1 to ENM-7, ENM-9: the options of interactions, criteria and contacts") {
    CHECK(captions(kCorrespondenceTypes) == " |Hard Copy|Email");
    CHECK(captions(kEvaluations) == " |Very Positive|Positive|Neutral|Negative|Very Negative");
    CHECK(captions(kDeliveryStatuses) == " |In Progress|Error");  // ENM-3
    CHECK(captions(kWizardActions) == " |Open|Import|Merge");     // ENM-4
    CHECK(captions(kInformationFlows) == " |Outbound|Inbound");
    CHECK(captions(kInitiatedBys) == " |Us|Them");
    CHECK(captions(kCriteriaTypes) == "Action|Filter");  // ENM-7
    CHECK(captions(kCriteriaActions) == " |Add Contacts|Remove Contacts (Reduce)|Remove Contacts (Refine)");
    CHECK(captions(kContactTypes) == "Company|Person");
}

TEST_CASE(
    "ENM-10 to ENM-15: the options of relations, salutations, questionnaires, storage and target groups") {
    CHECK(captions(kLinkTargets) == " |Customer|Vendor|Bank Account|Employee");
    CHECK(captions(kSalutationTypes) == "Formal|Informal");
    CHECK(captions(kNameParts) == " |Job Title|First Name|Middle Name|Surname|Initials|Company Name");
    CHECK(captions(kQuestionnaireContactTypes) == " |Companies|People");
    CHECK(captions(kQuestionnairePriorities) == "Very Low|Low|Normal|High|Very High");
    CHECK(captions(kAnswerPriorities) == "Very Low (Hidden)|Low|Normal|High|Very High");
    CHECK(captions(kQuestionnaireLineTypes) == "Question|Answer");
    CHECK(captions(kClassFields) ==
          " |Interaction Quantity|Interaction Frequency (No./Year)|Avg. Interaction Cost (LCY)|Avg. "
          "Interaction "
          "Duration (Min.)|Opportunity Won (%)|Rating");
    CHECK(captions(kClassMethods) == " |Defined Value|Percentage of Value|Percentage of Contacts");
    CHECK(captions(kSortingMethods) == " |Descending|Ascending");
    CHECK(captions(kAttachmentStorageTypes) == "Embedded|Disk File");  // ENM-14
    CHECK(captions(kTargetTypes) == "Customer|Contact");               // ENM-15
}
