// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inside/contentsframe.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace Thaw {

class MemorySearchModel;
class RowsView;

/// Looks for text or bytes in the memory of the checkpoint.
class SearchPage : public InsidePage
{
    Q_OBJECT
public:
    explicit SearchPage(MemorySearchModel *model, QWidget *parent = nullptr);

    void setContents(const ContentsPtr &contents) override;
    QLineEdit *field() const { return m_field; }
    RowsView *hits() const { return m_hits; }
    QString sentence() const;

private:
    void start();
    void showState();
    void showHit(int hit);

    MemorySearchModel *m_model;
    QLineEdit *m_field;
    QCheckBox *m_case;
    QPushButton *m_start;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    RowsView *m_hits;
    QPlainTextEdit *m_bytes;
};

/// Bytes as addresses, hexadecimal digits and letters, 16 to a line. address: of the first.
QString hexDump(const QByteArray &bytes, quint64 address);

} // namespace Thaw
