#pragma once

#include <map>
#include <string>
#include <vector>

#include "intake/defined_names.hpp"
#include "intake/xml.hpp"

namespace kaoping {

// A sheet element of workbook.xml: the cells are in the part its relationship names.
struct StoredSheet {
    std::string name;
    std::string relationship;
    bool hidden = false;  // hidden or very hidden
};

// Streams workbook.xml. A root element other than workbook is refused as not-a-workbook: the same
// package format holds texts and presentations.
class WorkbookReader final : public XmlHandler {
public:
    explicit WorkbookReader(const ReadLimits& limits) : limits_(limits) {}

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    std::vector<StoredSheet> sheets;
    std::vector<StoredName> names;
    bool date1904 = false;

private:
    void start_sheet(const XmlAttributes& attributes);
    void start_name(const XmlAttributes& attributes);

    const ReadLimits limits_;
    std::size_t depth_ = 0;
    bool in_sheets_ = false;
    bool in_names_ = false;
    bool in_name_ = false;
};

// Streams docProps/custom.xml: the custom document properties as text, whatever their declared
// type.
class PropertiesReader final : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    std::map<std::string, std::string> properties;

private:
    std::size_t depth_ = 0;
    std::string name_;
    std::string value_;
};

}  // namespace kaoping
