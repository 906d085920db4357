// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/filedocument.h"

#include "core/project/project.h"

#include <QFile>
#include <QFileInfo>
#include <QPlainTextDocumentLayout>
#include <QTextCursor>
#include <QTextDocument>

namespace Thaw {

FileDocument::FileDocument(const QString &path, QObject *parent)
    : QObject(parent), m_path(path), m_document(new QTextDocument(this))
{
    m_document->setDocumentLayout(new QPlainTextDocumentLayout(m_document));
    m_onDisk = readDisk(&m_exists);
    m_windowsLines = m_onDisk.contains("\r\n");
    m_document->setPlainText(QString::fromUtf8(m_onDisk));
    m_document->setModified(false);
    connect(m_document, &QTextDocument::contentsChanged, this, &FileDocument::textChanged);
    connect(m_document, &QTextDocument::modificationChanged, this, &FileDocument::modifiedChanged);
}

QString FileDocument::fileName() const
{
    return QFileInfo(m_path).fileName();
}

bool FileDocument::isModified() const
{
    return m_document->isModified();
}

QString FileDocument::text() const
{
    return m_document->toPlainText();
}

void FileDocument::setText(const QString &text)
{
    const QString old = this->text();
    if (old == text)
        return;
    qsizetype start = 0;
    const qsizetype shorter = qMin(old.size(), text.size());
    while (start < shorter && old[start] == text[start])
        ++start;
    qsizetype end = 0;
    while (end < shorter - start && old[old.size() - 1 - end] == text[text.size() - 1 - end])
        ++end;
    QTextCursor cursor(m_document);
    cursor.beginEditBlock();
    cursor.setPosition(int(start));
    cursor.setPosition(int(old.size() - end), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(start, text.size() - start - end));
    cursor.endEditBlock();
}

QByteArray FileDocument::readDisk(bool *exists) const
{
    QFile file(m_path);
    const bool open = file.open(QIODevice::ReadOnly);
    if (exists)
        *exists = open;
    return open ? file.readAll() : QByteArray();
}

Result<> FileDocument::save()
{
    if (!isModified())
        return {};
    QString text = this->text();
    // CRLF is marked as a problem, never changed behind one's back: unless the lines were edited away.
    if (m_windowsLines && !text.contains(u'\r'))
        text.replace(u'\n', QStringLiteral("\r\n"));
    const QByteArray bytes = text.toUtf8();
    if (const Result<> saved = saveFile(m_path, bytes); !saved)
        return saved;
    m_onDisk = bytes;
    m_exists = true;
    m_document->setModified(false);
    return {};
}

void FileDocument::reload()
{
    m_onDisk = readDisk(&m_exists);
    m_windowsLines = m_onDisk.contains("\r\n");
    setText(QString::fromUtf8(m_onDisk).replace(QStringLiteral("\r\n"), QStringLiteral("\n")));
    m_document->setModified(false);
}

bool FileDocument::differsFromDisk() const
{
    bool exists = false;
    const QByteArray now = readDisk(&exists);
    return exists != m_exists || now != m_onDisk;
}

void FileDocument::keepMine()
{
    m_onDisk = readDisk(&m_exists);
    m_document->setModified(true);
}

} // namespace Thaw
