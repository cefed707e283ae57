#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "intake/archive.hpp"
#include "intake/refusal.hpp"

namespace kaoping {

// The name without its namespace prefix: writers choose prefixes freely ("x:row"), and the strict
// and transitional namespaces name the same elements.
std::string_view local_name(const char* qualified);

// Without white space, as XML has it, at both ends.
std::string_view xml_trimmed(std::string_view text);

// Attributes of one element, in file order; valid during the start() they are given to.
class XmlAttributes {
public:
    struct Attribute {
        std::string_view name;  // local
        std::string_view value;
        bool prefixed = false;
    };
    class Iterator {
    public:
        explicit Iterator(const char* const* at) : at_(at) {}
        Attribute operator*() const;
        Iterator& operator++() {
            at_ += 2;
            return *this;
        }
        bool operator!=(std::nullptr_t) const { return *at_ != nullptr; }

    private:
        const char* const* at_;
    };

    explicit XmlAttributes(const char* const* attributes) : attributes_(attributes) {}
    Iterator begin() const { return Iterator(attributes_); }
    std::nullptr_t end() const { return nullptr; }

    // The attribute of this local name without a prefix; empty when absent.
    std::string_view get(std::string_view name) const;
    // The attribute of this local name with any prefix (r:id); empty when absent.
    std::string_view get_prefixed(std::string_view name) const;

private:
    const char* const* attributes_;
};

// "1", "true" or "on"; everything else is false (ECMA-376 22.9.2.7).
bool xml_true(std::string_view value);
// Decimal digits only, at most `max`.
std::optional<std::size_t> xml_count(std::string_view value, std::size_t max);

// The events that a part's reader gets. Extension lists and the unread branches of
// mc:AlternateContent are left out, as if they were not in the file. A handler that cannot go on
// calls refuse(); nothing is reported to it after that, and the reader adds the arguments {part}
// and {line}.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}

    const std::optional<Refusal>& refusal() const { return refusal_; }

protected:
    void refuse(Refusal refusal) {
        if (!refusal_) refusal_ = std::move(refusal);
    }

private:
    std::optional<Refusal> refusal_;
};

// Streams one part through expat. UTF-8 and UTF-16, with or without a byte order mark. A document
// type declaration is refused outright: spreadsheets have none, and entities are attacks.
class XmlReader final : public ByteSink {
public:
    XmlReader(XmlHandler& handler, std::string_view part, const ReadLimits& limits);
    ~XmlReader() override;
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    bool take(std::span<const char> chunk) override;
    // The whole part at once, instead of take and finish: expat counts the lines of every chunk but
    // the last, which costs a tenth of the reading. At most a few MiB: nothing interrupts it.
    std::optional<Refusal> read_all(std::span<const char> part);
    // After the last chunk: the reason when the part is not a whole, well-formed document or the
    // handler refused it.
    std::optional<Refusal> finish();
    // The reason take() returned false.
    const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    struct State;
    void fail_at_current_line();

    std::unique_ptr<State> state_;
    std::optional<Refusal> refusal_;
};

}  // namespace kaoping
