#include "rubric/expression.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kaoping {

namespace {

constexpr int max_depth = 64;
constexpr std::size_t max_length = 8000;

struct FunctionEntry {
    std::string_view name;
    Function function;
    std::size_t least;
    std::size_t most;
};

constexpr std::size_t any_number = 64;

// MAX and MIN of a column parse to largest and smallest.
constexpr std::array<FunctionEntry, 22> functions{{
    {"IF", Function::if_, 3, 3},           {"AND", Function::and_, 1, any_number},
    {"OR", Function::or_, 1, any_number},  {"NOT", Function::not_, 1, 1},
    {"MIN", Function::min, 1, any_number}, {"MAX", Function::max, 1, any_number},
    {"ABS", Function::abs, 1, 1},          {"INT", Function::int_, 1, 1},
    {"ROUND", Function::round, 2, 2},      {"ISBLANK", Function::isblank, 1, 1},
    {"DATE", Function::date, 3, 3},        {"YEAR", Function::year, 1, 1},
    {"MONTH", Function::month, 1, 1},      {"DAY", Function::day, 1, 1},
    {"ROWS", Function::rows, 1, 1},        {"SUM", Function::sum, 1, 1},
    {"AVERAGE", Function::average, 1, 1},  {"MAX", Function::largest, 1, 1},
    {"MIN", Function::smallest, 1, 1},     {"KEY", Function::key, 1, any_number},
    {"MATCHES", Function::matches, 1, 1},  {"LOOKUP", Function::lookup, 2, 3},
}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

enum class TokenKind { number, text, name, symbol, end };
struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;
    int offset = 0;
};

// Thrown inside this file only; parse_expression turns it into a value.
struct Failure {
    SyntaxError error;
};

[[noreturn]] void fail(const Token& token, std::string expected) {
    throw Failure{{token.offset, std::move(expected),
                   token.kind == TokenKind::end ? "the end" : "'" + token.text + "'"}};
}

// A byte of UTF-8 that is not a character's first.
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Token next() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        Token token{TokenKind::end, "", static_cast<int>(at_)};
        if (at_ == text_.size()) return token;
        const char c = text_[at_];
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
            return number(token);
        if (is_letter(c)) return word(token);
        if (c == '"') return quoted(token);
        return symbol(token);
    }

