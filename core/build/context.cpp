// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/build/context.h"

#include "core/engine/tarball.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QTemporaryFile>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Go's filepath.Match with Docker's "**", for the path itself and everything below it.
QRegularExpression patternOf(const QString &glob)
{
    QString text;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob[i];
        if (c == u'*' && glob.mid(i, 3) == "**/"_L1) {
            text += "(?:.*/)?"_L1;
            i += 2;
        } else if (c == u'*' && glob.mid(i, 2) == "**"_L1) {
            text += ".*"_L1;
            ++i;
        } else if (c == u'*') {
            text += "[^/]*"_L1;
        } else if (c == u'?') {
            text += "[^/]"_L1;
        } else if (c == u'[' || c == u']') {
            text += c;
        } else if (c == u'\\' && i + 1 < glob.size()) {
            text += QRegularExpression::escape(QString(glob[++i]));
        } else {
            text += QRegularExpression::escape(QString(c));
        }
    }
    return QRegularExpression(u"^"_s + text + u"(?:/|$)"_s, QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

IgnoreRules IgnoreRules::parse(const QByteArray &dockerignore)
{
    IgnoreRules rules;
    for (QString line : QString::fromUtf8(dockerignore).split(u'\n')) {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const bool takes = line.startsWith(u'!');
        QString glob = QDir::cleanPath(takes ? line.sliced(1).trimmed() : line);
        while (glob.startsWith(u'/'))
            glob.remove(0, 1);
        if (!glob.isEmpty() && glob != "."_L1)
            rules.m_rules.append({patternOf(glob), takes});
    }
    return rules;
}

bool IgnoreRules::ignores(const QString &path) const
{
    bool ignored = false;
    for (const Rule &rule : m_rules) { // the last one that fits counts
        if (rule.takes == ignored && rule.pattern.match(path).hasMatch())
            ignored = !rule.takes;
    }
    return ignored;
}

Result<QStringList> contextFiles(const QString &directory, const QString &containerfile)
{
    const QDir root(directory);
    IgnoreRules rules;
    if (QFile file(root.filePath(u".dockerignore"_s)); file.open(QIODevice::ReadOnly))
        rules = IgnoreRules::parse(file.readAll());
    QStringList files;
    QDirIterator it(directory, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = root.relativeFilePath(it.next());
        if (path == containerfile || !rules.ignores(path))
            files.append(path);
    }
    files.sort();
    if (!files.contains(containerfile))
        return failure(ErrorKind::Project, Core::tr("There is no file %1").arg(root.filePath(containerfile)));
    return files;
}

Result<std::shared_ptr<QFile>> packContext(const QString &directory, const QStringList &files, const std::stop_token &stop)
{
    const auto spool = std::make_shared<QTemporaryFile>();
    if (!spool->open())
        return failure(ErrorKind::NoSpace, Core::tr("A temporary file cannot be made"), spool->errorString());
    if (const Result<> packed = packFiles(directory, files, spool.get(), stop); !packed)
        return failure(packed);
    if (!spool->flush() || !spool->seek(0))
        return failure(ErrorKind::NoSpace, Core::tr("A temporary file cannot be written"), spool->errorString());
    spool->moveToThread(QCoreApplication::instance()->thread()); // who sends it
    return spool;
}

} // namespace Thaw
