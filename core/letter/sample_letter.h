// A letter to begin with: a Word document with the fields that most letters have.
#pragma once

#include <string>

namespace segments::letter {

std::string sample_letter();
// One with nothing but the address and the salutation.
std::string blank_letter();

}  // namespace segments::letter
