// Names of persons (CON-3) and the Search Name (CON-4).
#pragma once

#include <string>
#include <string_view>

namespace segments::contact {

struct NameParts {
    std::string first_name;
    std::string middle_name;
    std::string surname;

    bool operator==(const NameParts&) const = default;
};

// First name, middle name and surname with blanks between; at most 100 characters.
std::string composed_name(std::string_view first_name, std::string_view middle_name,
                          std::string_view surname);
// The last word is the surname, the one before it (of more than two) the middle name, the rest the first
// name. Parts are cut to the 30 characters of their fields.
NameParts split_name(std::string_view name);
// The Search Name that follows a name: its code form.
std::string search_name_of(std::string_view name);

}  // namespace segments::contact
