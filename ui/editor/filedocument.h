// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QString>

class QTextDocument;

namespace Thaw {

/// One text file of a project, open for editing. Undo survives saving.
class FileDocument : public QObject
{
    Q_OBJECT
public:
    explicit FileDocument(const QString &path, QObject *parent = nullptr);

    QString path() const { return m_path; }
    QString fileName() const;
    QTextDocument *document() const { return m_document; }
    bool exists() const { return m_exists; }
    bool isModified() const;

    QString text() const;
    /// Replaces only what differs, as one step that can be undone.
    void setText(const QString &text);

    /// Does nothing if nothing was changed.
    Result<> save();
    /// Takes the file's contents; unsaved changes stay in the undo history.
    void reload();
    /// True if the file on the disk is neither what was read nor what was saved.
    bool differsFromDisk() const;
    /// From now on the file on the disk counts as seen: what is here will replace it.
    void keepMine();

Q_SIGNALS:
    void textChanged();
    void modifiedChanged(bool modified);

private:
    QByteArray readDisk(bool *exists = nullptr) const;

    QString m_path;
    QTextDocument *m_document;
    QByteArray m_onDisk; ///< as last read or written
    bool m_exists = false;
    bool m_windowsLines = false;
};

} // namespace Thaw
