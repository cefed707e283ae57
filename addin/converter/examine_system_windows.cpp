#include <algorithm>

#include "converter/examine_system.hpp"
#include "converter/offices_json.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/common/program_identity.hpp"
#include "windows/common/utf16.hpp"
#include "windows/registration/defects.hpp"
#include "windows/registration/engine_probe.hpp"
#include "windows/registration/registry.hpp"

namespace kaoping {

namespace {

using registration::Deviation;
using registration::EngineProbe;
using registration::Flaw;
using registration::Office;
using registration::Part;
using registration::Parts;
using registration::PartState;

std::string flaw_word(Flaw flaw) {
    switch (flaw) {
        case Flaw::missing: return "missing";
        case Flaw::different: return "different";
        case Flaw::file_gone: return "file-gone";
        case Flaw::elsewhere: return "elsewhere";
    }
    return "";
}

void write_part(JsonWriter& json, const PartState& state) {
    json.begin_object()
        .key("part")
        .text(utf8_of(name_of(state.part)))
        .key("registered")
        .boolean(state.registered)
        .key("deviations")
        .begin_array();
    for (const Deviation& deviation : state.deviations) {
        json.begin_object()
            .key("flaw")
            .text(flaw_word(deviation.flaw))
            .key("key")
            .text(utf8_of(L"HKCU\\" + deviation.key))
            .key("value")
            .text(utf8_of(deviation.name));
        json.key("file");
        if (deviation.file.empty()) json.null();
        else json.text(utf8_of(deviation.file.native()));
        json.end_object();
    }
    json.end_array().end_object();
}

// Returns those registered.
Parts examine_parts(const std::filesystem::path& folder, SystemState& state, JsonWriter& json) {
    const std::vector<PartState> parts = each_once(registration::inspect(folder));
    Parts registered;
    json.key("parts").begin_array();
    for (const PartState& part : parts) {
        if (part.registered) registered.add(part.part);
        state.lines.push_back(
            message(part.registered ? MessageCode("doctor-part-on") : "doctor-part-off",
                    {{"part", title_of(part.part)}, {"name", same(utf8_of(name_of(part.part)))}}));
        write_part(json, part);
    }
    json.end_array();
    for (const auto& defects : {registration_defects(parts), registration::disabled_by_excel()})
        state.defects.insert(state.defects.end(), defects.begin(), defects.end());
    return registered;
}

void examine_engine(Parts registered, SystemState& state, JsonWriter& json) {
    json.key("engine_starts");
    if (!registered.any_of({Part::engine, Part::excel, Part::wps})) {
        json.null();
        return;
    }
    const EngineProbe probe = registration::probe_engine();
    if (probe.unseen) {
        json.null();
        state.lines.push_back(words("doctor-engine-unseen"));
        return;
    }
    json.text(probe.version);
    if (probe.version.empty())
        state.defects.push_back(
            {Severity::error,
             "setup-engine-fails",
             "engine",
             "",
             {{"why", same(probe.why)}, {"file", same(utf8_of(program::engine))}}});
    else if (probe.version != engine_name())
        state.defects.push_back({Severity::error,
                                 "setup-engine-version",
                                 "engine",
                                 "",
                                 {{"found", same(probe.version)}, {"want", same(engine_name())}}});
    else state.lines.push_back(message("doctor-engine-starts", {{"engine", same(probe.version)}}));
}

void examine_offices(SystemState& state, JsonWriter& json) {
    const std::vector<Office> offices = registration::offices_found();
    for (const Office& office : offices) {
        const Text bits =
            office.bits == 0 ? words("doctor-bits-unknown") : same(std::to_string(office.bits));
        state.lines.push_back(
            message(MessageCode::of("doctor-" + std::string(product_word(office.product))),
                    {{"version", same(utf8_of(office.version))},
                     {"bits", bits},
                     {"folder", same(utf8_of(office.folder.native()))}}));
    }
    if (offices.empty()) state.lines.push_back(words("doctor-no-spreadsheet"));
    json.key("offices");
    write_offices(json, offices);
}

void examine_long_paths(SystemState& state, JsonWriter& json) {
    const auto enabled = registry::read_number(
        HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Control\\FileSystem", L"LongPathsEnabled");
    const bool on = enabled.value_or(0) != 0;
    json.key("long_paths").boolean(on);
    state.lines.push_back(
        words(on ? MessageCode("doctor-long-paths-on") : "doctor-long-paths-off"));
}

}  // namespace

SystemState examine_system(JsonWriter& json) {
    SystemState state;
    const std::filesystem::path folder = registration::own_folder();
    state.lines.push_back(message("doctor-folder", {{"folder", same(utf8_of(folder.native()))}}));
    json.key("windows").begin_object().key("folder").text(utf8_of(folder.native()));
    examine_engine(examine_parts(folder, state, json), state, json);
    examine_offices(state, json);
    examine_long_paths(state, json);
    json.end_object();
    return state;
}

}  // namespace kaoping
