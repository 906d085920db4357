// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Thaw {

class ScriptEditor;

/// The find bar of the script editors: one for all of them, for the one that is in front.
class EditorFind : public QWidget
{
    Q_OBJECT
public:
    explicit EditorFind(QWidget *parent = nullptr);

    /// Opens it for this editor, with what is selected there.
    void activate(ScriptEditor *editor);
    void step(bool backward);
    void dismiss();
    QLineEdit *field() const { return m_text; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ScriptEditor *m_editor = nullptr;
    QLineEdit *m_text;
    QLabel *m_remark;
};

} // namespace Thaw
