#include "tests/data/country.h"

namespace segments::testdata {
namespace {

constexpr Word kMen[] = {{"Antoine"},  {"Julien"},  {"Étienne"}, {"François"}, {"Jérôme"}, {"Luc"},
                         {"Mathieu"},  {"Nicolas"}, {"Olivier"}, {"Pascal"},   {"Rémi"},   {"Sylvain"},
                         {"Thibault"}, {"Yves"},    {"Benoît"},  {"Gaël"}};
constexpr Word kWomen[] = {{"Amélie"},   {"Camille"}, {"Céline"}, {"Élodie"},  {"Françoise"}, {"Hélène"},
                           {"Juliette"}, {"Léa"},     {"Manon"},  {"Margaux"}, {"Noémie"},    {"Sandrine"},
                           {"Solène"},   {"Valérie"}, {"Zoé"},    {"Agnès"}};
constexpr Surname kSurnames[] = {
    {"Bernard"}, {"Dubois"},    {"Durand"},    {"Lefèvre"}, {"Moreau"},   {"Girard"},  {"Bonnet"},
    {"Roux"},    {"Fontaine"},  {"Chevalier"}, {"Garnier"}, {"Faure"},    {"Mercier"}, {"Lemaître"},
    {"Perrin"},  {"Gauthier"},  {"Delacroix"}, {"Besnard"}, {"Rousseau"}, {"Vasseur"}, {"Marchand"},
    {"Le Goff"}, {"d'Aubigny"}, {"Guérin"},    {"Noël"},    {"Picard"}};
constexpr Word kBrands[] = {
    {"Les Tilleuls"},     {"La Belle Étoile"}, {"Le Pressoir"},   {"L'Hirondelle"},  {"Aux Trois Rivières"},
    {"Le Clos Fleuri"},   {"La Treille"},      {"Le Vieux Port"}, {"Saint-Vincent"}, {"La Garenne"},
    {"Le Petit Bouchon"}, {"Beauregard"},      {"Les Coteaux"},   {"La Vigneronne"}};
constexpr Trade kTrades[] = {{"Domaine", "domaine", "WINERY"},
                             {"Cave", "cave", "WINESHOP"},
                             {"Restaurant", "restaurant", "RESTAURANT"},
                             {"Bistrot", "bistrot", "RESTAURANT"},
                             {"Hôtel", "hotel", "HOTEL"},
                             {"Épicerie fine", "epicerie", "DELI"},
                             {"Traiteur", "traiteur", "CATERING"},
                             {"Transports", "transports", "LOGISTICS"},
                             {"Négoce", "negoce", "TRADE"},
                             {"Éditions", "editions", "PRESS"},
                             {"Cabinet comptable", "cabinet", "SERVICES"}};
constexpr std::string_view kLegal[] = {"SARL", "SAS", "SA", "EURL", "SCEA"};
constexpr std::string_view kCompanies[] = {"%t %b",    "%t %b %l", "%t %s et Fils",
                                           "%t %s %l", "%b %l",    "%t %s"};
constexpr City kCities[] = {
    {"Paris", "", "", "FR", "7501#", "1"},     {"Lyon", "", "", "FR", "6900#", "4"},
    {"Beaune", "", "", "FR", "21200", "3"},    {"Bordeaux", "", "", "FR", "33#00", "5"},
    {"Marseille", "", "", "FR", "1300#", "4"}, {"Strasbourg", "", "", "FR", "67#00", "3"},
    {"Nantes", "", "", "FR", "44#00", "2"},    {"Toulouse", "", "", "FR", "31#00", "5"},
    {"Reims", "", "", "FR", "51100", "3"},     {"Montpellier", "", "", "FR", "340##", "4"}};
constexpr std::string_view kStreets[] = {
    "rue de la République", "avenue Victor-Hugo", "rue des Écoles",     "place du Marché",
    "rue Saint-Jacques",    "boulevard Voltaire", "quai des Chartrons", "rue du Faubourg Madeleine",
    "impasse des Lilas",    "allée des Platanes", "cours Mirabeau",     "rue Pasteur",
    "route de Pommard"};
constexpr std::string_view kSecondLines[] = {"Bâtiment B", "2e étage", "BP ###", "Résidence les Pins",
                                             "Cedex #"};
constexpr JobTitle kJobs[] = {{"Gérant", "Gérante", "", "CEO"},
                              {"Directeur des achats", "Directrice des achats", "PURCHASE", "HEAD"},
                              {"Acheteur", "Acheteuse", "PURCHASE", "BUYER"},
                              {"Sommelier", "Sommelière", "WINE", "STAFF"},
                              {"Chef de cuisine", "Cheffe de cuisine", "KITCHEN", "HEAD"},
                              {"Responsable marketing", "", "MARKETING", "HEAD"},
                              {"Comptable", "", "FINANCE", "STAFF"},
                              {"Responsable logistique", "", "LOGISTICS", "STAFF"},
                              {"Directeur commercial", "Directrice commerciale", "SALES", "HEAD"}};

}  // namespace

const Country& france() {
    static constexpr Country kCountry{.code = "FR",
                                      .language_code = "FRA",
                                      .currency_code = "EUR",
                                      .format_region = "fr-FR",
                                      .share = 120,
                                      .men = kMen,
                                      .women = kWomen,
                                      .surnames = kSurnames,
                                      .brands = kBrands,
                                      .trades = kTrades,
                                      .legal_forms = kLegal,
                                      .company_patterns = kCompanies,
                                      .cities = kCities,
                                      .streets = kStreets,
                                      .address_pattern = "%n, %s",
                                      .second_lines = kSecondLines,
                                      .phone_pattern = "+33 %a 99 ## ## ##",
                                      .mobile_pattern = "+33 6 39 98 ## ##",
                                      .vat_pattern = "FR###########",
                                      .job_titles = kJobs};
    return kCountry;
}

}  // namespace segments::testdata
