// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text.h"

#include "core/project/envfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>

namespace Thaw::Text {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Thaw::Text", text, nullptr, n);
}

} // namespace

QString duration(double milliseconds)
{
    const QLocale locale;
    if (milliseconds < 0)
        return {};
    if (milliseconds < 99.5)
        return tr("%1 ms").arg(locale.toString(qRound(milliseconds)));
    if (milliseconds < 9995)
        return tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 2));
    if (milliseconds < 59950)
        return tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 1));
    return seconds(qint64(milliseconds));
}

QString seconds(qint64 milliseconds)
{
    const qint64 whole = qMax<qint64>(0, milliseconds) / 1000;
    if (whole < 60)
        return tr("%1 s").arg(whole);
    return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString bytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString place(const QString &path)
{
    const QString home = QDir::homePath();
    const QString shown = path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
    // Unicode's left-to-right isolate; without it the first slash would move to the other end.
    return QGuiApplication::isRightToLeft() ? QChar(0x2066) + shown + QChar(0x2069) : shown;
}

QString ago(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const qint64 passed = time.secsTo(now);
    if (passed < 60)
        return tr("just now");
    if (passed < 3600)
        return tr("%1 min ago").arg(passed / 60);
    if (passed < 24 * 3600)
        return tr("%1 h ago").arg(passed / 3600);
    if (passed < 48 * 3600)
        return tr("yesterday");
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

QString stage(StageId id)
{
    switch (id) {
    case StageId::Preflight: return tr("Check");
    case StageId::Prepare: return tr("Prepare");
    case StageId::Start: return tr("Start");
    case StageId::Ready: return tr("Ready");
    case StageId::Checkpoint: return tr("Checkpoint");
    case StageId::Commit: return tr("Commit");
    case StageId::Test: return tr("Test");
    case StageId::Report: return tr("Report");
    case StageId::Build: return tr("Build");
    }
    return {};
}

QString state(StageState state)
{
    switch (state) {
    case StageState::Waiting: return tr("not yet");
    case StageState::Running: return tr("running");
    case StageState::Paused: return tr("paused before it");
    case StageState::Done: return tr("done");
    case StageState::Failed: return tr("failed");
    case StageState::Skipped: return tr("skipped");
    }
    return {};
}

QString outcome(const Report &report)
{
    const double restored = report.test.answerMs >= 0 ? report.test.answerMs : report.test.restoreMs;
    if (report.test.verdict == Verdict::Restored && restored > 0 && report.readyMs > 0) {
        const double ratio = report.readyMs / restored;
        if (ratio >= 1.1)
            return tr("Ready %1 × sooner: %2 instead of %3")
                .arg(QLocale().toString(ratio, 'f', ratio < 10 ? 1 : 0), duration(restored), duration(report.readyMs));
        return tr("Restored in %1; a cold start takes %2").arg(duration(restored), duration(report.readyMs));
    }
    if (report.test.verdict != Verdict::Untested)
        return verdictText(report.test.verdict);
    return report.image.isEmpty() ? QString() : tr("Image made, not tested yet");
}

QString reportOfFailure(const Report &report, const Error &error)
{
    QStringList lines{error.message};
    if (!error.detail.isEmpty())
        lines << QString() << error.detail;
    if (!report.application.isEmpty()) {
        lines << QString() << tr("Project: %1 (run %2)").arg(report.application).arg(report.number);
        lines << tr("Engine: %1").arg(report.engine) << tr("Base image: %1").arg(report.baseImage);
    }
    if (!report.checkpoint.criuVersion.isEmpty())
        lines << tr("CRIU: %1").arg(report.checkpoint.criuVersion);
    for (const StageInfo &info : report.stages)
        lines << QStringLiteral("%1: %2 %3 %4").arg(info.title, state(info.state), duration(double(info.elapsedMs)), info.note);
    for (const Fix &fix : error.fixes)
        lines << (fix.command.isEmpty() ? fix.title : tr("%1: %2").arg(fix.title, fix.command));
    return lines.join(u'\n') + u'\n';
}

} // namespace Thaw::Text
