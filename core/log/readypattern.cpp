// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/readypattern.h"

#include "core/log/basicpattern.h"
#include "core/log/blockpattern.h"
#include "core/words.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

namespace Thaw {

namespace {

// A bad pattern on a long line ends after some 50 ms instead of never.
constexpr uint32_t matchLimit = 1'000'000;
constexpr uint32_t heapLimitKib = 32 * 1024;
constexpr size_t jitStackMax = 1024 * 1024;

template<auto free>
struct Freed
{
    template<typename T>
    void operator()(T *thing) const
    {
        free(thing);
    }
};

using Code = std::unique_ptr<pcre2_code, Freed<pcre2_code_free>>;

// What PCRE2 writes to while it matches: one for each thread.
struct Workspace
{
    std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>> data{pcre2_match_data_create(1, nullptr)};
    std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>> context{
        pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_jit_stack, Freed<pcre2_jit_stack_free>> stack{
        pcre2_jit_stack_create(32 * 1024, jitStackMax, nullptr)};

    Workspace()
    {
        pcre2_set_match_limit(context.get(), matchLimit);
        pcre2_set_heap_limit(context.get(), heapLimitKib);
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
};

Workspace &workspace()
{
    thread_local Workspace space;
    return space;
}

uint32_t optionsOf(ReadyPattern::Syntax syntax)
{
    constexpr uint32_t common = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    switch (syntax) {
    case ReadyPattern::Syntax::Basic:
        return common | PCRE2_UCP | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY;
    case ReadyPattern::Syntax::Regex:
        return common | PCRE2_DOLLAR_ENDONLY;
    case ReadyPattern::Syntax::Text:
        return common | PCRE2_LITERAL;
    }
    Q_UNREACHABLE_RETURN(common);
}

/// Compiled to go over many lines at once; null if the pattern does not allow it.
Code compileForBlocks(const QString &pattern, ReadyPattern::Syntax syntax)
{
    const bool text = syntax == ReadyPattern::Syntax::Text;
    const std::optional<QString> block = text ? pattern : blockPattern(pattern);
    if (!block)
        return {};
    const QByteArray bytes = block->toUtf8();
    const uint32_t options = text ? optionsOf(syntax) : (optionsOf(syntax) & ~PCRE2_DOTALL) | PCRE2_MULTILINE;
    const std::unique_ptr<pcre2_compile_context, Freed<pcre2_compile_context_free>> context(
        pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int error = 0;
    PCRE2_SIZE offset = 0;
    Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(bytes.constData()), PCRE2_SIZE(bytes.size()), options, &error,
                            &offset, context.get()));
    // Without JIT each search would check the whole block's UTF-8 first.
    if (code && pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE) != 0)
        code.reset();
    return code;
}

QString errorText(int code)
{
    std::array<PCRE2_UCHAR, 256> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return QString::fromUtf8(reinterpret_cast<const char *>(text.data()));
}

} // namespace

struct ReadyPattern::Private
{
    QString pattern;
    Syntax syntax = Syntax::Basic;
    Code code;
    Code blockCode; ///< null: line by line
};

std::expected<ReadyPattern, PatternError> ReadyPattern::tryCompile(const QString &pattern, Syntax syntax)
{
    if (pattern.isEmpty())
        return std::unexpected(PatternError{Core::tr("an empty pattern matches every line"), 0});
    QString translated = pattern;
    if (syntax == Syntax::Basic) {
        auto basic = pcreFromBasic(pattern);
        if (!basic)
            return std::unexpected(std::move(basic).error());
        translated = *std::move(basic);
    }
    const QByteArray bytes = translated.toUtf8();
    int error = 0;
    PCRE2_SIZE offset = 0;
    Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(bytes.constData()), PCRE2_SIZE(bytes.size()),
                            optionsOf(syntax), &error, &offset, nullptr));
    if (!code) {
        // A translated pattern can only be too big as a whole; its offsets mean nothing to the person.
        const qsizetype position =
            syntax == Syntax::Basic ? 0 : QString::fromUtf8(QByteArrayView(bytes).first(qsizetype(offset))).size();
        return std::unexpected(PatternError{errorText(error), position});
    }
    // Where there is no JIT, matching is slower and else the same.
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
    auto priv = std::make_shared<Private>();
    priv->pattern = pattern;
    priv->syntax = syntax;
    priv->code = std::move(code);
    priv->blockCode = compileForBlocks(translated, syntax);
    return ReadyPattern(std::move(priv));
}

