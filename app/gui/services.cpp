// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include "ui/log/logaccessible.h"
#include "ui/panels/makepanel.h"
#include "ui/style.h"

#include <QApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Thaw {

void setUpApplication()
{
    QApplication::setStyle(new Style);
    QApplication::setApplicationName(u"thaw"_s);
    QApplication::setOrganizationName(u"thaw"_s);
    QApplication::setApplicationDisplayName(u"Thaw"_s);
    QApplication::setApplicationVersion(QStringLiteral(THAW_VERSION));
    QApplication::setDesktopFileName(u"io.thaw.Thaw"_s);
    installLogAccessibility();
}

Services::Services() : run(&controller), window(&run, &engines) {}

void Services::begin(const QString &host, const QString &path, bool make)
{
    window.show();
    const bool open = !path.isEmpty() && window.openPath(path);
    if (open && make) {
        QObject::connect(&engines, &EngineModel::changed, &window, [this] {
            if (engines.state() == EngineModel::State::Ready && run.state() == RunModel::State::Empty)
                window.makePanel()->make(true);
        });
    }
    QTimer::singleShot(0, &engines, [this, host] { engines.search(host); });
}

} // namespace Thaw
