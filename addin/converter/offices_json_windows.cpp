#include "converter/offices_json.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping {

const char* product_word(registration::Product product) {
    return product == registration::Product::excel ? "excel" : "wps";
}

void write_offices(JsonWriter& json, const std::vector<registration::Office>& offices) {
    json.begin_array();
    for (const auto& office : offices) {
        json.begin_object()
            .key("product")
            .text(product_word(office.product))
            .key("version")
            .text(utf8_of(office.version))
            .key("bits");
        if (office.bits == 0) json.null();
        else json.whole(office.bits);
        json.key("folder").text(utf8_of(office.folder.native())).end_object();
    }
    json.end_array();
}

}  // namespace kaoping
