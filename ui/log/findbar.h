// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logsearch.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Thaw {

/// Field and buttons of a search: literal or regular expression, case, only matches, "3 / 41".
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    LogQuery query() const;
    bool onlyMatches() const;
    void setText(const QString &text);
    void setQuery(const LogQuery &query);
    void activate();
    /// current from 1, 0: none is current; running adds "…".
    void showCount(qint64 current, qint64 count, bool running);
    void showMistake(const QString &message);

Q_SIGNALS:
    void queryChanged();
    void onlyMatchesChanged(bool on);
    void nextWanted();
    void previousWanted();
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpButtons();

    QLineEdit *m_text;
    QToolButton *m_regex;
    QToolButton *m_case;
    QToolButton *m_only;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_count;
};

} // namespace Thaw
