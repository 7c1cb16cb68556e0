// The enumerations of docs/domain.md chapter 1: captions by value, and names for the values that code refers
// to.
#pragma once

#include <cstdint>
#include <string_view>

namespace segments::schema {

// ENM-1
enum class CorrespondenceType : std::uint8_t { blank, hard_copy, email };
inline constexpr std::string_view kCorrespondenceTypes[] = {" ", "Hard Copy", "Email"};
// ENM-2
enum class Evaluation : std::uint8_t { blank, very_positive, positive, neutral, negative, very_negative };
inline constexpr std::string_view kEvaluations[] = {" ",       "Very Positive", "Positive",
                                                    "Neutral", "Negative",      "Very Negative"};
// ENM-3
enum class DeliveryStatus : std::uint8_t { blank, in_progress, error };
inline constexpr std::string_view kDeliveryStatuses[] = {" ", "In Progress", "Error"};
// ENM-4
inline constexpr std::string_view kWizardActions[] = {" ", "Open", "Import", "Merge"};
// ENM-5
enum class InformationFlow : std::uint8_t { blank, outbound, inbound };
inline constexpr std::string_view kInformationFlows[] = {" ", "Outbound", "Inbound"};
// ENM-6
enum class InitiatedBy : std::uint8_t { blank, us, them };
inline constexpr std::string_view kInitiatedBys[] = {" ", "Us", "Them"};
// ENM-7
enum class CriteriaType : std::uint8_t { action, filter };
inline constexpr std::string_view kCriteriaTypes[] = {"Action", "Filter"};
enum class CriteriaAction : std::uint8_t { blank, add_contacts, reduce, refine };
inline constexpr std::string_view kCriteriaActions[] = {" ", "Add Contacts", "Remove Contacts (Reduce)",
                                                        "Remove Contacts (Refine)"};
// CRI-20, in the order of CRI-3
enum class Section : std::uint8_t {
    contact,
    profile_answer,
    mailing_group,
    interaction,
    job_responsibility,
    industry_group,
    business_relation,
    value_entry,
    segment,  // SET-4
    group,    // NST-1
};
inline constexpr std::string_view kCriteriaSections[] = {"Contact",
                                                         "Contact Profile Answer",
                                                         "Contact Mailing Group",
                                                         "Interaction Log Entry",
                                                         "Contact Job Responsibility",
                                                         "Contact Industry Group",
                                                         "Contact Business Relation",
                                                         "Value Entry",
                                                         "Segment",
                                                         "Group of Conditions"};
// ENM-9
enum class ContactType : std::uint8_t { company, person };
inline constexpr std::string_view kContactTypes[] = {"Company", "Person"};
// ENM-10
enum class LinkTarget : std::uint8_t { blank, customer, vendor, bank_account, employee };
inline constexpr std::string_view kLinkTargets[] = {" ", "Customer", "Vendor", "Bank Account", "Employee"};
// ENM-11
enum class SalutationType : std::uint8_t { formal, informal };
inline constexpr std::string_view kSalutationTypes[] = {"Formal", "Informal"};
enum class NamePart : std::uint8_t {
    blank,
    job_title,
    first_name,
    middle_name,
    surname,
    initials,
    company_name,
};
inline constexpr std::string_view kNameParts[] = {" ",       "Job Title", "First Name",  "Middle Name",
                                                  "Surname", "Initials",  "Company Name"};
// ENM-12
enum class QuestionnaireContactType : std::uint8_t { both, companies, people };
inline constexpr std::string_view kQuestionnaireContactTypes[] = {" ", "Companies", "People"};
enum class Priority : std::uint8_t { very_low, low, normal, high, very_high };
inline constexpr std::string_view kQuestionnairePriorities[] = {"Very Low", "Low", "Normal", "High",
                                                                "Very High"};
inline constexpr std::string_view kAnswerPriorities[] = {"Very Low (Hidden)", "Low", "Normal", "High",
                                                         "Very High"};
// ENM-13
enum class QuestionnaireLineType : std::uint8_t { question, answer };
inline constexpr std::string_view kQuestionnaireLineTypes[] = {"Question", "Answer"};
enum class ClassField : std::uint8_t {
    blank,
    interaction_quantity,
    interaction_frequency,
    average_cost,
    average_duration,
    opportunity_won,
    rating,
};
inline constexpr std::string_view kClassFields[] = {" ",
                                                    "Interaction Quantity",
                                                    "Interaction Frequency (No./Year)",
                                                    "Avg. Interaction Cost (LCY)",
                                                    "Avg. Interaction Duration (Min.)",
                                                    "Opportunity Won (%)",
                                                    "Rating"};
enum class ClassMethod : std::uint8_t { blank, defined_value, percentage_of_value, percentage_of_contacts };
inline constexpr std::string_view kClassMethods[] = {" ", "Defined Value", "Percentage of Value",
                                                     "Percentage of Contacts"};
enum class SortingMethod : std::uint8_t { blank, descending, ascending };
inline constexpr std::string_view kSortingMethods[] = {" ", "Descending", "Ascending"};
// ENM-14. Everything is Embedded: kept in the workspace, since there is no disk to keep files on.
inline constexpr std::string_view kAttachmentStorageTypes[] = {"Embedded", "Disk File"};
// ENM-15
enum class TargetType : std::uint8_t { customer, contact };
inline constexpr std::string_view kTargetTypes[] = {"Customer", "Contact"};
// ENM-16
enum class DocumentType : std::uint8_t { blank = 0, cover_sheet = 17 };
inline constexpr std::string_view kDocumentTypes[] = {" ",
                                                      "Sales Quote",
                                                      "Sales Blanket Order",
                                                      "Sales Order Confirmation",
                                                      "Sales Invoice",
                                                      "Sales Shipment Note",
                                                      "Sales Credit Memo",
                                                      "Sales Statement",
                                                      "Sales Reminder",
                                                      "Service Order Create",
                                                      "Service Order Post",
                                                      "Purchase Quote",
                                                      "Purchase Blanket Order",
                                                      "Purchase Order",
                                                      "Purchase Invoice",
                                                      "Purchase Receipt",
                                                      "Purchase Credit Memo",
                                                      "Cover Sheet",
                                                      "Sales Return Order",
                                                      "Sales Finance Charge Memo",
                                                      "Sales Return Receipt",
                                                      "Purchase Return Shipment",
                                                      "Purchase Return Order Confirmation",
                                                      "Service Contract",
                                                      "Service Contract Quote",
                                                      "Service Quote",
                                                      "Sales Draft Invoice"};
// ADR-2
inline constexpr std::string_view kAddressFormats[] = {"Post Code+City", "City+County+Post Code",
                                                       "City+Post Code", "Blank Line+Post Code+City"};

}  // namespace segments::schema
