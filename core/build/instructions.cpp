// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/build/instructions.h"

#include <QRegularExpression>
#include <QStringList>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// "# escape=`" may stand before everything else.
QChar escapeOf(const QStringList &lines)
{
    static const QRegularExpression directive(u"^#\\s*(\\w+)\\s*=\\s*(\\S+)\\s*$"_s);
    for (const QString &line : lines) {
        const auto match = directive.match(line);
        if (!match.hasMatch())
            break;
        if (match.captured(1).toLower() == "escape"_L1)
            return match.captured(2).front();
    }
    return u'\\';
}

/// The words that end the heredocs of this line, in their order.
QStringList heredocs(const QString &line)
{
    static const QRegularExpression begin(u"<<-?(['\"]?)(\\w+)\\1"_s);
    QStringList ends;
    for (auto found = begin.globalMatch(line); found.hasNext();)
        ends.append(found.next().captured(2));
    return ends;
}

bool isBlank(const QString &line)
{
    const QString trimmed = line.trimmed();
    return trimmed.isEmpty() || trimmed.startsWith(u'#');
}

} // namespace

QList<Instruction> instructionsOf(const QByteArray &containerfile)
{
    const QStringList lines = QString::fromUtf8(containerfile).split(u'\n');
    const QChar escape = escapeOf(lines);
    QList<Instruction> instructions;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isBlank(lines[i]))
            continue;
        Instruction instruction{.line = int(i) + 1};
        QString text = lines[i].trimmed();
        while (text.endsWith(escape) && i + 1 < lines.size()) {
            text.chop(1);
            ++i;
            if (!isBlank(lines[i])) // comments between the lines are no part of it
                text += u' ' + lines[i].trimmed();
            else
                text += escape;
        }
        for (const QString &end : heredocs(text)) {
            while (++i < lines.size() && lines[i].trimmed() != end)
                ;
        }
        instruction.text = text.simplified();
        instructions.append(instruction);
    }
    return instructions;
}

int lineOf(const QList<Instruction> &instructions, const QString &step)
{
    const QString wanted = step.simplified();
    const auto same = [&](const Instruction &known) { return known.text.compare(wanted, Qt::CaseInsensitive) == 0; };
    if (const auto found = std::ranges::find_if(instructions, same); found != instructions.end())
        return found->line;
    // Builders write arguments, variables and quotes in their own way: the best is the longest beginning in common.
    qsizetype best = wanted.indexOf(u' ') + 1;
    int line = 0;
    for (const Instruction &known : instructions) {
        const qsizetype most = std::min(known.text.size(), wanted.size());
        qsizetype common = 0;
        while (common < most && known.text[common].toLower() == wanted[common].toLower())
            ++common;
        if (common > best) {
            best = common;
            line = known.line;
        }
    }
    return line;
}

int lineIn(const QString &complaint)
{
    static const QRegularExpression named(u"\\b(?:parse error|Dockerfile|on|at)?\\s*line (\\d+)"_s, QRegularExpression::CaseInsensitiveOption);
    return named.match(complaint).captured(1).toInt();
}

} // namespace Thaw
