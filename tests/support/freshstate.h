// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace Thaw {

/// A new directory for what programs keep (XDG_STATE_HOME); removed with this.
class FreshState
{
public:
    FreshState() { qputenv("XDG_STATE_HOME", m_directory.path().toUtf8()); }
    QString path() const { return m_directory.path(); }
    QString filePath(const QString &name) const { return m_directory.filePath(name); }

private:
    QTemporaryDir m_directory;
};

} // namespace Thaw
