#pragma once

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/XFrame.hpp>

#include <functional>
#include <map>
#include <string>

#include "libreoffice/settings.hpp"

namespace kaoping::office {

// What menu, toolbar, macros and UNO clients ask for by vnd.kaoping:<command>?<argument>. A command
// asks people for what is not given as an argument (a property of the dispatch, or NAME=VALUE
// behind the ?).
struct Call {
    Context context;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame>
        frame;  // where it was asked; may be null
    std::map<std::string, std::string>
        arguments;  // Rubric, File, Folder, Comments, Quiet, Ask (for the options of a folder
                    // that is given), and the options for scripts (option_table.hpp)
    const std::string* argument(const std::string& name) const {
        const auto found = arguments.find(name);
        return found == arguments.end() ? nullptr : &found->second;
    }
    bool quiet() const { return argument("Quiet") != nullptr; }  // no dialogs: the result tells
};

struct CallResult {
    bool success = true;
    std::string text;  // JSON, a path, or why not
};

// Told once, possibly later and from another thread.
using Done = std::function<void(const CallResult&)>;

bool is_command(const std::string& name);
void run_command(const std::string& name, const Call& call, const Done& done);

}  // namespace kaoping::office
