// Written by `node tools/captions.mjs --write` from languages/*.po, checked by ./test lint.
#include "core/letter/captions.h"

#include <vector>

namespace segments::letter {
namespace {

// clang-format off
constexpr const char* kLanguages[] = {"de", "es"};
constexpr const char* kEnglish[] = {
    "Address",
    "Address 2",
    "Attachment No.",
    "Attempt Failed",
    "Bank Account No.",
    "Bank Branch No.",
    "Bank Name",
    "Blocked",
    "Campaign No.",
    "Campaign Response",
    "Campaign Target",
    "City",
    "Code",
    "Company Information Country/Region Name",
    "Company Name",
    "Company No.",
    "Company information",
    "Contact",
    "Contact Alt. Address Code",
    "Contact Country/Region Name",
    "Contact Mail Address",
    "Contact No.",
    "Contact Via",
    "Correspondence Type",
    "Cost (LCY)",
    "Country/Region Code",
    "County",
    "Currency Code",
    "Date",
    "Description",
    "Document Date",
    "Duration (Min.)",
    "E-Mail",
    "E-Mail 2",
    "Evaluation",
    "Exclude from Segment",
    "Extension No.",
    "External ID",
    "Fax No.",
    "First Name",
    "Formal Salutation",
    "Format Region",
    "Giro No.",
    "Home Page",
    "Informal Salutation",
    "Information Flow",
    "Initials",
    "Initiated By",
    "Inserted by action",
    "Interaction Group Code",
    "Interaction Template Code",
    "Job Title",
    "Language Code",
    "Last Date Modified",
    "Last Time Modified",
    "Line",
    "Line ID",
    "Line No.",
    "Line Text",
    "Merged",
    "Middle Name",
    "Minor",
    "Mobile Phone No.",
    "Name",
    "Name 2",
    "No.",
    "Opportunity No.",
    "Organizational Level Code",
    "Own values",
    "Pager",
    "Parental Consent Received",
    "Phone No.",
    "Pinned",
    "Post Code",
    "Privacy Blocked",
    "Recipient Address",
    "Registration No.",
    "Removed by action",
    "Salesperson",
    "Salesperson Code",
    "Salutation Code",
    "Search Name",
    "Search Name typed",
    "Segment No.",
    "Segment Text",
    "Send Word Doc. As Attmt.",
    "Subject",
    "Surname",
    "Telex Answer Back",
    "Telex No.",
    "Territory Code",
    "Time of Interaction",
    "To-do No.",
    "Type",
    "Unknown properties",
    "VAT Registration No.",
    "Word Template Code",
};
// Of each of them a line for each language, blank where there is no translation.
constexpr std::string_view kTexts =
    "Adresse\nDirección\n"
    "Adresse 2\nDirección 2\n"
    "Anlagennr.\nN.º adjunto\n"
    "Versuch fehlgeschlagen\nIntento fallido\n"
    "Bankkontonr.\nN.º cuenta bancaria\n"
    "BLZ\nN.º sucursal bancaria\n"
    "Bankname\nNombre banco\n"
    "Gesperrt\nBloqueado\n"
    "Kampagnennr.\nN.º campaña\n"
    "Kampagnenreaktion\nRespuesta de campaña\n"
    "Kampagnenziel\nObjetivo de campaña\n"
    "Ort\nPoblación\n"
    "Code\nCódigo\n"
    "Unternehmensinformationen Länder-/Regionsname\nInformación de empresa Nombre país/región\n"
    "Unternehmensname\nNombre empresa\n"
    "Unternehmensnr.\nN.º empresa\n"
    "Unternehmensinformationen\nInformación de empresa\n"
    "Kontakt\nContacto\n"
    "Code der alternativen Kontaktadresse\nCód. dirección altern. contacto\n"
    "Kontakt Länder-/Regionsname\nContacto Nombre país/región\n"
    "Kontakt Postanschrift\nContacto Dirección postal\n"
    "Kontaktnr.\nN.º contacto\n"
    "Kontakt über\nContactar mediante\n"
    "Korrespondenzart\nTipo de correspondencia\n"
    "Kosten (MW)\nCoste (DL)\n"
    "Länder-/Regionscode\nCód. país/región\n"
    "Bundesregion\nProvincia\n"
    "Währungscode\nCód. divisa\n"
    "Datum\nFecha\n"
    "Beschreibung\nDescripción\n"
    "Dokumentdatum\nFecha de documento\n"
    "Dauer (Min.)\nDuración (min)\n"
    "E-Mail\nCorreo electrónico\n"
    "E-Mail 2\nCorreo electrónico 2\n"
    "Bewertung\nEvaluación\n"
    "Aus Segment ausschließen\nExcluir del segmento\n"
    "Durchwahlnr.\nN.º extensión\n"
    "Externe ID\nId. externo\n"
    "Faxnr.\nN.º fax\n"
    "Vorname\nNombre de pila\n"
    "Förmliche Anrede\nSaludo formal\n"
    "Formatregion\nFormato regional\n"
    "Gironr.\nN.º giro postal\n"
    "Homepage\nPágina web\n"
    "Persönliche Anrede\nSaludo informal\n"
    "Informationsfluss\nFlujo de información\n"
    "Initialen\nIniciales\n"
    "Initiiert von\nIniciado por\n"
    "Eingefügt durch Aktion\nInsertado por acción\n"
    "Aktivitätengruppencode\nCód. grupo de interacciones\n"
    "Aktivitätenvorlagencode\nCód. plantilla de interacción\n"
    "Position\nCargo\n"
    "Sprachcode\nCód. idioma\n"
    "Geändert am\nFecha últ. modificación\n"
    "Geändert um\nHora últ. modificación\n"
    "Zeile\nLínea\n"
    "Zeilen-ID\nId. línea\n"
    "Zeilennr.\nN.º línea\n"
    "Zeilentext\nTexto de línea\n"
    "Zusammengeführt\nCombinado\n"
    "Zweiter Vorname\nSegundo nombre\n"
    "Minderjährig\nMenor de edad\n"
    "Mobiltelefonnr.\nN.º teléfono móvil\n"
    "Name\nNombre\n"
    "Name 2\nNombre 2\n"
    "Nr.\nN.º\n"
    "Verkaufschancennr.\nN.º oportunidad\n"
    "Organisationsebenencode\nCód. nivel organizativo\n"
    "Eigene Werte\nValores propios\n"
    "Pager\nBuscapersonas\n"
    "Einwilligung der Eltern erhalten\nConsentimiento parental recibido\n"
    "Telefonnr.\nN.º teléfono\n"
    "Fixiert\nFijado\n"
    "PLZ-Code\nCódigo postal\n"
    "Datenschutzsperre\nPrivacidad bloqueada\n"
    "Empfängeradresse\nDirección del destinatario\n"
    "Registrierungsnr.\nN.º registro\n"
    "Entfernt durch Aktion\nQuitado por acción\n"
    "Verkäufer\nVendedor\n"
    "Verkäufercode\nCód. vendedor\n"
    "Anredecode\nCód. saludo\n"
    "Suchbegriff\nAlias\n"
    "Suchbegriff eingegeben\nAlias escrito a mano\n"
    "Segmentnr.\nN.º segmento\n"
    "Segmenttext\nTexto de segmento\n"
    "Word-Dok. als Anlage senden\nEnviar doc. Word como adjunto\n"
    "Betreff\nAsunto\n"
    "Nachname\nApellidos\n"
    "Telex-Namensgeber\nRespuesta télex\n"
    "Telexnr.\nN.º télex\n"
    "Gebietscode\nCód. territorio\n"
    "Uhrzeit der Aktivität\nHora de la interacción\n"
    "Aufgabennr.\nN.º tarea\n"
    "Art\nTipo\n"
    "Unbekannte Eigenschaften\nPropiedades desconocidas\n"
    "USt-IdNr.\nCIF/NIF\n"
    "Word-Vorlagencode\nCód. plantilla de Word\n";
// clang-format on

std::vector<Caption> read_captions() {
    std::vector<Caption> all;
    std::string_view rest = kTexts;
    for (const char* const english : kEnglish) {
        for (const char* const language : kLanguages) {
            const std::size_t end = rest.find('\n');
            if (end > 0) all.push_back({language, english, rest.substr(0, end)});
            rest.remove_prefix(end + 1);
        }
    }
    return all;
}

}  // namespace

std::span<const Caption> captions() {
    static const std::vector<Caption> all = read_captions();
    return all;
}

}  // namespace segments::letter
