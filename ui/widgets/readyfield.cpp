// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/readyfield.h"

#include "core/log/readymatcher.h"
#include "ui/editor/projectdocument.h"
#include "ui/text.h"
#include "ui/widgets/checkpointerfield.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace Thaw {

using namespace Qt::StringLiterals;

ReadyField::ReadyField(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_value(new QLineEdit(this)), m_preview(new QLabel(this))
{
    m_kind->addItem(tr("a log line matches"), int(Kind::LogPattern));
    m_kind->addItem(tr("a log line contains"), int(Kind::LogText));
    m_kind->addItem(tr("a log line matches the regex"), int(Kind::LogRegex));
    m_kind->addItem(tr("a port answers"), int(Kind::Port));
    m_kind->addItem(tr("a web page answers"), int(Kind::Http));
    m_kind->addItem(tr("a command succeeds"), int(Kind::Command));
    m_kind->addItem(tr("I say so"), int(Kind::Hand));
    m_kind->setAccessibleName(tr("Ready when"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(16);
    m_value->setAccessibleName(tr("What tells that it is ready"));
    m_preview->setWordWrap(true);
    m_preview->setTextFormat(Qt::RichText);
    m_preview->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    m_preview->setAccessibleName(tr("Preview over the last log"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_kind);
    layout->addWidget(m_value);
    layout->addWidget(m_preview);
    m_pause.setSingleShot(true);
    m_pause.setInterval(60);
    connect(&m_pause, &QTimer::timeout, this, &ReadyField::preview);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReadyField::store);
    connect(m_value, &QLineEdit::textEdited, this, &ReadyField::store);
    connect(&m_search, &LogSearch::finished, this, &ReadyField::showMatches);
    connect(m_preview, &QLabel::linkActivated, this, [this](const QString &link) { Q_EMIT lineWanted(link.toLongLong()); });
}

ReadyField::Kind ReadyField::kind() const
{
    return Kind(m_kind->currentData().toInt());
}

void ReadyField::setProject(ProjectDocument *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (!project)
        return;
    connect(project, &ProjectDocument::envChanged, this, &ReadyField::load);
    load();
}

void ReadyField::setLogSource(std::function<LogSnapshot()> snapshot, std::function<qint64(qint64)> elapsed)
{
    m_snapshot = std::move(snapshot);
    m_elapsed = std::move(elapsed);
    previewAgain();
}

void ReadyField::load()
{
    if (m_loading)
        return;
    m_loading = true;
    const QString ready = m_project->value(u"THAW_READY"_s).trimmed();
    const QString syntax = m_project->value(u"THAW_READY_SYNTAX"_s);
    const QString word = ready.section(u' ', 0, 0);
    Kind kind = syntax == "text"_L1 ? Kind::LogText : syntax == "regex"_L1 ? Kind::LogRegex : Kind::LogPattern;
    QString value = m_project->value(u"LOG_MESSAGE"_s);
    if (word == "port"_L1 || word == "http"_L1 || word == "command"_L1) {
        kind = word == "port"_L1 ? Kind::Port : word == "http"_L1 ? Kind::Http : Kind::Command;
        value = ready.section(u' ', 1);
    } else if (word == "hand"_L1) {
        kind = Kind::Hand;
        value.clear();
    }
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
    if (m_value->text() != value)
        m_value->setText(value);
    m_loading = false;
    preview();
}

void ReadyField::store()
{
    if (m_loading || !m_project)
        return;
    m_loading = true;
    const QString value = m_value->text();
    switch (kind()) {
    case Kind::LogPattern:
    case Kind::LogText:
    case Kind::LogRegex:
        m_project->setValue(u"THAW_READY"_s, {});
        m_project->setValue(u"THAW_READY_SYNTAX"_s, kind() == Kind::LogText    ? u"text"_s
                                                    : kind() == Kind::LogRegex ? u"regex"_s
                                                                               : QString());
        m_project->setValue(u"LOG_MESSAGE"_s, value);
        break;
    case Kind::Port: m_project->setValue(u"THAW_READY"_s, u"port "_s + value); break;
    case Kind::Http: m_project->setValue(u"THAW_READY"_s, u"http "_s + value); break;
    case Kind::Command: m_project->setValue(u"THAW_READY"_s, u"command "_s + value); break;
    case Kind::Hand: m_project->setValue(u"THAW_READY"_s, u"hand"_s); break;
    }
    m_loading = false;
    m_pause.start();
}

void ReadyField::previewAgain()
{
    m_pause.start();
}

void ReadyField::say(const QString &text, bool bad)
{
    m_preview->setText(bad ? QStringLiteral("<span style=\"color:%1\">%2</span>").arg(badColor(palette()).name(), text)
                           : text);
}

void ReadyField::preview()
{
    m_pause.stop();
    m_search.cancel();
    m_value->setEnabled(kind() != Kind::Hand);
    static const QHash<Kind, const char *> hints{
        {Kind::LogPattern, QT_TR_NOOP("server is ready")}, {Kind::LogText, QT_TR_NOOP("server is ready")},
        {Kind::LogRegex, QT_TR_NOOP("ready (on|at) port \\d+")}, {Kind::Port, QT_TR_NOOP("8080")},
        {Kind::Http, QT_TR_NOOP("8080 /health")}, {Kind::Command, QT_TR_NOOP("test -e /run/ready")},
        {Kind::Hand, QT_TR_NOOP("The button Ready Now appears while it runs")}};
    m_value->setPlaceholderText(tr(hints.value(kind())));
    if (kind() > Kind::LogRegex) {
        say(kind() == Kind::Hand ? tr("A button asks you while it runs.") : tr("Looked for inside the container."), false);
        return;
    }
    if (m_value->text().isEmpty()) {
        const bool itself = m_project && checkpointsItself(*m_project);
        say(itself ? tr("Not needed where the application knows itself when.") : tr("Which line says that the application has started?"), !itself);
        return;
    }
    const auto syntax = kind() == Kind::LogText    ? ReadyPattern::Syntax::Text
                        : kind() == Kind::LogRegex ? ReadyPattern::Syntax::Regex
                                                   : ReadyPattern::Syntax::Basic;
    const auto pattern = ReadyPattern::tryCompile(m_value->text(), syntax);
    if (!pattern) {
        say(tr("✘ Not valid at character %1: %2")
                .arg(pattern.error().position + 1)
                .arg(pattern.error().message.toHtmlEscaped()), true);
        return;
    }
    const LogSnapshot snapshot = m_snapshot ? m_snapshot() : LogSnapshot();
    m_hasLog = snapshot.lineCount > 0;
    if (!m_hasLog) {
        say(tr("Checked against the log once there is one."), false);
        return;
    }
    m_tooSlow = std::make_shared<std::atomic<bool>>(false);
    m_search.start(snapshot, readyMatcher(*pattern, m_tooSlow));
}

void ReadyField::showMatches()
{
    const auto &lines = m_search.lines();
    if (*m_tooSlow) {
        say(tr("✘ Too slow on some lines: make the pattern simpler."), true);
        return;
    }
    if (lines.empty()) {
        say(tr("✘ No line of the last run matches: would wait until the time limit."), true);
        return;
    }
    const qint64 first = lines.front();
    const qint64 elapsed = m_elapsed ? m_elapsed(first) : -1;
    const QString place = elapsed < 0 ? tr("line %1").arg(QLocale().toString(first + 1))
                                      : tr("line %1, at %2").arg(QLocale().toString(first + 1), Text::duration(double(elapsed)));
    const QString link = QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
                             .arg(first).arg(palette().color(QPalette::Link).name(), place);
    say(lines.size() == 1 ? tr("✔ Matches 1 line of the last run: %1").arg(link)
                          : tr("✔ Matches %1 lines of the last run, first %2").arg(QLocale().toString(qint64(lines.size())), link),
        false);
}

QString ReadyField::previewText() const
{
    return m_preview->text();
}

} // namespace Thaw
