#pragma once

#include <vector>

#include "job/json/json_writer.hpp"
#include "windows/registration/offices.hpp"

// Windows only: how programs learn of the offices found.
namespace kaoping {

const char* product_word(registration::Product product);  // "excel", "wps"
void write_offices(JsonWriter& json, const std::vector<registration::Office>& offices);  // an array

}  // namespace kaoping
