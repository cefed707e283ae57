#include "intake/xml.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

namespace {

// Writes down the events it gets: "<a b=1>text</a>".
class Recorder final : public XmlHandler {
public:
    explicit Recorder(std::string refused_element = {}) : refused_(std::move(refused_element)) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        said += "<" + std::string(name);
        for (const auto& attribute : attributes)
            said += (attribute.prefixed ? " :" : " ") + std::string(attribute.name) + "=" +
                    std::string(attribute.value);
        said += ">";
        if (name == refused_) refuse({RefusalCode::too_large, "too-many-cells", {}});
    }
    void end(std::string_view name) override { said += "</" + std::string(name) + ">"; }
    void text(std::string_view text) override { said += text; }

    std::string said;

private:
    std::string refused_;
};

// The events that a handler gets of the bytes, or the refusal; in chunks of `step` bytes.
std::string read(std::string_view bytes, std::size_t step = 1u << 16,
                 const ReadLimits& limits = {}) {
    Recorder recorder;
    XmlReader reader(recorder, "part.xml", limits);
    for (std::size_t at = 0; at < bytes.size(); at += step)
        if (!reader.take(bytes.substr(at, step))) break;
    const auto refusal = reader.finish();
    return refusal ? std::string(refusal->message.text()) : recorder.said;
}

std::string utf16(std::string_view ascii, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        if (big) bytes += '\0';
        bytes += c;
        if (!big) bytes += '\0';
    }
    return bytes;
}

}  // namespace

TEST_CASE("elements, attributes and text come without prefixes") {
    CHECK(read("<x:a xmlns:x='u' r:id='1' id='2'>t<x:b/></x:a>") ==
          "<a :x=u :id=1 id=2>t<b></b></a>");
    CHECK(read("<a>&lt;&#20013;<![CDATA[<b>]]></a>") == "<a><中<b></a>");
    CHECK(read("<a>1\r\n2</a>") == "<a>1\n2</a>");
}

TEST_CASE("encodings") {
    CHECK(read("\xEF\xBB\xBF<a>中</a>") == "<a>中</a>");
    CHECK(read("<?xml version='1.0' encoding='utf-8'?><a/>") == "<a></a>");
    CHECK(read(utf16("<?xml version='1.0' encoding='UTF-16'?><a>t</a>", false)) == "<a>t</a>");
    CHECK(read(utf16("<a>t</a>", true)) == "<a>t</a>");
    CHECK(read("<a>\xC4\xE3</a>") == "damaged-xml");
}

TEST_CASE("chunks may end anywhere") {
    const std::string_view bytes = "<x:a x:b='中文'>中文&amp;<c/></x:a>";
    for (std::size_t step = 1; step < bytes.size(); ++step)
        CHECK(read(bytes, step) == "<a :b=中文>中文&<c></c></a>");
}

// A refusal names its line, and that is the same however the bytes come.
TEST_CASE("a part at once reads as in chunks") {
    const std::string whole =
        "<?xml version='1.0'?>\n<a b='1'>\n 中文&amp;<c/>\n<!-- x\n -->\n<d>t</d>\n</a>\n";
    std::vector<std::string> parts{whole + "<", whole + "x", "<!DOCTYPE a>\n" + whole};
    for (std::size_t end = 0; end <= whole.size(); ++end) parts.push_back(whole.substr(0, end));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        parts.push_back(whole);
        parts.back()[at] = '<';
    }
    for (const char* refused : {"", "c", "d"})
        for (const std::string& part : parts) {
            CAPTURE(part);
            Recorder chunks(refused);
            XmlReader in_chunks(chunks, "part.xml", {});
            if (in_chunks.take(part)) in_chunks.finish();
            Recorder once(refused);
            XmlReader at_once(once, "part.xml", {});
            at_once.read_all(part);
            CHECK(once.said == chunks.said);
            REQUIRE(at_once.refusal().has_value() == in_chunks.refusal().has_value());
            if (!at_once.refusal()) continue;
            CHECK(at_once.refusal()->code == in_chunks.refusal()->code);
            CHECK(at_once.refusal()->message == in_chunks.refusal()->message);
            CHECK(at_once.refusal()->args == in_chunks.refusal()->args);
        }
}

