/* A disk that refuses: preload it (LD_PRELOAD) and say in FAILING what fails.

   FAILING=fsync   every flush answers EIO, from the FAILING_AFTER-th on (0: at once)
   FAILING=locks   every lock on a file below FAILING_UNDER answers ENOLCK, as a file system without locks does */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <stdio.h>

static int fails(const char *what) {
    const char *said = getenv("FAILING");
    return said && strcmp(said, what) == 0;
}

static int flush_fails(void) {
    static long flushes = 0;
    const char *after = getenv("FAILING_AFTER");
    return fails("fsync") && flushes++ >= (after ? atol(after) : 0);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    if (flush_fails()) { errno = EIO; return -1; }
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    if (flush_fails()) { errno = EIO; return -1; }
    return real(file);
}

static int lock_fails(int file, int command) {
    if (command != F_SETLK && command != F_SETLKW && command != F_GETLK) return 0;
    if (!fails("locks")) return 0;
    const char *folder = getenv("FAILING_UNDER");
    if (!folder) return 1;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

int fcntl(int file, int command, ...) {
    static int (*real)(int, int, ...);
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    if (!real) real = (int (*)(int, int, ...))dlsym(RTLD_NEXT, "fcntl");
    if (lock_fails(file, command)) { errno = ENOLCK; return -1; }
    return real(file, command, argument);
}

int fcntl64(int file, int command, ...) {
    static int (*real)(int, int, ...);
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    if (!real) real = (int (*)(int, int, ...))dlsym(RTLD_NEXT, "fcntl64");
    if (lock_fails(file, command)) { errno = ENOLCK; return -1; }
    return real(file, command, argument);
}
