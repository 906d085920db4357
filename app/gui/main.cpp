// SPDX-License-Identifier: GPL-3.0-or-later
// The window's composition root: everything is made here and handed on.
#include "app/gui/firstpaint.h"
#include "core/pipeline/runcontroller.h"
#include "ui/log/logaccessible.h"
#include "ui/mainwindow.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"
#include "ui/panels/makepanel.h"
#include "ui/style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(new Thaw::Style);
    QApplication::setApplicationName(u"thaw"_s);
    QApplication::setOrganizationName(u"thaw"_s);
    QApplication::setApplicationDisplayName(u"Thaw"_s);
    QApplication::setApplicationVersion(QStringLiteral(THAW_VERSION));
    QApplication::setDesktopFileName(u"io.thaw.Thaw"_s);

    QTranslator qtTranslator, translator;
    if (qtTranslator.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTranslator);
    if (translator.load(QLocale(), u"thaw"_s, u"_"_s, u":/thaw/translations"_s))
        QApplication::installTranslator(&translator);

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "Start containers in milliseconds from a checkpoint"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption host({u"H"_s, u"host"_s}, QApplication::translate("main", "Container engine to use (unix:///path)."),
                                  u"HOST"_s);
    const QCommandLineOption make(u"make"_s, QApplication::translate("main", "Make the checkpoint image at once."));
    parser.addOptions({host, make});
    parser.addPositionalArgument(u"DIR"_s, QApplication::translate("main", "Project to open."), u"[DIR]"_s);
    parser.process(app);

    Thaw::installLogAccessibility();
    Thaw::RunController controller;
    Thaw::RunModel run(&controller);
    Thaw::EngineModel engines;
    Thaw::MainWindow window(&run, &engines);
    reportFirstPaint(&window);
    window.show();
    const QStringList arguments = parser.positionalArguments();
    const bool open = !arguments.isEmpty() && window.openProject(arguments.first());
    if (open && parser.isSet(make)) {
        QObject::connect(&engines, &Thaw::EngineModel::changed, &window, [&] {
            if (engines.state() == Thaw::EngineModel::State::Ready && run.state() == Thaw::RunModel::State::Empty)
                window.makePanel()->make(true);
        });
    }
    // The window is seen first; the engines are asked while it already can be used.
    QTimer::singleShot(0, &engines, [&] { engines.search(parser.value(host)); });
    return QApplication::exec();
}
