// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/differencetables.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Null where there is nothing.
QJsonValue number(double value)
{
    return value < 0 ? QJsonValue() : QJsonValue(value);
}

QJsonArray toJson(const QList<FieldDifference> &fields)
{
    QJsonArray list;
    for (const FieldDifference &field : fields) {
        QJsonObject object{{u"change"_s, nameOf(field.change)}, {u"name"_s, field.name},
                           {u"before"_s, field.before},         {u"after"_s, field.after}};
        if (field.beforeNumber >= 0 || field.afterNumber >= 0) {
            object[u"beforeNumber"_s] = number(field.beforeNumber);
            object[u"afterNumber"_s] = number(field.afterNumber);
        }
        list.append(object);
    }
    return list;
}

QJsonArray toJson(const QList<FileDifference> &files)
{
    QJsonArray list;
    for (const FileDifference &file : files) {
        QJsonObject object{{u"change"_s, nameOf(file.change)},
                           {u"path"_s, u'/' + QString::fromUtf8(file.path)},
                           {u"before"_s, number(double(file.before))},
                           {u"after"_s, number(double(file.after))},
                           {u"why"_s, file.why}};
        if (file.isText && file.change == Change::Changed)
            object[u"lines"_s] = QJsonArray::fromStringList(unifiedLines(excerptOf(file).lines));
        list.append(object);
    }
    return list;
}

QJsonArray toJson(const QList<ProcessDifference> &processes)
{
    QJsonArray list;
    for (const ProcessDifference &process : processes) {
        list.append(QJsonObject{{u"change"_s, nameOf(process.change)},
                                {u"title"_s, process.title},
                                {u"before"_s, number(process.before ? double(process.before) : -1)},
                                {u"after"_s, number(process.after ? double(process.after) : -1)},
                                {u"fields"_s, toJson(process.fields)}});
    }
    return list;
}

/// In pages of 4 KiB.
QJsonArray toJson(const QList<MappingDifference> &mappings)
{
    QJsonArray list;
    for (const MappingDifference &mapping : mappings) {
        list.append(QJsonObject{{u"process"_s, mapping.process}, {u"mapping"_s, mapping.mapping},
                                {u"before"_s, mapping.before},   {u"after"_s, mapping.after},
                                {u"equal"_s, mapping.equal},     {u"moved"_s, mapping.moved},
                                {u"new"_s, mapping.changed}});
    }
    return list;
}

} // namespace

QJsonObject toJson(const ImageDifference &difference)
{
    return {{u"format"_s, u"thaw.diff/1"_s},
            {u"before"_s, difference.before},
            {u"after"_s, difference.after},
            {u"equal"_s, difference.isEqual()},
            {u"summary"_s, difference.summary()},
            {u"sizes"_s, toJson(difference.sizes)},
            {u"times"_s, toJson(difference.times)},
            {u"files"_s, toJson(difference.files)},
            {u"equalFiles"_s, difference.equalFiles},
            {u"values"_s, toJson(difference.values)},
            {u"configuration"_s, toJson(difference.configuration)},
            {u"processes"_s, toJson(difference.processes)},
            {u"sockets"_s, toJson(difference.sockets)},
            {u"openFiles"_s, toJson(difference.openFiles)},
            {u"memoryPages"_s, toJson(difference.memory)},
            {u"layers"_s, toJson(difference.layers)},
            {u"notes"_s, QJsonArray::fromStringList(difference.notes)}};
}

} // namespace Thaw
