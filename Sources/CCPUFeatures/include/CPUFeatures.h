// What this processor, and the operating system that saves its registers, allow.
//
// Swift has no way to ask the processor for its instruction set, nor to tell it that a loop only waits; the compiler's
// built-ins for C do both. This header is all there is: nothing here needs to be linked.
#ifndef CPU_FEATURES_H
#define CPU_FEATURES_H

#include <stdbool.h>

// True where code compiled with `-march=x86-64-v3` runs: AVX2 and fused multiply-add.
//
// Asked feature by feature: libgcc, which answers, knows "x86-64-v3" by name only since GCC 12. The few features of it that
// are not asked for came with AVX2, or before.
static inline bool cpuSupportsAVX2(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2");
#else
    return false;
#endif
}

// True where code compiled with `-march=x86-64-v4` runs: AVX-512 F, BW, CD, DQ and VL.
static inline bool cpuSupportsAVX512(void) {
#if defined(__x86_64__)
    return cpuSupportsAVX2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl");
#else
    return false;
#endif
}

// Asks for the cache line at an address, which need not be valid, without waiting for it.
static inline void prefetchForReading(const void *address) {
    __builtin_prefetch(address, 0, 3);
}

// Tells the processor that this thread waits in a loop, so that it saves power and lets its sibling thread run.
static inline void cpuRelax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb" ::: "memory");
#endif
}

#endif