TEST_CASE("extensions and alternatives") {
    CHECK(read("<a><extLst><ext><c/>t</ext></extLst><b/></a>") == "<a><b></b></a>");
    CHECK(read("<a><mc:AlternateContent><mc:Choice><b/>t</mc:Choice><mc:Fallback><c/></"
               "mc:Fallback></mc:AlternateContent><d/></a>") == "<a><c></c><d></d></a>");
    CHECK(read("<a><AlternateContent><Choice><b/></Choice></AlternateContent></a>") == "<a></a>");
    CHECK(read("<a><AlternateContent><Fallback><b/><AlternateContent><Choice><x/></"
               "Choice><Fallback><c/></Fallback>"
               "</AlternateContent><d/></Fallback></AlternateContent><e/></a>") ==
          "<a><b></b><c></c><d></d><e></e></a>");
    CHECK(read("<a><Fallback><b/></Fallback></a>") == "<a><Fallback><b></b></Fallback></a>");
}

TEST_CASE("what is not one well-formed document is refused") {
    CHECK(read("") == "damaged-xml");
    CHECK(read("<a>") == "damaged-xml");
    CHECK(read("<a></b>") == "damaged-xml");
    CHECK(read("<a/><b/>") == "damaged-xml");
    CHECK(read("<a>&undefined;</a>") == "damaged-xml");
    CHECK(read("<a>\x01</a>") == "damaged-xml");
    CHECK(read("no xml") == "damaged-xml");
}

TEST_CASE("document types are refused before their entities are looked at") {
    CHECK(read("<!DOCTYPE a [<!ENTITY x 'xx'>]><a>&x;</a>") == "document-type-declaration");
    CHECK(read("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>") == "document-type-declaration");
    CHECK(read("<!DOCTYPE a><a/>") == "document-type-declaration");
}

TEST_CASE("nesting is limited") {
    ReadLimits limits;
    limits.max_depth = 3;
    CHECK(read("<a><a><a/></a></a>", 1024, limits) == "<a><a><a></a></a></a>");
    CHECK(read("<a><a><a><a/></a></a></a>", 1024, limits) == "nested-too-deep");
    CHECK(read("<a><extLst><a><a/></a></extLst></a>", 1024, limits) == "nested-too-deep");
}

TEST_CASE("a tag that never ends is refused, and soon") {
    CHECK(read("<a b='" + std::string(std::size_t{32} << 20U, 'x') + "'/>") == "damaged-xml");
    CHECK(read("<!--" + std::string(std::size_t{32} << 20U, ' ') + "--><a/>") == "damaged-xml");
}

TEST_CASE("a handler's refusal ends the reading and says where") {
    Recorder recorder("b");
    XmlReader reader(recorder, "part.xml", {});
    CHECK_FALSE(reader.take(std::string_view("<a>\n<b/><c/></a>")));
    CHECK(recorder.said == "<a>\n<b>");
    const auto refusal = reader.finish();
    REQUIRE(refusal);
    CHECK(*refusal == Refusal{RefusalCode::too_large,
                              "too-many-cells",
                              {{"part", same("part.xml")}, {"line", same("2")}}});
}

TEST_CASE("attribute lookups mind the prefix") {
    struct Probe final : XmlHandler {
        void start(std::string_view, const XmlAttributes& attributes) override {
            plain = attributes.get("id");
            prefixed = attributes.get_prefixed("id");
            absent = attributes.get("none");
        }
        void end(std::string_view) override {}
        std::string plain, prefixed, absent;
    } probe;
    XmlReader reader(probe, "", {});
    reader.take(std::string_view("<a r:id='p' id='q'/>"));
    CHECK(probe.plain == "q");
    CHECK(probe.prefixed == "p");
    CHECK(probe.absent.empty());
}

TEST_CASE("attribute values") {
    for (const char* yes : {"1", "true", "on"}) CHECK(xml_true(yes));
    for (const char* no : {"0", "false", "off", "", "yes"}) CHECK_FALSE(xml_true(no));
    CHECK(xml_count("12", 12) == 12);
    for (const char* bad : {"13", "", "-1", "+1", " 1", "1 ", "1.0", "99999999999999999999999"})
        CHECK_FALSE(xml_count(bad, 12));
}
