// A letter to begin with: a Word document with the fields that most letters have.
#pragma once

#include <string>

namespace segments::letter {

std::string sample_letter();

}  // namespace segments::letter
