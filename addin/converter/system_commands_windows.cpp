#include <algorithm>
#include <optional>

#include "converter/offices_json.hpp"
#include "converter/system_commands.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/common/utf16.hpp"
#include "windows/registration/defects.hpp"
#include "windows/registration/registration.hpp"

namespace kaoping {

namespace {

using namespace registration;

int status_of(Outcome outcome) { return static_cast<int>(outcome); }

// Those named; none named: all. nullopt, and said: a word that is no part.
std::optional<Parts> parts_named(const Arguments& a, const Console& console) {
    if (a.operands.empty()) return everything;
    Parts parts;
    for (const std::string& word : a.operands) {
        const auto part = std::find_if(std::begin(all_parts), std::end(all_parts),
                                       [&](Part p) { return utf8_of(name_of(p)) == word; });
        if (part == std::end(all_parts)) {
            console.problem(message("register-unknown-part", {{"found", same(word)}}));
            return std::nullopt;
        }
        parts.add(*part);
    }
    return parts;
}

int report_failures(const std::vector<std::wstring>& failed, const Console& console) {
    for (const std::wstring& place : failed)
        console.problem(message("register-failed", {{"key", same("HKCU\\" + utf8_of(place))}}));
    return status_of(failed.empty() ? Outcome::clean : Outcome::nothing_done);
}

int register_command(const Arguments& a, const Console& console) {
    const auto parts = parts_named(a, console);
    if (!parts) return status_of(Outcome::nothing_done);
    const auto folder = own_folder();
    if (const int failure =
            report_failures(register_parts(*parts, folder, console.language()), console))
        return failure;
    console.lines({message(
        "registered", {{"parts", titles_of(*parts)}, {"folder", same(utf8_of(folder.native()))}})});
    std::vector<PartState> states = inspect(folder);
    std::erase_if(states, [&](const PartState& state) { return !parts->has(state.part); });
    const std::vector<Finding> defects = registration_defects(states);
    for (const Finding& defect : defects) console.problem(defect);
    return status_of(defects.empty() ? Outcome::clean : Outcome::findings);
}

int unregister_command(const Arguments& a, const Console& console) {
    const auto parts = parts_named(a, console);
    if (!parts) return status_of(Outcome::nothing_done);
    const Unregistered done = unregister_parts(*parts, own_folder());
    if (const int failure = report_failures(done.failed, console)) return failure;
    const Parts gone = parts->without(done.left);
    if (!gone.empty()) console.lines({message("unregistered", {{"parts", titles_of(gone)}})});
    if (done.left.empty()) return status_of(Outcome::clean);
    console.problem(message("unregister-left", {{"parts", titles_of(done.left)}}));
    return status_of(Outcome::findings);
}

// A line an office: product, version, bits, folder, divided by tabs. For setup programs and for
// people who look after many.
int offices_command(const Arguments& a, const Console& console) {
    const std::vector<Office> offices = offices_found();
    if (a.has("json")) {
        JsonWriter json(2);
        write_offices(json, offices);
        console.out(json.take() + "\n");
        return status_of(Outcome::clean);
    }
    for (const Office& office : offices)
        console.out(std::string(product_word(office.product)) + "\t" + utf8_of(office.version) +
                    "\t" + std::to_string(office.bits) + "\t" + utf8_of(office.folder.native()) +
                    "\n");
    return status_of(Outcome::clean);
}

}  // namespace

const std::map<std::string, SystemCommand>& system_commands() {
    constexpr std::size_t parts = std::size(all_parts);
    static const std::map<std::string, SystemCommand> commands{
        {"register", {parts, register_command}},
        {"unregister", {parts, unregister_command}},
        {"offices", {0, offices_command}}};
    return commands;
}

}  // namespace kaoping
