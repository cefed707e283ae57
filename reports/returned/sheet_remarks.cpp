#include <algorithm>
#include <array>
#include <charconv>

#include "reports/returned/comments.hpp"
#include "reports/returned/xml_outline.hpp"

namespace kaoping {

namespace {

constexpr std::string_view comments_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
constexpr std::string_view drawing_type =
    "application/vnd.openxmlformats-officedocument.vmlDrawing";

// What stands behind legacyDrawing in a worksheet (ECMA-376 part 1, 18.3.1.99).
constexpr std::array<std::string_view, 8> behind_drawing{
    "legacyDrawingHF", "drawingHF",       "picture",    "oleObjects",
    "controls",        "webPublishItems", "tableParts", "extLst"};

bool is_behind(const XmlOutline& outline, const XmlElement& element) {
    if (element.local == "AlternateContent") {  // is what it holds
        for (const XmlElement* choice : outline.children(element))
            for (const XmlElement* inner : outline.children(*choice))
                if (is_behind(outline, *inner)) return true;
        return false;
    }
    return std::find(behind_drawing.begin(), behind_drawing.end(), element.local) !=
           behind_drawing.end();
}

// One worksheet with its comments and their drawing.
class SheetRemarks {
public:
    SheetRemarks(PackageEditor& package, std::string_view part, const Remarks& remarks,
                 std::string_view author)
        : package_(package), part_(part), remarks_(remarks), author_(author) {}

    bool add() {
        const auto xml = package_.text(part_);
        const auto outline = xml ? XmlOutline::parse(*xml, 4, "sheetData") : std::nullopt;
        const auto relationships = package_.relationships(part_);
        if (!outline || !relationships || outline->root().local != "worksheet" ||
            outline->root().self_closing)
            return false;
        dialect_ = dialect_of(outline->root().space);
        relationships_ = *relationships;
        return add_to_comments() && add_to_drawing(*xml, *outline);
    }

private:
    bool add_to_comments() {
        const PartRelationship* found = relationship_of_kind(relationships_, "comments");
        std::string part = found == nullptr ? "" : found->part;
        if (found == nullptr) {
            part = package_.free_name(main_folder() + "comments", ".xml");
            package_.put(part, new_comments(dialect_));
            if (!package_.declare(part, comments_type) ||
                !package_.relate(part_, dialect_.relationships + "/comments", part))
                return false;
        }
        const auto xml = package_.text(part);
        auto extended = xml ? add_comments(*xml, remarks_, author_) : std::nullopt;
        if (!extended) return false;
        comments_ = std::move(*extended);
        package_.put(part, comments_.xml);
        return true;
    }

    bool add_to_drawing(std::string_view xml, const XmlOutline& outline) {
        const XmlElement* next = nullptr;  // before which a new legacyDrawing stands
        for (const XmlElement& element : outline.elements()) {
            if (element.local == "legacyDrawing")
                return element.depth == 2 && extend_drawing(element);
            if (element.depth == 2 && next == nullptr && is_behind(outline, element))
                next = &element;
        }
        const std::string folder = main_folder() + "drawings/vmlDrawing";
        const std::string part = package_.free_name(folder, ".vml");
        int number = 1;
        std::from_chars(part.data() + folder.size(), part.data() + part.size(), number);
        std::vector<Position> all =
            comments_.standing;  // those without a drawing so far need one too
        all.insert(all.end(), comments_.added.begin(), comments_.added.end());
        const auto vml = add_shapes(new_shapes(number), all, remarks_);
        if (!vml) return false;
        package_.put(part, *vml);
        const auto id = package_.relate(part_, dialect_.relationships + "/vmlDrawing", part);
        if (!id || !package_.declare(part, drawing_type)) return false;
        TextEdits edits(xml);
        edits.insert(next == nullptr ? outline.root().inner_end : next->begin,
                     "<" + outline.root().prefix + "legacyDrawing xmlns:r=\"" +
                         dialect_.relationships + "\" r:id=\"" + *id + "\"/>");
        package_.put(part_, edits.apply());
        return true;
    }

    bool extend_drawing(const XmlElement& legacy) {
        if (comments_.added.empty()) return true;
        const std::string* id = legacy.attribute("id");
        const PartRelationship* found =
            id == nullptr ? nullptr : relationship_of_id(relationships_, *id);
        const auto vml = found == nullptr ? std::nullopt : package_.text(found->part);
        const auto extended = vml ? add_shapes(*vml, comments_.added, remarks_) : std::nullopt;
        if (!extended) return false;
        package_.put(found->part, *extended);
        return true;
    }

    // xl/worksheets/sheet1.xml -> xl/
    std::string main_folder() const {
        const std::string folder = folder_of(part_);
        return folder.empty() ? folder : folder_of(folder.substr(0, folder.size() - 1));
    }

    PackageEditor& package_;
    std::string_view part_;
    const Remarks& remarks_;
    std::string_view author_;
    Dialect dialect_;
    std::vector<PartRelationship> relationships_;
    CommentsText comments_;
};

}  // namespace

bool add_remarks(PackageEditor& package, std::string_view sheet_part, const Remarks& remarks,
                 std::string_view author) {
    return SheetRemarks(package, sheet_part, remarks, author).add();
}

}  // namespace kaoping
