// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace Thaw {

class EngineModel;
struct EngineEntry;

/// Shows the engine in use; its menu lists every place that was tried, and why it failed there.
class EnginePicker : public QToolButton
{
    Q_OBJECT
public:
    explicit EnginePicker(EngineModel *engines, QWidget *parent = nullptr);

    QSize sizeHint() const override;

Q_SIGNALS:
    void otherSocketWanted();
    void otherMachineWanted();
    void doctorWanted();

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;

private:
    void update();
    void fillMenu();
    QAction *actionFor(const EngineEntry &entry);

    EngineModel *m_engines;
};

} // namespace Thaw
