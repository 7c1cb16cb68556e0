// The two files of the sample (core/exchange/sample_data.h), built in by cmake/EmbedFiles.cmake.
#pragma once

#include <string_view>

namespace segments::app {

extern const std::string_view kSampleContacts;
extern const std::string_view kSampleInteractions;

}  // namespace segments::app
