// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/finding.h"

#include "core/engine/engineabilities.h"
#include "core/report/report.h"
#include "core/words.h"

#include <QJsonArray>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

bool nothingBad(const QList<Finding> &findings)
{
    return std::ranges::none_of(findings, [](const Finding &finding) { return finding.state == Finding::State::Bad; });
}

QString stateName(Finding::State state)
{
    switch (state) {
    case Finding::State::Good: return u"good"_s;
    case Finding::State::Doubtful: return u"doubtful"_s;
    case Finding::State::Bad: return u"bad"_s;
    }
    return {};
}

QString lineOf(const Finding &finding)
{
    const QString mark = finding.state == Finding::State::Good ? u"✔"_s : finding.state == Finding::State::Doubtful ? u"!"_s : u"✘"_s;
    QString line = u"%1 %2: %3"_s.arg(mark, finding.title, finding.text);
    if (!finding.remedy.isEmpty())
        line += u"\n    → "_s + finding.remedy;
    return line;
}

QJsonArray jsonOf(const QList<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        array.append(QJsonObject{{u"id"_s, finding.id},
                                 {u"title"_s, finding.title},
                                 {u"state"_s, stateName(finding.state)},
                                 {u"text"_s, finding.text},
                                 {u"remedy"_s, finding.remedy}});
    }
    return array;
}

QString engineLine(const EngineHealth &engine)
{
    const Endpoint &endpoint = engine.attempt.endpoint;
    const QString place = u"%1 (%2)"_s.arg(endpoint.toString(), endpoint.origin);
    if (engine.attempt.error)
        return u"✘ %1: %2"_s.arg(place, engine.attempt.error->message);
    return u"%1 %2: %3"_s.arg(engine.isUsable() ? u"✔"_s : u"✘"_s, place, engineTitle(engine.attempt.info));
}

} // namespace

bool EngineHealth::isUsable() const
{
    return !attempt.error && nothingBad(findings);
}

bool Health::isUsable() const
{
    return nothingBad(machine) && std::ranges::any_of(engines, &EngineHealth::isUsable);
}

QList<Finding> Health::concerns(const Endpoint &endpoint) const
{
    QList<Finding> found = machine;
    for (const EngineHealth &engine : engines) {
        if (engine.attempt.endpoint == endpoint)
            found += engine.findings;
    }
    found.removeIf([](const Finding &finding) { return finding.state == Finding::State::Good; });
    std::ranges::stable_sort(found, std::greater(), &Finding::state);
    return found;
}

QString healthText(const Health &health)
{
    QStringList lines;
    if (!health.version.isEmpty())
        lines << u"Thaw "_s + health.version;
    for (const Finding &finding : health.machine)
        lines << lineOf(finding);
    for (const EngineHealth &engine : health.engines) {
        lines << engineLine(engine);
        for (const Finding &finding : engine.findings)
            lines << u"  "_s + lineOf(finding).replace(u'\n', u"\n  "_s);
    }
    if (health.engines.isEmpty())
        lines << u"✘ "_s + Core::tr("There is no endpoint to ask");
    return lines.join(u'\n');
}

QJsonObject toJson(const Health &health)
{
    QJsonArray engines;
    for (const EngineHealth &engine : health.engines) {
        QJsonObject entry{{u"endpoint"_s, engine.attempt.endpoint.toString()},
                          {u"origin"_s, engine.attempt.endpoint.origin},
                          {u"usable"_s, engine.isUsable()}};
        if (engine.attempt.error) {
            entry.insert(u"error"_s, toJson(*engine.attempt.error));
        } else {
            entry.insert(u"kind"_s, abilitiesOf(engine.attempt.info.kind).name);
            entry.insert(u"version"_s, engine.attempt.info.version);
            entry.insert(u"api"_s, engine.attempt.info.apiVersion);
            entry.insert(u"storage"_s, engine.details.storageDriver);
            entry.insert(u"cgroup"_s, engine.details.cgroupVersion);
            entry.insert(u"rootless"_s, engine.details.rootless);
            entry.insert(u"findings"_s, jsonOf(engine.findings));
        }
        engines.append(entry);
    }
    return {{u"format"_s, u"thaw.doctor/1"_s},
            {u"version"_s, health.version},
            {u"usable"_s, health.isUsable()},
            {u"machine"_s, jsonOf(health.machine)},
            {u"engines"_s, engines}};
}

} // namespace Thaw
