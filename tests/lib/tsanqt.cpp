// SPDX-License-Identifier: GPL-3.0-or-later
// Part of what is built for ThreadSanitizer, which sees no lock of a library that is built without it: tells it that
// what one thread hands over to another by Qt was written before it is read. Both are functions that Qt's headers call
// from our programs, and so are found here before Qt's own, which do the work.
#include <QMetaObject>
#include <QRunnable>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

template<typename Function>
Function qtsOwn(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

class HandedRunnable : public QRunnable
{
public:
    explicit HandedRunnable(QRunnable *runnable) : m_runnable(runnable) { __tsan_release(this); }
    void run() override
    {
        __tsan_acquire(this);
        m_runnable->run();
        if (m_runnable->autoDelete())
            delete m_runnable;
    }

private:
    QRunnable *m_runnable;
};

class HandedCall : public QtPrivate::QSlotObjectBase
{
public:
    explicit HandedCall(QSlotObjectBase *call) : QSlotObjectBase(&HandedCall::pass), m_call(call) { __tsan_release(this); }

private:
    static void pass(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        auto *handed = static_cast<HandedCall *>(self);
        __tsan_acquire(handed);
        if (which == Call) {
            handed->m_call->call(receiver, arguments);
        } else if (which == Destroy) {
            handed->m_call->destroyIfLastRef();
            delete handed;
        }
    }

    QSlotObjectBase *m_call;
};

} // namespace

void QThreadPool::start(QRunnable *runnable, int priority)
{
    static const auto own = qtsOwn<void (*)(QThreadPool *, QRunnable *, int)>("_ZN11QThreadPool5startEP9QRunnablei");
    own(this, new HandedRunnable(runnable), priority);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *call, Qt::ConnectionType type, qsizetype parameterCount,
                                   const void *const *parameters, const char *const *names, const QtPrivate::QMetaTypeInterface *const *types)
{
    using Own = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, qsizetype, const void *const *, const char *const *,
                         const QtPrivate::QMetaTypeInterface *const *);
    static const auto own = qtsOwn<Own>("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14Connection"
                                        "TypeExPKPKvPKPKcPKPKNS2_18QMetaTypeInterfaceE");
    return own(object, new HandedCall(call), type, parameterCount, parameters, names, types);
}
