// SPDX-License-Identifier: GPL-3.0-or-later
// thaw-icons SVG SIZE PNG: one of the pictures that desktops look for.
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    const int side = argc == 4 ? atoi(argv[2]) : 0;
    if (side <= 0) {
        fprintf(stderr, "usage: thaw-icons SVG SIZE PNG\n");
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    return drawing.isValid() && picture.save(QString::fromLocal8Bit(argv[3])) ? 0 : 1;
}