Result<ReadyPattern> ReadyPattern::compile(const QString &pattern, Syntax syntax)
{
    auto compiled = tryCompile(pattern, syntax);
    if (compiled)
        return *std::move(compiled);
    const PatternError &error = compiled.error();
    return failure(ErrorKind::Project,
                   Core::tr("The ready pattern is not valid at character %1: %2.")
                       .arg(error.position + 1)
                       .arg(error.message),
                   pattern + QLatin1Char('\n') + QString(error.position, QLatin1Char(' ')) + QLatin1Char('^'));
}

ReadyPattern::Search ReadyPattern::search(QByteArrayView line) const
{
    Workspace &space = workspace();
    // A null pointer is an error for PCRE2 where an empty line is meant.
    const char *bytes = line.isNull() ? "" : line.data();
    const int found = pcre2_match(d->code.get(), reinterpret_cast<PCRE2_SPTR>(bytes), PCRE2_SIZE(line.size()), 0,
                                  0, space.data.get(), space.context.get());
    if (found == PCRE2_ERROR_NOMATCH)
        return {};
    if (found < 0) // a limit of time, stack or heap
        return {Outcome::TooSlow, {}};
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(space.data.get());
    // \K inside a lookahead may put the start behind the end.
    const qsizetype start = qsizetype(qMin(ends[0], ends[1]));
    return {Outcome::Matched, {start, qsizetype(qMax(ends[0], ends[1])) - start}};
}

std::optional<ReadyPattern::Match> ReadyPattern::match(QByteArrayView line) const
{
    const Search result = search(line);
    return result.outcome == Outcome::Matched ? std::optional(result.match) : std::nullopt;
}

qsizetype ReadyPattern::findLine(QByteArrayView block, qsizetype from, bool *tooSlow) const
{
    bool quick = d->blockCode != nullptr;
    while (from < block.size()) {
        if (quick) {
            Workspace &space = workspace();
            const int found = pcre2_match(d->blockCode.get(), reinterpret_cast<PCRE2_SPTR>(block.data()),
                                          PCRE2_SIZE(block.size()), PCRE2_SIZE(from), 0, space.data.get(),
                                          space.context.get());
            if (found == PCRE2_ERROR_NOMATCH)
                return -1;
            quick = found >= 0; // a limit: perhaps no line alone reaches it
            if (quick) {
                const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(space.data.get());
                // Back to where its line begins.
                qsizetype start = qsizetype(qMin(ends[0], ends[1]));
                while (start > from && block[start - 1] != '\n')
                    --start;
                from = start;
                if (from == block.size())
                    return -1;
            }
        }
        const qsizetype end = block.indexOf('\n', from);
        const qsizetype stop = end < 0 ? block.size() : end;
        QByteArrayView line = block.sliced(from, stop - from);
        if (line.endsWith('\r'))
            line.chop(1);
        const Search result = search(line);
        if (result.outcome == Outcome::Matched)
            return from + result.match.start;
        if (result.outcome == Outcome::TooSlow && tooSlow) {
            *tooSlow = true;
            return -1;
        }
        from = stop + 1;
    }
    return -1;
}

QString ReadyPattern::pattern() const
{
    return d->pattern;
}

ReadyPattern::Syntax ReadyPattern::syntax() const
{
    return d->syntax;
}

bool ReadyPattern::operator==(const ReadyPattern &other) const
{
    return d->pattern == other.d->pattern && d->syntax == other.d->syntax;
}

QString syntaxName(ReadyPattern::Syntax syntax)
{
    switch (syntax) {
    case ReadyPattern::Syntax::Basic:
        return QStringLiteral("basic");
    case ReadyPattern::Syntax::Regex:
        return QStringLiteral("regex");
    case ReadyPattern::Syntax::Text:
        return QStringLiteral("text");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Thaw
