// SPDX-License-Identifier: GPL-3.0-or-later
// The window's composition root: everything is made here and handed on.
#include "app/gui/firstpaint.h"
#include "app/gui/services.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    Thaw::setUpApplication();

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
    parser.addPositionalArgument(u"PATH"_s, QApplication::translate("main", "Project, checkpoint or archive to open."), u"[PATH]"_s);
    parser.process(app);

    Thaw::Services services;
    reportFirstPaint(&services.window);
    services.begin(parser.value(host), parser.positionalArguments().value(0), parser.isSet(make));
    return QApplication::exec();
}
