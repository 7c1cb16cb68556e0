#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"Γιώργος", "giorgos"},  {"Δημήτρης", "dimitris"}, {"Νίκος", "nikos"},
                         {"Κώστας", "kostas"},    {"Γιάννης", "giannis"},   {"Παναγιώτης", "panagiotis"},
                         {"Βασίλης", "vasilis"},  {"Σπύρος", "spyros"},     {"Αλέξανδρος", "alexandros"},
                         {"Μιχάλης", "michalis"}, {"Χρήστος", "christos"},  {"Θανάσης", "thanasis"},
                         {"Στέλιος", "stelios"},  {"Ηλίας", "ilias"}};
constexpr Word kWomen[] = {{"Μαρία", "maria"},         {"Ελένη", "eleni"},        {"Κατερίνα", "katerina"},
                           {"Βασιλική", "vasiliki"},   {"Σοφία", "sofia"},        {"Αγγελική", "angeliki"},
                           {"Γεωργία", "georgia"},     {"Δέσποινα", "despoina"},  {"Ιωάννα", "ioanna"},
                           {"Αναστασία", "anastasia"}, {"Χριστίνα", "christina"}, {"Ευαγγελία", "evangelia"},
                           {"Φωτεινή", "foteini"},     {"Θεοδώρα", "theodora"}};
constexpr Surname kSurnames[] = {{"Παπαδόπουλος", "papadopoulos", "Παπαδοπούλου"},
                                 {"Βλάχος", "vlachos", "Βλάχου"},
                                 {"Αγγελόπουλος", "angelopoulos", "Αγγελοπούλου"},
                                 {"Νικολαΐδης", "nikolaidis", "Νικολαΐδου"},
                                 {"Γεωργίου", "georgiou", "Γεωργίου"},
                                 {"Δημητρίου", "dimitriou", "Δημητρίου"},
                                 {"Οικονόμου", "oikonomou", "Οικονόμου"},
                                 {"Καραγιάννης", "karagiannis", "Καραγιάννη"},
                                 {"Μακρής", "makris", "Μακρή"},
                                 {"Παππάς", "pappas", "Παππά"},
                                 {"Κωνσταντινίδης", "konstantinidis", "Κωνσταντινίδου"},
                                 {"Αντωνίου", "antoniou", "Αντωνίου"},
                                 {"Σταυρόπουλος", "stavropoulos", "Σταυροπούλου"},
                                 {"Ραφτόπουλος", "raftopoulos", "Ραφτοπούλου"},
                                 {"Λαμπρόπουλος", "lampropoulos", "Λαμπροπούλου"},
                                 {"Ζαχαρίου", "zachariou", "Ζαχαρίου"}};
constexpr Word kBrands[] = {
    {"Αθηνά", "athina"},        {"Ποσειδών", "poseidon"},      {"Ακρόπολις", "akropolis"},
    {"Το Γαλάζιο", "galazio"},  {"Χρυσή Ακτή", "chrysi-akti"}, {"Ελιά", "elia"},
    {"Νεμέα", "nemea"},         {"Θάλασσα", "thalassa"},       {"Αμπελώνας", "ampelonas"},
    {"Ο Πλάτανος", "platanos"}, {"Αιγαίο", "aigaio"},          {"Άνεμος", "anemos"},
    {"Μελίσσι", "melissi"}};
constexpr Trade kTrades[] = {
    {"Οινοποιείο", "oinopoieio", "WINERY"},    {"Κάβα", "kava", "WINESHOP"},
    {"Ταβέρνα", "taverna", "RESTAURANT"},      {"Εστιατόριο", "estiatorio", "RESTAURANT"},
    {"Ξενοδοχείο", "hotel", "HOTEL"},          {"Παντοπωλείο", "pantopoleio", "DELI"},
    {"Μεταφορική", "metaforiki", "LOGISTICS"}, {"Εισαγωγική", "eisagogiki", "TRADE"},
    {"Εκδόσεις", "ekdoseis", "PRESS"},         {"Λογιστικό Γραφείο", "logistiko", "SERVICES"}};
constexpr std::string_view kLegal[] = {"Α.Ε.", "Ε.Π.Ε.", "Ο.Ε.", "Ι.Κ.Ε."};
constexpr std::string_view kCompanies[] = {"%t %b", "%t %b %l", "%b %l", "%t %s", "%t %c"};
constexpr City kCities[] = {{"Αθήνα", "athina", "Αττική", "GR", "105 ##", "21 0324"},
                            {"Θεσσαλονίκη", "thessaloniki", "Κεντρική Μακεδονία", "GR", "546 ##", "231 027"},
                            {"Πειραιάς", "peiraias", "Αττική", "GR", "185 ##", "21 0417"},
                            {"Ναύπλιο", "nafplio", "Αργολίδα", "GR", "211 00", "2752 02"},
                            {"Ηράκλειο", "irakleio", "Κρήτη", "GR", "712 ##", "281 022"},
                            {"Πάτρα", "patra", "Αχαΐα", "GR", "262 ##", "261 022"},
                            {"Σαντορίνη", "santorini", "Κυκλάδες", "GR", "847 00", "2286 02"},
                            {"Νεμέα", "nemea", "Κορινθία", "GR", "205 00", "2746 02"}};
constexpr std::string_view kStreets[] = {
    "Ερμού",   "Σταδίου",          "Πανεπιστημίου",   "Αθηνάς",      "Βασιλίσσης Σοφίας", "Τσιμισκή",
    "Εγνατία", "Λεωφόρος Συγγρού", "Αγίου Δημητρίου", "Κολοκοτρώνη", "Παπαδιαμάντη",      "Μητροπόλεως"};
constexpr std::string_view kSecondLines[] = {"2ος όροφος", "Κτίριο Β", "Τ.Θ. ###"};
constexpr JobTitle kJobs[] = {{"Διευθύνων Σύμβουλος", "Διευθύνουσα Σύμβουλος", "", "CEO"},
                              {"Διευθυντής Αγορών", "Διευθύντρια Αγορών", "PURCHASE", "HEAD"},
                              {"Οινοχόος", "", "WINE", "STAFF"},
                              {"Σεφ", "", "KITCHEN", "HEAD"},
                              {"Υπεύθυνος Μάρκετινγκ", "Υπεύθυνη Μάρκετινγκ", "MARKETING", "HEAD"},
                              {"Λογιστής", "Λογίστρια", "FINANCE", "STAFF"},
                              {"Υπεύθυνος Αποθήκης", "Υπεύθυνη Αποθήκης", "LOGISTICS", "STAFF"},
                              {"Διευθυντής Πωλήσεων", "Διευθύντρια Πωλήσεων", "SALES", "HEAD"}};

}  // namespace

const Country& greece() {
    static constexpr Country kCountry{.code = "GR",
                                      .language_code = "ELL",
                                      .currency_code = "EUR",
                                      .format_region = "el-GR",
                                      .share = 60,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "%s %n",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+30 %a###",
                                      .mobile_pattern = "+30 69# ### ####",
                                      .vat_pattern = "EL#########",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