private:
    Token number(Token token) {
        token.kind = TokenKind::number;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.'))
            token.text += text_[at_++];
        return token;
    }
    Token word(Token token) {
        token.kind = TokenKind::name;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_])))
            token.text += text_[at_++];
        return token;
    }
    Token quoted(Token token) {
        token.kind = TokenKind::text;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') {
                token.text += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                token.text += text_[at_++];
            } else {
                ++at_;
                return token;
            }
        }
        throw Failure{{token.offset, "a closing '\"'", "the end"}};
    }
    Token symbol(Token token) {
        token.kind = TokenKind::symbol;
        const std::string_view two = text_.substr(at_, 2);
        std::size_t length = two == "<>" || two == "<=" || two == ">=" ? 2 : 1;
        while (at_ + length < text_.size() && continues_character(text_[at_ + length])) ++length;
        token.text = text_.substr(at_, length);
        at_ += length;
        return token;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Precedence as in Excel: comparison < additive < multiplicative < unary minus.
class Parser {
public:
    explicit Parser(std::string_view text) : lexer_(text) { advance(); }

    ExprPtr whole() {
        if (is_symbol("=")) advance();  // the text may begin as a formula does
        ExprPtr expression = comparison();
        if (token_.kind != TokenKind::end) fail(token_, "an operator or the end");
        return expression;
    }

private:
    void advance() { token_ = lexer_.next(); }
    bool is_symbol(std::string_view text) const {
        return token_.kind == TokenKind::symbol && token_.text == text;
    }
    void expect(std::string_view text) {
        if (!is_symbol(text)) fail(token_, "'" + std::string(text) + "'");
        advance();
    }

    template <std::size_t N>
    ExprPtr chain(ExprPtr (Parser::*operand)(),
                  const std::array<std::pair<std::string_view, Operator>, N>& symbols) {
        if (++depth_ > max_depth) fail(token_, "less nesting (64 levels at most)");
        ExprPtr left = (this->*operand)();
        while (token_.kind == TokenKind::symbol) {
            const auto found = std::find_if(symbols.begin(), symbols.end(),
                                            [&](const auto& s) { return s.first == token_.text; });
            if (found == symbols.end()) break;
            const int offset = token_.offset;
            advance();
            left = make_expr(BinaryNode{found->second, left, (this->*operand)()}, offset);
        }
        --depth_;
        return left;
    }

    ExprPtr comparison() {
        static constexpr std::array<std::pair<std::string_view, Operator>, 6> symbols{
            {{"=", Operator::equal},
             {"<>", Operator::not_equal},
             {"<", Operator::less},
             {"<=", Operator::less_equal},
             {">", Operator::greater},
             {">=", Operator::greater_equal}}};
        return chain(&Parser::additive, symbols);
    }
    ExprPtr additive() {
        static constexpr std::array<std::pair<std::string_view, Operator>, 2> symbols{
            {{"+", Operator::add}, {"-", Operator::subtract}}};
        return chain(&Parser::multiplicative, symbols);
    }
    ExprPtr multiplicative() {
        static constexpr std::array<std::pair<std::string_view, Operator>, 2> symbols{
            {{"*", Operator::multiply}, {"/", Operator::divide}}};
        return chain(&Parser::unary, symbols);
    }
    ExprPtr unary() {
        if (!is_symbol("-")) return primary();
        if (++depth_ > max_depth) fail(token_, "less nesting (64 levels at most)");
        const int offset = token_.offset;
        advance();
        ExprPtr negated = make_expr(NegateNode{unary()}, offset);
        --depth_;
        return negated;
    }

    ExprPtr primary() {
        const Token token = token_;
        if (is_symbol("(")) {
            advance();
            ExprPtr inner = comparison();
            expect(")");
            return inner;
        }
        if (token.kind == TokenKind::number) {
            const auto value = Number::parse(token.text);
            if (!value) fail(token, "a decimal number");
            advance();
            return make_expr(NumberNode{*value}, token.offset);
        }
        if (token.kind == TokenKind::text) {
            advance();
            return make_expr(TextNode{token.text}, token.offset);
        }
        if (token.kind == TokenKind::name) return named();
        fail(token, "a number, text, name, function or '('");
    }

    ExprPtr named() {
        const Token token = token_;
        advance();
        if (is_symbol("(")) return call(token);
        if (is_symbol("[")) {
            advance();
            if (token_.kind != TokenKind::name) fail(token_, "a column of the list");
            const std::string column = token_.text;
            advance();
            expect("]");
            return make_expr(ColumnNode{token.text, column}, token.offset);
        }
        if (token.text == "TRUE" || token.text == "FALSE")
            return make_expr(BooleanNode{token.text == "TRUE"}, token.offset);
        return make_expr(NameNode{token.text, NameKind::unresolved}, token.offset);
    }

    ExprPtr call(const Token& name) {
        expect("(");
        std::vector<ExprPtr> arguments;
        if (!is_symbol(")")) {
            arguments.push_back(comparison());
            while (is_symbol(",")) {
                advance();
                arguments.push_back(comparison());
            }
        }
        expect(")");
        const bool of_column =
            arguments.size() == 1 && std::holds_alternative<ColumnNode>(arguments[0]->node);
        for (const auto& entry : functions) {
            if (entry.name != name.text) continue;
            if ((entry.function == Function::min || entry.function == Function::max) && of_column)
                continue;
            if ((entry.function == Function::largest || entry.function == Function::smallest) &&
                !of_column)
                continue;
            if (arguments.size() < entry.least || arguments.size() > entry.most)
                fail(name, std::to_string(entry.least) + " to " + std::to_string(entry.most) +
                               " arguments");
            return make_expr(CallNode{entry.function, std::move(arguments)}, name.offset);
        }
        fail(name, "a function of the rule language");
    }

    Lexer lexer_;
    Token token_;
    int depth_ = 0;
};

}  // namespace

std::variant<ExprPtr, SyntaxError> parse_expression(std::string_view text) {
    if (text.size() > max_length)
        return SyntaxError{0, "at most 8000 bytes", std::to_string(text.size())};
    try {
        return Parser(text).whole();
    } catch (const Failure& failure) {
        return failure.error;
    }
}

std::vector<std::string> function_words() {
    std::vector<std::string> words;
    for (const auto& entry : functions) {
        const bool of_column =
            entry.function == Function::sum || entry.function == Function::average ||
            entry.function == Function::largest || entry.function == Function::smallest;
        words.push_back(std::string(entry.name) + (of_column ? "(list[column])" : ""));
    }
    return words;
}

std::string_view function_name(Function function) {
    for (const auto& entry : functions)
        if (entry.function == function) return entry.name;
    return "";
}

std::string_view operator_symbol(Operator op) {
    switch (op) {
        case Operator::add: return "+";
        case Operator::subtract: return "-";
        case Operator::multiply: return "*";
        case Operator::divide: return "/";
        case Operator::equal: return "=";
        case Operator::not_equal: return "<>";
        case Operator::less: return "<";
        case Operator::less_equal: return "<=";
        case Operator::greater: return ">";
        case Operator::greater_equal: return ">=";
    }
    return "";
}

bool is_comparison(Operator op) { return op >= Operator::equal; }

}  // namespace kaoping
