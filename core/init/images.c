/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CRIU's format: two 32-bit words (what it is), then entries of a 32-bit length and that many bytes of protobuf. */
#include "images.h"

#include "protocol.h"
#include "record.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { common_magic = 0x54564319, service_magic = 0x55105940, inventory_magic = 0x58313116 };
enum { page_in_parent = 1, page_present = 4 };
enum { task_dead = 2, task_zombie = 6 }; /* TaskCoreEntry.task_state, field 1; field 2 is the exit code */

struct image {
    unsigned char *bytes;
    size_t size, at;
};

static uint32_t word_at(const struct image *image, size_t at)
{
    const unsigned char *b = image->bytes + at;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static void problem(struct image_summary *summary, const char *name, const char *what)
{
    char *sentence = format_text("%s %s", name, what);
    list_add(&summary->problems, sentence);
    free(sentence);
}

static bool open_image(struct image *image, const char *directory, const char *name, struct image_summary *summary)
{
    char *path = format_text("%s/%s", directory, name);
    *image = (struct image){0};
    image->bytes = (unsigned char *)read_file(path, &image->size);
    free(path);
    if (!image->bytes) {
        problem(summary, name, strerror(errno));
        return false;
    }
    if (image->size >= 8) {
        const uint32_t first = word_at(image, 0);
        image->at = 8;
        if (first == inventory_magic)
            image->at = 4; /* says which format the others have, so it has a single word itself */
        if (first == common_magic || first == service_magic || first == inventory_magic)
            return true;
    }
    problem(summary, name, image->size < 8 ? "is empty or cut short" : "is not one of CRIU's files");
    free(image->bytes);
    return false;
}

/* The next entry's bytes; false at the end, or with *damaged where an entry is cut short. */
static bool next_entry(struct image *image, struct image *entry, bool *damaged)
{
    if (image->at == image->size)
        return false;
    if (image->size - image->at < 4 || word_at(image, image->at) > image->size - image->at - 4) {
        *damaged = true;
        return false;
    }
    *entry = (struct image){image->bytes + image->at + 4, word_at(image, image->at), 0};
    image->at += 4 + entry->size;
    return true;
}

static bool varint(struct image *entry, uint64_t *value)
{
    *value = 0;
    for (unsigned shift = 0; entry->at < entry->size && shift < 64; shift += 7) {
        const unsigned char byte = entry->bytes[entry->at++];
        *value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

struct field {
    unsigned number;
    uint64_t value;     /* of numbers */
    struct image inner; /* of messages and packed lists */
};

static bool next_field(struct image *entry, struct field *field)
{
    uint64_t key, length;
    if (!varint(entry, &key))
        return false;
    *field = (struct field){.number = (unsigned)(key >> 3)};
    switch (key & 7) {
    case 0:
        return varint(entry, &field->value);
    case 1:
    case 5:
        length = (key & 7) == 1 ? 8 : 4;
        break;
    case 2:
        if (!varint(entry, &length))
            return false;
        break;
    default:
        return false;
    }
    if (length > entry->size - entry->at)
        return false;
    field->inner = (struct image){entry->bytes + entry->at, (size_t)length, 0};
    entry->at += (size_t)length;
    return true;
}

static int64_t file_size(const char *directory, const char *name)
{
    struct stat info;
    char *path = format_text("%s/%s", directory, name);
    const int64_t size = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? info.st_size : -1;
    free(path);
    return size;
}

/* pagemap-*.img: which pages-N.img, and how many pages it has to hold. */
static void inspect_pagemap(const char *directory, const char *name, struct image_summary *summary)
{
    struct image image, entry;
    struct field field;
    bool damaged = false, head = true;
    uint64_t id = 0, pages = 0;
    if (!open_image(&image, directory, name, summary))
        return;
    while (next_entry(&image, &entry, &damaged)) {
        uint64_t count = 0, flags = page_present;
        while (next_field(&entry, &field)) {
            if (head && field.number == 1)
                id = field.value;
            else if (field.number == 2 || field.number == 5)
                count = field.value ? field.value : count;
            else if (field.number == 3 && field.value)
                flags = page_in_parent;
            else if (field.number == 4)
                flags = (unsigned)field.value;
        }
        if (!head && flags & page_present)
            pages += count;
        head = false;
    }
    if (damaged || head)
        problem(summary, name, "is cut short");
    free(image.bytes);
    summary->pages += (int64_t)pages;
    char *file = format_text("pages-%s.img", number((int64_t)id));
    const int64_t size = file_size(directory, file), wanted = (int64_t)pages * sysconf(_SC_PAGESIZE);
    char *sentence = size == wanted || (size < 0 && pages == 0)
        ? NULL
        : format_text("has %s bytes where %s says %s", number(size < 0 ? 0 : size), name, number(wanted));
    if (sentence)
        problem(summary, file, sentence);
    free(sentence);
    free(file);
}

static void inspect_process_file(const char *directory, const char *kind, uint64_t pid, struct image_summary *summary)
{
    char *name = format_text("%s-%s.img", kind, number((int64_t)pid));
    const int64_t size = file_size(directory, name);
    if (size <= 8)
        problem(summary, name, size < 0 ? "is missing" : "is empty");
    free(name);
}

/* core-PID.img says whether there is anything but the exit code of that process. */
static bool is_zombie(const char *directory, uint64_t pid, struct image_summary *summary)
{
    struct image image, entry;
    struct field field, inner;
    bool damaged = false, zombie = false;
    char *name = format_text("core-%s.img", number((int64_t)pid));
    if (open_image(&image, directory, name, summary)) {
        if (!next_entry(&image, &entry, &damaged))
            problem(summary, name, "is empty or cut short");
        else
            while (next_field(&entry, &field))
                while (field.number == 3 && next_field(&field.inner, &inner))
                    if (inner.number == 1 && (inner.value == task_dead || inner.value == task_zombie))
                        zombie = true;
        free(image.bytes);
    }
    free(name);
    return zombie;
}

static void inspect_process(const char *directory, const struct image *entry, struct image_summary *summary)
{
    struct image rest = *entry;
    struct field field;
    uint64_t pid = 0, thread;
    while (next_field(&rest, &field))
        if (field.number == 1)
            pid = field.value;
    summary->processes++;
    /* CRIU writes whatever was in its memory as the thread of one that has ended (dump_zombies()). */
    if (is_zombie(directory, pid, summary))
        return;
    for (rest = *entry; next_field(&rest, &field);) {
        if (field.number == 5 && field.inner.bytes)
            while (varint(&field.inner, &thread))
                inspect_process_file(directory, "core", thread, summary);
        else if (field.number == 5)
            inspect_process_file(directory, "core", field.value, summary);
    }
    inspect_process_file(directory, "ids", pid, summary);
    inspect_process_file(directory, "mm", pid, summary);
    inspect_process_file(directory, "pagemap", pid, summary);
}

static void inspect_tree(const char *directory, struct image_summary *summary)
{
    struct image image, entry;
    bool damaged = false;
    if (!open_image(&image, directory, "pstree.img", summary))
        return;
    while (next_entry(&image, &entry, &damaged))
        inspect_process(directory, &entry, summary);
    if (damaged || summary->processes == 0)
        problem(summary, "pstree.img", "is cut short");
    free(image.bytes);
}

bool inspect_images(const char *directory, struct image_summary *summary)
{
    struct image inventory;
    *summary = (struct image_summary){0};
    if (open_image(&inventory, directory, "inventory.img", summary)) {
        if (inventory.size <= 12)
            problem(summary, "inventory.img", "is cut short");
        free(inventory.bytes);
    }
    inspect_tree(directory, summary);
    DIR *files = opendir(directory);
    for (struct dirent *entry; files && (entry = readdir(files)) != NULL;)
        if (starts_with(entry->d_name, "pagemap-"))
            inspect_pagemap(directory, entry->d_name, summary);
    if (files)
        closedir(files);
    return summary->problems.count == 0;
}

int verify_command(void)
{
    struct image_summary summary;
    inspect_images(THAW_CHECKPOINT_DIR, &summary);
    for (size_t i = 0; i < summary.problems.count; i++)
        printf("%s\n", summary.problems.items[i]);
    struct record record;
    char *wrong = NULL;
    const bool recorded = read_record(&record) == 0;
    if (recorded)
        wrong = check_image_files(&record);
    if (wrong)
        printf("%s\n", wrong);
    return summary.problems.count > 0 || !recorded || wrong ? 1 : 0;
}
