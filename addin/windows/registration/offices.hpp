#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kaoping::registration {

enum class Product { excel, wps };

// An office on this machine that the add-in can be loaded by.
struct Office {
    Product product = Product::excel;
    std::wstring version;          // Excel: "16.0"; WPS: as its key is called, "6.0"
    int bits = 0;                  // 32, 64; 0: not known
    std::filesystem::path folder;  // where it is installed
};

// By what their installers wrote for this user and for all, 64 bits before 32.
std::vector<Office> offices_found();
// Versions of Excel of which something is installed or which this user has run: "16.0".
std::vector<std::wstring> excel_versions();
// Of a version: the key where Excel keeps what this user has set.
std::wstring excel_user_key(const std::wstring& version);

}  // namespace kaoping::registration
