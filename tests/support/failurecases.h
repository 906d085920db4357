// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace Thaw {

/// One failure of CRIU that the lab makes, with CRIU itself in a container of the lab's image.
struct FailureCase
{
    QString name;              ///< how it comes about, as a sentence's beginning
    QString id;                ///< the catalogue's entry that has to explain it
    QStringList app;           ///< words of the application's command; see faults.c
    QStringList container{};   ///< further options of the container that is dumped
    QStringList criu{};        ///< further options of the dump
    bool restored = false;     ///< the dump succeeds, and it is the restore that fails
    QStringList restoreContainer{};
    QStringList restoreCriu{};
    QString harm{};            ///< shell commands before the restore
    bool first = false;        ///< the application is the container's first process
    bool podman = false;       ///< a failure of Podman's
    int attempts = 1;          ///< a race may be won
};

QList<FailureCase> failureCases();

/// A project that Thaw itself cannot make an image of.
struct FailingProject
{
    QString name;
    QString id;
    QString app; ///< command line
};

QList<FailingProject> failingProjects();

/// Entries of the catalogue that no case makes, with the reason.
QMap<QString, QString> failuresNobodyCanMakeHere();

} // namespace Thaw
